import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { Buyer, given } from "../stage/acting.ts";
import { StagedApi } from "../stage/api.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import {
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let firm: StagedFirm;
let system: SignedIn;
let grinder: string;

const refused = "... on Refusal { code field values { name value } }";
const documents = {
  processAdd: `mutation ($input: ProcessAddInput!) { processAdd(input: $input) {
    ... on ProcessTerm { code parent version retired } ${refused} } }`,
  processRename: `mutation ($input: ProcessRenameInput!) { processRename(input: $input) {
    ... on ProcessTerm { code version name { zh en } } ${refused} } }`,
  processRetire: `mutation ($code: String!) { processRetire(code: $code) {
    ... on ProcessTerm { code version retired } ${refused} } }`,
  processRestore: `mutation ($code: String!) { processRestore(code: $code) {
    ... on ProcessTerm { code version retired } ${refused} } }`,
  processes: "query { processes { code name { en } group { en } } }",
  resourceAdd: `mutation ($input: ResourceAddInput!) { resourceAdd(input: $input) {
    ... on Resource { id kind reference envelope { x } toleranceMm batchLeast batchMost
      processes { code name { en } }
      certificates { standard number issuer scope validFrom validUntil } } ${refused} } }`,
  resourceChange: `mutation ($input: ResourceChangeInput!) { resourceChange(input: $input) {
    ... on Resource { id reference batchMost certificates { number } site { id } } ${refused} } }`,
  resourceRetire: `mutation ($id: ID!) { resourceRetire(id: $id) {
    ... on Resource { retiredAt } ${refused} } }`,
  resourceRestore: `mutation ($id: ID!) { resourceRestore(id: $id) {
    ... on Resource { retiredAt } ${refused} } }`,
  resources: "query ($retired: Boolean) { resources(retired: $retired) { nodes { id } } }",
  siteChange: `mutation ($input: SiteChangeInput!) { siteChange(input: $input) {
    ... on Site { id timeZone city { en } } ${refused} } }`,
  calendarSetShifts: `mutation ($input: CalendarSetShiftsInput!) { calendarSetShifts(input: $input) {
    ... on ResourceCalendar { shifts { weekday fromMinute untilMinute } } ${refused} } }`,
  calendarExceptionAdd: `mutation ($input: CalendarExceptionAddInput!) {
    calendarExceptionAdd(input: $input) {
      ... on ResourceCalendar { exceptions { id kind from until wholeSite }
        added { exception { id } offers { id } bookings { id } } } ${refused} } }`,
  calendarExceptionRemove: `mutation ($id: ID!) { calendarExceptionRemove(id: $id) {
    ... on Done { ok } ${refused} } }`,
  resourceCalendar: `query ($resource: ID!, $window: WindowInput) {
    resourceCalendar(resource: $resource, window: $window) {
      shifts { weekday } exceptions { kind } open { from until } } }`,
  offerPublish: `mutation ($input: OfferPublishInput!) { offerPublish(input: $input) {
    ... on Offer { id } ${refused} } }`,
} as const;

async function as(
  who: SignedIn,
  name: keyof typeof documents,
  variables: Record<string, unknown> = {},
) {
  const { data, errors } = await api.ask(documents[name], variables, { session: who.token });
  return errors[0] === undefined ? data[name] : errors[0].extensions;
}

const words = (zh: string, en: string) => ({ zh, en });

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  firm = await platform.firm("works");
  system = await platform.operatorPerson("system");
  grinder = globalId("Resource", firm.id, await stageGrinder(platform, firm));
});

afterAll(async () => {
  api.close();
  await platform.close();
});

async function siteOf(resource: string): Promise<string> {
  const text = "query ($id: ID!) { node(id: $id) { ... on Resource { site { id } } } }";
  const { data } = await api.ask(text, { id: resource }, { session: firm.administrator.token });
  return data["node"].site.id;
}

describe("the tree of processes", () => {
  const input = { code: "turning.hard", parent: "turning", name: words("硬车削", "Hard turning") };

  it("grows by what the operator adds, which resources can have at once", async () => {
    expect(await as(system, "processAdd", { input })).toMatchObject({ version: 1, retired: false });
    expect(await as(system, "processAdd", { input })).toMatchObject({ code: "PROCESS_CODE_TAKEN" });
    const site = await siteOf(grinder);
    const lathe = {
      site,
      name: words("车床", "Lathe"),
      kind: "MACHINE",
      reference: " A-17 ",
      processes: ["turning.hard"],
      materials: [],
      envelope: { x: "400", y: "400", z: "900" },
      toleranceMm: "0.01",
      batchLeast: 10,
      batchMost: 500,
      certificates: [
        {
          standard: "ISO 9001",
          number: "Q-1",
          issuer: "CQC",
          scope: "车削",
          validFrom: midnight(-10).toISOString(),
          validUntil: midnight(300).toISOString(),
        },
      ],
    };
    const added = await as(firm.administrator, "resourceAdd", { input: lathe });
    expect(added).toMatchObject({
      reference: "A-17",
      batchLeast: 10,
      batchMost: 500,
      processes: [{ code: "turning.hard", name: { en: "Hard turning" } }],
      certificates: [{ ...lathe.certificates[0] }],
    });
    const again = await as(firm.administrator, "resourceAdd", { input: lathe });
    expect(again).toMatchObject({ code: "REFERENCE_TAKEN", field: "reference" });

    const changed = { ...lathe, batchMost: 900, certificates: [] };
    expect(
      await as(firm.administrator, "resourceChange", {
        input: { resource: added.id, as: changed },
      }),
    ).toMatchObject({ id: added.id, reference: "A-17", batchMost: 900, certificates: [] });
  });

  it("keeps what is retired where it stands, and lets nothing new name it", async () => {
    const { code } = input;
    expect(await as(system, "processRetire", { code: "turning" })).toMatchObject({
      code: "PROCESS_HAS_OTHERS",
    });
    expect(await as(system, "processRetire", { code })).toMatchObject({
      version: 2,
      retired: true,
    });
    const codes = (await as(system, "processes")).map((each: { code: string }) => each.code);
    expect(codes).not.toContain(code);
    const expert = {
      site: await siteOf(grinder),
      name: words("专家", "Expert"),
      kind: "EXPERT",
      processes: [code],
      materials: [],
      certificates: [],
    };
    expect(await as(firm.administrator, "resourceAdd", { input: expert })).toMatchObject({
      code: "PROCESS_RETIRED",
      field: "processes",
    });
    expect(await as(system, "processRestore", { code })).toMatchObject({ version: 3 });
    expect(await as(firm.administrator, "resourceAdd", { input: expert })).toMatchObject({
      kind: "EXPERT",
      envelope: null,
      toleranceMm: null,
    });
  });

  it("is changed by one after the other, each a version of its own", async () => {
    const renames = Array.from({ length: 8 }, (_, at) =>
      as(system, "processRename", {
        input: { code: "honing", name: words(`珩磨${at}`, `Honing ${at}`) },
      }),
    );
    expect(await Promise.all(renames)).toEqual(
      renames.map(() => expect.objectContaining({ code: "honing" })),
    );
    // Each answer shows the place as it is then, which another may have changed again.
    const input = { code: "honing", name: words("珩磨", "Honing") };
    expect(await as(system, "processRename", { input })).toMatchObject({ version: 9 });
  });

  it("is nobody else's to change", async () => {
    const security = await platform.operatorPerson("security");
    for (const who of [firm.administrator, security]) {
      expect(await as(who, "processAdd", { input })).toMatchObject({ code: "NOT_PERMITTED" });
    }
  });
});

describe("the calendar of a resource", () => {
  // The third day from now, by the clock of Shanghai from 08:00 in the morning.
  const open = minutesFrom(midnight(3), 0, 240);
  const weekday = open.from.getUTCDay() || 7;
  const resource = () => ({ resource: grinder });
  const offer = (window: { from: Date; until: Date }) =>
    as(firm.administrator, "offerPublish", {
      input: {
        ...resource(),
        process: "grinding.gear",
        window: { from: window.from.toISOString(), until: window.until.toISOString() },
        pricePerHourMinor: "100",
        currency: "CNY",
        vatIncluded: true,
        visibility: "MARKET",
      },
    });

  it("lets only open time be offered", async () => {
    const shifts = [{ weekday, fromMinute: 8 * 60, untilMinute: 12 * 60 }];
    const set = { input: { ...resource(), shifts } };
    expect(await as(firm.administrator, "calendarSetShifts", set)).toEqual({ shifts });
    expect(await offer(open)).toHaveProperty("id");
    expect(await offer(minutesFrom(open.from, 120, 240))).toMatchObject({
      code: "OFFER_CLOSED",
      field: "window",
      values: [
        { name: "from", value: open.until.toISOString() },
        { name: "until", value: minutesFrom(open.from, 360, 1).from.toISOString() },
      ],
    });
  });

  it("shows when it is open, its exceptions counted in", async () => {
    const day = open.from.toISOString().slice(0, 10);
    const exception = { kind: "MAINTENANCE", from: `${day}T09:00`, until: `${day}T10:00` };
    const input = { ...resource(), wholeSite: true, ...exception };
    const { exceptions } = await as(firm.administrator, "calendarExceptionAdd", { input });
    expect(exceptions).toEqual([{ id: exceptions[0].id, ...exception, wholeSite: true }]);
    expect(await as(firm.administrator, "calendarExceptionAdd", { input })).toMatchObject({
      code: "EXCEPTION_OVERLAPS",
    });
    const window = { from: midnight(3).toISOString(), until: midnight(4).toISOString() };
    const at = (minutes: number) => minutesFrom(open.from, minutes, 1).from.toISOString();
    expect(
      await as(firm.administrator, "resourceCalendar", { ...resource(), window }),
    ).toMatchObject({
      open: [
        { from: at(0), until: at(60) },
        { from: at(120), until: at(240) },
      ],
    });
    const { id } = exceptions[0];
    expect(await as(firm.administrator, "calendarExceptionRemove", { id })).toEqual({ ok: true });
    expect(await as(firm.administrator, "calendarExceptionRemove", { id })).toMatchObject({
      code: "EXCEPTION_NOT_FOUND",
    });
  });

  it("has exceptions of its own, which go with it to another site, beside those of each", async () => {
    const machine = await stageGrinder(platform, firm);
    const other = await stageGrinder(platform, firm);
    const id = (resource: string) => ({ resource: globalId("Resource", firm.id, resource) });
    const holiday = { kind: "HOLIDAY", from: "2090-10-01T00:00", until: "2090-10-08T00:00" };
    const add = (resource: string, wholeSite: boolean) =>
      as(firm.administrator, "calendarExceptionAdd", {
        input: { ...id(resource), ...holiday, wholeSite },
      });
    expect((await add(machine, false)).exceptions).toHaveLength(1);
    expect((await add(machine, true)).exceptions, "like with like").toHaveLength(2);
    const twice = { code: "EXCEPTION_OVERLAPS" };
    expect([await add(machine, false), await add(machine, true)]).toMatchObject([twice, twice]);

    const moved = {
      site: await siteOf(id(other).resource),
      name: words("磨齿机", "Grinder"),
      kind: "MACHINE",
      processes: ["grinding.gear"],
      materials: [],
      envelope: { x: "400", y: "400", z: "900" },
      toleranceMm: "0.01",
      certificates: [],
    };
    const input = { ...id(machine), as: moved };
    expect(await as(firm.administrator, "resourceChange", { input })).toHaveProperty("id");
    const kept = { exceptions: [{ kind: "HOLIDAY" }] };
    expect(await as(firm.administrator, "resourceCalendar", id(machine))).toMatchObject(kept);
    expect(await add(machine, false), "and is still known").toMatchObject(twice);
  });

  it("tells what stands in the time of an exception, which takes nothing back", async () => {
    const machine = await stageGrinder(platform, firm);
    const offerId = await stageOffer(platform, firm, machine);
    await marketHears(platform);
    const buyer = new Buyer(platform.app, await platform.firm("buyer"));
    const hour = minutesFrom(midnight(3), 60, 60);
    const booking = given(await buyer.book({ provider: firm.id, offerId }, hour));
    // By the clock of Shanghai, eight hours before UTC.
    const day = midnight(3).toISOString().slice(0, 10);
    const added = async (kind: string, from: string, until: string, wholeSite = false) => {
      const time = { from: `${day}T${from}`, until: `${day}T${until}` };
      const resource = globalId("Resource", firm.id, machine);
      const input = { resource, wholeSite, kind, ...time };
      return (await as(firm.administrator, "calendarExceptionAdd", { input })).added;
    };
    const offers = [{ id: globalId("Offer", firm.id, offerId) }];
    const bookings = [{ id: globalId("Booking", firm.id, booking) }];
    expect(await added("MAINTENANCE", "08:00", "10:00")).toMatchObject({ offers, bookings });
    expect(await added("HOLIDAY", "08:00", "10:00", true)).toMatchObject({ offers, bookings });
    expect(await added("MAINTENANCE", "10:00", "11:00")).toMatchObject({ offers, bookings: [] });
    expect(await added("EXTRA", "08:00", "10:00")).toMatchObject({ offers: [], bookings: [] });
  });

  it("refuses shifts that overlap, and a look at too long a time", async () => {
    const shift = { weekday: 1, fromMinute: 0, untilMinute: 1_440 };
    const input = { ...resource(), shifts: [shift, { ...shift, fromMinute: 60 }] };
    expect(await as(firm.administrator, "calendarSetShifts", { input })).toMatchObject({
      code: "SHIFTS_OVERLAP",
    });
    const window = { from: midnight(0).toISOString(), until: midnight(63).toISOString() };
    expect(
      await as(firm.administrator, "resourceCalendar", { ...resource(), window }),
    ).toMatchObject({ code: "WINDOW_TOO_LONG" });
  });

  it("is lifted by setting no shifts", async () => {
    expect(await as(firm.administrator, "calendarSetShifts", { input: resource() })).toEqual({
      shifts: null,
    });
    expect(await offer(minutesFrom(midnight(4), 0, 1_440))).toHaveProperty("id");
  });

  it("is not offered any more once its resource is retired, until that is taken back", async () => {
    const who = firm.administrator;
    const id = grinder;
    const window = minutesFrom(midnight(6), 0, 1_440);
    const inUse = async () => {
      const { nodes } = await as(who, "resources", { retired: false });
      return nodes.some((each: { id: string }) => each.id === id);
    };
    expect(await as(who, "resourceRestore", { id })).toMatchObject({
      code: "RESOURCE_NOT_RETIRED",
    });
    expect(await as(who, "resourceRetire", { id })).toEqual({ retiredAt: expect.any(String) });
    expect(await as(who, "resourceRetire", { id })).toMatchObject({ code: "RESOURCE_RETIRED" });
    expect(await inUse()).toBe(false);
    expect(await offer(window)).toMatchObject({ code: "RESOURCE_RETIRED", field: "resource" });
    // What stands on the market stands.
    const offers = "query { offers(first: 1, status: PUBLISHED) { nodes { resource { id } } } }";
    const { data } = await api.ask(offers, {}, { session: who.token });
    expect(data["offers"].nodes).toEqual([{ resource: { id } }]);
    expect(await as(who, "resourceRestore", { id })).toEqual({ retiredAt: null });
    expect(await inUse()).toBe(true);
    expect(await offer(window)).toHaveProperty("id");
  });

  it("follows its site to another clock", async () => {
    const site = await siteOf(grinder);
    const input = {
      site,
      name: words("柏林厂区", "Berlin works"),
      city: words("柏林", "Berlin"),
      latitude: 52.5,
      longitude: 13.4,
      timeZone: "Europe/Berlin",
    };
    expect(await as(firm.administrator, "siteChange", { input })).toMatchObject({
      timeZone: "Europe/Berlin",
    });
  });
});
