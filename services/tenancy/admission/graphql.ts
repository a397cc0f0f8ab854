import { Refusal } from "../../kernel/refusal.ts";
import { builder, WordsInput, WordsRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { joinLink } from "../people/link.ts";
import { applicationStatuses } from "../schema/admission.ts";
import { applicationCodeHash, asApplicant } from "./applicant.ts";
import {
  approveByMail,
  type DecidedApplication,
  refuseByMail,
  type SubmittedApplication,
  submitApplication,
  withdrawApplication,
} from "./commands.ts";
import { type Application, applicationOfCode, applicationPage, type DocumentRow } from "./reads.ts";
import { approvalsNeeded } from "./rules.ts";

const ApplicationStatusRef = enumOf("ApplicationStatus", applicationStatuses);

const ApplicationDocumentRef = builder.objectRef<DocumentRow>("ApplicationDocument").implement({
  description: "A document of an application; its bytes are at GET /admission/documents/{id}.",
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => id }),
    name: t.exposeString("name"),
    media: t.exposeString("media"),
    sizeBytes: t.exposeInt("sizeBytes"),
    sentAt: t.field({ type: "DateTime", resolve: ({ sentAt }) => sentAt }),
  }),
});

const ApplicationRef = builder.objectRef<Application>("Application").implement({
  description: "A firm that asks to be admitted.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("Application", tenantId, id) }),
    name: t.field({ type: WordsRef, resolve: ({ nameZh: zh, nameEn: en }) => ({ zh, en }) }),
    city: t.field({ type: WordsRef, resolve: ({ cityZh: zh, cityEn: en }) => ({ zh, en }) }),
    uscc: t.exposeString("uscc"),
    gln: t.exposeString("gln", { nullable: true }),
    administratorEmail: t.exposeString("administratorEmail"),
    note: t.exposeString("note"),
    status: t.field({ type: ApplicationStatusRef, resolve: ({ status }) => status }),
    submittedAt: t.field({ type: "DateTime", resolve: ({ submittedAt }) => submittedAt }),
    decidedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ decidedAt }) => decidedAt,
    }),
    reason: t.exposeString("reason", { nullable: true }),
    documents: t.field({
      type: [ApplicationDocumentRef],
      resolve: ({ documents }) => [...documents],
    }),
    approvals: t.int({ resolve: ({ approvals }) => approvals.length }),
    approvalsNeeded: t.int({ resolve: () => approvalsNeeded }),
    approvedByMe: t.boolean({
      description: "Whether whoever asks has approved it: nobody approves twice.",
      resolve: ({ approvals }, _args, { caller }) =>
        approvals.some(({ personId }) => personId === caller?.personId),
    }),
  }),
});

const SubmittedApplicationRef = builder
  .objectRef<SubmittedApplication>("SubmittedApplication")
  .implement({
    description: "The token is shown once, here: a repeated request gets none.",
    fields: (t) => ({
      application: t.field({ type: ApplicationRef, resolve: ({ application }) => application }),
      token: t.string({
        nullable: true,
        description: "What `application(code:)` and the documents' routes are asked with.",
        resolve: ({ code }) => code,
      }),
      link: t.string({
        nullable: true,
        description: "By it the applicant sees how the application stands, and sends documents.",
        resolve: ({ code }, _args, { publicUrl }) =>
          code === null ? null : `${publicUrl}/application/${code}`,
      }),
    }),
  });

const ApplicationDecidedRef = builder
  .objectRef<DecidedApplication>("ApplicationDecided")
  .implement({
    description: "The invitation of a firm that is admitted is shown once, here.",
    fields: (t) => ({
      application: t.field({ type: ApplicationRef, resolve: ({ application }) => application }),
      link: t.string({
        nullable: true,
        resolve: ({ code }, _args, context) => joinLink(context, code),
      }),
    }),
  });

builder.queryFields((t) => ({
  application: t.field({
    type: ApplicationRef,
    nullable: true,
    description: "How an application stands, by the code of its link, without an account.",
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, { database, request }) => {
      const hash = applicationCodeHash(code);
      if (hash === null) return null;
      return asApplicant(database, request, "tenancy.read-application", (scope) =>
        applicationOfCode(scope, hash),
      );
    },
  }),
  applications: t.field({
    type: connectionType("Application", ApplicationRef),
    description: "Operator: firms that ask to be admitted, the newest first.",
    args: {
      first: t.arg.int(),
      after: t.arg.string(),
      status: t.arg({ type: ApplicationStatusRef }),
    },
    resolve: async (_root, args, context) => {
      const status = args.status ?? null;
      const page = await pageOf(context, "applications", args, { status });
      const rows = await context.asOperator("platform.read-applications", (scope) =>
        applicationPage(scope, status, page),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
}));

const ApplicationSubmitInput = builder.inputType("ApplicationSubmitInput", {
  fields: (t) => ({
    name: t.field({ type: WordsInput, required: true }),
    city: t.field({ type: WordsInput, required: true }),
    uscc: t.string({ required: true }),
    gln: t.string(),
    administratorEmail: t.string({ required: true }),
    note: t.string(),
  }),
});

const ApplicationRefuseInput = builder.inputType("ApplicationRefuseInput", {
  fields: (t) => ({ id: t.id({ required: true }), reason: t.string({ required: true }) }),
});

/** The system administrator examines, the security administrator confirms: acts of their own. */
function actOf(context: Context) {
  return context.actor().may.has("platform.examine-applications") ? "examine" : "confirm";
}

const idIn = (id: string) => readIdOf("Application", id, "id").id;

builder.mutationFields((t) => ({
  applicationSubmit: t.field({
    type: SubmittedApplicationRef,
    description: "Asks the operator to admit a firm; without an account.",
    errors: {},
    args: { input: t.arg({ type: ApplicationSubmitInput, required: true }) },
    resolve: (_root, { input }, { database, request }) =>
      asApplicant(database, request, "tenancy.apply", (scope) =>
        submitApplication(scope, { ...input, gln: input.gln ?? null, note: input.note ?? "" }),
      ),
  }),
  applicationWithdraw: t.field({
    type: ApplicationRef,
    description: "Takes an application back, by the code of its link.",
    errors: {},
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, { database, request }) => {
      const hash = applicationCodeHash(code);
      if (hash === null) throw new Refusal("APPLICATION_NOT_FOUND", {}, "code");
      return asApplicant(database, request, "tenancy.apply", (scope) =>
        withdrawApplication(scope, hash),
      );
    },
  }),
  applicationApprove: t.field({
    type: ApplicationDecidedRef,
    description: "Operator: approves an application; the second person's approval admits the firm.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.asOperator(`platform.${actOf(context)}-applications`, (scope) =>
        approveByMail(scope, context.letterKey, idIn(id), actOf(context)),
      ),
  }),
  applicationRefuse: t.field({
    type: ApplicationRef,
    description: "Operator: refuses an application, with a reason that the applicant reads.",
    errors: {},
    args: { input: t.arg({ type: ApplicationRefuseInput, required: true }) },
    resolve: (_root, { input: { id, reason } }, context) =>
      context.asOperator(`platform.${actOf(context)}-applications`, (scope) =>
        refuseByMail(scope, context.letterKey, idIn(id), reason),
      ),
  }),
}));
