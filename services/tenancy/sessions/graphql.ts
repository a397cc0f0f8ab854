import { actions } from "../../../contracts/access/actions.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { FirmRef, firmSeen } from "../firms/firm-type.ts";
import { OperatingRulesRef } from "../operating-rules/graphql.ts";
import { PersonRef, personSeen } from "../people/person-type.ts";
import { RoleRef } from "../people/role-enum.ts";
import type { SecondStep } from "../second-factor/second-step.ts";
import { readToken } from "../tokens.ts";
import {
  endSession,
  finishWelcome,
  type Origin,
  type StartedSession,
  startSession,
  switchSession,
} from "./commands.ts";
import { sessionByHash } from "./reads.ts";
import { sessionLongestMs } from "./rules.ts";
import { type Viewer, viewerIn, viewerOf } from "./viewer.ts";

const LocaleRef = builder.enumType("Locale", {
  values: { ZH: { value: "zh" }, EN: { value: "en" } } as const,
});

const ViewerRef = builder.objectRef<Viewer>("Viewer").implement({
  fields: (t) => ({
    person: t.field({
      type: PersonRef,
      resolve: ({ actor, person }) => personSeen(actor.tenantId, person),
    }),
    firm: t.field({ type: FirmRef, resolve: ({ firm }) => firmSeen(firm) }),
    roles: t.field({ type: [RoleRef], resolve: ({ person }) => [...person.roles] }),
    actions: t.stringList({
      resolve: ({ actor }) => Object.keys(actions).filter((each) => actor.may.has(each as never)),
    }),
    firms: t.field({ type: [FirmRef], resolve: ({ firms }) => firms.map(firmSeen) }),
    sessionId: t.id({
      resolve: ({ actor, sessionId }) => globalId("Session", actor.tenantId, sessionId),
    }),
    welcomed: t.boolean({ resolve: ({ person }) => person.welcomedAt !== null }),
    rulesAccepted: t.exposeBoolean("rulesAccepted"),
    tradeHeld: t.exposeBoolean("tradeHeld", {
      description: "The firm publishes and books nothing new until it accepts the rules in force.",
    }),
    rulesToAccept: t.field({
      type: OperatingRulesRef,
      nullable: true,
      description: "The next version to come that the firm has not accepted yet.",
      resolve: ({ rulesToAccept }) => rulesToAccept,
    }),
    secured: t.exposeBoolean("secured"),
    mustEnrol: t.exposeBoolean("mustEnrol"),
    operator: t.boolean({ resolve: ({ firm }) => firm.kind === "operator" }),
    locale: t.field({ type: LocaleRef, resolve: ({ person }) => person.locale }),
  }),
});

/** What a session that has begun answers. */
export const StartedSessionRef = builder.objectRef<{ viewer: Viewer }>("StartedSession").implement({
  fields: (t) => ({ viewer: t.field({ type: ViewerRef, resolve: ({ viewer }) => viewer }) }),
});

const FactorKindRef = builder.enumType("FactorKind", {
  values: {
    TOTP: { value: "totp" },
    PASSKEY: { value: "passkey" },
    RECOVERY: { value: "recovery" },
  } as const,
});

export const SecondStepRef = builder.objectRef<SecondStep>("SecondStep").implement({
  description: "What is asked besides the password; the ticket is brought back within 5 minutes.",
  fields: (t) => ({
    ticket: t.exposeString("ticket"),
    ways: t.field({ type: [FactorKindRef], resolve: ({ ways }) => [...ways] }),
    passkeyOptions: t.exposeString("passkeyOptions", {
      nullable: true,
      description: "WebAuthn's PublicKeyCredentialRequestOptionsJSON, as text.",
    }),
  }),
});

interface SignInStep {
  readonly viewer: Viewer | null;
  readonly secondStep: SecondStep | null;
}

/** What signing in by a password answers. */
export const SignInStepRef = builder.objectRef<SignInStep>("SignInStep").implement({
  description: "Either a session has begun, and this is its viewer; or a second factor is asked.",
  fields: (t) => ({
    viewer: t.field({ type: ViewerRef, nullable: true, resolve: ({ viewer }) => viewer }),
    secondStep: t.field({
      type: SecondStepRef,
      nullable: true,
      resolve: ({ secondStep }) => secondStep,
    }),
  }),
});

export function originOf({ request, userAgent, proofs }: Context): Origin {
  return { request, userAgent, proofs };
}

/** Goes on in a session that has begun: its cookie is set, and the browser's former one ends. */
export async function goOnIn(context: Context, started: StartedSession) {
  const { caller, sessionToken, database, proofs } = context;
  if (caller !== null && sessionToken !== null) await endSession(database, caller, sessionToken);
  context.setSession(started.token, sessionLongestMs / 1_000);
  return { viewer: await viewerOf(database, started, proofs.required) };
}

/** Goes on in a session that has begun, or asks for the second step. */
export async function goOn(
  context: Context,
  step: StartedSession | SecondStep,
): Promise<SignInStep> {
  if ("ticket" in step) return { viewer: null, secondStep: step };
  return { ...(await goOnIn(context, step)), secondStep: null };
}

/** The session that this request came in; null for a key. */
export async function currentSession(scope: TenantScope, { sessionToken }: Context) {
  const read = sessionToken === null ? null : readToken(sessionToken);
  return read === null ? null : sessionByHash(scope, read.hash);
}

/** How the session that this request came in has begun. */
async function begunBy(context: Context) {
  return context.inTenant("tenancy.read-self", async (scope) => {
    const session = await currentSession(scope, context);
    return { strength: session?.strength ?? "password", provider: session?.provider ?? null };
  });
}

builder.queryField("viewer", (t) =>
  t.field({
    type: ViewerRef,
    nullable: true,
    description: "Who asks; null without a session.",
    resolve: async (_root, _args, context) => {
      if (context.caller === null || context.sessionToken === null) return null;
      return context.inTenant("tenancy.read-self", async (scope) => {
        const session = await currentSession(scope, context);
        return session === null ? null : viewerIn(scope, session, context.proofs.required);
      });
    },
  }),
);

const SessionStartInput = builder.inputType("SessionStartInput", {
  fields: (t) => ({
    email: t.string({ required: true }),
    password: t.string({ required: true }),
    firm: t.id(),
  }),
});

const firmIn = (id: string) => readIdOf("Firm", id, "firm").id as TenantId;

builder.mutationFields((t) => ({
  sessionStart: t.field({
    type: SignInStepRef,
    errors: {},
    args: { input: t.arg({ type: SessionStartInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const firm = input.firm ? firmIn(input.firm) : null;
      const ask = { email: input.email, password: input.password, firm };
      try {
        return await goOn(context, await startSession(context.database, ask, originOf(context)));
      } catch (fault) {
        context.watched.signInFailed(fault, input.email);
        throw fault;
      }
    },
  }),
  sessionSwitch: t.field({
    type: StartedSessionRef,
    description: "Goes on in another firm of the same person.",
    errors: {},
    args: { firm: t.arg.id({ required: true }) },
    resolve: async (_root, { firm }, context) => {
      const { database } = context;
      const actor = context.actor();
      const from = { actor, ...(await begunBy(context)) };
      const started = await switchSession(database, from, firmIn(firm), originOf(context));
      return goOnIn(context, started);
    },
  }),
  sessionEnd: t.field({
    type: DoneRef,
    errors: {},
    resolve: async (_root, _args, context) => {
      const { caller, sessionToken, database } = context;
      if (caller !== null && sessionToken !== null) {
        await endSession(database, caller, sessionToken);
      }
      context.setSession(null);
      return { ok: true };
    },
  }),
  welcomeFinish: t.field({
    type: DoneRef,
    description: "Remembers that the first steps were seen.",
    errors: {},
    resolve: async (_root, _args, context) => {
      await context.inTenant("tenancy.session", finishWelcome);
      return { ok: true };
    },
  }),
}));
