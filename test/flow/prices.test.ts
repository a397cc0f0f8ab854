import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { StagedApi } from "../stage/api.ts";
import { marketHears, midnight, minutesFrom, stageGrinder } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const money = "{ minor currency }";
const priceParts = `pricePerHour ${money} setUpPrice ${money} pricePerPiece ${money}
  priceTiers { by beyond price ${money} }`;
const agreedParts = `id hours pieces total { minor }
  priceLines { part quantity unitPrice { minor } amount { minor } }`;

const documents = {
  offerPublish: `mutation ($input: OfferPublishInput!) { offerPublish(input: $input) {
  ... on Offer { id ${priceParts} } ... on Refusal { code field } } }`,
  offers: `query { offers { nodes { id ${priceParts} } } }`,
  market: `query ($wants: MarketWants!) { market(wants: $wants) { nodes { id ${priceParts} matches
    vatIncluded vatBasisPoints
    reasons { aspect met offered } } } }`,
  bookingRequest: `mutation ($input: BookingRequestInput!) { bookingRequest(input: $input) {
  ... on Booking { ${agreedParts} } ... on Refusal { code field } } }`,
  bookingReschedule: `mutation ($input: BookingRescheduleInput!) { bookingReschedule(input: $input) {
  ... on Booking { ${agreedParts} } ... on Refusal { code field } } }`,
  bookingHold: `mutation ($input: BookingHoldInput!) { bookingHold(input: $input) {
  ... on Hold { ${agreedParts} } ... on Refusal { code field } } }`,
  bookingConfirm: `mutation ($id: ID!) { bookingConfirm(id: $id) {
  ... on Booking { ${agreedParts} } ... on Refusal { code field } } }`,
  bookings: `query ($side: BookingSide!) { bookings(side: $side) { nodes { ${agreedParts} } } }`,
} as const;

let platform: StagedPlatform;
let api: StagedApi;
let gearShop: StagedFirm;
let assemblyPlant: StagedFirm;
let grinder: string;
let offer: string;

const day = midnight(3);
const windowText = (from: number, minutes: number) => {
  const window = minutesFrom(day, from, minutes);
  return { from: window.from.toISOString(), until: window.until.toISOString() };
};

async function as(
  firm: StagedFirm,
  name: keyof typeof documents,
  variables: Record<string, unknown> = {},
) {
  const session = firm.administrator.token;
  const { data, errors } = await api.ask(documents[name], variables, { session });
  return errors[0] === undefined ? data[name] : errors[0].extensions;
}

const terms = {
  process: "grinding.gear",
  pricePerHourMinor: "46000",
  setUpMinor: "20000",
  pricePerPieceMinor: "300",
  priceTiers: [
    { by: "PIECES", beyond: 100, priceMinor: "250" },
    { by: "HOURS", beyond: 8, priceMinor: "40000" },
  ],
  currency: "CNY",
  vatIncluded: true,
  visibility: "MARKET",
};

const yuan = (minor: string) => ({ minor, currency: "CNY" });
const priced = {
  pricePerHour: yuan("46000"),
  setUpPrice: yuan("20000"),
  pricePerPiece: yuan("300"),
  priceTiers: [
    { by: "HOURS", beyond: 8, price: yuan("40000") },
    { by: "PIECES", beyond: 100, price: yuan("250") },
  ],
};

const publish = (changes: Record<string, unknown> = {}) =>
  as(gearShop, "offerPublish", {
    input: { resource: grinder, window: windowText(0, 1440), ...terms, ...changes },
  });

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  gearShop = await platform.firm("gear");
  assemblyPlant = await platform.firm("assembly");
  grinder = globalId("Resource", gearShop.id, await stageGrinder(platform, gearShop));
  offer = (await publish()).id;
  await marketHears(platform);
});

afterAll(async () => {
  api.close();
  await platform.close();
});

describe("an offer with more than a price per hour", () => {
  it("shows all that it asks, at home and on the market", async () => {
    expect((await as(gearShop, "offers")).nodes).toMatchObject([{ id: offer, ...priced }]);
    expect((await as(assemblyPlant, "market", { wants: {} })).nodes).toMatchObject([
      { id: offer, ...priced },
    ]);
  });

  it("is found by what an hour of the wanted work costs with all that", async () => {
    const find = async (wants: Record<string, unknown>) =>
      (await as(assemblyPlant, "market", { wants: { hours: "10.5", ...wants } })).nodes;
    const at = (most: string) => ({ pieces: 120, maxPricePerHourMinor: most });
    expect(await find(at("49810"))).toMatchObject([{ id: offer, matches: true }]);
    expect(await find(at("49809"))).toEqual([]);
    const [missed] = await find({ maxPricePerHourMinor: "90000", nearMisses: true });
    expect(missed).toMatchObject({ id: offer, matches: false });
    expect(missed.reasons).toContainEqual({
      aspect: "PRICE",
      met: false,
      offered: "460.00 CNY/h, 3.00 CNY a piece, VAT included",
    });
  });

  it.each([
    [{ setUpMinor: "0" }, "PRICE_PART_OUT_OF_RANGE", "setUpMinor"],
    [{ pricePerPieceMinor: "-3" }, "INPUT_INVALID", "pricePerPieceMinor"],
    [{ pricePerPieceMinor: "100000001" }, "PRICE_PART_OUT_OF_RANGE", "pricePerPieceMinor"],
    [{ pricePerPieceMinor: null }, "TIERS_WITHOUT_PIECES", "priceTiers"],
    [
      { priceTiers: [{ by: "HOURS", beyond: 0, priceMinor: "1" }] },
      "TIER_OUT_OF_RANGE",
      "priceTiers",
    ],
    [{ priceTiers: [...terms.priceTiers, ...terms.priceTiers] }, "TIERS_OVERLAP", "priceTiers"],
  ])("is not published with %j", async (changes, code, field) => {
    expect(await publish(changes)).toEqual({ code, field });
  });
});

describe("a booking of it", () => {
  const lines = [
    { part: "SET_UP", quantity: "1", unitPrice: { minor: "20000" }, amount: { minor: "20000" } },
    { part: "HOURS", quantity: "8", unitPrice: { minor: "46000" }, amount: { minor: "368000" } },
    { part: "HOURS", quantity: "2", unitPrice: { minor: "40000" }, amount: { minor: "80000" } },
    { part: "PIECES", quantity: "20", unitPrice: { minor: "300" }, amount: { minor: "6000" } },
  ];
  const agreed = { pieces: 20, total: { minor: "474000" }, priceLines: lines };

  it("keeps on both sides what its total is made of, and so does the one that takes its place", async () => {
    const input = { offer, window: windowText(0, 600), pieces: 20 };
    const booking = await as(assemblyPlant, "bookingRequest", { input });
    expect(booking).toMatchObject(agreed);
    expect((await as(gearShop, "bookings", { side: "PROVIDED" })).nodes).toMatchObject([
      { id: expect.any(String), ...agreed },
    ]);
    const moved = await as(assemblyPlant, "bookingReschedule", {
      input: { booking: booking.id, window: windowText(60, 480) },
    });
    expect(moved).toMatchObject({
      pieces: 20,
      total: { minor: "394000" },
      priceLines: [lines[0], lines[1], lines[3]],
    });
  });

  it("is confirmed from a hold at what was shown", async () => {
    const input = { offer, window: windowText(600, 600), pieces: 20 };
    const hold = await as(assemblyPlant, "bookingHold", { input });
    expect(hold).toMatchObject(agreed);
    expect(await as(assemblyPlant, "bookingConfirm", { id: hold.id })).toMatchObject(agreed);
  });

  it("names its pieces, which one without a price for them must not", async () => {
    const ask = (changes: Record<string, unknown>) =>
      as(assemblyPlant, "bookingRequest", {
        input: { offer, window: windowText(1300, 60), ...changes },
      });
    expect(await ask({})).toEqual({ code: "PIECES_MISSING", field: "pieces" });
    expect(await ask({ pieces: 0 })).toEqual({ code: "PIECES_OUT_OF_RANGE", field: "pieces" });
    const extras = { setUpMinor: null, pricePerPieceMinor: null, priceTiers: null };
    const plain = await publish(extras);
    expect(plain).toMatchObject({ setUpPrice: null, pricePerPiece: null, priceTiers: [] });
    await marketHears(platform);
    const refused = await ask({ offer: plain.id, pieces: 3 });
    expect(refused).toEqual({ code: "PIECES_NOT_PRICED", field: "pieces" });
    expect(await ask({ offer: plain.id })).toMatchObject({
      pieces: null,
      total: { minor: "46000" },
      priceLines: [{ part: "HOURS", quantity: "1" }],
    });
  });
});

describe("an offer whose price is without VAT", () => {
  it.each([
    ["of exclusive time", {}],
    ["of hours a week", { weekHours: "20", window: windowText(21 * 1440, 7 * 1440) }],
  ])("%s is compared with it, at its own rate", async (_what, time) => {
    const machine = await stageGrinder(platform, gearShop, { processes: ["hobbing"] });
    const { id } = await as(gearShop, "offerPublish", {
      input: {
        ...{ resource: globalId("Resource", gearShop.id, machine), process: "hobbing" },
        ...{ pricePerHourMinor: "46000", currency: "CNY", visibility: "MARKET", ...time },
        ...{ vatIncluded: false, vatBasisPoints: 600 },
        ...("window" in time ? {} : { window: windowText(0, 1440) }),
      },
    });
    await marketHears(platform);
    const found = async (maxPricePerHourMinor: string) =>
      (
        await as(assemblyPlant, "market", { wants: { process: "hobbing", maxPricePerHourMinor } })
      ).nodes.filter((node: { readonly id: string }) => node.id === id);
    expect(await found("48759")).toEqual([]);
    expect(await found("48760")).toMatchObject([
      {
        vatIncluded: false,
        vatBasisPoints: 600,
        reasons: [
          { aspect: "PROCESS" },
          { offered: "460.00 CNY/h, VAT not included, 487.60 CNY/h with 6%" },
        ],
      },
    ]);
    expect(await publish({ vatBasisPoints: 10_001 })).toEqual({
      code: "VAT_RANGE",
      field: "vatBasisPoints",
    });
  });
});
