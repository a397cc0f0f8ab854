import type { EventId } from "../kernel/brand.ts";
import { type ProofSet, proofsOf } from "../ledger/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import { askIn } from "../platform/connections.ts";
import type { PublicScope } from "../platform/doors.ts";
import { type FirmRow, firmsById } from "../platform/firms.ts";
import type { CaseFile, CaseRow } from "./reads.ts";

/** A case with its firms, and the proofs of its evidence under one signed head. */
export interface ProvedFile extends CaseFile {
  readonly firms: { readonly claimant: FirmRow; readonly respondent: FirmRow };
  /** Null while the log has no head. */
  readonly proofs: ProofSet | null;
}

/** Adds what is public: who the firms are, and the log's proofs. */
export async function provedFile(
  scope: PublicScope,
  blobs: Blobs,
  file: CaseFile,
): Promise<ProvedFile> {
  const firms = await firmsById(scope, [file.case.claimant, file.case.respondent]);
  const [claimant, respondent] = [firms.get(file.case.claimant), firms.get(file.case.respondent)];
  if (claimant === undefined || respondent === undefined) throw new Error("a firm is not there");
  const ids = file.evidence.map(({ eventId }) => eventId);
  const proofs = await proofsOf(askIn(scope.db), blobs, ids);
  return { ...file, firms: { claimant, respondent }, proofs };
}

/** JSON of an event's place under the head, for contracts/proof; null while it is not there. */
export function proofText(proofs: ProofSet | null, eventId: EventId): string | null {
  const own = proofs?.events.get(eventId);
  return proofs === null || own === undefined ? null : JSON.stringify({ ...own, ...proofs.head });
}

const hex = (digest: Uint8Array) => Buffer.from(digest).toString("hex");
const money = (minor: bigint | null, { currency }: CaseRow) =>
  minor === null ? null : { minor: minor.toString(), currency };
const instant = (at: Date | null) => at?.toISOString() ?? null;
const firmShown = ({ identity, nameZh: zh, nameEn: en }: FirmRow) => ({
  identity,
  name: { zh, en },
});

const format = "lianzao/dispute-case/1";

/**
 * The whole case as one JSON text. Each piece of evidence holds a disclosure and its proof under
 * `head`, so that who has the log's key checks it with contracts/proof and no network; statements
 * and documents are named by SHA-256, hex.
 */
export function caseFileText(file: ProvedFile): string {
  const { case: row, firms, proofs } = file;
  const said = {
    format,
    case: {
      id: row.id,
      claimant: firmShown(firms.claimant),
      respondent: firmShown(firms.respondent),
      thing: { kind: row.thingType, id: row.thingId, name: { zh: row.thingZh, en: row.thingEn } },
      window: { from: row.fromAt, until: row.untilAt },
      claim: row.claim,
      amount: money(row.amountMinor, row),
      rulesVersion: row.rulesVersion,
      stage: row.stage,
      openedAt: row.openedAt,
      outcome: row.outcome,
      award: money(row.awardMinor, row),
      closedAt: instant(row.closedAt),
    },
    steps: file.steps.map(({ step, side, at }) => ({ step, side, at })),
    statements: file.statements.map(({ side, kind, text, amountMinor, sha256, at }) => ({
      side,
      kind,
      text,
      amount: money(amountMinor, row),
      sha256: hex(sha256),
      at,
    })),
    documents: file.documents.map(({ side, name, media, sizeBytes, sha256, sentAt }) => ({
      side,
      name,
      media,
      sizeBytes,
      sha256: hex(sha256),
      sentAt,
    })),
    decisions: file.decisions.map(({ instance, outcome, awardMinor, reasons, at }) => ({
      instance,
      outcome,
      award: money(awardMinor, row),
      reasons,
      at,
    })),
    logKey: proofs?.logKey ?? null,
    head: proofs?.head ?? null,
    evidence: file.evidence.map(({ side, type, eventId, disclosure, at }) => ({
      side,
      type,
      eventId,
      at,
      disclosure: JSON.parse(disclosure) as unknown,
      ...(proofs?.events.get(eventId) ?? { logIndex: null, inclusion: null }),
    })),
  };
  return `${JSON.stringify(said, null, 2)}\n`;
}
