import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceDigest, findInEvidence } from "../../contracts/incidents/evidence.ts";
import { takeDueDeliveries } from "../../services/notices/webhooks/queue.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { issueKey } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import { StagedHouse, stageHands, stageThings } from "../stage/house.ts";
import { openedIncident } from "../stage/incidents.ts";
import { webhookOf } from "../stage/notices.ts";
import {
  password,
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let house: StagedHouse;
let gears: StagedFirm;
let drives: StagedFirm;
let security: SignedIn;
let system: SignedIn;
let audit: SignedIn;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  const partner = await stageHands(platform, "drives");
  house = new StagedHouse(platform, await stageHands(platform, "gears"), partner);
  gears = house.hands.firm;
  drives = partner.firm;
  security = await platform.operatorPerson("security");
  system = await platform.operatorPerson("system");
  audit = await platform.operatorPerson("audit");
  await stageThings(house);
  await worker.settle();
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

const hourMs = 3_600_000;
const tenantOf = ({ id }: StagedFirm) => globalId("Tenant", id, id);
const parts = `__typename ... on Incident { id state exercise secondsToContainment
  subjects { firm { id frozenAt } principal } deadlines { duty dueAt }
  archives { id path sha256 sizeBytes lines } } ... on Refusal { code field }`;

type Variables = Record<string, unknown>;

/** An act by the security administrator, or another; gives what it answered. */
async function act(name: string, input: Variables, by: SignedIn = security) {
  const of = name === "incidentThawAsk" ? "incidentFreeze" : name;
  const type = `${of.charAt(0).toUpperCase()}${of.slice(1)}Input`;
  const acting = `mutation ($input: ${type}!) { ${name}(input: $input) { ${parts} } }`;
  const { data, errors } = await api.ask(acting, { input }, { session: by.token });
  return data?.[name] ?? errors[0]?.extensions;
}

async function entriesOf(incident: string, by: SignedIn = security) {
  const asked = `query ($incident: ID!) { incidentEntries(incident: $incident, first: 100) {
    nodes { act text principal details digest } } }`;
  const { data, errors } = await api.ask(asked, { incident }, { session: by.token });
  return data?.incidentEntries.nodes ?? errors;
}

const actsOf = async (incident: string) =>
  (await entriesOf(incident)).map(({ act: each }: { act: string }) => each);

async function keyOf({ administrator }: StagedFirm): Promise<{ id: string; token: string }> {
  const expiresAt = new Date(Date.now() + 24 * hourMs);
  const ask = { name: "erp", scopes: ["epcis.query" as const], expiresAt };
  const { key, token } = await asTenant(
    platform.app,
    administrator.actor,
    "tenancy.issue-key",
    (scope) => issueKey(scope, ask),
  );
  return { id: key.id, token: token ?? "" };
}

const queryBy = async (key: string) => {
  const answer = await api.call("/epcis/events", { key });
  return answer.status;
};
const codeFor = async (session: string) => {
  const { errors } = await api.ask("{ offers { nodes { id } } }", {}, { session });
  return errors[0]?.extensions.code ?? null;
};
const signingIn = `mutation ($input: SessionStartInput!) { sessionStart(input: $input) {
  ... on SignInStep { viewer { firm { id } } } ... on Refusal { code } } }`;
const signInOf = async (email: string) => {
  const { data } = await api.ask(signingIn, { input: { email, password } });
  return data.sessionStart;
};

/** What is true within 5 s, and how long it took. */
async function within5s(holds: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > 5_000) throw new Error("not within 5 s");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return performance.now() - begun;
}

describe("C39 a firm is frozen", () => {
  let incident: string;
  let key: { id: string; token: string };

  beforeAll(async () => {
    incident = (await openedIncident(platform)).incident;
    key = await keyOf(gears);
  });

  it("C39 its session, key and webhooks are dead within 5 s, and other firms' are not", async () => {
    const { token, email } = gears.administrator;
    expect(await codeFor(token)).toBeNull();
    expect(await queryBy(key.token)).toBe(200);
    await webhookOf(house);
    await owner`update webhook_deliveries set due_at = now() - interval '1 minute'`;

    const done = await act("incidentFreeze", { incident, firm: tenantOf(gears), reason: "撞库" });
    expect(done.subjects[0].firm.frozenAt).not.toBeNull();
    await within5s(async () => (await codeFor(token)) !== null);
    await within5s(async () => (await queryBy(key.token)) === 403);
    const due = await asProgram(platform.worker, (scope) =>
      takeDueDeliveries(scope, { most: 10, ofOneFirm: 10 }, 1_000),
    );
    expect(due).toEqual([]);
    expect(await signInOf(email)).toEqual({ code: "FIRM_FROZEN" });
    expect(await codeFor(drives.administrator.token)).toBeNull();
    expect(await act("incidentFreeze", { incident, firm: tenantOf(gears), reason: "再" })).toEqual(
      expect.objectContaining({ code: "FIRM_FROZEN_ALREADY", field: "firm" }),
    );
  });

  it("C39 its offers leave the market, and what was booked from it stays booked", async () => {
    const { token } = house.partner.hand;
    const market = "{ market(wants: {}) { nodes { firm { name { en } } } } }";
    const { data } = await api.ask(market, {}, { session: token });
    expect(JSON.stringify(data)).not.toContain("gears");
    const booked = "{ bookings(side: MADE) { nodes { status } } }";
    const made = await api.ask(booked, {}, { session: token });
    expect(made.data.bookings.nodes.length).toBeGreaterThan(0);
  });

  it("C39 the freeze is an act in the audit, the time line and the ledger", async () => {
    await worker.settle();
    const [entry] = (await entriesOf(incident)).filter(
      (each: { act: string }) => each.act === "FREEZE",
    );
    expect(entry).toMatchObject({ text: "撞库", principal: security.actor.principal });
    const rows = await owner`select details from audit_entries
      where tenant_id = ${platform.house} and action = 'platform.handle-incidents'
        and details->>'act' = 'freeze'`;
    expect(rows).toHaveLength(1);
    const events = await owner`select o.type, e.log_index from outbox o
      left join log_entries e on e.event_id = o.id where o.tenant_id = ${platform.house}
        and o.type in ('incidents.firm-frozen.v1', 'incidents.entry-recorded.v1')`;
    expect(events.map((row) => row["type"])).toContain("incidents.firm-frozen.v1");
    expect(events.every((row) => row["log_index"] !== null)).toBe(true);
    const told = await owner`select convert_from(canonical, 'UTF8') as body from outbox
      where type = 'incidents.entry-recorded.v1'`;
    expect(told.map((row) => row["body"]).join("")).toContain(entry.digest);
  });

  it("C39 its administrators are told by mail", async () => {
    await worker.settle();
    const mail = worker.mails.find(
      ({ to, subject }) => to === gears.administrator.email && subject.includes("冻结"),
    );
    expect(mail?.text).toContain("撞库");
  });

  it("C39 the freeze is lifted by another administrator than the one who asks for it", async () => {
    const asked = await act("incidentThawAsk", { incident, firm: tenantOf(gears), reason: "清除" });
    expect(asked.__typename).toBe("Incident");
    expect(
      await act("incidentThawAsk", { incident, firm: tenantOf(gears), reason: "清除" }),
    ).toMatchObject({ code: "THAW_ASKED" });
    const list = "{ incidentThaws { nodes { id reason confirmedAt firm { id } } } }";
    const { data } = await api.ask(list, {}, { session: system.token });
    const [thaw] = data.incidentThaws.nodes;
    expect(thaw).toMatchObject({ reason: "清除", confirmedAt: null });
    const confirming = `mutation ($id: ID!) { incidentThawConfirm(id: $id) {
      ... on IncidentThaw { confirmedAt firm { frozenAt } } ... on Refusal { code } } }`;
    const by = async ({ token }: SignedIn) => {
      const told = await api.ask(confirming, { id: thaw.id }, { session: token });
      return told.data.incidentThawConfirm;
    };
    expect(await by(security)).toEqual({ code: "NOT_PERMITTED" });
    expect(await by(system)).toMatchObject({ firm: { frozenAt: null } });
    expect(await by(system)).toEqual({ code: "THAW_SETTLED" });
    await within5s(async () => (await queryBy(key.token)) === 200);
    expect(await codeFor(gears.administrator.token), "people sign in anew").not.toBeNull();
    const again = await signInOf(gears.administrator.email);
    expect(again.viewer.firm.id).toBe(globalId("Firm", gears.id, gears.id));
    const due = await asProgram(platform.worker, (scope) =>
      takeDueDeliveries(scope, { most: 10, ofOneFirm: 10 }, 1_000),
    );
    expect(due.length).toBeGreaterThan(0);
  });

  it("C39 the system administrator sees of incidents the freezes to lift, and no more", async () => {
    for (const asked of [
      "{ incidents { nodes { id } } }",
      "{ incidentAlerts { nodes { id } } }",
      "{ incidentThresholds { version } }",
    ]) {
      const { errors } = await api.ask(asked, {}, { session: system.token });
      expect(errors[0]?.extensions.code).toBe("NOT_PERMITTED");
      expect((await api.ask(asked, {}, { session: audit.token })).errors).toEqual([]);
    }
  });
});

describe("C39 sessions and keys are revoked", () => {
  it("C39 of one person, of one key, and all of a firm", async () => {
    const { incident } = await openedIncident(platform);
    const bystander = await platform.signIn(gears.administrator.email);
    const one = await platform.member(drives, "one", ["planner"]);
    const other = await platform.member(drives, "other", ["planner"]);
    const [key, kept] = [await keyOf(drives), await keyOf(drives)];
    const given = { incident, firm: tenantOf(drives), sessions: false, keys: false };
    const principal = one.actor.principal;
    expect((await act("incidentRevoke", { ...given, principal })).__typename).toBe("Incident");
    await within5s(async () => (await codeFor(one.token)) === "SESSION_EXPIRED");
    expect(await codeFor(other.token)).toBeNull();
    await act("incidentRevoke", { ...given, principal: `key:${key.id}` });
    await within5s(async () => (await queryBy(key.token)) === 401);
    expect(await queryBy(kept.token)).toBe(200);
    expect(await act("incidentRevoke", { ...given, principal: "somebody" })).toMatchObject({
      code: "INCIDENT_PRINCIPAL",
      field: "principal",
    });
    await act("incidentRevoke", { ...given, sessions: true, keys: true });
    await within5s(async () => (await codeFor(other.token)) === "SESSION_EXPIRED");
    await within5s(async () => (await queryBy(kept.token)) === 401);
    const revoked = (await entriesOf(incident))
      .filter((each: { act: string }) => each.act === "REVOKE")
      .map(({ details }: { details: string }) => JSON.parse(details).ended);
    expect(revoked[0]).toEqual({ sessions: 2, keys: 0 });
    expect(revoked[1]).toEqual({ sessions: 0, keys: 1 });
    expect(await codeFor(bystander.token), "no other house's").toBeNull();

    const ended = await owner<{ body: { keyId: string; by: object } }[]>`
      select convert_from(canonical, 'UTF8')::jsonb -> 'body' as body from outbox
      where tenant_id = ${drives.id} and type = 'tenancy.key-revoked.v1' order by id`;
    expect(ended.map(({ body }) => body.keyId)).toEqual([key.id, kept.id]);
    expect(ended[0]?.body.by).toEqual({ platform: true });
    const rows = await owner`select requester, subject, details from audit_entries
      where tenant_id = ${drives.id} and action = 'platform.handle-incidents' order by id`;
    expect(rows).toMatchObject([
      { requester: platform.house, subject: principal, details: { act: "revoke", sessions: 2 } },
      { subject: `key:${key.id}`, details: { keys: 1 } },
      { subject: null, details: { keys: 1 } },
    ]);
  });
});

describe("C39 evidence is preserved", () => {
  const taken = async (path: string, { token }: SignedIn) => api.call(path, { session: token });

  it("C39 an archive verifies against the ledger, and a changed byte is found and named", async () => {
    const { incident } = await openedIncident(platform, { firmIds: [gears.id] });
    const window = {
      from: new Date(Date.now() - hourMs).toISOString(),
      until: new Date(Date.now() + hourMs).toISOString(),
    };
    expect((await act("incidentPreserve", { incident, window })).archives[0].path).toBeNull();
    await worker.settle();
    const seen = await act("incidentNote", { incident, text: "已取证" });
    const [archive] = seen.archives;
    expect(archive.lines).toBeGreaterThan(10);
    const answer = await taken(archive.path, audit);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(bytes).toHaveLength(archive.sizeBytes);
    expect(evidenceDigest(bytes)).toBe(archive.sha256);
    const [event] = await owner`select convert_from(canonical, 'UTF8') as body from outbox
      where type = 'incidents.evidence-preserved.v1' order by id desc limit 1`;
    expect(event?.["body"]).toContain(archive.sha256);
    expect(findInEvidence(bytes, archive.sha256)).toBeNull();
    const text = Buffer.from(bytes).toString("utf8");
    const at = Buffer.byteLength(text.slice(0, text.indexOf("platform.handle-incidents")));
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) + 1;
    expect(findInEvidence(changed, archive.sha256)).toEqual({
      kind: "PART_CHANGED",
      part: "operator-audit",
    });
    expect(await actsOf(incident)).toEqual(["OPEN", "PRESERVE", "PRESERVED", "NOTE"]);
  });

  it("C39 C14 it holds no firm's private row", async () => {
    const { incident } = await openedIncident(platform, { firmIds: [gears.id] });
    const window = {
      from: new Date(Date.now() - hourMs).toISOString(),
      until: new Date(Date.now() + hourMs).toISOString(),
    };
    await act("incidentPreserve", { incident, window });
    await worker.settle();
    const [archive] = (await act("incidentNote", { incident, text: "已取证" })).archives;
    const text = await (await taken(archive.path, security)).text();
    expect(text).not.toContain(house.canary);
    expect(text).not.toContain(gears.administrator.email);
    const lines = text.split("\n").filter((line) => line.includes('"action"'));
    const houses = new Set(lines.map((line) => JSON.parse(line)["tenant_id"]));
    expect([...houses]).toEqual([platform.house]);
    expect((await taken(archive.path, system)).status).toBe(403);
    expect((await taken(archive.path, gears.administrator)).status).toBeGreaterThan(400);
  });

  it("C39 a time line and an archive can be changed or deleted by no program", async () => {
    const grants = await owner`
      select table_name, grantee, privilege_type from information_schema.role_table_grants
      where grantee like 'lianzao_%' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
        and table_name in ('incident_entries', 'incident_archives', 'incident_tellings',
          'incident_thresholds', 'incidents')`;
    expect(grants).toEqual([]);
  });
});

describe("C39 those affected are told, and it is reported", () => {
  it("C39 a firm finds in its own house what it was told, and nobody else does", async () => {
    const { incident } = await openedIncident(platform);
    const text = { zh: "请尽快修改密码。", en: "Please change your passwords." };
    await act("incidentNotify", { incident, firms: [tenantOf(drives)], text });
    await worker.settle();
    const asked = "{ incidentTellings { nodes { text { zh en } exercise } } }";
    const { token } = await platform.signIn(drives.administrator.email);
    const own = await api.ask(asked, {}, { session: token });
    expect(own.data.incidentTellings.nodes).toContainEqual({ text, exercise: false });
    const others = await platform.signIn(gears.administrator.email);
    const theirs = await api.ask(asked, {}, { session: others.token });
    expect(theirs.data.incidentTellings.nodes).toEqual([]);
    const notices = "{ notices(first: 50) { nodes { kind text } } }";
    const { data } = await api.ask(notices, {}, { session: token, language: "en" });
    expect(data.notices.nodes).toContainEqual({ kind: "INCIDENT_TOLD", text: text.en });
    const [entry] = (await entriesOf(incident)).filter(
      (each: { act: string }) => each.act === "NOTIFY",
    );
    expect(JSON.parse(entry.details).firms).toHaveLength(1);
  });

  it("C39 deadlines by law run from the detection, for what must be reported", async () => {
    const detectedAt = new Date(Date.now() - hourMs).toISOString();
    const given = { kind: "DATA", title: "泄露", exercise: false, detectedAt };
    const large = await act("incidentOpen", { ...given, grade: "LARGE" });
    expect(large.deadlines).toEqual([
      { duty: "REPORT_CRITICAL", dueAt: new Date(Date.parse(detectedAt) + hourMs).toISOString() },
      { duty: "REPORT", dueAt: new Date(Date.parse(detectedAt) + 4 * hourMs).toISOString() },
    ]);
    const general = await act("incidentOpen", { ...given, grade: "GENERAL" });
    expect(general.deadlines).toEqual([]);
    const future = new Date(Date.now() + hourMs).toISOString();
    expect(
      await act("incidentOpen", { ...given, grade: "LARGE", detectedAt: future }),
    ).toMatchObject({ code: "INCIDENT_TIME", field: "detectedAt" });
  });

  it("C39 the report is a document with facts, time line and measures, in both languages", async () => {
    const { id, incident } = await openedIncident(platform, { title: "<b>撞库</b>" });
    await act("incidentMove", { incident, state: "CONTAINED", text: "已封禁" });
    const asked = { session: security.token };
    const zh = await api.call(`/incidents/${id}/report`, { ...asked, language: "zh-CN" });
    expect(zh.headers.get("content-disposition")).toContain("attachment");
    const page = await zh.text();
    expect(page).toContain("网络安全事件报告");
    expect(page).toContain("&lt;b&gt;撞库&lt;/b&gt;");
    expect(page).toContain("已封禁");
    const en = await api.call(`/incidents/${id}/report`, { ...asked, language: "en" });
    expect(await en.text()).toContain("Security incident report");
    const json = await api.call(`/incidents/${id}/report?format=json`, asked);
    const report = await json.json();
    expect(report).toMatchObject({ exercise: false, incident: { state: "contained" } });
    expect(report.times.secondsToContainment).toBeGreaterThanOrEqual(0);
    expect(report.timeline.map(({ act: each }: { act: string }) => each)).toEqual([
      "open",
      "state",
    ]);
    const none = await api.call(`/incidents/${globalId("x", id, id)}/report`, asked);
    expect(none.status).toBe(404);
    await act("incidentMove", { incident, state: "CLOSED", text: "完成" });
    expect(await act("incidentNote", { incident, text: "再" })).toMatchObject({
      code: "INCIDENT_CLOSED",
    });
    expect(await act("incidentMove", { incident, state: "OPEN", text: "再" })).toMatchObject({
      code: "INCIDENT_STATE",
    });
  });
});

describe("C39 an exercise", () => {
  /** All rows that are not about incidents, as one text for each table. */
  async function untouched(): Promise<Record<string, string>> {
    const tables = [
      "tenants",
      "sessions",
      "api_keys",
      "webhook_endpoints",
      "webhook_deliveries",
      "notices",
      "letters",
      "incident_tellings",
      "market_offers",
    ];
    const found: Record<string, string> = {};
    for (const table of tables) {
      const rows =
        await owner`select coalesce(string_agg(r::text, '|' order by r::text), '') as rows
        from ${owner(table)} r where (to_jsonb(r) ->> 'tenant_id') is distinct from ${platform.house}`;
      found[table] = rows[0]?.["rows"];
    }
    return found;
  }

  it("C39 rehearses and records every act, and touches nothing", async () => {
    await worker.settle();
    const before = await untouched();
    const opened = await openedIncident(platform, { exercise: true, firmIds: [gears.id] });
    const { incident } = opened;
    const firm = tenantOf(gears);
    const text = { zh: "演练通知", en: "A rehearsal" };
    const window = {
      from: new Date(Date.now() - hourMs).toISOString(),
      until: new Date().toISOString(),
    };
    await act("incidentFreeze", { incident, firm, reason: "演练" });
    await act("incidentRevoke", { incident, firm, sessions: true, keys: true });
    await act("incidentNotify", { incident, firms: [firm], text });
    await act("incidentPreserve", { incident, window });
    await act("incidentThawAsk", { incident, firm, reason: "演练" });
    const moved = await act("incidentMove", { incident, state: "CONTAINED", text: "演练完成" });
    await worker.settle();
    expect(moved).toMatchObject({ exercise: true, deadlines: [], state: "CONTAINED" });
    expect(moved.secondsToContainment).toBeGreaterThanOrEqual(0);
    expect(await untouched()).toEqual(before);
    expect(await actsOf(incident)).toEqual([
      "OPEN",
      "FREEZE",
      "REVOKE",
      "NOTIFY",
      "PRESERVE",
      "THAW_ASK",
      "STATE",
      "PRESERVED",
    ]);
    const bodies = await owner`select convert_from(canonical, 'UTF8') as body from outbox
      where type = 'incidents.entry-recorded.v1'
        and convert_from(canonical, 'UTF8') like ${`%${opened.id}%`}`;
    expect(bodies).toHaveLength(7);
    expect(bodies.every((row) => row["body"].includes('"exercise":true'))).toBe(true);
    const report = await api.call(`/incidents/${opened.id}/report`, { session: security.token });
    expect(await report.text()).toContain("EXERCISE");
  });

  it("C39 tells firms only if that is chosen, and then with its mark", async () => {
    const { incident } = await openedIncident(platform, { exercise: true });
    const text = { zh: "请勿处理", en: "Please do nothing" };
    const firms = [tenantOf(drives)];
    await act("incidentNotify", { incident, firms, text, reallyInExercise: true });
    const { token } = await platform.signIn(drives.administrator.email);
    const asked = "{ incidentTellings { nodes { text { zh en } exercise } } }";
    const { data } = await api.ask(asked, {}, { session: token });
    expect(data.incidentTellings.nodes[0]).toEqual({
      text: { zh: "【演练】请勿处理", en: "[EXERCISE] Please do nothing" },
      exercise: true,
    });
    const real = (await openedIncident(platform)).incident;
    expect(
      await act("incidentNotify", { incident: real, firms, text, reallyInExercise: true }),
    ).toMatchObject({ code: "INCIDENT_EXERCISE" });
  });
});
