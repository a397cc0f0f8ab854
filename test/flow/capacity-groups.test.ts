import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalText, type Json } from "../../contracts/events/index.ts";
import { wrongInGroup } from "../../services/capacity/groups/rules.ts";
import { requestBooking } from "../../services/capacity/index.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { StagedApi } from "../stage/api.ts";
import { capacityGroup, modelsAbsent, plainGroup, publishedExample } from "../stage/aspects.ts";
import { stageWeeks } from "../stage/buckets.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let firm: StagedFirm;
let rival: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  firm = await platform.firm("works");
  rival = await platform.firm("rival");
});

afterAll(async () => {
  api.close();
  await platform.close();
});

async function send(mode: string, body: Json, of = firm) {
  const answer = await api.call(`/capacity/groups?mode=${mode}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
    session: of.administrator.token,
  });
  return { status: answer.status, ...(await answer.json()) };
}

async function get(path: string, of = firm) {
  const answer = await api.call(path, { session: of.administrator.token });
  return { status: answer.status, body: await answer.json() };
}

const named = (digit: number, changes = {}) => ({
  ...plainGroup,
  capacityGroupId: `0157ba42-d2a8-4e28-8565-7b07830c111${digit}`,
  ...changes,
});

describe("weekly capacity", () => {
  it("comes in with a preview, alone or in a list, and is another firm's in no way", async () => {
    expect(await send("preview", named(1))).toMatchObject({ rows: 1, added: 1, written: false });
    expect((await get("/capacity/groups")).body).toEqual([]);
    const list = [named(1), named(2)];
    expect(await send("all", list)).toMatchObject({ rows: 2, added: 2, written: true });
    const later = named(2, { changedAt: "2026-04-01T00:00:00Z", capacityGroupIsInactive: true });
    expect(await send("all", [named(1), later])).toMatchObject({ unchanged: 1, changed: 1 });
    expect((await get("/capacity/groups")).body).toEqual([named(1), later]);
    expect((await get("/capacity/groups", rival)).body).toEqual([]);
    const one = `/capacity/groups?group=${encodeURIComponent("urn:uuid:")}${named(2).capacityGroupId}`;
    expect(await get(one)).toEqual({ status: 200, body: later });
    expect(await get(one, rival)).toMatchObject({
      status: 404,
      body: { error: { code: "GROUP_NOT_FOUND" } },
    });
    expect(await get("/capacity/groups?group=%00")).toMatchObject({ status: 404 });
    // The same id in another house is another group.
    expect(await send("all", named(1), rival)).toMatchObject({ added: 1 });
  });

  it("says what is wrong at which place, and takes all or only what is right", async () => {
    const week = { pointInTime: "2026-09-01", actualCapacity: -1, maximumCapacity: 2 };
    const list = [
      named(3),
      named(4, { capacities: [week] }),
      named(3),
      named(2),
      named(1, { customer: "BPNL0000000000ZZ" }),
      7,
    ];
    const told = await send("preview", list);
    expect(told).toMatchObject({ rows: 6, added: 1, faulty: 5, written: false });
    const faults = told.faults.map((each: { row: number; column: string; code: string }) => [
      each.row,
      each.column,
      each.code,
    ]);
    expect(faults).toEqual([
      [2, "/1/capacities/0/actualCapacity", "ASPECT_RANGE"],
      [3, "/2/capacityGroupId", "GROUP_TWICE"],
      [4, "/3/changedAt", "GROUP_OUTDATED"],
      [5, "/4/capacityGroupId", "GROUP_OF_OTHERS"],
      [6, "/5", "ASPECT_TYPE"],
    ]);
    expect(await send("all", list)).toMatchObject({ written: false });
    expect((await get("/capacity/groups")).body).toHaveLength(2);
    expect(await send("good", list)).toMatchObject({ added: 1, written: true });
    expect((await get("/capacity/groups")).body).toHaveLength(3);
  });

  it("is taken from nobody who may not", async () => {
    const viewer = await platform.member(firm, "viewer", ["viewer"]);
    const reader = { ...firm, administrator: viewer };
    expect(await send("preview", named(5), reader)).toMatchObject({ rows: 1 });
    expect(await send("all", named(5), reader)).toMatchObject({ status: 403 });
    expect(await send("some", named(5))).toMatchObject({ status: 400 });
    // Nor is it read for him.
    const broken = await api.call("/capacity/groups?mode=all", {
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json" },
      session: viewer.token,
    });
    expect(broken.status).toBe(403);
  });

  it.skipIf(modelsAbsent)(`goes out as it came in${modelsAbsent}`, async () => {
    const example = publishedExample("WeekBasedCapacityGroup");
    expect(await send("all", example)).toMatchObject({ added: 1 });
    const kept = await get(`/capacity/groups?group=${example["capacityGroupId"]}`);
    expect(kept.body).toEqual(example);
  });

  it("goes out as it came in, whatever it says", async () => {
    await fc.assert(
      fc.asyncProperty(capacityGroup, async (group) => {
        expect(await send("all", group)).toMatchObject({ added: 1, written: true });
        const id = encodeURIComponent(String(group["capacityGroupId"]));
        const { body } = await get(`/capacity/groups?group=${id}`);
        expect(canonicalText(body)).toBe(canonicalText(group));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it("is built of a resource's calendar and bookings", async () => {
    const resource = await stageGrinder(platform, firm);
    const offerId = await stageOffer(platform, firm, resource);
    await marketHears(platform);
    const window = minutesFrom(midnight(3), 60, 90);
    await asTenant(platform.app, rival.administrator.actor, "capacity.book", (scope) =>
      requestBooking(scope, { provider: firm.id, offerId, window, note: "" }),
    );
    const id = globalId("Resource", firm.id, resource);
    const parties = "supplier=BPNL6666666666YY&customer=BPNL8888888888XX";
    const { body } = await get(`/capacity/weekly?resource=${id}&weeks=3&${parties}`);
    expect(wrongInGroup(body, "")).toEqual([]);
    expect(body).toMatchObject({ capacityGroupId: resource, unitOfMeasure: "unit:hourUnitOfTime" });
    const weeks = body.capacities as Record<string, number>[];
    const open = weeks.map((each) => [each["actualCapacity"], each["maximumCapacity"]]);
    expect(open).toEqual(Array(3).fill([168, 168]));
    expect(weeks.reduce((hours, each) => hours + (each["agreedCapacity"] ?? 0), 0)).toBe(1.5);
    for (const [query, of, code] of [
      [`resource=${id}&weeks=105&${parties}`, firm, "WEEKS_RANGE"],
      [`resource=${id}&weeks=2&supplier=BPNL&customer=BPNL8888888888XX`, firm, "BPNL_FORM"],
      [`resource=${id}&${parties}`, rival, "RESOURCE_NOT_FOUND"],
    ] as const) {
      const refused = await get(`/capacity/weekly?${query}`, of);
      expect(refused.body).toMatchObject({ error: { code } });
    }
  });

  it("counts hours that are booked of a week as they are, and not as the whole of it", async () => {
    const resource = await stageGrinder(platform, firm);
    const [week] = stageWeeks(1);
    if (week === undefined) throw new Error("no week was staged");
    const offerId = await stageOffer(platform, firm, resource, { window: week, weekHours: "20" });
    await marketHears(platform);
    const ask = { provider: firm.id, offerId, window: week, note: "" };
    for (const hours of ["12.5", "0.3333"]) {
      await asTenant(platform.app, rival.administrator.actor, "capacity.book", (scope) =>
        requestBooking(scope, { ...ask, hours }),
      );
    }
    const id = globalId("Resource", firm.id, resource);
    const parties = "supplier=BPNL6666666666YY&customer=BPNL8888888888XX";
    const { body } = await get(`/capacity/weekly?resource=${id}&weeks=5&${parties}`);
    const weeks = body.capacities as Record<string, number>[];
    const agreed = weeks.map((each) => each["agreedCapacity"] ?? 0);
    expect(agreed.filter((hours) => hours > 0)).toEqual([12.8333]);
  });
});
