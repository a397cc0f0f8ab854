import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLog } from "../../services/platform/log.ts";
import { endLeavings } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import { disputeOf } from "../stage/disputes.ts";
import { type Hands, StagedHouse, stageHands } from "../stage/house.ts";
import { webhookOf } from "../stage/notices.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
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

const seen = `noticeDays open { kind count awaited } declaredAt declaredBy reason endsAt`;
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
const openOf = ({ open }: { open: { kind: string; count: number }[] }) =>
  Object.fromEntries(open.map(({ kind, count }) => [kind, count]));
const end = () =>
  endLeavings({ database: platform.worker, houses: platform.app, log: openLog("test", "silent") });
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
    await expect
      .poll(async () => (await api.ask("{ sites { nodes { id } } }", {}, { key })).data, within)
      .toBeFalsy();
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
    expect(ended).toEqual({ principal: "program:leaving", details: { act: "end" } });
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
