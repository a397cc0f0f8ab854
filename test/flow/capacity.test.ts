import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { StagedApi } from "../stage/api.ts";
import { marketHears, midnight, minutesFrom } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { documents } from "./capacity-documents.ts";

let platform: StagedPlatform;
let api: StagedApi;
let gearShop: StagedFirm;
let assemblyPlant: StagedFirm;
let windService: StagedFirm;
let site: string;
let grinder: string;

const day = midnight(3);
const windowText = (from: number, minutes: number) => {
  const window = minutesFrom(day, from, minutes);
  return { from: window.from.toISOString(), until: window.until.toISOString() };
};

/** Asks one of the documents as a firm's administrator; gives the field of the same name. */
async function as(
  firm: StagedFirm,
  name: keyof typeof documents,
  variables: Record<string, unknown> = {},
) {
  const session = firm.administrator.token;
  const { data, errors } = await api.ask(documents[name], variables, { session });
  return errors[0] === undefined ? data[name] : errors[0].extensions;
}

const works = {
  name: { zh: "柳州厂区", en: "Liuzhou works" },
  city: { zh: "柳州", en: "Liuzhou" },
  gln: "6901234000009",
  latitude: 24.326,
  longitude: 109.428,
  timeZone: "Asia/Shanghai",
};

const machine = {
  name: { zh: "成形磨齿机", en: "Form gear grinder" },
  kind: "MACHINE",
  processes: ["grinding.gear"],
  materials: ["steel.18crnimo7-6"],
  envelope: { x: "1250", y: "1000", z: "600" },
  toleranceMm: "0.005",
  certificates: [{ standard: "ISO 9001", number: "QC-1", validUntil: midnight(700).toISOString() }],
};

const terms = {
  process: "grinding.gear",
  pricePerHourMinor: "46000",
  currency: "CNY",
  vatIncluded: true,
  visibility: "MARKET",
};

async function publish(changes: Record<string, unknown> = {}) {
  const input = { resource: grinder, window: windowText(0, 1440), ...terms, ...changes };
  const offer = await as(gearShop, "offerPublish", { input });
  await marketHears(platform);
  return offer;
}

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  gearShop = await platform.firm("gear");
  assemblyPlant = await platform.firm("assembly");
  windService = await platform.firm("wind");
  site = (await as(gearShop, "siteAdd", { input: works })).id;
  grinder = (await as(gearShop, "resourceAdd", { input: { site, ...machine } })).id;
});

afterAll(async () => {
  api.close();
  await platform.close();
});

describe("capability", () => {
  it("is described by site and machine, and comes back as it was described", async () => {
    const resource = await as(gearShop, "resourceAdd", { input: { site, ...machine } });
    expect(resource).toMatchObject({
      kind: "MACHINE",
      site: { id: site },
      processes: [{ code: "grinding.gear", name: { zh: "磨齿" } }],
      envelope: { x: "1250", y: "1000", z: "600" },
      toleranceMm: "0.005",
      certificates: machine.certificates,
    });
    const { data } = await api.ask(
      "query ($id: ID!) { node(id: $id) { id ... on Resource { name { zh } } } }",
      { id: resource.id },
      { session: gearShop.administrator.token },
    );
    expect(data.node).toEqual({ id: resource.id, name: { zh: "成形磨齿机" } });
  });

  it("of a firm is not another firm's to see or to use", async () => {
    const stranger = { session: windService.administrator.token };
    for (const id of [site, grinder]) {
      const { data } = await api.ask("query ($id: ID!) { node(id: $id) { id } }", { id }, stranger);
      expect(data.node).toBeNull();
    }
    expect(await as(windService, "resourceAdd", { input: { site, ...machine } })).toEqual({
      code: "SITE_NOT_FOUND",
      field: "site",
    });
    const input = { resource: grinder, window: windowText(0, 60), ...terms };
    expect(await as(windService, "offerPublish", { input })).toEqual({
      code: "RESOURCE_NOT_FOUND",
      field: "resource",
    });
  });

  it("is listed in pages, whose markers open no other list", async () => {
    const first = await as(gearShop, "resources", { first: 1 });
    expect(first).toMatchObject({
      nodes: [{ id: grinder, certificates: [{ standard: "ISO 9001" }] }],
      pageInfo: { hasNextPage: true },
    });
    const after = first.pageInfo.endCursor;
    const second = await as(gearShop, "resources", { first: 1, after });
    expect(second.nodes[0].id).not.toBe(grinder);
    expect(await as(gearShop, "offers", { after })).toMatchObject({ code: "CURSOR_INVALID" });
    expect(await as(windService, "resources", { after })).toMatchObject({ code: "CURSOR_INVALID" });
    expect(await as(gearShop, "resources", { first: 101 })).toMatchObject({
      code: "PAGE_TOO_LARGE",
      field: "first",
    });
  });
});

describe("the slice: published, found, booked, and not twice", () => {
  it("runs from the gear shop's offer to the assembly plant's cancelled booking", async () => {
    const offer = await publish();
    expect(offer).toMatchObject({
      status: "PUBLISHED",
      hours: "24",
      freeHours: "24",
      firm: { name: { en: "gear" } },
      resource: { certificates: [{ standard: "ISO 9001" }] },
      process: { name: { zh: "磨齿" } },
    });

    const wants = {
      process: "grinding.gear",
      material: "steel.18crnimo7-6",
      envelope: { x: "600", y: "1250", z: "900" },
      toleranceMm: "0.01",
      certificate: "ISO 9001",
      window: windowText(0, 1440),
      hours: "8",
      text: "磨齿 分离与切削",
      nearMisses: true,
    };
    const found = await as(assemblyPlant, "market", { wants });
    expect(found.nodes).toMatchObject([
      { id: offer.id, own: false, matches: true, freeHours: "24", freeCancellationHours: 24 },
    ]);
    expect(found.nodes[0].reasons.map((reason: { met: boolean }) => reason.met)).toEqual(
      Array(6).fill(true),
    );

    const input = { offer: offer.id, window: windowText(480, 480), note: "2 shafts" };
    const booking = await as(assemblyPlant, "bookingRequest", { input });
    expect(booking).toMatchObject({
      side: "MADE",
      status: "BOOKED",
      hours: "8",
      total: { minor: "368000", currency: "CNY" },
      provider: { name: { en: "gear" } },
      requester: { name: { en: "assembly" } },
      freeCancellationUntil: minutesFrom(day, 480 - 1440, 1).from.toISOString(),
      rulesVersion: 1,
      offerId: offer.id,
    });

    const rival = { offer: offer.id, window: windowText(900, 120) };
    const refused = await as(windService, "bookingRequest", { input: rival });
    expect(refused).toMatchObject({
      code: "CAPACITY_TAKEN",
      field: "window",
      message: "This time is already booked or held. 16 h of this offer are still free.",
    });
    expect(refused.values[0].value.split(" ")).toHaveLength(2);

    await marketHears(platform);
    const [seen] = (await as(windService, "market", { wants: { hours: "16" } })).nodes;
    expect(seen).toMatchObject({ id: offer.id, freeHours: "16" });
    expect(seen.freeWindows).toHaveLength(2);
    expect((await as(gearShop, "bookings", { side: "PROVIDED" })).nodes).toMatchObject([
      { side: "PROVIDED", hours: "8", requester: { name: { en: "assembly" } } },
    ]);

    expect(await as(assemblyPlant, "bookingCancel", { id: booking.id })).toMatchObject({
      status: "CANCELLED",
      cancelledFree: true,
    });
    expect((await as(gearShop, "bookings", { side: "PROVIDED" })).nodes[0].status).toBe(
      "CANCELLED",
    );
    expect((await as(windService, "bookingRequest", { input: rival })).status).toBe("BOOKED");
    expect((await as(gearShop, "offers")).nodes[0]).toMatchObject({ freeHours: "22" });

    expect(await as(gearShop, "offerWithdraw", { id: offer.id })).toMatchObject({
      status: "WITHDRAWN",
      freeHours: "0",
    });
    await marketHears(platform);
    expect((await as(windService, "market", { wants: {} })).nodes).toEqual([]);
    expect((await as(windService, "bookings", { side: "MADE" })).nodes[0].status).toBe("BOOKED");
    expect((await as(gearShop, "offers", { status: "PUBLISHED" })).nodes).toEqual([]);
  });

  it("lists near misses after the matches, with the one aspect that fails", async () => {
    const { id } = await publish({ pricePerHourMinor: "1000" });
    const wants = { process: "grinding.gear", toleranceMm: "0.002", maxPricePerHourMinor: "2000" };
    expect((await as(windService, "market", { wants })).nodes).toEqual([]);
    const [near] = (await as(windService, "market", { wants: { ...wants, nearMisses: true } }))
      .nodes;
    expect(near).toMatchObject({ id, matches: false });
    const unmet = near.reasons.filter((reason: { met: boolean }) => !reason.met);
    expect(unmet).toEqual([
      { aspect: "TOLERANCE", met: false, wanted: "≤ 0.002 mm", offered: "0.005 mm" },
    ]);
    await as(gearShop, "offerWithdraw", { id });
  });

  it("says from when a certificate is valid, and of how many pieces lots are", async () => {
    const [held] = machine.certificates;
    const certificates = [{ ...held, validFrom: midnight(4).toISOString() }];
    const draft = { ...machine, site, certificates, batchLeast: 10, batchMost: 500 };
    const resource = (await as(gearShop, "resourceAdd", { input: draft })).id;
    const { id } = await publish({ resource });
    const wants = { process: "din8580.3", certificate: "ISO 9001" };
    expect((await as(windService, "market", { wants })).nodes).toEqual([]);
    const near = await as(windService, "market", { wants: { ...wants, nearMisses: true } });
    expect(near.nodes).toMatchObject([
      { id, matches: false, batchLeast: 10, batchMost: 500, lateCancellationBasisPoints: 0 },
    ]);
    expect(near.nodes[0].certificates).toMatchObject(certificates);
    await as(gearShop, "offerWithdraw", { id });
  });

  it("is certified until midnight by what is valid until that day, which is told as the site has it", async () => {
    const [held] = machine.certificates;
    const last = midnight(5);
    const certificates = [{ ...held, validUntil: new Date(last.getTime() - 1).toISOString() }];
    const draft = { ...machine, site, certificates };
    const resource = (await as(gearShop, "resourceAdd", { input: draft })).id;
    const window = { from: midnight(4).toISOString(), until: last.toISOString() };
    const { id } = await publish({ resource, window });
    const wants = { process: "din8580.3", certificate: "ISO 9001", window };
    const [offer] = (await as(windService, "market", { wants })).nodes;
    expect(offer).toMatchObject({ id, matches: true });
    expect(offer.certificates).toMatchObject([{ validUntil: last.toISOString() }]);
    const day = new Date(last.getTime() - 1 + 8 * 3_600_000).toISOString().slice(0, 10);
    const reason = offer.reasons.find(({ aspect }: { aspect: string }) => aspect === "CERTIFICATE");
    expect(reason.offered).toContain(day);
    await as(gearShop, "offerWithdraw", { id });
  });

  it("tells the provider, and nobody else, for which firms an offer is", async () => {
    const firm = globalId("Firm", windService.id, windService.id);
    const { id } = await publish({ visibility: "FIRMS", firms: [firm] });
    const seen = async (by: StagedFirm) =>
      (
        await api.ask(
          "query ($id: ID!) { node(id: $id) { ... on Offer { firms { id name { en } } } } }",
          { id },
          { session: by.administrator.token },
        )
      ).data.node;
    expect(await seen(gearShop)).toMatchObject({ firms: [{ id: firm }] });
    expect(await seen(windService)).toBeNull();
    await as(gearShop, "offerWithdraw", { id });
  });

  it("measures the distance from a site of one's own, and from no other", async () => {
    const { id } = await publish();
    const nanning = { ...works, gln: null, latitude: 22.817, longitude: 108.366 };
    const own = (await as(windService, "siteAdd", { input: nanning })).id;
    const [offer] = (await as(windService, "market", { wants: { fromSite: own, withinKm: 200 } }))
      .nodes;
    expect(offer).toMatchObject({ id, distanceKm: 199.7 });
    expect(
      (await as(windService, "market", { wants: { fromSite: own, withinKm: 150 } })).nodes,
    ).toEqual([]);
    expect(await as(windService, "market", { wants: { fromSite: site } })).toMatchObject({
      code: "SITE_NOT_FOUND",
      field: "fromSite",
    });
    await as(gearShop, "offerWithdraw", { id });
  });
});

describe("bad input", () => {
  const bookWith = (input: Record<string, unknown>) => as(windService, "bookingRequest", { input });

  it("in ids is told from what is absent only by its form", async () => {
    const { id } = await publish();
    const window = windowText(0, 60);
    const malformed = { code: "ID_MALFORMED", field: "offer" };
    expect(await bookWith({ offer: "noise", window })).toMatchObject(malformed);
    expect(await bookWith({ offer: grinder, window })).toMatchObject(malformed);
    const otherFirm = Buffer.from(
      Buffer.from(id, "base64url").toString().replace(gearShop.id, windService.id),
    ).toString("base64url");
    expect(await bookWith({ offer: otherFirm, window })).toMatchObject({ code: "OFFER_NOT_FOUND" });
    expect(await as(windService, "offerWithdraw", { id })).toMatchObject({
      code: "OFFER_NOT_FOUND",
    });
    await as(gearShop, "offerWithdraw", { id });
  });

  it("in times, numbers and words ends in a code, and books nothing", async () => {
    const { id: offer } = await publish();
    const from = minutesFrom(day, 60, 1).from.toISOString();
    expect(await bookWith({ offer, window: { from, until: from } })).toMatchObject({
      code: "WINDOW_EMPTY",
      field: "window",
    });
    expect(await bookWith({ offer, window: { from: "tomorrow", until: from } })).toMatchObject({
      code: "INPUT_INVALID",
    });
    expect(await bookWith({ offer, window: windowText(1439, 2) })).toMatchObject({
      code: "WINDOW_OUTSIDE_OFFER",
    });
    expect(await as(windService, "market", { wants: { hours: "-1" } })).toMatchObject({
      code: "HOURS_OUT_OF_RANGE",
      field: "hours",
    });
    expect(await as(windService, "market", { wants: { text: "\ud800" } })).toMatchObject({
      code: "INPUT_INVALID",
    });
    expect((await as(windService, "bookings", { side: "MADE" })).nodes).toHaveLength(1);
    await as(gearShop, "offerWithdraw", { id: offer });
  });

  it("a stranger, and a person without the right, get nowhere", async () => {
    const { id: offer } = await publish();
    const input = { offer, window: windowText(0, 60) };
    const { token: session } = await platform.member(windService, "viewer", ["viewer"]);
    const viewer = await api.ask(documents.bookingRequest, { input }, { session });
    expect(viewer.data.bookingRequest).toMatchObject({ code: "NOT_PERMITTED" });
    const stranger = await api.ask(documents.bookingRequest, { input });
    expect(stranger.data.bookingRequest).toMatchObject({ code: "NOT_SIGNED_IN" });
    const { errors } = await api.ask(documents.market, { wants: {} });
    expect(errors[0]?.extensions.code).toBe("NOT_SIGNED_IN");
    await as(gearShop, "offerWithdraw", { id: offer });
  });

  it("under one idempotency key makes one offer, and another body is refused", async () => {
    const input = { resource: grinder, window: windowText(0, 60), ...terms };
    const asking = { session: gearShop.administrator.token, idempotencyKey: "offer-1" };
    const once = async (changes = {}) =>
      (await api.ask(documents.offerPublish, { input: { ...input, ...changes } }, asking)).data
        .offerPublish;
    const { id } = await once();
    expect((await once()).id).toBe(id);
    expect(await once({ vatIncluded: false })).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
  });
});
