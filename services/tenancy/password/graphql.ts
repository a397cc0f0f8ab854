import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import { sessionIn } from "../sessions/second-graphql.ts";
import { watchingAccount } from "../sign-in/tried.ts";
import { changePassword } from "./change.ts";
import { askReset, resetPassword } from "./reset.ts";

const PasswordChangeInput = builder.inputType("PasswordChangeInput", {
  fields: (t) => ({
    presentPassword: t.string({ required: true }),
    password: t.string({ required: true }),
  }),
});

const PasswordResetInput = builder.inputType("PasswordResetInput", {
  description: "The code of the letter's link, and the new password.",
  fields: (t) => ({ code: t.string({ required: true }), password: t.string({ required: true }) }),
});

builder.mutationFields((t) => ({
  passwordChange: t.field({
    type: DoneRef,
    description: "Changes the viewer's password; all other sessions of his end.",
    errors: {},
    args: { input: t.arg({ type: PasswordChangeInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const who = { actor: context.actor(), session: await sessionIn(context) };
      await watchingAccount(context, () =>
        changePassword(context.database, who, input, context.letterKey),
      );
      return { ok: true };
    },
  }),
  passwordResetAsk: t.field({
    type: DoneRef,
    description:
      "Sends a letter to the e-mail if it is somebody's; the answer is the same if it is not.",
    errors: {},
    args: { email: t.arg.string({ required: true }) },
    resolve: async (_root, { email }, context) => {
      await askReset(context.database, email, context.request);
      return { ok: true };
    },
  }),
  passwordReset: t.field({
    type: DoneRef,
    description: "Sets a new password by a letter's code; all sessions of the person end.",
    errors: {},
    args: { input: t.arg({ type: PasswordResetInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { database, request, letterKey } = context;
      await resetPassword(database, input, request, letterKey);
      return { ok: true };
    },
  }),
}));
