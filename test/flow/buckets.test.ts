import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantOf, wallOf } from "../../services/capability/index.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { StagedApi } from "../stage/api.ts";
import { stageWeeks, zone } from "../stage/buckets.ts";
import { marketHears, stageGrinder } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const bookingParts = `kind zone hours status window { from until } total { minor }`;

const documents = {
  offerPublish: `mutation ($input: OfferPublishInput!) { offerPublish(input: $input) {
  ... on Offer { id kind weekHours zone hours freeHours freeWindows { from } window { from until }
    weeks { window { from until } freeHours } } ... on Refusal { code field } } }`,
  offers: `query { offers { nodes { id freeHours weeks { freeHours } } } }`,
  market: `query ($wants: MarketWants!) { market(wants: $wants) { nodes { id kind weekHours zone
    freeHours freeWindows { from } weeks { window { from until } freeHours }
    reasons { met offered } } } }`,
  bookingRequest: `mutation ($input: BookingRequestInput!) { bookingRequest(input: $input) {
  ... on Booking { id ${bookingParts} } ... on Refusal { code field } } }`,
  bookingReschedule: `mutation ($input: BookingRescheduleInput!) { bookingReschedule(input: $input) {
  ... on Booking { id ${bookingParts} } ... on Refusal { code field } } }`,
  bookingHold: `mutation ($input: BookingHoldInput!) { bookingHold(input: $input) {
  ... on Hold { id kind zone hours window { from until } } ... on Refusal { code field } } }`,
  bookingConfirm: `mutation ($id: ID!) { bookingConfirm(id: $id) {
  ... on Booking { id ${bookingParts} } ... on Refusal { code field } } }`,
  bookings: `query ($side: BookingSide!) { bookings(side: $side) { nodes { id ${bookingParts} } } }`,
  utilisation: `query ($input: UtilisationInput!) { utilisation(input: $input) {
  cells { offeredHours freeHours used } } }`,
} as const;

let platform: StagedPlatform;
let api: StagedApi;
let gearShop: StagedFirm;
let assemblyPlant: StagedFirm;
let offer: string;

const texts = stageWeeks(2).map(({ from, until }) => ({
  from: from.toISOString(),
  until: until.toISOString(),
}));

async function as(
  firm: StagedFirm,
  name: keyof typeof documents,
  variables: Record<string, unknown> = {},
) {
  const session = firm.administrator.token;
  const { data, errors } = await api.ask(documents[name], variables, { session });
  return errors[0] === undefined ? data[name] : errors[0].extensions;
}

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  gearShop = await platform.firm("gear");
  assemblyPlant = await platform.firm("assembly");
});

afterAll(async () => {
  api.close();
  await platform.close();
});

describe("an offer of hours a week", () => {
  it("is published in the whole weeks that its window touches", async () => {
    const resource = await stageGrinder(platform, gearShop);
    const [first, last] = texts;
    const noon = (text: string | undefined, hours: number) =>
      new Date(Date.parse(text ?? "") + hours * 3_600_000).toISOString();
    const published = await as(gearShop, "offerPublish", {
      input: {
        resource: globalId("Resource", gearShop.id, resource),
        process: "grinding.gear",
        window: { from: noon(first?.from, 40), until: noon(last?.until, -40) },
        weekHours: "20",
        pricePerHourMinor: "46000",
        currency: "CNY",
        vatIncluded: true,
        visibility: "MARKET",
      },
    });
    expect(published).toMatchObject({
      kind: "BUCKET",
      weekHours: "20",
      zone,
      hours: "40",
      freeHours: "40",
      freeWindows: [],
      window: { from: first?.from, until: last?.until },
      weeks: texts.map((window) => ({ window, freeHours: "20" })),
    });
    offer = published.id;
    await marketHears(platform);
  });

  it("is found by its hours, booked by the hour, moved, held and confirmed", async () => {
    const [week, next] = texts;
    const booked = await as(assemblyPlant, "bookingRequest", {
      input: { offer, window: week, hours: "12.5" },
    });
    expect(booked).toMatchObject({ kind: "BUCKET", zone, hours: "12.5", window: week });
    expect(booked.total).toEqual({ minor: "575000" });
    const full = await as(assemblyPlant, "bookingRequest", {
      input: { offer, window: week, hours: "8" },
    });
    expect(full).toEqual({ code: "WEEK_FULL", field: "hours" });
    const moved = await as(assemblyPlant, "bookingReschedule", {
      input: { booking: booked.id, window: next },
    });
    expect(moved).toMatchObject({ zone, hours: "12.5", window: next });
    const hold = await as(assemblyPlant, "bookingHold", {
      input: { offer, window: week, hours: "3" },
    });
    expect(hold).toMatchObject({ kind: "BUCKET", zone, hours: "3", window: week });
    const confirmed = await as(assemblyPlant, "bookingConfirm", { id: hold.id });
    expect(confirmed).toMatchObject({ zone, hours: "3", status: "BOOKED" });
    await marketHears(platform);
    const { nodes } = await as(assemblyPlant, "market", {
      wants: { process: "grinding.gear", hours: "24" },
    });
    expect(nodes).toMatchObject([
      {
        id: offer,
        kind: "BUCKET",
        freeHours: "24.5",
        freeWindows: [],
        weeks: [{ freeHours: "17" }, { freeHours: "7.5" }],
        reasons: [{ met: true }, { met: true }],
      },
    ]);
    const more = await as(assemblyPlant, "market", {
      wants: { process: "grinding.gear", hours: "25" },
    });
    expect(more.nodes).toEqual([]);
    const own = await as(gearShop, "offers");
    expect(own.nodes[0]).toMatchObject({ freeHours: "24.5" });
    for (const [firm, side] of [
      [gearShop, "PROVIDED"],
      [assemblyPlant, "MADE"],
    ] as const) {
      const bookings = await as(firm, "bookings", { side });
      expect(bookings.nodes.map(({ hours }: { hours: string }) => hours)).toEqual([
        "3",
        "12.5",
        "12.5",
      ]);
    }
  });

  it.each([
    ["by the clock of the site", zone],
    ["by one a day behind it, as those weeks are called there", "Pacific/Honolulu"],
    ["by one of Europe", "Europe/Berlin"],
  ])("counts in the market's use of its weeks %s by its hours", async (_whose, viewer) => {
    const there = (text: string) => instantOf(viewer, wallOf(zone, new Date(text))).toISOString();
    const windows = texts.map(({ from, until }) => ({ from: there(from), until: there(until) }));
    const input = { by: "PROCESS", windows, zone: viewer };
    const rows = await as(assemblyPlant, "utilisation", { input });
    expect(rows[0].cells).toEqual([
      { offeredHours: "20", freeHours: "17", used: 0.15 },
      { offeredHours: "20", freeHours: "7.5", used: 0.625 },
    ]);
  });

  it("is not looked at by a clock that is none", async () => {
    const input = { by: "PROCESS", windows: texts, zone: "Asia/Liuzhou" };
    const refused = await as(assemblyPlant, "utilisation", { input });
    expect(refused).toMatchObject({ code: "TIME_ZONE_UNKNOWN", field: "zone" });
  });
});
