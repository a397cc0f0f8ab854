import { Refusal } from "../kernel/refusal.ts";
import { operatorHouse } from "../platform/firms.ts";
import { builder } from "../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../platform/graphql/connections.ts";
import type { Context } from "../platform/graphql/context.ts";
import { readIdOf } from "../platform/graphql/ids.ts";
import { isUuid } from "../platform/ids.ts";
import { type TenantScope, visiting } from "../platform/tenancy.ts";
import { provedFile } from "./case-file.ts";
import {
  ClaimRef,
  casesSeen,
  DecidedOutcomeRef,
  DisputeCaseRef,
  DisputeFileRef,
  type FileSeen,
} from "./case-type.ts";
import { addEvidence, addStatement, answerCase, openCase, ownFile } from "./commands.ts";
import { decide } from "./decisions.ts";
import { acceptSettlement, appealCase, offerSettlement, withdrawCase } from "./endings.ts";
import { casesOf, fileOf, queuePage } from "./reads.ts";
import type { CaseId } from "./schema.ts";

const isOperator = (context: Context) => context.actor().may.has("platform.read-disputes");

/** A case as whoever asks is shown it; null where he is shown none. */
async function fileSeen(context: Context, id: CaseId): Promise<FileSeen | null> {
  const file = isOperator(context)
    ? await context.asOperator("platform.read-disputes", (scope) => fileOf(scope, id))
    : await context.inTenant("disputes.read", (scope) => ownFile(scope, id));
  if (file === null) return null;
  return context.inPublic(async (scope) => {
    const [seen] = await casesSeen(scope, [file.case], context.actor().tenantId);
    if (seen === undefined) throw new Error(`a firm of case ${id} is not there`);
    return { ...(await provedFile(scope, context.blobs, file)), seen };
  });
}

/** A case as it stands after an act; cases are never taken away. */
async function fileAfter(context: Context, id: CaseId): Promise<FileSeen> {
  const file = await fileSeen(context, id);
  if (file === null) throw new Error(`case ${id} is not there after an act in it`);
  return file;
}

const DisputeConnection = connectionType("DisputeCase", DisputeCaseRef);

builder.queryFields((t) => ({
  dispute: t.field({
    type: DisputeFileRef,
    nullable: true,
    description: "A case of the firm's, or for the operator any, with all that is in it.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, context) => {
      // Its house is the operator's, whatever the id says: the parties are told by row security.
      return fileSeen(context, idIn(args.id));
    },
  }),
  disputes: t.field({
    type: DisputeConnection,
    description: "Cases that the firm is party to, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "disputes", args);
      const rows = await context.inTenant("disputes.read", async (scope) => {
        const operator = await operatorHouse(scope);
        const ticket = { kind: "dispute", ids: [] } as const;
        const found = await visiting(scope, operator, ticket, (host) =>
          casesOf(host, scope.house, page),
        );
        return casesSeen(scope, found, scope.house);
      });
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
  disputeQueue: t.field({
    type: DisputeConnection,
    description: "Operator: open cases by what is due first; or closed ones, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string(), closed: t.arg.boolean() },
    resolve: async (_root, args, context) => {
      const closed = args.closed ?? false;
      const page = await pageOf(context, "disputeQueue", args, { closed });
      const rows = await context.asOperator("platform.read-disputes", async (scope) =>
        casesSeen(scope, await queuePage(scope, closed, page), scope.house),
      );
      return connectionOf(page, rows, ({ dueAt, id }) => [dueAt?.toISOString() ?? "", id]);
    },
  }),
}));

const DisputeOpenInput = builder.inputType("DisputeOpenInput", {
  fields: (t) => ({
    thing: t.id({ required: true, description: "A booking that the firm is party to." }),
    claim: t.field({ type: ClaimRef, required: true }),
    text: t.string({ required: true }),
    amountMinor: t.string({ description: "What is asked for, in the booking's currency." }),
  }),
});

const DisputeTextInput = builder.inputType("DisputeTextInput", {
  fields: (t) => ({ id: t.id({ required: true }), text: t.string({ required: true }) }),
});

const DisputeEvidenceInput = builder.inputType("DisputeEvidenceInput", {
  fields: (t) => ({
    id: t.id({ required: true }),
    event: t.id({ required: true, description: "A trace event of the firm's own." }),
    fields: t.stringList({
      description: "Which of its fields are shown; all where none is named.",
    }),
  }),
});

const DisputeSettlementInput = builder.inputType("DisputeSettlementInput", {
  fields: (t) => ({
    id: t.id({ required: true }),
    text: t.string({ required: true }),
    amountMinor: t.string({ description: "What the claimant would get." }),
  }),
});

const DisputeAcceptInput = builder.inputType("DisputeAcceptInput", {
  fields: (t) => ({
    id: t.id({ required: true }),
    offer: t.string({ required: true, description: "The id of the settlement on the table." }),
  }),
});

const DisputeDecideInput = builder.inputType("DisputeDecideInput", {
  fields: (t) => ({
    id: t.id({ required: true }),
    outcome: t.field({ type: DecidedOutcomeRef, required: true }),
    awardMinor: t.string({
      description: "What the claimant gets, at most as much as he asked for.",
    }),
    reasons: t.string({ required: true }),
  }),
});

const idIn = (id: string) => readIdOf("DisputeCase", id, "id").id as CaseId;

function minorOf(text: string | null | undefined, field: string): bigint | null {
  if (text === null || text === undefined) return null;
  if (!/^\d{1,15}$/.test(text)) throw new Refusal("INPUT_INVALID", {}, field);
  return BigInt(text);
}

/** One act of a party in a case, and the case as it stands after it. */
async function act(
  context: Context,
  given: string,
  work: (scope: TenantScope, id: CaseId) => Promise<void>,
): Promise<FileSeen> {
  const id = idIn(given);
  await context.inTenant("disputes.argue", (scope) => work(scope, id));
  return fileAfter(context, id);
}

builder.mutationFields((t) => ({
  disputeOpen: t.field({
    type: DisputeFileRef,
    description: "Opens a case about a booking, with what the ledger says of it.",
    errors: {},
    args: { input: t.arg({ type: DisputeOpenInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const ask = { ...input, amountMinor: minorOf(input.amountMinor, "amountMinor") };
      const id = await context.inTenant("disputes.argue", (scope) => openCase(scope, ask));
      return fileAfter(context, id);
    },
  }),
  disputeAnswer: t.field({
    type: DisputeFileRef,
    description: "States the other side's answer.",
    errors: {},
    args: { input: t.arg({ type: DisputeTextInput, required: true }) },
    resolve: (_root, { input }, context) =>
      act(context, input.id, (scope, id) => answerCase(scope, id, input.text)),
  }),
  disputeStatementAdd: t.field({
    type: DisputeFileRef,
    errors: {},
    args: { input: t.arg({ type: DisputeTextInput, required: true }) },
    resolve: (_root, { input }, context) =>
      act(context, input.id, (scope, id) => addStatement(scope, id, input.text)),
  }),
  disputeEvidenceAdd: t.field({
    type: DisputeFileRef,
    description: "Puts forward a trace event of the firm's own.",
    errors: {},
    args: { input: t.arg({ type: DisputeEvidenceInput, required: true }) },
    resolve: (_root, { input }, context) =>
      act(context, input.id, (scope, id) =>
        addEvidence(scope, id, input.event, input.fields ?? []),
      ),
  }),
  disputeWithdraw: t.field({
    type: DisputeFileRef,
    description: "Takes the claim back; the case is closed by it.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, context) => act(context, args.id, withdrawCase),
  }),
  disputeAppeal: t.field({
    type: DisputeFileRef,
    description: "Appeals against the first decision.",
    errors: {},
    args: { input: t.arg({ type: DisputeTextInput, required: true }) },
    resolve: (_root, { input }, context) =>
      act(context, input.id, (scope, id) => appealCase(scope, id, input.text)),
  }),
}));

builder.mutationFields((t) => ({
  disputeSettlementOffer: t.field({
    type: DisputeFileRef,
    errors: {},
    args: { input: t.arg({ type: DisputeSettlementInput, required: true }) },
    resolve: (_root, { input: { text, ...input } }, context) => {
      const terms = { text, amountMinor: minorOf(input.amountMinor, "amountMinor") };
      return act(context, input.id, (scope, id) => offerSettlement(scope, id, terms));
    },
  }),
  disputeSettlementAccept: t.field({
    type: DisputeFileRef,
    description: "Accepts what the other side offers; the case is closed by it.",
    errors: {},
    args: { input: t.arg({ type: DisputeAcceptInput, required: true }) },
    resolve: (_root, { input }, context) => {
      if (!isUuid(input.offer)) throw new Refusal("INPUT_INVALID", {}, "offer");
      return act(context, input.id, (scope, id) => acceptSettlement(scope, id, input.offer));
    },
  }),
  disputeDecide: t.field({
    type: DisputeFileRef,
    description: "Operator: the system administrator decides first, the security one on appeal.",
    errors: {},
    args: { input: t.arg({ type: DisputeDecideInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const id = idIn(input.id);
      const { outcome, reasons } = input;
      const draft = { outcome, reasons, awardMinor: minorOf(input.awardMinor, "awardMinor") };
      // Acts of their own: neither of the two can do the other's (C14).
      const isFirst = context.actor().may.has("platform.decide-disputes");
      const action = isFirst ? "platform.decide-disputes" : "platform.decide-appeals";
      await context.asOperator(action, (scope) =>
        decide(scope, id, isFirst ? "first" : "appeal", draft),
      );
      return fileAfter(context, id);
    },
  }),
}));
