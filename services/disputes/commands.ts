import { Refusal } from "../kernel/refusal.ts";
import { operatorHouse } from "../platform/firms.ts";
import { newId } from "../platform/ids.ts";
import { once } from "../platform/once.ts";
import { registerOpen } from "../platform/open-things.ts";
import { type TenantScope, visiting } from "../platform/tenancy.ts";
import { rulesOfVersion } from "../tenancy/index.ts";
import { acting, exhibit, putIn, say } from "./acts.ts";
import { caseAnswered, caseOpened, tell, ticketFor, toldCase } from "./events.ts";
import { evidenceAbout, ownTraceEvent } from "./evidence.ts";
import { type CaseFile, type CaseRow, fileOf, openCasesOf } from "./reads.ts";
import { afterAnswer, type ClaimDraft, decideCase, decideText } from "./rules.ts";
import type { CaseId } from "./schema.ts";
import { thingNamed, thingOf } from "./things.ts";
import { insertCase, insertStep, setCase } from "./writes.ts";

registerOpen({
  kind: "disputes",
  count: async (scope) => {
    const operator = await operatorHouse(scope);
    const ticket = { kind: "dispute", ids: [] } as const;
    return visiting(scope, operator, ticket, (host) => openCasesOf(host, scope.house));
  },
  end: null,
});

/** What a firm opens a case with; `thing` is a Relay id of its own house. */
export interface CaseAsk extends ClaimDraft {
  readonly thing: string;
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

/** A case of the firm's with all that is in it; null alike for what is absent and for others'. */
export async function ownFile(scope: TenantScope, id: CaseId): Promise<CaseFile | null> {
  const operator = await operatorHouse(scope);
  return visiting(scope, operator, ticketFor(id), (host) => fileOf(host, id));
}
