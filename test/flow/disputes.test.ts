import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyRecorded } from "../../contracts/proof/recorded.ts";
import { moveDisputes, resumeDisputes } from "../../services/disputes/index.ts";
import { StagedApi } from "../stage/api.ts";
import { pdf } from "../stage/application.ts";
import { type Hands, StagedHouse, stageHands } from "../stage/house.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let gears: Hands;
let buyer: Hands;
let rival: Hands;
let house: StagedHouse;
let system: string;
let security: string;
let audit: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  gears = await stageHands(platform, "gears");
  buyer = await stageHands(platform, "buyer");
  rival = await stageHands(platform, "rival");
  house = new StagedHouse(platform, gears, buyer);
  system = (await platform.operatorPerson("system")).token;
  security = (await platform.operatorPerson("security")).token;
  audit = (await platform.operatorPerson("audit")).token;
  worker = await StagedWorker.open(platform, api.folder);
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

const parts = `case { id localId stage side outcome award { minor currency } amount { minor } acts
    thingId dueAt closedAt answerMissedAt claimant { name { en } } respondent { name { en } } }
  statements { id side kind text current digest amount { minor } }
  documents { id side name media digest }
  evidence { eventId side type disclosure proof }
  decisions { instance outcome award { minor } reasons }
  steps { step side } logKey`;
const told = `... on DisputeFile { ${parts} } ... on Refusal { code field }`;
const document = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${told} } }`;
const documents = {
  disputeOpen: document("disputeOpen", "DisputeOpenInput"),
  disputeAnswer: document("disputeAnswer", "DisputeTextInput"),
  disputeStatementAdd: document("disputeStatementAdd", "DisputeTextInput"),
  disputeAppeal: document("disputeAppeal", "DisputeTextInput"),
  disputeEvidenceAdd: document("disputeEvidenceAdd", "DisputeEvidenceInput"),
  disputeSettlementOffer: document("disputeSettlementOffer", "DisputeSettlementInput"),
  disputeSettlementAccept: document("disputeSettlementAccept", "DisputeAcceptInput"),
  disputeDecide: document("disputeDecide", "DisputeDecideInput"),
};

const act = async (
  name: keyof typeof documents,
  session: string,
  input: Record<string, unknown>,
) => {
  const { data, errors } = await api.ask(documents[name], { input }, { session });
  return errors.length > 0 ? errors : data[name];
};
const withdraw = async (id: string, session: string) => {
  const text = `mutation ($id: ID!) { disputeWithdraw(id: $id) { ${told} } }`;
  return (await api.ask(text, { id }, { session })).data.disputeWithdraw;
};
const see = async (id: string, session: string) => {
  const text = `query ($id: ID!) { dispute(id: $id) { ${parts} } }`;
  const { data, errors } = await api.ask(text, { id }, { session });
  return errors.length > 0 ? errors : data.dispute;
};
const queue = async (session: string) =>
  (await api.ask("{ disputeQueue(first: 100) { nodes { id stage side } } }", {}, { session })).data
    .disputeQueue.nodes;

const localId = (id: string) => Buffer.from(id, "base64url").toString().split(":")[2] ?? "";
const relayId = (type: string, tenant: string, id: string) =>
  Buffer.from(`${type}:${tenant}:${id}`).toString("base64url");

/** A booking that the buyer has made of the gear works, as the buyer names it. */
async function bookingMade(): Promise<string> {
  return relayId("Booking", buyer.firm.id, localId(await house.booking()));
}

const claim = { claim: "LATE", text: "晚了三天。", amountMinor: "50000" };

async function opened(changes: Record<string, unknown> = {}) {
  const input = { thing: await bookingMade(), ...claim, ...changes };
  return act("disputeOpen", buyer.hand.token, input);
}

/** The time that a case waits for is over, and the worker sees it. */
async function timePasses(id: string): Promise<void> {
  await owner`update dispute_cases set due_at = now() - interval '1 second' where id = ${localId(id)}`;
  await moveDisputes(platform.worker);
}

const typesIn = async (firm: string) => {
  const rows = await owner<{ type: string }[]>`select type from outbox
    where tenant_id = ${firm} and type like 'disputes.%' order by id`;
  return rows.map(({ type }) => type);
};

describe("a dispute", () => {
  it("goes through answer, statements, decision and appeal, and is told in three houses", async () => {
    const before = (await typesIn(gears.firm.id)).length;
    const file = await opened();
    const { id } = file.case;
    expect(file.case).toMatchObject({
      stage: "ANSWER",
      side: "CLAIMANT",
      claimant: { name: { en: "buyer" } },
      respondent: { name: { en: "gears" } },
      amount: { minor: "50000" },
    });
    expect(file.statements).toMatchObject([{ side: "CLAIMANT", kind: "CLAIM", text: claim.text }]);
    expect(file.evidence.map(({ type }: { type: string }) => type).sort()).toEqual([
      "capacity.booking-requested.v1",
      "tenancy.rules-accepted.v1",
    ]);

    const theirs = await see(id, gears.hand.token);
    expect(theirs.case).toMatchObject({ side: "RESPONDENT", stage: "ANSWER" });
    expect(theirs.case.acts).toEqual(["ANSWER", "EXHIBIT", "OFFER_SETTLEMENT"]);
    expect(await act("disputeAnswer", buyer.hand.token, { id, text: "自答" })).toEqual({
      code: "DISPUTE_NOT_YOURS",
      field: "id",
    });
    const answered = await act("disputeAnswer", gears.hand.token, { id, text: "设备故障。" });
    expect(answered.case.stage).toBe("STATEMENTS");
    // The respondent's own acceptance of the rules comes in by his own act.
    expect(answered.evidence).toHaveLength(3);
    const decide = { id, outcome: "PARTLY", awardMinor: "20000", reasons: "部分有据。" };
    expect(await act("disputeDecide", system, decide)).toMatchObject({ code: "DISPUTE_STAGE" });

    await timePasses(id);
    expect((await see(id, buyer.hand.token)).case.stage).toBe("DECISION");
    expect(await act("disputeStatementAdd", gears.hand.token, { id, text: "再说" })).toMatchObject({
      code: "DISPUTE_STAGE",
    });
    expect(await act("disputeDecide", security, decide)).toMatchObject({ code: "DISPUTE_STAGE" });
    expect(await act("disputeDecide", system, { ...decide, awardMinor: "50001" })).toEqual({
      code: "DISPUTE_AWARD",
      field: "awardMinor",
    });
    const decided = await act("disputeDecide", system, decide);
    expect(decided.case).toMatchObject({ stage: "APPEAL", outcome: "PARTLY", side: null });

    const appealed = await act("disputeAppeal", gears.hand.token, { id, text: "不服。" });
    expect(appealed.case.stage).toBe("APPEAL_STATEMENTS");
    await act("disputeStatementAdd", buyer.hand.token, { id, text: "维持。" });
    await timePasses(id);
    const upheld = { ...decide, outcome: "REJECTED", awardMinor: null, reasons: "不可抗力。" };
    expect(await act("disputeDecide", system, upheld)).toMatchObject({ code: "DISPUTE_STAGE" });
    const final = await act("disputeDecide", security, upheld);
    expect(final.case).toMatchObject({ stage: "CLOSED", outcome: "REJECTED", award: null });
    expect(final.decisions.map((each: { instance: string }) => each.instance)).toEqual([
      "FIRST",
      "APPEAL",
    ]);
    expect(final.steps.map(({ step }: { step: string }) => step)).toEqual([
      "OPENED",
      "ANSWERED",
      "HEARING_CLOSED",
      "DECIDED",
      "APPEALED",
      "STATEMENT",
      "HEARING_CLOSED",
      "DECIDED",
    ]);
    const types = [
      "disputes.case-opened.v1",
      "disputes.case-answered.v1",
      "disputes.hearing-closed.v1",
      "disputes.case-decided.v1",
      "disputes.case-appealed.v1",
      "disputes.exhibit-added.v1",
      "disputes.hearing-closed.v1",
      "disputes.case-decided.v1",
    ];
    for (const firm of [buyer.firm.id, gears.firm.id, platform.house]) {
      expect((await typesIn(firm)).slice(before)).toEqual(types);
    }
  });

  it("C14 is decided on appeal by another person than at first, whatever his role by then", async () => {
    const { id } = (await opened()).case;
    await timePasses(id);
    await timePasses(id);
    const decide = { id, outcome: "UPHELD", awardMinor: "50000", reasons: "有据。" };
    expect((await act("disputeDecide", system, decide)).case.stage).toBe("APPEAL");
    await act("disputeAppeal", gears.hand.token, { id, text: "不服。" });
    await timePasses(id);
    await owner`update dispute_decisions set person_id = (select person_id from memberships
      where tenant_id = ${platform.house} and roles @> '{security}' limit 1)
      where case_id = ${localId(id)}`;
    expect(await act("disputeDecide", security, decide)).toMatchObject({
      code: "DISPUTE_DECIDED_BY_YOU",
    });
    expect(await act("disputeDecide", audit, decide)).toMatchObject({ code: "NOT_PERMITTED" });
  });

  it("goes on without an answer, which is on record, and ends when nobody appeals", async () => {
    const { id } = (await opened()).case;
    await owner`update dispute_cases set due_at = now() where id = ${localId(id)}`;
    // The worker has not seen it yet.
    expect(await act("disputeAnswer", gears.hand.token, { id, text: "迟答" })).toMatchObject({
      code: "DISPUTE_TIME_OVER",
    });
    expect(
      await Promise.all([moveDisputes(platform.worker), moveDisputes(platform.worker)]),
    ).toEqual(expect.arrayContaining([1]));
    const silent = await see(id, gears.hand.token);
    expect(silent.case.stage).toBe("STATEMENTS");
    expect(silent.case.answerMissedAt).not.toBeNull();
    expect(
      silent.steps.filter(({ step }: { step: string }) => step === "ANSWER_MISSED"),
    ).toHaveLength(1);
    expect(await act("disputeAnswer", gears.hand.token, { id, text: "迟答" })).toMatchObject({
      code: "DISPUTE_TIME_OVER",
    });
    await timePasses(id);
    await act("disputeDecide", system, { id, outcome: "UPHELD", reasons: "未答复。" });
    await timePasses(id);
    const ended = await see(id, buyer.hand.token);
    expect(ended.case).toMatchObject({ stage: "CLOSED", outcome: "UPHELD", acts: [] });
    expect(await moveDisputes(platform.worker)).toBe(0);
  });

  it("C39 stands still while one of the firms is frozen, and has that time back afterwards", async () => {
    const { id } = (await opened()).case;
    const own = localId(id);
    await owner`update dispute_cases set due_at = now() - interval '1 hour',
      opened_at = now() - interval '9 days' where id = ${own}`;
    await owner`update tenants set frozen_at = now() - interval '2 days' where id = ${gears.firm.id}`;
    expect(await moveDisputes(platform.worker)).toBe(0);
    await platform.operating("platform.confirm-thaws", async (scope) => {
      await resumeDisputes(scope, gears.firm.id, new Date(scope.now.getTime() - 2 * 86_400_000));
    });
    await owner`update tenants set frozen_at = null where id = ${gears.firm.id}`;
    expect(await moveDisputes(platform.worker)).toBe(0);
    const [row] = await owner`select stage, due_at - now() > interval '46 hours' as later
      from dispute_cases where id = ${own}`;
    expect(row).toEqual({ stage: "answer", later: true });
    await withdraw(id, buyer.hand.token);
  });

  it("is settled when both say so to the same terms, and is the claimant's to withdraw", async () => {
    const { id } = (await opened()).case;
    const terms = { id, text: "各担一半。", amountMinor: "25000" };
    const first = await act("disputeSettlementOffer", gears.hand.token, terms);
    const [offer] = first.statements.filter((each: { current: boolean }) => each.current);
    expect(
      await act("disputeSettlementAccept", gears.hand.token, { id, offer: offer.id }),
    ).toMatchObject({ code: "DISPUTE_SETTLEMENT_CHANGED" });
    const changed = await act("disputeSettlementOffer", gears.hand.token, {
      ...terms,
      amountMinor: "20000",
    });
    expect(
      await act("disputeSettlementAccept", buyer.hand.token, { id, offer: offer.id }),
    ).toMatchObject({ code: "DISPUTE_SETTLEMENT_CHANGED" });
    const [now] = changed.statements.filter((each: { current: boolean }) => each.current);
    const settled = await act("disputeSettlementAccept", buyer.hand.token, { id, offer: now.id });
    expect(settled.case).toMatchObject({
      stage: "CLOSED",
      outcome: "SETTLED",
      award: { minor: "20000", currency: "CNY" },
    });

    const other = (await opened()).case.id;
    expect(await withdraw(other, gears.hand.token)).toMatchObject({ code: "DISPUTE_NOT_YOURS" });
    expect((await withdraw(other, buyer.hand.token)).case.outcome).toBe("WITHDRAWN");
  });

  it("is opened once at a time about a booking, and within the days of the booking's own rules", async () => {
    const thing = await bookingMade();
    expect((await opened({ thing })).case.stage).toBe("ANSWER");
    expect(await opened({ thing })).toEqual({ code: "DISPUTE_OPEN_ALREADY", field: "thing" });
    const old = await bookingMade();
    for (const days of [31, 29]) {
      await owner`update capacity_bookings_made set from_at = now() - make_interval(days => ${days + 1}),
        until_at = now() - make_interval(days => ${days}) where id = ${localId(old)}`;
      const told = await opened({ thing: old });
      if (days === 31) expect(told).toEqual({ code: "DISPUTE_TOO_LATE", field: "thing" });
      else expect(told.case.stage).toBe("ANSWER");
    }
  });

  it("C11 is not there for a third firm, in any way", async () => {
    const { id, localId: plain } = (await opened()).case;
    const absent = relayId("DisputeCase", platform.house, crypto.randomUUID());
    const session = rival.hand.token;
    expect(await see(id, session)).toBeNull();
    const list = "{ disputes { nodes { id } } }";
    expect((await api.ask(list, {}, { session })).data.disputes.nodes).toEqual([]);
    for (const asked of [id, absent]) {
      const refused = { code: "DISPUTE_NOT_FOUND", field: "id" };
      const text = { id: asked, text: "旁观" };
      expect(await act("disputeAnswer", session, text)).toEqual(refused);
      expect(await act("disputeStatementAdd", session, text)).toEqual(refused);
      expect(await act("disputeAppeal", session, text)).toEqual(refused);
      expect(await withdraw(asked, session)).toEqual(refused);
    }
    const file = await api.call(`/disputes/${plain}/file`, { session });
    const none = await api.call(`/disputes/${crypto.randomUUID()}/file`, { session });
    const bodies = await Promise.all([file, none].map((each) => each.json()));
    expect([file.status, none.status]).toEqual([404, 404]);
    expect(bodies[0]).toMatchObject({ error: { code: "DISPUTE_NOT_FOUND" } });
    expect(bodies[1]).toEqual(bodies[0]);
    // Row security alone keeps it from whoever is in the operator's house without being a party.
    for (const table of ["cases", "statements", "documents", "evidence", "decisions", "steps"]) {
      const seen = await platform.app.transaction("read only", async (tx) => {
        await tx.execute(
          `select set_tenant('${platform.house}', '${rival.firm.id}', '{}'::uuid[])` as never,
        );
        return tx.execute(`select tenant_id from dispute_${table}` as never);
      });
      expect([...(seen as unknown as unknown[])]).toEqual([]);
    }
  });

  it("C27 takes documents by their first bytes, and gives them to both firms and the operator", async () => {
    const { id, localId: plain } = (await opened()).case;
    const send = (session: string, body: string | Buffer, media = "application/pdf") =>
      api.call(`/disputes/${plain}/documents?name=${encodeURIComponent("送货单.pdf")}`, {
        method: "POST",
        body: new Uint8Array(Buffer.from(body)),
        headers: { "content-type": media },
        session,
      });
    expect(await (await send(gears.hand.token, "<svg/>")).json()).toMatchObject({
      error: { code: "FILE_UNREADABLE" },
    });
    expect((await send(rival.hand.token, pdf)).status).toBe(404);
    const sent = await send(gears.hand.token, pdf);
    expect(sent.status).toBe(201);
    const kept = await sent.json();
    const file = await see(id, buyer.hand.token);
    expect(file.documents).toMatchObject([{ id: kept.id, side: "RESPONDENT", name: "送货单.pdf" }]);
    for (const session of [buyer.hand.token, system, security, audit]) {
      const read = await api.call(`/disputes/documents/${kept.id}`, { session });
      expect(Buffer.from(await read.arrayBuffer())).toEqual(pdf);
      expect(read.headers.get("content-disposition")).toMatch(/^attachment/);
    }
    const session = rival.hand.token;
    expect((await api.call(`/disputes/documents/${kept.id}`, { session })).status).toBe(404);
  });

  it("shows evidence that verifies offline, of which no byte can be changed", async () => {
    const booking = await house.booking();
    const cancel = `mutation ($id: ID!) { bookingCancel(id: $id) { __typename } }`;
    await api.ask(cancel, { id: booking }, { session: gears.hand.token });
    const thing = relayId("Booking", buyer.firm.id, localId(booking));
    const file = await opened({ thing, claim: "CANCELLATION_CHARGE" });
    const { id, localId: plain } = file.case;
    const event = await house.event();
    const evidence = { id, event: event.id, fields: ["bizStep"] };
    await act("disputeEvidenceAdd", gears.hand.token, evidence);
    expect(await act("disputeEvidenceAdd", gears.hand.token, evidence)).toMatchObject({
      code: "DISPUTE_EVIDENCE_THERE",
    });
    expect(await act("disputeEvidenceAdd", buyer.hand.token, evidence)).toMatchObject({
      code: "DISPUTE_EVIDENCE_NOT_FOUND",
    });
    await worker.settle();

    const text = await (
      await api.call(`/disputes/${plain}/file`, { session: buyer.hand.token })
    ).text();
    const whole = JSON.parse(text);
    const logKey = (await (await api.call("/log/key")).text()).trim();
    expect(whole.logKey).toBe(logKey);
    const types = whole.evidence.map(({ type }: { type: string }) => type).sort();
    // What the provider cancelled is in his own house, and the buyer was party to it.
    expect(types).toEqual([
      "capacity.booking-cancelled.v1",
      "capacity.booking-requested.v1",
      "tenancy.rules-accepted.v1",
      "trace.event-captured.v1",
    ]);
    for (const { disclosure, logIndex, inclusion } of whole.evidence) {
      const proof = { disclosure, logIndex, inclusion, ...whole.head, logKey };
      const verdict = verifyRecorded(proof);
      expect(verdict.ok).toBe(true);
      const changed = JSON.parse(
        JSON.stringify(proof).replace(/"value":"([^"]+)"/, (_all, value: string) => {
          return `"value":"${value.slice(0, -1)}${value.endsWith("0") ? "1" : "0"}"`;
        }),
      );
      expect(changed).not.toEqual(proof);
      expect(verifyRecorded(changed).ok).toBe(false);
    }
    // Who acted stays in his house, and so does every field that was not named.
    expect(text).not.toContain(gears.hand.actor.personId ?? "");
    expect(text).not.toContain(event.code.slice(event.code.lastIndexOf(".") + 1));
    expect(text).toContain("inspecting");
  });

  it("C14 is answered by a suspended firm, too, whose people may do nothing else", async () => {
    const { firm } = await stageHands(platform, "suspended");
    const theirs = new StagedHouse(platform, { firm, hand: firm.administrator }, buyer);
    const thing = relayId("Booking", buyer.firm.id, localId(await theirs.booking()));
    const { id } = (await opened({ thing })).case;
    await platform.suspend(firm.id);
    const again = (await platform.signIn(firm.administrator.email)).token;
    const answered = await act("disputeAnswer", again, { id, text: "已交付。" });
    expect(answered.case.stage).toBe("STATEMENTS");
    const { errors } = await api.ask("{ people { nodes { id } } }", {}, { session: again });
    expect(errors[0]?.extensions.code).toBe("NOT_PERMITTED");
  });

  it("is in the operator's queue by what is due first, and never on his side", async () => {
    const { id } = (await opened()).case;
    const open = await queue(system);
    expect(open.map((each: { id: string }) => each.id)).toContain(id);
    expect(new Set(open.map(({ side }: { side: null }) => side))).toEqual(new Set([null]));
    const refused = await api.ask(
      "{ disputeQueue { nodes { id } } }",
      {},
      { session: gears.hand.token },
    );
    expect(refused.errors[0]?.extensions.code).toBe("NOT_PERMITTED");
  });

  it("is told to those concerned on both sides, and to whoever decides", async () => {
    const { id } = (await opened()).case;
    await timePasses(id);
    await timePasses(id);
    await worker.settle();
    const titles = async (session: string) => {
      const text = "{ notices(first: 100) { nodes { kind path } } }";
      const { nodes } = (await api.ask(text, {}, { session })).data.notices;
      return new Set(nodes.map(({ kind }: { kind: string }) => kind));
    };
    const respondents = await titles(gears.hand.token);
    expect([...respondents]).toEqual(
      expect.arrayContaining(["DISPUTE_OPENED", "DISPUTE_ANSWER_MISSED"]),
    );
    expect([...(await titles(system))]).toContain("DISPUTE_TO_DECIDE");
    expect([...(await titles(rival.hand.token))]).not.toContain("DISPUTE_OPENED");
  });
});
