import { createHash } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Blobs, diskBlobs } from "../../services/platform/blobs.ts";
import { openLog } from "../../services/platform/log.ts";
import { ExportOffice, endLeavings } from "../../services/tenancy/index.ts";
import { makeToken } from "../../services/tenancy/tokens.ts";
import { StagedApi } from "../stage/api.ts";
import { disputeOf } from "../stage/disputes.ts";
import { type Hands, StagedHouse, stageHands } from "../stage/house.ts";
import { webhookOf } from "../stage/notices.ts";
import { letterKey, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { providerOf } from "../stage/provider-asks.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let worker: StagedWorker;
let gears: Hands;
let buyer: Hands;
let rival: Hands;
let house: StagedHouse;
let key: string;
let dispute: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  gears = await stageHands(platform, "gears");
  buyer = await stageHands(platform, "buyer");
  rival = await stageHands(platform, "rival");
  house = new StagedHouse(platform, gears, buyer);
  worker = await StagedWorker.open(platform, api.folder);
  await house.booking();
  dispute = (await disputeOf(house)).id;
  key = (await house.key()).token;
  await house.grant();
  await webhookOf(house);
  await providerOf(house);
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

const seen = `noticeDays open { kind count awaited } declaredAt declaredBy reason endsAt archiveDays
  archive { status forLeaving askedBy }`;
const told = `{ ... on Leaving { ${seen} } ... on Refusal { code } }`;
const tokenOf = ({ firm }: Hands) => firm.administrator.token;
const ask = async (text: string, session: string, variables = {}) => {
  const { data, errors } = await api.ask(text, variables, { session });
  return errors.length > 0 ? errors[0] : data;
};
const look = async (hands = gears) =>
  (await ask(`{ leaving { ${seen} } }`, tokenOf(hands))).leaving;
const declare = async (session = tokenOf(gears)) => {
  const text = `mutation ($reason: String) { leavingDeclare(reason: $reason) ${told} }`;
  const data = await ask(text, session, { reason: "并入集团" });
  return data.leavingDeclare ?? data;
};
const withdraw = async () =>
  (await ask(`mutation { leavingWithdraw ${told} }`, gears.hand.token)).leavingWithdraw;
const mine = "{ bookings(side: MADE) { nodes { id } } }";
const openOf = ({ open }: { open: { kind: string; count: number }[] }) =>
  Object.fromEntries(open.map(({ kind, count }) => [kind, count]));
const log = openLog("test", "silent");
const end = () =>
  endLeavings({ database: platform.worker, houses: platform.app, key: letterKey, log });
/** Makes the archives that are asked for, into these blobs. */
const packing = (blobs: Partial<Blobs> = {}) =>
  new ExportOffice({
    database: platform.worker,
    houses: platform.app,
    blobs: { ...diskBlobs(api.folder), ...blobs },
    publicUrl: "https://lianzao.example",
    log,
  });
const onMarket = async () => {
  const data = await ask(
    "{ market(wants: {}) { nodes { firm { name { en } } } } }",
    tokenOf(buyer),
  );
  return data.market.nodes.filter(
    ({ firm }: { firm: { name: { en: string } } }) => firm.name.en === "gears",
  ).length;
};
const kindsOf = async ({ firm }: Hands) => {
  const rows = await owner`select distinct kind from notices where tenant_id = ${firm.id}
    and kind similar to '%(leav|left|stays)%' order by kind`;
  return rows.map(({ kind }) => kind);
};

describe("a firm that declares that it leaves", () => {
  it("sees first what it has open, and no other firm sees that", async () => {
    const mine = await look();
    expect(mine).toMatchObject({ noticeDays: 14, declaredAt: null, endsAt: null });
    expect(openOf(mine)).toEqual({
      BOOKINGS_PROVIDED: 2,
      BOOKINGS_MADE: 0,
      DISPUTES: 1,
      OFFERS: 2,
      GRANTS: 1,
      KEYS: 1,
      WEBHOOKS: 1,
    });
    expect(openOf(await look(buyer))).toMatchObject({ BOOKINGS_MADE: 2, DISPUTES: 1, OFFERS: 0 });
    expect(openOf(await look(rival))).toMatchObject({ BOOKINGS_MADE: 0, DISPUTES: 0, GRANTS: 0 });
  });

  it("must prove again who asks for it, as an administrator", async () => {
    await owner`update sessions set proved_at = now() - interval '1 hour'
      where tenant_id = ${gears.firm.id}`;
    expect(await declare()).toMatchObject({ code: "PROOF_NEEDED" });
    await owner`update sessions set proved_at = now() where tenant_id = ${gears.firm.id}`;
    const planner = await platform.member(gears.firm, "planner", ["planner"]);
    expect(await declare(planner.token)).toMatchObject({ code: "NOT_PERMITTED" });
  });

  it("begins nothing new, and is off the market, while what is agreed stays", async () => {
    expect(await onMarket()).toBe(2);
    const declared = await declare();
    expect(declared).toMatchObject({ reason: "并入集团", declaredBy: "gears administrator" });
    const days = (Date.parse(declared.endsAt) - Date.parse(declared.declaredAt)) / 86_400_000;
    expect(days).toBe(14);
    expect(await declare()).toMatchObject({ code: "LEAVING_DECLARED" });

    expect(await onMarket()).toBe(0);
    await expect(house.offer()).rejects.toMatchObject({ code: "FIRM_LEAVING" });
    await expect(house.hold()).rejects.toMatchObject({ code: "FIRM_LEAVING" });
    const data = await ask("{ bookings(side: MADE) { nodes { id } } }", tokenOf(buyer));
    expect(data.bookings.nodes).toHaveLength(2);
    expect(await look(rival)).toMatchObject({ endsAt: null, reason: null });
  });

  it("can take it back, and goes on", async () => {
    expect(await withdraw()).toMatchObject({ declaredAt: null, endsAt: null });
    expect(await withdraw()).toMatchObject({ code: "LEAVING_NOT_DECLARED" });
    expect(await onMarket()).toBe(2);
    expect(await end()).toBe(0);
    await worker.settle();
    expect(await kindsOf(gears)).toEqual(["leaving-declared", "leaving-withdrawn"]);
    expect(await kindsOf(buyer)).toEqual(["partner-leaving", "partner-stays"]);
    expect(await kindsOf(rival)).toEqual([]);
  });
});

describe("the end of its notice", () => {
  it("waits for bookings to come, open disputes and what the platform has against the firm", async () => {
    expect(await declare()).toMatchObject({ reason: "并入集团" });
    expect(await end()).toBe(0);
    await owner`update firm_leavings set ends_at = now() - interval '1 second'
      where outcome is null`;
    expect(await end()).toBe(0);
    await owner`update capacity_bookings set from_at = now() - interval '2 hours',
      until_at = now() - interval '1 hour' where tenant_id = ${gears.firm.id}`;
    expect(await end()).toBe(0);
    const given = `mutation ($id: ID!) { disputeWithdraw(id: $id) { __typename } }`;
    await ask(given, tokenOf(gears), { id: dispute });
    await owner`update tenants set frozen_at = now() where id = ${gears.firm.id}`;
    expect(await end()).toBe(0);
    await owner`update tenants set frozen_at = null where id = ${gears.firm.id}`;
    expect(await owner`select id from firm_exports`).toHaveLength(0);
  });

  it("waits for an archive of everything, which the platform has made", async () => {
    expect(await look()).toMatchObject({ archiveDays: 90, archive: null });
    expect([await end(), await end()]).toEqual([0, 0]);
    const { archive } = await look();
    expect(archive).toEqual({ status: "WAITING", forLeaving: true, askedBy: null });
    expect(await owner`select id from firm_exports`).toHaveLength(1);
    expect((await platform.signIn(gears.firm.administrator.email)).token).toMatch(/^lzs_/);
  });

  it("tells of an archive that cannot be made, and has it tried again after a time", async () => {
    const broken = packing({
      write: async () => {
        throw new Error("disk full");
      },
    });
    for (const status of ["WAITING", "WAITING", "FAILED"]) {
      await broken.round();
      expect((await look()).archive.status).toBe(status);
    }
    await worker.settle();
    const kinds = await kindsOf(gears);
    expect(kinds).toContain("leaving-archive");
    expect(kinds).toContain("leaving-archive-failed");
    expect(await end()).toBe(0);
    expect((await look()).archive.status).toBe("FAILED");

    await owner`update firm_exports set finished_at = now() - interval '7 hours'`;
    expect(await end()).toBe(0);
    expect((await look()).archive.status).toBe("WAITING");
  });

  it("has another made where the archive has grown old, and so lacks what came since", async () => {
    await packing().round();
    expect((await look()).archive.status).toBe("DONE");
    await owner`update firm_exports set finished_at = now() - interval '2 hours'
      where status = 'done'`;
    expect(await end()).toBe(0);
    expect((await look()).archive.status).toBe("WAITING");
    await packing().round();
    const asked = await owner`select principal from audit_entries
      where tenant_id = ${gears.firm.id} and action = 'tenancy.ask-export'`;
    expect(asked.map(({ principal }) => principal)).toEqual(Array(3).fill("program:leaving"));
  });

  it("ends, once, whatever the firm had open, and lets nobody in any more", async () => {
    const both = await Promise.all([end(), end()]);
    expect(both[0] + both[1]).toBe(1);
    expect(await end()).toBe(0);

    const { id } = gears.firm;
    const [left] = await owner`select
      (select status from tenants where id = ${id}) as status,
      (select count(*)::int from capacity_offers
        where tenant_id = ${id} and status = 'published') as offers,
      (select count(*)::int from grants where requester = ${id} and revoked_at is null) as grants,
      (select count(*)::int from api_keys where tenant_id = ${id} and revoked_at is null) as keys,
      (select count(*)::int from sessions where tenant_id = ${id} and revoked_at is null) as sessions,
      (select count(*)::int from webhook_endpoints where tenant_id = ${id} and active) as webhooks,
      (select count(*)::int from identity_providers where tenant_id = ${id}) as providers`;
    const none = { offers: 0, grants: 0, keys: 0, sessions: 0, webhooks: 0, providers: 0 };
    expect(left).toEqual({ status: "left", ...none });

    await expect(platform.signIn(gears.firm.administrator.email)).rejects.toMatchObject({
      code: "FIRM_LEFT",
    });
    // The door remembers a token for a while.
    const within = { timeout: 5_000 };
    await expect.poll(async () => (await api.ask(mine, {}, { key })).data, within).toBeFalsy();
    await expect
      .poll(() => ask(`{ leaving { ${seen} } }`, tokenOf(gears)), within)
      .toMatchObject({ extensions: { code: "FIRM_LEFT" } });
  });

  it("leaves its partners what was agreed, and its house and its records as they were", async () => {
    await worker.settle();
    const bookings = `{ bookings(side: MADE) { nodes { id provider { name { en } } } } }`;
    const { nodes } = (await ask(bookings, tokenOf(buyer))).bookings;
    expect(nodes).toHaveLength(2);
    expect(nodes[0].provider.name.en).toBe("gears");
    const firms = `{ firms(search: "gears") { nodes { id } } }`;
    expect((await ask(firms, tokenOf(buyer))).firms.nodes).toEqual([]);
    expect(await onMarket()).toBe(0);
    expect(await kindsOf(buyer)).toEqual(["partner-leaving", "partner-left", "partner-stays"]);

    const recorded = await owner`select o.type, l.event_id is not null as sealed from outbox o
      left join log_entries l on l.event_id = o.id where o.tenant_id = ${gears.firm.id}`;
    const types = recorded.map(({ type }) => type);
    for (const type of ["leaving-declared", "leaving-withdrawn", "firm-left", "grant-revoked"]) {
      expect(types).toContain(`tenancy.${type}.v1`);
    }
    expect(types).toContain("capacity.offer-withdrawn.v1");
    expect(recorded.every(({ sealed }) => sealed)).toBe(true);
    const [ended] = await owner`select principal, details from audit_entries
      where tenant_id = ${gears.firm.id} and action = 'tenancy.end-leaving'`;
    expect(ended).toMatchObject({ principal: "program:leaving", details: { act: "end" } });
  });

  it("is seen by the operator, who cannot suspend a firm that is gone", async () => {
    const security = (await platform.operatorPerson("security")).token;
    const data = await ask("{ tenants(status: LEFT) { nodes { id leavingUntil } } }", security);
    expect(data.tenants.nodes).toHaveLength(1);
    const text = `mutation ($input: FirmSuspendInput!) { firmSuspend(input: $input) {
      ... on Refusal { code } } }`;
    const input = { id: data.tenants.nodes[0].id, reason: "因故" };
    const { firmSuspend } = await ask(text, security, { input });
    expect(firmSuspend).toEqual({ code: "FIRM_LEFT" });
  });
});

describe("the archive of a firm that has left", () => {
  const question = `query ($code: String!) { leftExport(code: $code) {
    firm { en } sizeBytes sha256 expiresAt madeAt } }`;
  const open = async (code: string) => (await api.ask(question, { code })).data.leftExport;
  const fetching = (code: string, headers: Record<string, string> = {}) =>
    api.call("/exports/left", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams({ code }).toString(),
    });
  const codes: string[] = [];
  const codeOf = (email: string) => {
    const mails = worker.mails.filter(({ to, text }) => to === email && text.includes("/left/"));
    expect(mails.map(({ subject }) => subject)).toEqual(["gears厂 已离开联造"]);
    return /\/left\/(lze_[\w-]{66})/.exec(mails[0]?.text ?? "")?.[1] ?? "";
  };

  it("is sent to each administrator as a link of his own, of which only a digest is kept", async () => {
    const people = await owner`select m.email, p.locale, m.roles from memberships m
      join people p on p.id = m.person_id where m.tenant_id = ${gears.firm.id}`;
    const administrators = people.filter(({ roles }) => roles.includes("administrator"));
    expect(administrators).toHaveLength(2);
    for (const { email } of administrators) codes.push(codeOf(email));
    expect(new Set(codes).size).toBe(2);
    const others = people.filter(({ roles }) => !roles.includes("administrator"));
    expect(others.length).toBeGreaterThan(0);
    const told = worker.mails.filter(({ text }) => text.includes("/left/")).map(({ to }) => to);
    expect(others.filter(({ email }) => told.includes(email))).toEqual([]);

    const kept = await owner`select encode(code_hash, 'hex') as hash, person_id,
      expires_at - issued_at = interval '90 days' as lasts from export_links order by hash`;
    const hashes = codes.map((code) => createHash("sha256").update(code).digest("hex"));
    expect(kept.map(({ hash }) => hash)).toEqual(hashes.sort());
    expect(kept.every(({ lasts }) => lasts)).toBe(true);
  });

  it("is shown and fetched by it, without an account, each time on record as his", async () => {
    const [code = ""] = codes;
    const shown = await open(code);
    expect(shown).toMatchObject({ firm: { en: "gears" } });
    const answer = await fetching(code);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; .*\.tar\.gz"$/);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(shown.sha256);
    expect(String(bytes.length)).toBe(shown.sizeBytes);
    expect((await fetching(code)).status).toBe(200);
    const hash = createHash("sha256").update(code).digest();
    const [link] = await owner`select id, person_id from export_links where code_hash = ${hash}`;
    const fetched = await owner`select principal, subject, details from audit_entries
      where tenant_id = ${gears.firm.id} and action = 'tenancy.fetch-left-export'`;
    expect(fetched).toHaveLength(2);
    expect(fetched[0]).toMatchObject({
      principal: `person:${link?.["person_id"]}`,
      details: { act: "fetch", link: link?.["id"] },
    });
  });

  it("opens nothing else, and nobody comes in by signing in", async () => {
    const [code = ""] = codes;
    const { errors } = await api.ask(mine, {}, { session: code });
    expect(errors[0]?.extensions.code).toBe("NOT_SIGNED_IN");
    await expect(platform.signIn(gears.firm.administrator.email)).rejects.toMatchObject({
      code: "FIRM_LEFT",
    });
  });

  it("is refused alike to every code that opens nothing, or nothing at the time", async () => {
    const [code = ""] = codes;
    const last = code.endsWith("A") ? "B" : "A";
    const refusedTo = async (each: string) => {
      expect(await open(each)).toBeNull();
      const answer = await fetching(each);
      return [answer.status, await answer.text()];
    };
    const unlike = [`${code.slice(0, -1)}${last}`, "", "lze_", "x".repeat(300)];
    const otherKind = makeToken("invitation", gears.firm.id).token;
    const elsewhere = makeToken("archive", buyer.firm.id).token;
    const refusals = [];
    for (const each of [...unlike, otherKind, elsewhere]) refusals.push(await refusedTo(each));
    const { id } = gears.firm;
    await owner`update tenants set frozen_at = now() where id = ${id}`;
    refusals.push(await refusedTo(code));
    await owner`update tenants set frozen_at = null where id = ${id}`;
    await owner`update export_links set expires_at = now() where tenant_id = ${id}`;
    refusals.push(await refusedTo(code));
    await owner`update export_links set expires_at = now() + interval '1 day'`;
    expect(new Set(refusals.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(refusals[0]?.[0]).toBe(404);
    expect((await fetching(code, { "content-type": "application/json" })).status).toBe(415);
    expect((await fetching("x".repeat(2_000))).status).toBe(413);
    expect((await fetching(code)).status).toBe(200);
  });

  it("is removed with its links when its time is over, and no sooner", async () => {
    const [code = ""] = codes;
    await owner`update firm_exports set expires_at = now() - interval '1 second'
      where expires_at < now() + interval '80 days'`;
    await packing().forget();
    expect((await fetching(code)).status).toBe(200);
    await owner`update firm_exports set expires_at = now() - interval '1 second'
      where status = 'done'`;
    expect(await packing().forget()).toBe(1);
    expect((await fetching(code)).status).toBe(404);
    expect(await owner`select id from export_links`).toHaveLength(0);
  });
});
