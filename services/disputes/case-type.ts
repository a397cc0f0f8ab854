import type { TenantId } from "../kernel/brand.ts";
import { firmsById } from "../platform/firms.ts";
import { builder, MoneyRef, WindowRef, WordsRef } from "../platform/graphql/builder.ts";
import { enumOf } from "../platform/graphql/enums.ts";
import { globalId } from "../platform/graphql/ids.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { FirmRef, firmSeen } from "../tenancy/index.ts";
import { type ProvedFile, proofText } from "./case-file.ts";
import type { CaseRow, DecisionRow, DocumentRow, EvidenceRow, StatementRow } from "./reads.ts";
import { actsOf, partyActs, sideOf } from "./rules.ts";
import {
  claims,
  decidedOutcomes,
  instances,
  outcomes,
  sides,
  stages,
  statementKinds,
  steps,
} from "./schema.ts";
import { nodeTypeOf } from "./things.ts";

export const ClaimRef = enumOf("DisputeClaim", claims);
export const DecidedOutcomeRef = enumOf("DisputeDecision", decidedOutcomes);
const SideRef = enumOf("DisputeSide", sides);
const StageRef = enumOf("DisputeStage", stages);
const OutcomeRef = enumOf("DisputeOutcome", outcomes);
const InstanceRef = enumOf("DisputeInstance", instances);
const StatementKindRef = enumOf("DisputeStatementKind", statementKinds);
const StepRef = enumOf("DisputeStep", steps);
const ActRef = enumOf("DisputeAct", partyActs);

type Firm = ReturnType<typeof firmSeen>;

/** A case with both firms, as somebody of one house sees it. */
export interface CaseSeen extends CaseRow {
  readonly claimantFirm: Firm;
  readonly respondentFirm: Firm;
  /** Whose house the reader is of. */
  readonly reader: TenantId;
  readonly seenAt: Date;
}

/** Cases with their firms, for a reader of one house. */
export async function casesSeen(
  scope: Pick<TenantScope, "db" | "now">,
  rows: readonly CaseRow[],
  reader: TenantId,
): Promise<CaseSeen[]> {
  const ids = rows.flatMap(({ claimant, respondent }) => [claimant, respondent]);
  const firms = await firmsById(scope, ids);
  return rows.flatMap((row) => {
    const claimant = firms.get(row.claimant);
    const respondent = firms.get(row.respondent);
    if (claimant === undefined || respondent === undefined) return [];
    const [claimantFirm, respondentFirm] = [firmSeen(claimant), firmSeen(respondent)];
    return [{ ...row, claimantFirm, respondentFirm, reader, seenAt: scope.now }];
  });
}

const money = (minor: bigint | null, currency: string) =>
  minor === null ? null : { minor, currency };
const hex = (digest: Uint8Array) => Buffer.from(digest).toString("hex");

export const DisputeCaseRef = builder.objectRef<CaseSeen>("DisputeCase").implement({
  description: "A dispute between two firms about something that both are party to.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("DisputeCase", tenantId, id) }),
    localId: t.string({
      description: "Its id in the paths of documents and of the case as a file.",
      resolve: ({ id }) => id,
    }),
    claimant: t.field({ type: FirmRef, resolve: ({ claimantFirm }) => claimantFirm }),
    respondent: t.field({ type: FirmRef, resolve: ({ respondentFirm }) => respondentFirm }),
    side: t.field({
      type: SideRef,
      nullable: true,
      description: "On which side the reader's firm stands; null for the operator.",
      resolve: (row) => sideOf(row, row.reader),
    }),
    thing: t.field({ type: WordsRef, resolve: ({ thingZh: zh, thingEn: en }) => ({ zh, en }) }),
    thingId: t.id({
      nullable: true,
      description: "What it is about, in the reader's own house; null for the operator.",
      resolve: (row) =>
        sideOf(row, row.reader) === null
          ? null
          : globalId(nodeTypeOf(row.thingType), row.reader, row.thingId),
    }),
    window: t.field({
      type: WindowRef,
      resolve: ({ fromAt: from, untilAt: until }) => ({ from, until }),
    }),
    claim: t.field({ type: ClaimRef, resolve: ({ claim }) => claim }),
    amount: t.field({
      type: MoneyRef,
      nullable: true,
      description: "What is asked for in money.",
      resolve: ({ amountMinor, currency }) => money(amountMinor, currency),
    }),
    currency: t.exposeString("currency"),
    rulesVersion: t.exposeInt("rulesVersion"),
    stage: t.field({
      type: StageRef,
      description: "What the case waits for.",
      resolve: ({ stage }) => stage,
    }),
    dueAt: t.field({ type: "DateTime", nullable: true, resolve: ({ dueAt }) => dueAt }),
    openedAt: t.field({ type: "DateTime", resolve: ({ openedAt }) => openedAt }),
    answerMissedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ answerMissedAt }) => answerMissedAt,
    }),
    outcome: t.field({
      type: OutcomeRef,
      nullable: true,
      description: "By the last decision, or how it ended without one.",
      resolve: ({ outcome }) => outcome,
    }),
    award: t.field({
      type: MoneyRef,
      nullable: true,
      resolve: ({ awardMinor, currency }) => money(awardMinor, currency),
    }),
    closedAt: t.field({ type: "DateTime", nullable: true, resolve: ({ closedAt }) => closedAt }),
    acts: t.field({
      type: [ActRef],
      description: "What the reader's firm may do in it now.",
      resolve: (row) => {
        const side = sideOf(row, row.reader);
        return side === null ? [] : actsOf(row, side, row.seenAt);
      },
    }),
  }),
});

interface StatementSeen extends StatementRow {
  readonly currency: string;
  /** Whether it is the settlement on the table. */
  readonly current: boolean;
}

const DisputeStatementRef = builder.objectRef<StatementSeen>("DisputeStatement").implement({
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => id }),
    side: t.field({ type: SideRef, resolve: ({ side }) => side }),
    kind: t.field({ type: StatementKindRef, resolve: ({ kind }) => kind }),
    text: t.exposeString("text"),
    amount: t.field({
      type: MoneyRef,
      nullable: true,
      resolve: ({ amountMinor, currency }) => money(amountMinor, currency),
    }),
    current: t.exposeBoolean("current", {
      description: "Whether it is the settlement that can be accepted.",
    }),
    digest: t.string({ description: "SHA-256, hex.", resolve: ({ sha256 }) => hex(sha256) }),
    at: t.field({ type: "DateTime", resolve: ({ at }) => at }),
  }),
});

const DisputeDocumentRef = builder.objectRef<DocumentRow>("DisputeDocument").implement({
  description: "A document of a case; its bytes are at GET /disputes/documents/{id}.",
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => id }),
    side: t.field({ type: SideRef, resolve: ({ side }) => side }),
    name: t.exposeString("name"),
    media: t.exposeString("media"),
    sizeBytes: t.exposeInt("sizeBytes"),
    digest: t.string({ description: "SHA-256, hex.", resolve: ({ sha256 }) => hex(sha256) }),
    at: t.field({ type: "DateTime", resolve: ({ sentAt }) => sentAt }),
  }),
});

interface EvidenceSeen extends EvidenceRow {
  readonly proof: string | null;
}

const DisputeEvidenceRef = builder.objectRef<EvidenceSeen>("DisputeEvidence").implement({
  description: "An event of the ledger, opened into a case, with what a browser verifies it by.",
  fields: (t) => ({
    eventId: t.id({ resolve: ({ eventId }) => eventId }),
    side: t.field({ type: SideRef, resolve: ({ side }) => side }),
    type: t.exposeString("type"),
    disclosure: t.exposeString("disclosure", {
      description: "JSON of a disclosure: what of the event is shown, and that more is withheld.",
    }),
    proof: t.exposeString("proof", {
      nullable: true,
      description: "JSON of its place in the log, its inclusion proof and the signed head.",
    }),
    at: t.field({ type: "DateTime", resolve: ({ at }) => at }),
  }),
});

interface DecisionSeen extends DecisionRow {
  readonly currency: string;
}

const DisputeRulingRef = builder.objectRef<DecisionSeen>("DisputeRuling").implement({
  description: "A decision of the operator's in one instance.",
  fields: (t) => ({
    instance: t.field({ type: InstanceRef, resolve: ({ instance }) => instance }),
    outcome: t.field({ type: DecidedOutcomeRef, resolve: ({ outcome }) => outcome }),
    award: t.field({
      type: MoneyRef,
      nullable: true,
      resolve: ({ awardMinor, currency }) => money(awardMinor, currency),
    }),
    reasons: t.exposeString("reasons"),
    at: t.field({ type: "DateTime", resolve: ({ at }) => at }),
  }),
});

const DisputeEntryRef = builder.objectRef<ProvedFile["steps"][number]>("DisputeEntry").implement({
  description: "Something that happened in a case.",
  fields: (t) => ({
    step: t.field({ type: StepRef, resolve: ({ step }) => step }),
    side: t.field({ type: SideRef, nullable: true, resolve: ({ side }) => side }),
    at: t.field({ type: "DateTime", resolve: ({ at }) => at }),
  }),
});

/** All of a case, as somebody of one house sees it. */
export interface FileSeen extends ProvedFile {
  readonly seen: CaseSeen;
}

export const DisputeFileRef = builder.objectRef<FileSeen>("DisputeFile").implement({
  description: "A case with all that is in it.",
  fields: (t) => ({
    case: t.field({ type: DisputeCaseRef, resolve: ({ seen }) => seen }),
    statements: t.field({
      type: [DisputeStatementRef],
      resolve: ({ case: { currency, settlementId }, statements }) =>
        statements.map((each) => ({ ...each, currency, current: each.id === settlementId })),
    }),
    documents: t.field({ type: [DisputeDocumentRef], resolve: ({ documents }) => [...documents] }),
    evidence: t.field({
      type: [DisputeEvidenceRef],
      resolve: ({ evidence, proofs }) =>
        evidence.map((each) => ({ ...each, proof: proofText(proofs, each.eventId) })),
    }),
    decisions: t.field({
      type: [DisputeRulingRef],
      resolve: ({ case: { currency }, decisions }) =>
        decisions.map((each) => ({ ...each, currency })),
    }),
    steps: t.field({ type: [DisputeEntryRef], resolve: ({ steps: all }) => [...all] }),
    logKey: t.string({ resolve: ({ proofs }) => proofs?.logKey ?? "" }),
  }),
});
