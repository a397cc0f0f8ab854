import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { beginSession } from "../sessions/commands.ts";
import { goOnIn, originOf, StartedSessionRef } from "../sessions/graphql.ts";
import type { Session } from "../sessions/reads.ts";
import { endWeakSessions } from "../sessions/second.ts";
import { sessionIn } from "../sessions/second-graphql.ts";
import type { Viewer } from "../sessions/viewer.ts";
import "./account.ts";
import { type NewCodes, renewRecoveryCodes } from "./codes.ts";
import { enrolPasskey, offerPasskey, type PasskeyOffer, renamePasskey } from "./enrol-passkey.ts";
import { enrolTotp, offerTotp, type TotpOffer } from "./enrol-totp.ts";
import { removeFactor } from "./remove.ts";

const TotpOfferRef = builder.objectRef<TotpOffer>("TotpOffer").implement({
  description: "For an authenticator; enrolled by `totpConfirm` within 5 minutes.",
  fields: (t) => ({
    ticket: t.exposeString("ticket"),
    secret: t.exposeString("secret"),
    uri: t.exposeString("uri", { description: "The Key URI to show as a QR code." }),
  }),
});

const PasskeyOfferRef = builder.objectRef<PasskeyOffer>("PasskeyOffer").implement({
  description: "For a browser; enrolled by `passkeyConfirm` within 5 minutes.",
  fields: (t) => ({
    ticket: t.exposeString("ticket"),
    options: t.exposeString("options", {
      description: "WebAuthn's PublicKeyCredentialCreationOptionsJSON, as text.",
    }),
  }),
});

interface Enrolment {
  readonly viewer: Viewer;
  readonly recoveryCodes: NewCodes;
}

const EnrolmentRef = builder.objectRef<Enrolment>("Enrolment").implement({
  description: "The session that goes on; recovery codes are shown once, with the first factor.",
  fields: (t) => ({
    started: t.field({ type: StartedSessionRef, resolve: ({ viewer }) => ({ viewer }) }),
    recoveryCodes: t.field({
      type: ["String"],
      nullable: true,
      resolve: ({ recoveryCodes }) => recoveryCodes as string[] | null,
    }),
  }),
});

const RecoveryCodesRef = builder.objectRef<{ codes: NewCodes }>("RecoveryCodes").implement({
  description: "Shown once, here: a repeated request gets none.",
  fields: (t) => ({
    codes: t.field({
      type: ["String"],
      nullable: true,
      resolve: ({ codes }) => codes as string[] | null,
    }),
  }),
});

const TotpConfirmInput = builder.inputType("TotpConfirmInput", {
  fields: (t) => ({ ticket: t.string({ required: true }), code: t.string({ required: true }) }),
});

const PasskeyConfirmInput = builder.inputType("PasskeyConfirmInput", {
  fields: (t) => ({
    ticket: t.string({ required: true }),
    answer: t.string({
      required: true,
      description: "WebAuthn's RegistrationResponseJSON, as text.",
    }),
    name: t.string({ required: true }),
  }),
});

const PasskeyRenameInput = builder.inputType("PasskeyRenameInput", {
  fields: (t) => ({ id: t.id({ required: true }), name: t.string({ required: true }) }),
});

type Enrol = (scope: TenantScope, session: Session) => Promise<NewCodes>;

/** Enrols a factor and goes on in a new session, which has seen it; weaker ones end (C04). */
async function enrolling(context: Context, enrol: Enrol): Promise<Enrolment> {
  const session = await sessionIn(context);
  const origin = originOf(context);
  const { provider } = session;
  const entry = { by: "enrolment", strength: "second-factor", provider } as const;
  const { codes, started } = await context.inTenant("tenancy.secure-self", async (scope) => {
    const drawn = await enrol(scope, session);
    return {
      codes: drawn,
      started: await beginSession(scope, session.personId, origin, entry),
    };
  });
  await endWeakSessions(context.database, session.personId, origin);
  const { viewer } = await goOnIn(context, started);
  return { viewer, recoveryCodes: codes };
}

/** An act on the viewer's own factors, in the session that he came in. */
async function securing<T>(
  context: Context,
  act: (scope: TenantScope, session: Session) => Promise<T>,
): Promise<T> {
  const session = await sessionIn(context);
  return context.inTenant("tenancy.secure-self", (scope) => act(scope, session));
}

builder.mutationFields((t) => ({
  totpOffer: t.field({
    type: TotpOfferRef,
    errors: {},
    resolve: (_root, _args, context) =>
      securing(context, (scope, session) => offerTotp(context.proofs, scope, session)),
  }),
  totpConfirm: t.field({
    type: EnrolmentRef,
    errors: {},
    args: { input: t.arg({ type: TotpConfirmInput, required: true }) },
    resolve: (_root, { input }, context) =>
      enrolling(context, (scope, session) => enrolTotp(context.proofs, scope, session, input)),
  }),
  totpRemove: t.field({
    type: DoneRef,
    errors: {},
    resolve: async (_root, _args, context) => {
      await securing(context, (scope, session) =>
        removeFactor(context.proofs, scope, session, { of: "totp" }),
      );
      return { ok: true };
    },
  }),
  passkeyOffer: t.field({
    type: PasskeyOfferRef,
    errors: {},
    resolve: (_root, _args, context) =>
      securing(context, (scope, session) => offerPasskey(context.proofs, scope, session)),
  }),
  passkeyConfirm: t.field({
    type: EnrolmentRef,
    errors: {},
    args: { input: t.arg({ type: PasskeyConfirmInput, required: true }) },
    resolve: (_root, { input }, context) =>
      enrolling(context, (scope, session) => enrolPasskey(context.proofs, scope, session, input)),
  }),
  passkeyRename: t.field({
    type: DoneRef,
    errors: {},
    args: { input: t.arg({ type: PasskeyRenameInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { id } = readIdOf("Passkey", input.id, "id");
      await securing(context, (scope) => renamePasskey(scope, id, input.name));
      return { ok: true };
    },
  }),
  passkeyRemove: t.field({
    type: DoneRef,
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const { id } = readIdOf("Passkey", args.id, "id");
      await securing(context, (scope, session) =>
        removeFactor(context.proofs, scope, session, { of: "passkey", id }),
      );
      return { ok: true };
    },
  }),
  recoveryCodesRenew: t.field({
    type: RecoveryCodesRef,
    errors: {},
    resolve: async (_root, _args, context) => ({
      codes: await securing(context, (scope, session) =>
        renewRecoveryCodes(context.proofs, scope, session),
      ),
    }),
  }),
}));
