import { Refusal } from "../kernel/refusal.ts";
import { newId } from "../platform/ids.ts";
import { once } from "../platform/once.ts";
import { type TenantScope, visiting } from "../platform/tenancy.ts";
import { rulesOfVersion } from "../tenancy/index.ts";
import {
  caseAnswered,
  caseAppealed,
  caseClosed,
  caseOpened,
  exhibitAdded,
  sha256,
  tell,
  ticketFor,
  toldCase,
} from "./events.ts";
import { evidenceAbout, type Opened, ownTraceEvent } from "./evidence.ts";
import {
  type CaseFile,
  type CaseRow,
  exhibitsOf,
  fileOf,
  lockCase,
  operatorHouse,
  statementById,
} from "./reads.ts";
import {
  afterAnswer,
  afterAppeal,
  type ClaimDraft,
  checkAct,
  checkRoom,
  checkSettlement,
  checkSettlementAmount,
  decideCase,
  decideText,
  type PartyAct,
  sideOf,
} from "./rules.ts";
import type { CaseId, CaseSide, StatementKind, Step } from "./schema.ts";
import { thingNamed, thingOf } from "./things.ts";
import {
  insertCase,
  insertEvidence,
  insertStatement,
  insertStep,
  rowOf,
  setCase,
} from "./writes.ts";

/** What a firm opens a case with; `thing` is a Relay id of its own house. */
export interface CaseAsk extends ClaimDraft {
  readonly thing: string;
}

interface Said {
  readonly kind: StatementKind;
  readonly text: string;
  readonly amountMinor?: bigint | null;
}

/** Writes what a side says; gives its id and its digest. */
async function say(host: TenantScope, held: CaseRow, side: CaseSide, said: Said) {
  const [id, digest] = [newId<string>(), sha256(said.text)];
  const { kind, text, amountMinor = null } = said;
  await insertStatement(host, {
    ...rowOf(held),
    id,
    side,
    kind,
    text,
    amountMinor,
    sha256: digest,
    at: host.now,
  });
  return { id, digest };
}

async function putIn(
  host: TenantScope,
  held: CaseRow,
  side: CaseSide,
  { eventId, type, commitment, disclosure }: Opened,
): Promise<boolean> {
  const row = { ...rowOf(held), eventId, type, commitment, disclosure, side, at: host.now };
  return insertEvidence(host, row);
}

/**
 * Opens a case about something that the house is party to, with what the ledger says of it. Throws
 * `DISPUTE_THING_NOT_FOUND`, `DISPUTE_OPEN_ALREADY` and what `decideCase` throws.
 */
export async function openCase(scope: TenantScope, ask: CaseAsk): Promise<CaseId> {
  const { id } = await once(scope, "disputeOpen", async () => {
    const thing = await thingNamed(scope, ask.thing);
    const rules = await rulesOfVersion(scope, thing.rulesVersion);
    if (rules === null) throw new Error(`rules ${thing.rulesVersion} are not there`);
    const operator = await operatorHouse(scope);
    const evidence = await evidenceAbout(scope, thing);

    const { text, ...opened } = decideCase(thing, ask, rules.parameters, scope.now);

    const row: CaseRow = {
      ...opened,
      tenantId: operator,
      id: newId<CaseId>(),
      claimant: scope.house,
      respondent: thing.other,
      thingType: thing.thingType,
      thingId: thing.id,
      thingZh: thing.name.zh,
      thingEn: thing.name.en,
      fromAt: thing.window.from,
      untilAt: thing.window.until,
      currency: thing.currency,
      rulesVersion: thing.rulesVersion,
      openedAt: scope.now,
      answeredAt: null,
      answerMissedAt: null,
      settlementId: null,
      outcome: null,
      awardMinor: null,
      closedAt: null,
    };
    const digest = await visiting(scope, operator, ticketFor(row.id), async (host) => {
      if (!(await insertCase(host, row))) throw new Refusal("DISPUTE_OPEN_ALREADY", {}, "thing");
      await insertStep(host, row, "opened", "claimant");
      for (const each of evidence) await putIn(host, row, "claimant", each);
      return (await say(host, row, "claimant", { kind: "claim", text })).digest;
    });
    scope.about(`dispute:${row.id}`, { act: "open", thing: thing.id });
    await tell(scope, row, caseOpened(scope, await toldCase(scope, row), digest));
    return row.id;
  });
  return id as CaseId;
}

/** A case in the operator's house, locked, and on which side the firm that acts stands. */
export interface Held {
  readonly row: CaseRow;
  readonly side: CaseSide;
}

/**
 * An act of one party: locks the case, checks that the act is that side's and in time, and does it.
 * Throws `DISPUTE_NOT_FOUND` alike for what is absent and for other firms' cases.
 */
export async function acting<T>(
  scope: TenantScope,
  id: CaseId,
  act: PartyAct,
  work: (host: TenantScope, held: Held) => Promise<T>,
): Promise<Held & { readonly done: T }> {
  const operator = await operatorHouse(scope);
  return visiting(scope, operator, ticketFor(id), async (host) => {
    const row = await lockCase(host, id);
    const side = row === null ? null : sideOf(row, scope.house);
    if (row === null || side === null) throw new Refusal("DISPUTE_NOT_FOUND", {}, "id");

    checkAct(row, side, act, host.now);

    return { row, side, done: await work(host, { row, side }) };
  });
}

/** States the respondent's answer, and opens what his own house holds about the thing. */
export async function answerCase(scope: TenantScope, id: CaseId, text: string): Promise<void> {
  await once(scope, "disputeAnswer", async () => {
    const { row, done } = await acting(scope, id, "answer", async (host, held) => {
      const said = decideText(text);
      const change = { ...afterAnswer(held.row, host.now), answeredAt: host.now };
      await setCase(host, held.row, change);
      await insertStep(host, held.row, "answered", held.side);
      return (await say(host, held.row, held.side, { kind: "answer", text: said })).digest;
    });
    const thing = await thingOf(scope, row.thingType, row.thingId);
    const evidence = thing === null ? [] : await evidenceAbout(scope, thing);
    await visiting(scope, row.tenantId, ticketFor(id), async (host) => {
      for (const each of evidence) await putIn(host, row, "respondent", each);
    });
    scope.about(`dispute:${id}`, { act: "answer" });
    await tell(scope, row, caseAnswered(scope, await toldCase(scope, row), done));
    return id;
  });
}

/** Puts something into a case and tells of it. */
async function exhibit(
  scope: TenantScope,
  id: CaseId,
  kind: "statement" | "evidence" | "settlement",
  work: (host: TenantScope, held: Held) => Promise<Uint8Array>,
): Promise<void> {
  const act: PartyAct = kind === "settlement" ? "offer_settlement" : "exhibit";
  const { row, side, done } = await acting(scope, id, act, async (host, held) => {
    const counted = kind === "evidence" ? kind : "statement";
    checkRoom(await exhibitsOf(host, id, held.side, counted));
    const step: Step = kind;
    await insertStep(host, held.row, step, held.side);
    return work(host, held);
  });
  scope.about(`dispute:${id}`, { act: kind });
  await tell(scope, row, exhibitAdded(scope, await toldCase(scope, row), side, kind, done));
}

/** Adds a statement of one side. */
export async function addStatement(scope: TenantScope, id: CaseId, text: string): Promise<void> {
  await once(scope, "disputeStatementAdd", async () => {
    await exhibit(scope, id, "statement", async (host, { row, side }) => {
      const said = { kind: "statement", text: decideText(text) } as const;
      return (await say(host, row, side, said)).digest;
    });
    return id;
  });
}

/** Puts forward a trace event of the firm's own, or some of its fields. */
export async function addEvidence(
  scope: TenantScope,
  id: CaseId,
  event: string,
  fields: readonly string[],
): Promise<void> {
  await once(scope, "disputeEvidenceAdd", async () => {
    const opened = await ownTraceEvent(scope, event, fields);
    await exhibit(scope, id, "evidence", async (host, { row, side }) => {
      if (!(await putIn(host, row, side, opened))) {
        throw new Refusal("DISPUTE_EVIDENCE_THERE", {}, "event");
      }
      return opened.commitment;
    });
    return id;
  });
}

/** Offers to settle; it takes the place of what was offered before. */
export async function offerSettlement(
  scope: TenantScope,
  id: CaseId,
  terms: { readonly text: string; readonly amountMinor: bigint | null },
): Promise<void> {
  await once(scope, "disputeSettlementOffer", async () => {
    await exhibit(scope, id, "settlement", async (host, { row, side }) => {
      checkSettlementAmount(terms.amountMinor);
      const said = { ...terms, kind: "settlement", text: decideText(terms.text) } as const;
      const { id: settlementId, digest } = await say(host, row, side, said);
      await setCase(host, row, { settlementId });
      return digest;
    });
    return id;
  });
}

/** Ends a case from its parties' side. */
async function close(
  scope: TenantScope,
  id: CaseId,
  act: "accept_settlement" | "withdraw",
  ending: (host: TenantScope, held: Held) => Promise<bigint | null>,
): Promise<void> {
  const outcome = act === "withdraw" ? "withdrawn" : "settled";
  const { row, done } = await acting(scope, id, act, async (host, held) => {
    const awardMinor = await ending(host, held);
    const change = { stage: "closed", dueAt: null, closedAt: host.now, outcome } as const;
    await setCase(host, held.row, { ...change, awardMinor });
    await insertStep(host, held.row, outcome, held.side);
    return { ...held.row, ...change, awardMinor };
  });
  scope.about(`dispute:${id}`, { act });
  await tell(scope, row, caseClosed(scope, await toldCase(scope, done)));
}

/** Accepts what the other side has offered; both have then said so, and the case is closed. */
export async function acceptSettlement(
  scope: TenantScope,
  id: CaseId,
  offerId: string,
): Promise<void> {
  await once(scope, "disputeSettlementAccept", async () => {
    await close(scope, id, "accept_settlement", async (host, { row, side }) => {
      const offer = await statementById(host, id, offerId);
      checkSettlement(row, offer, side);
      return offer?.amountMinor ?? null;
    });
    return id;
  });
}

/** Takes a claim back. */
export async function withdrawCase(scope: TenantScope, id: CaseId): Promise<void> {
  await once(scope, "disputeWithdraw", async () => {
    await close(scope, id, "withdraw", async () => null);
    return id;
  });
}

/** Appeals against the first decision, with the grounds; both sides may then state more. */
export async function appealCase(scope: TenantScope, id: CaseId, text: string): Promise<void> {
  await once(scope, "disputeAppeal", async () => {
    const { row, side, done } = await acting(scope, id, "appeal", async (host, held) => {
      const said = { kind: "appeal", text: decideText(text) } as const;
      await setCase(host, held.row, afterAppeal(held.row, host.now));
      await insertStep(host, held.row, "appealed", held.side);
      return (await say(host, held.row, held.side, said)).digest;
    });
    scope.about(`dispute:${id}`, { act: "appeal" });
    await tell(scope, row, caseAppealed(scope, await toldCase(scope, row), side, done));
    return id;
  });
}

/** A case of the firm's with all that is in it; null alike for what is absent and for others'. */
export async function ownFile(scope: TenantScope, id: CaseId): Promise<CaseFile | null> {
  const operator = await operatorHouse(scope);
  return visiting(scope, operator, ticketFor(id), (host) => fileOf(host, id));
}
