import { createHash } from "node:crypto";
import type {
  AnswerMissedV1,
  CaseAnsweredV1,
  CaseAppealedV1,
  CaseClosedV1,
  CaseDecidedV1,
  CaseOpenedV1,
  ExhibitAddedV1,
  HearingClosedV1,
} from "../../contracts/events/index.ts";
import type { TenantId } from "../kernel/brand.ts";
import { type FirmRow, firmsById } from "../platform/firms.ts";
import type { EventDraft } from "../platform/outbox.ts";
import { type TenantScope, type Ticket, type Transaction, visiting } from "../platform/tenancy.ts";
import type { CaseRow } from "./reads.ts";
import type { DecisionDraft } from "./rules.ts";
import type { CaseId, CaseSide, Instance } from "./schema.ts";

/** Leave to enter the operator's house, or the other firm's, for one case. */
export const ticketFor = (id: CaseId): Ticket => ({ kind: "dispute", ids: [id] });

export const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();
const hex = (digest: Uint8Array) => Buffer.from(digest).toString("hex");

/** The three houses in which each step of a case is told. */
export function housesOf({ tenantId, claimant, respondent }: CaseRow): readonly TenantId[] {
  return [claimant, respondent, tenantId];
}

/** A case and its firms by their canonical identities. */
export interface ToldCase {
  readonly row: CaseRow;
  readonly shape: {
    readonly caseId: CaseId;
    readonly claimant: string;
    readonly respondent: string;
  };
}

/** A case as its events name it. */
export async function toldCase(
  scope: { readonly db: Transaction },
  row: CaseRow,
): Promise<ToldCase> {
  const firms = await firmsById(scope, [row.claimant, row.respondent]);
  const claimant = identityIn(firms, row.claimant);
  const respondent = identityIn(firms, row.respondent);
  return { row, shape: { caseId: row.id, claimant, respondent } };
}

function identityIn(firms: ReadonlyMap<TenantId, FirmRow>, id: TenantId): string {
  const firm = firms.get(id);
  if (firm === undefined) throw new Error(`firm ${id} is not there`);
  return firm.identity;
}

/** Tells a party's step in the three houses, from its own. */
export async function tell(scope: TenantScope, row: CaseRow, draft: EventDraft): Promise<void> {
  for (const house of housesOf(row)) {
    if (house === scope.house) await scope.emit(draft);
    else await visiting(scope, house, ticketFor(row.id), (host) => host.emit(draft));
  }
}

const byParty = ({ actor }: TenantScope) =>
  actor.personId === null ? { platform: true as const } : { person: actor.personId };
/** What the firms are told of the operator's people is that the platform has acted. */
const byPlatform = { platform: true } as const;

const money = (minor: bigint | null, currency: string) =>
  minor === null ? null : { minor: minor.toString(), currency };

export function caseOpened(scope: TenantScope, told: ToldCase, text: Uint8Array): EventDraft {
  const { row, shape } = told;
  const body: CaseOpenedV1 = {
    ...shape,
    thing: { kind: row.thingType, id: row.thingId },
    claim: row.claim,
    amount: money(row.amountMinor, row.currency),
    rulesVersion: row.rulesVersion,
    statementDigest: hex(text),
    answerDue: (row.dueAt ?? row.openedAt).toISOString(),
    by: byParty(scope),
  };
  return { type: "disputes.case-opened.v1", body };
}

export function caseAnswered(scope: TenantScope, { shape }: ToldCase, text: Uint8Array) {
  const body: CaseAnsweredV1 = { ...shape, statementDigest: hex(text), by: byParty(scope) };
  return { type: "disputes.case-answered.v1", body } satisfies EventDraft;
}

export function exhibitAdded(
  scope: TenantScope,
  { shape }: ToldCase,
  side: CaseSide,
  kind: ExhibitAddedV1["kind"],
  digest: Uint8Array,
): EventDraft {
  const body: ExhibitAddedV1 = { ...shape, side, kind, digest: hex(digest), by: byParty(scope) };
  return { type: "disputes.exhibit-added.v1", body };
}

export function caseAppealed(
  scope: TenantScope,
  { shape }: ToldCase,
  side: CaseSide,
  text: Uint8Array,
): EventDraft {
  const body: CaseAppealedV1 = { ...shape, side, statementDigest: hex(text), by: byParty(scope) };
  return { type: "disputes.case-appealed.v1", body };
}

/** That a case has ended: by its parties' act, or, without a scope, by time. */
export function caseClosed(scope: TenantScope | null, { row, shape }: ToldCase): EventDraft {
  if (row.outcome === null) throw new Error(`case ${row.id} is closed without an outcome`);
  const body: CaseClosedV1 = {
    ...shape,
    outcome: row.outcome,
    award: money(row.awardMinor, row.currency),
    by: scope === null ? byPlatform : byParty(scope),
  };
  return { type: "disputes.case-closed.v1", body };
}

export function answerMissed({ row, shape }: ToldCase): EventDraft {
  const answerDue = (row.dueAt ?? row.openedAt).toISOString();
  const body: AnswerMissedV1 = { ...shape, answerDue };
  return { type: "disputes.answer-missed.v1", body };
}

export function hearingClosed({ shape }: ToldCase, instance: Instance, due: Date): EventDraft {
  const body: HearingClosedV1 = { ...shape, instance, decisionDue: due.toISOString() };
  return { type: "disputes.hearing-closed.v1", body };
}

export function caseDecided(
  { row, shape }: ToldCase,
  instance: Instance,
  { outcome, awardMinor, reasons }: DecisionDraft,
  appealUntil: Date | null,
): EventDraft {
  const body: CaseDecidedV1 = {
    ...shape,
    instance,
    outcome,
    award: money(awardMinor, row.currency),
    reasonsDigest: hex(sha256(reasons)),
    appealUntil: appealUntil?.toISOString() ?? null,
    by: byPlatform,
  };
  return { type: "disputes.case-decided.v1", body };
}
