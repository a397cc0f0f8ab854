import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flushSignals, IncidentWatch } from "../../services/incidents/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { issueKey } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
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
let foundry: StagedFirm;
let gears: StagedFirm;
let security: SignedIn;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder, openLog("test", "silent"));
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  foundry = await platform.firm("foundry");
  gears = await platform.firm("gears");
  security = await platform.operatorPerson("security");
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

const absent = "01890a5d-ac96-774b-bcce-b302099a8057";
const alertsAsked = `query ($state: IncidentAlertState) { incidentAlerts(first: 50, state: $state) {
  nodes { id kind state source amount threshold firm { id } incident reason detail endedAt } } }`;
const dismissing = `mutation ($input: AlertDismissInput!) { alertDismiss(input: $input) {
  ... on IncidentAlert { id state reason } ... on Refusal { code field } } }`;
const settingThresholds = `mutation ($input: IncidentThresholdsSetInput!) {
  incidentThresholdsSet(input: $input) { ... on IncidentThresholds { version limits { name value } }
    ... on Refusal { code field message } } }`;
const signingIn = `mutation ($input: SessionStartInput!) { sessionStart(input: $input) {
  ... on SignInStep { viewer { locale } } ... on Refusal { code } } }`;
const nodeAsked = `query ($id: ID!) { node(id: $id) { id } }`;

interface AlertSeen {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly source: string;
  readonly amount: number;
  readonly threshold: number;
  readonly firm: { readonly id: string } | null;
  readonly detail: string | null;
  readonly endedAt: string | null;
}

/** Writes down what the api has noticed, lets the worker look, and gives the alerts of a kind. */
async function alerts(kind: string, state: string | null = null): Promise<AlertSeen[]> {
  await flushSignals(platform.operator, api.signals);
  await worker.settle();
  const { data } = await api.ask(alertsAsked, { state }, { session: security.token });
  return data.incidentAlerts.nodes.filter((each: AlertSeen) => each.kind === kind);
}

/** A request as it comes over a socket from an address. */
function from(address: string, query: string, variables: Record<string, unknown>) {
  const headers = { "content-type": "application/json", "x-lianzao": "1" };
  const body = JSON.stringify({ query, variables });
  const socket = { remoteAddress: address, remotePort: 1, remoteFamily: "IPv4" };
  return api.app.request("/graphql", { method: "POST", headers, body }, { incoming: { socket } });
}

const wrongly = (email: string, address: string) =>
  from(address, signingIn, { input: { email, password: "not the password" } });

async function keyOf({ administrator }: StagedFirm, ...scopes: "epcis.query"[]): Promise<string> {
  const expiresAt = new Date(Date.now() + 86_400_000);
  const { token } = await asTenant(
    platform.app,
    administrator.actor,
    "tenancy.issue-key",
    (scope) => issueKey(scope, { name: "erp", scopes, expiresAt }),
  );
  return token ?? "";
}

describe("C39 incidents are noticed", () => {
  it("C39 ordinary work raises no alert", async () => {
    const { email, token } = foundry.administrator;
    for (const given of ["wrong", "also wrong", password]) {
      await from("198.51.100.1", signingIn, { input: { email, password: given } });
    }
    for (let page = 0; page < 30; page += 1) {
      await api.ask(
        "{ viewer { person { name } } offers { nodes { id } } }",
        {},
        { session: token },
      );
    }
    for (let typo = 0; typo < 5; typo += 1) {
      await api.ask(nodeAsked, { id: globalId("Offer", foundry.id, absent) }, { session: token });
      await api.call("/epcis/nothing", { session: token });
    }
    const taken = await api.call("/audit/export?format=csv", { session: token });
    expect((await taken.text()).length).toBeGreaterThan(100);
    await flushSignals(platform.operator, api.signals);
    await worker.settle();
    const { data } = await api.ask(alertsAsked, {}, { session: security.token });
    expect(data.incidentAlerts.nodes).toEqual([]);
    const signals = await owner`select kind, source, about, amount from incident_signals`;
    expect(signals.length).toBeGreaterThan(2);
    expect(JSON.stringify(signals), "no e-mail is kept").not.toContain("@");
  });

  it("C39 many failed sign-ins to one account are one alert, which counts", async () => {
    for (let guess = 0; guess < 12; guess += 1) {
      await wrongly(gears.administrator.email, `203.0.113.${guess}`);
    }
    const [alert, ...others] = await alerts("GUESSING");
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ state: "OPEN", amount: 12, threshold: 10, firm: null });
    expect(alert?.source).toMatch(/^account:[0-9a-f]{16}$/);
    for (let guess = 0; guess < 5; guess += 1) {
      await wrongly(gears.administrator.email, `203.0.113.${guess}`);
    }
    expect(await alerts("GUESSING")).toMatchObject([{ id: alert?.id, amount: 17 }]);
  });

  it("C39 many accounts tried from one network are an alert of the network", async () => {
    for (let guess = 0; guess < 11; guess += 1) {
      await wrongly(`somebody-${guess}@firm.example`, "192.0.2.77");
    }
    const [alert] = await alerts("SPRAYING");
    expect(alert).toMatchObject({ source: "network:192.0.2.77", amount: 11, threshold: 10 });
  });

  it("C39 asking for what is not there, again and again, is probing", async () => {
    const { token, actor } = gears.administrator;
    for (let guess = 0; guess < 70; guess += 1) {
      await api.ask(nodeAsked, { id: globalId("Offer", foundry.id, absent) }, { session: token });
      await api.call(`/epcis/events/urn:uuid:${absent}`, { session: token });
    }
    const [alert, ...others] = await alerts("PROBING");
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      source: actor.principal,
      amount: 140,
      firm: { id: globalId("Tenant", gears.id, gears.id) },
    });
  });

  it("C39 a strange network that asks for paths of other products is probing, too", async () => {
    const socket = { remoteAddress: "192.0.2.9", remotePort: 1, remoteFamily: "IPv4" };
    for (let guess = 0; guess < 130; guess += 1) {
      await api.app.request(`/wp-login-${guess}.php`, {}, { incoming: { socket } });
    }
    const sources = (await alerts("PROBING")).map(({ source }) => source);
    expect(sources).toContain("network:192.0.2.9");
  });

  it("C39 arrivals that fail at a firm's door are an alert, and the firm is told of it", async () => {
    const firmId = foundry.id;
    const failed = (network: string, how: "vouched" | "claimed", amount: number) => {
      const about = `${firmId}:${how}`;
      api.signals.note({ kind: "arrival", source: `network:${network}`, about, firmId, amount });
    };
    // Anybody fails journeys of his own: one network raises nothing of a firm.
    failed("192.0.2.31", "claimed", 400);
    failed("192.0.2.32", "claimed", 2);
    expect(await alerts("ARRIVALS")).toEqual([]);
    failed("192.0.2.31", "vouched", 12);
    expect(await alerts("ARRIVALS")).toEqual([]);
    failed("192.0.2.33", "vouched", 1);
    const [alert, ...others] = await alerts("ARRIVALS");
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      source: `provider:${firmId}`,
      amount: 20,
      threshold: 20,
      firm: { id: globalId("Tenant", firmId, firmId) },
    });
    failed("192.0.2.33", "vouched", 5);
    expect(await alerts("ARRIVALS")).toMatchObject([{ id: alert?.id, amount: 420 }]);
    const told = async ({ administrator: { token } }: StagedFirm) => {
      const asked = "{ notices(first: 50) { nodes { kind } } }";
      const { data } = await api.ask(asked, {}, { session: token });
      return data.notices.nodes.filter(({ kind }: { kind: string }) => kind === "ARRIVALS_FAILED");
    };
    expect(await told(foundry)).toHaveLength(1);
    expect(await told(gears)).toEqual([]);
  });

  it("C39 thresholds are set within bounds, by versions, by the security administrator alone", async () => {
    const asked = `{ incidentThresholds { version limits { name value least most } } }`;
    const session = security.token;
    const { data } = await api.ask(asked, {}, { session });
    const { version, limits } = data.incidentThresholds;
    expect(version).toBe(0);
    const changed = (changes: Record<string, number>) =>
      limits.map(({ name, value }: { name: string; value: number }) => ({
        name,
        value: changes[name] ?? value,
      }));
    const set = async (changes: Record<string, number>, at = version, by = session) => {
      const input = { version: at, values: changed(changes) };
      const { data: told, errors } = await api.ask(settingThresholds, { input }, { session: by });
      return told?.incidentThresholdsSet ?? errors[0]?.extensions;
    };
    expect(await set({ EXPORT_RECORDS: 10 })).toMatchObject({ code: "THRESHOLD_RANGE" });
    const audit = await platform.operatorPerson("audit");
    expect(await set({ EXPORT_RECORDS: 1_000 }, 0, audit.token)).toMatchObject({
      code: "NOT_PERMITTED",
    });
    expect(await set({ EXPORT_RECORDS: 1_000 })).toMatchObject({ version: 1 });
    expect(await set({ EXPORT_RECORDS: 2_000 })).toMatchObject({ code: "THRESHOLDS_CHANGED" });
  });

  it("C39 taking out far more than usual is an alert of the key", async () => {
    const events = Array.from({ length: 100 }, (_, at) => inspection(`X${at}`));
    const capture = await keyOf(foundry, "epcis.query");
    await api.capture(epcisDocument(events), {
      session: (await platform.member(foundry, "quality", ["quality"])).token,
    });
    for (let page = 0; page < 10; page += 1) {
      const answer = await api.call("/epcis/events?perPage=100", { key: capture });
      expect(answer.status).toBe(200);
    }
    const [alert] = await alerts("EXPORT");
    expect(alert).toMatchObject({ amount: 1_000, threshold: 1_000 });
    expect(alert?.source).toMatch(/^key:/);
    expect(alert?.firm).toEqual({ id: globalId("Tenant", foundry.id, foundry.id) });
  });

  it("C39 who takes out as much every day is not alerted of", async () => {
    const gear = `key:${absent}`;
    for (let day = 1; day <= 10; day += 1) {
      await owner`insert into incident_signals (tenant_id, kind, source, about, at, firm_id, amount)
        values (${platform.house}, 'export', ${gear}, 'events',
          date_trunc('minute', now() - make_interval(days => ${day}, hours => 1)), ${gears.id}, 900)`;
    }
    api.signals.note({
      kind: "export",
      source: gear,
      about: "events",
      firmId: gears.id,
      amount: 1_500,
    });
    expect((await alerts("EXPORT")).map(({ source }) => source)).not.toContain(gear);
    api.signals.note({
      kind: "export",
      source: gear,
      about: "events",
      firmId: gears.id,
      amount: 4_000,
    });
    expect(await alerts("EXPORT")).toContainEqual(
      expect.objectContaining({ source: gear, amount: 5_500, threshold: 4_500 }),
    );
  });

  it("C39 a changed byte of a firm's audit is an alert", async () => {
    const [entry] = await owner`select id from audit_entries where tenant_id = ${gears.id}
      order by id limit 1`;
    await owner`update audit_entries set principal = principal || 'x'
      where tenant_id = ${gears.id} and id = ${entry?.["id"]}`;
    await owner`update audit_heads set checked_at = null where tenant_id = ${gears.id}`;
    const [alert] = await alerts("TAMPER");
    expect(alert?.source).toBe(`audit:${gears.id}:ENTRY_CHANGED:1`);
    expect(alert?.firm).toEqual({ id: globalId("Tenant", gears.id, gears.id) });
  });

  it("C39 a changed byte of the ledger is an alert that names the entry", async () => {
    await owner`update log_entries set entry = set_byte(entry, 5, (get_byte(entry, 5) + 1) % 256)
      where log_index = 3`;
    // The worker looks at the log once a minute: this one has not looked yet.
    const parts = { database: platform.worker, blobs: diskBlobs(api.folder), holder: "test" };
    await new IncidentWatch({ ...parts, log: openLog("test", "silent") }).round();
    const sources = (await alerts("TAMPER")).map(({ source }) => source);
    expect(sources).toContain("log:LOG_ENTRY_CHANGED:3");
    await owner`update log_entries set entry = set_byte(entry, 5, (get_byte(entry, 5) + 255) % 256)
      where log_index = 3`;
  });

  it("C39 an older copy of the database is an alert that says where the log ended", async () => {
    const blobs = diskBlobs(api.folder);
    const copy = await blobs.get("log/checkpoint");
    if (copy === null) throw new Error("the newest head was left beside the tiles");
    const [name, size, ...rest] = Buffer.from(copy).toString("utf8").split("\n");
    const ahead = [name, Number(size) + 40, ...rest].join("\n");
    await blobs.put("log/checkpoint", Buffer.from(ahead));
    const parts = { database: platform.worker, blobs, holder: "test" };
    await new IncidentWatch({ ...parts, log: openLog("test", "silent") }).round();
    await blobs.put("log/checkpoint", copy);
    const sources = (await alerts("TAMPER")).map(({ source }) => source);
    expect(sources).toContain(`log:LOG_SET_BACK:${Number(size) + 39}`);
  });

  it("C39 an event on which the ledger waits for a minute is told of once, and that it goes on", async () => {
    await owner.unsafe(`create function pg_temp_refuse() returns trigger language plpgsql as
        $$ begin raise exception 'not now'; end $$;
      create trigger refused before insert on log_waiting execute function pg_temp_refuse()`);
    await keyOf(foundry, "epcis.query");
    for (const _try of [1, 2]) await worker.settle();
    expect(await alerts("STALLED"), "it has only begun to wait").toEqual([]);
    await owner`update subscriber_positions set waits_since = waits_since - interval '1 minute'
      where waits_on is not null`;
    const [waiting, ...others] = await owner<{ tenant_id: string; waits_on: string }[]>`
      select tenant_id, waits_on from subscriber_positions where tenant_id = ${foundry.id}
        and waits_on is not null`;
    expect(others).toEqual([]);
    const ofFoundry = async () =>
      (await alerts("STALLED")).filter(({ source }) => source === `ledger:${waiting?.waits_on}`);
    const told = { state: "OPEN", detail: "P0001", endedAt: null };
    expect(await ofFoundry()).toMatchObject([told]);
    await worker.settle();
    expect(await ofFoundry(), "once").toMatchObject([told]);
    await owner.unsafe("drop trigger refused on log_waiting; drop function pg_temp_refuse()");
    // A relay that has failed is at rest for a while.
    const states = async () => {
      await worker.settle();
      return new Set((await alerts("STALLED")).map(({ state }) => state));
    };
    await expect.poll(states, { timeout: 20_000, interval: 200 }).toEqual(new Set(["ENDED"]));
    expect(await ofFoundry()).toMatchObject([{ endedAt: expect.any(String) }]);
    const asked = "{ notices(first: 50) { nodes { kind title } } }";
    await worker.settle();
    const { data } = await api.ask(asked, {}, { session: security.token, language: "en" });
    const titles = data.notices.nodes.map(({ title }: { title: string }) => title);
    expect(titles).toContain("Security alert: the ledger waits long on one event");
    expect(titles).toContain("Over: the ledger waits long on one event");
  });

  it("C39 an alert is dismissed with a reason, once, and what comes later is another", async () => {
    const [spraying] = await alerts("SPRAYING");
    const dismiss = async (reason: string) => {
      const input = { id: spraying?.id, reason };
      const { data } = await api.ask(dismissing, { input }, { session: security.token });
      return data.alertDismiss;
    };
    expect(await dismiss(" ")).toMatchObject({ code: "TEXT_LENGTH", field: "reason" });
    expect(await dismiss("压力测试")).toMatchObject({ state: "DISMISSED", reason: "压力测试" });
    expect(await dismiss("再次")).toMatchObject({ code: "ALERT_SETTLED" });
    expect(await alerts("SPRAYING", "OPEN")).toEqual([]);
    await owner`update incident_alerts set settled_at = settled_at - interval '5 minutes'
      where id = ${idIn(spraying?.id)}`;
    await owner`update incident_signals set at = at - interval '5 minutes' where kind = 'sign-in'`;
    for (let guess = 0; guess < 12; guess += 1) {
      await wrongly(`someone-${guess}@firm.example`, "192.0.2.77");
    }
    expect(await alerts("SPRAYING", "OPEN")).toMatchObject([{ amount: 12 }]);
  });

  it("C39 the security administrator is told of an alert", async () => {
    const asked = "{ notices(first: 50) { nodes { kind title } } }";
    const { data } = await api.ask(asked, {}, { session: security.token, language: "zh-CN" });
    const titles = data.notices.nodes.map(({ title }: { title: string }) => title);
    expect(titles).toContain("安全告警：单个账户多次登录失败");
    expect(titles).toContain("安全告警：记录被篡改");
  });

  it("C39 a flood of sources is no flood of rows", async () => {
    const before = await owner`select count(*)::int as rows from incident_signals`;
    for (let source = 0; source < 5_000; source += 1) {
      const what = { kind: "probe", about: "absent", firmId: null, amount: 1 } as const;
      api.signals.note({ ...what, source: `network:2001:db8:${source}` });
    }
    await flushSignals(platform.operator, api.signals);
    const after = await owner`select count(*)::int as rows from incident_signals`;
    expect(after[0]?.["rows"] - before[0]?.["rows"]).toBeLessThanOrEqual(501);
    const [others] = await owner`select amount::int from incident_signals where source = 'others'`;
    expect(others?.["amount"]).toBeGreaterThan(4_000);
  });
});

const idIn = (relayId = "") => Buffer.from(relayId, "base64url").toString().split(":")[2] ?? "";
