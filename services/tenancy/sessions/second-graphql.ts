import { Refusal } from "../../kernel/refusal.ts";
import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { secondStepOf } from "../second-factor/second-step.ts";
import { seeSelf } from "../second-factor/self.ts";
import { watchingAccount } from "../sign-in/tried.ts";
import { currentSession, goOnIn, originOf, SecondStepRef, StartedSessionRef } from "./graphql.ts";
import type { Session } from "./reads.ts";
import { continueSession, proveAgain } from "./second.ts";

/** The session that this request came in; throws `SESSION_NEEDED` for a key. */
export async function sessionIn(context: Context): Promise<Session> {
  context.actor();
  const session = await context.inTenant("tenancy.read-self", (scope) =>
    currentSession(scope, context),
  );
  if (session === null) throw new Refusal("SESSION_NEEDED");
  return session;
}

const SessionContinueInput = builder.inputType("SessionContinueInput", {
  description: "The ticket of the first step, and one of the three ways.",
  fields: (t) => ({
    ticket: t.string({ required: true }),
    code: t.string(),
    passkey: t.string({ description: "WebAuthn's AuthenticationResponseJSON, as text." }),
    recoveryCode: t.string(),
  }),
});

const SessionProveInput = builder.inputType("SessionProveInput", {
  description: "The password of one who has no second factor; else a ticket and one of the ways.",
  fields: (t) => ({
    password: t.string(),
    ticket: t.string(),
    code: t.string(),
    passkey: t.string({ description: "WebAuthn's AuthenticationResponseJSON, as text." }),
    recoveryCode: t.string(),
  }),
});

interface Given {
  readonly code?: string | null | undefined;
  readonly passkey?: string | null | undefined;
  readonly recoveryCode?: string | null | undefined;
}

function answerIn({ code, passkey, recoveryCode }: Given) {
  return { code: code ?? null, passkey: passkey ?? null, recoveryCode: recoveryCode ?? null };
}

builder.queryField("proofStep", (t) =>
  t.field({
    type: SecondStepRef,
    nullable: true,
    description: "What `sessionProve` asks of the viewer; null where his password is enough.",
    resolve: (_root, _args, context) =>
      context.inTenant("tenancy.read-self", async (scope) => {
        const personId = await seeSelf(scope);
        return secondStepOf(context.proofs, scope, personId, { of: "proof" });
      }),
  }),
);

builder.mutationFields((t) => ({
  sessionContinue: t.field({
    type: StartedSessionRef,
    description: "The second step of signing in.",
    errors: {},
    args: { input: t.arg({ type: SessionContinueInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const ask = { ticket: input.ticket, ...answerIn(input) };
      const { database, letterKey } = context;
      const started = await watchingAccount(context, () =>
        continueSession(database, ask, originOf(context), letterKey),
      );
      return goOnIn(context, started);
    },
  }),
  sessionProve: t.field({
    type: DoneRef,
    description: "Proves again who is signed in; for 15 minutes he may then change his factors.",
    errors: {},
    args: { input: t.arg({ type: SessionProveInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const who = { actor: context.actor(), session: await sessionIn(context) };
      const { password = null, ticket = null } = input;
      const ask = { password, ticket, ...answerIn(input) };
      const { database, letterKey } = context;
      await watchingAccount(context, () =>
        proveAgain(database, who, ask, originOf(context), letterKey),
      );
      return { ok: true };
    },
  }),
}));
