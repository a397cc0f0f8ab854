import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addPartner,
  type OfferId,
  removePartner,
  requestBooking,
} from "../../services/capacity/index.ts";
import { marketQuestion } from "../../services/capacity/market/question.ts";
import { wantsOf } from "../../services/capacity/market/wants.ts";
import { asTenant, readAs } from "../../services/platform/tenancy.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let gearShop: StagedFirm;
let assembly: StagedFirm;
let wind: StagedFirm;
let offer: OfferId;

const changing = (
  act: typeof addPartner | typeof removePartner,
  partner: StagedFirm,
  house = gearShop,
) =>
  asTenant(platform.app, house.administrator.actor, "capacity.publish", (scope) =>
    act(scope, partner.id),
  );

async function seenBy(firm: StagedFirm): Promise<readonly string[]> {
  const question = marketQuestion(wantsOf({}, null), new Date(), { limit: 50, after: null });
  const rows = await readAs<{ id: string }>(
    platform.app,
    firm.administrator.actor,
    "capacity.search",
    question,
  );
  return rows.map(({ id }) => id);
}

const book = (firm: StagedFirm, hour: number) =>
  asTenant(platform.app, firm.administrator.actor, "capacity.book", (scope) =>
    requestBooking(scope, {
      provider: gearShop.id,
      offerId: offer,
      window: minutesFrom(midnight(3), hour * 60, 60),
      note: "",
    }),
  );

const refused = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  platform = await stagePlatform();
  gearShop = await platform.firm("gear");
  assembly = await platform.firm("assembly");
  wind = await platform.firm("wind");
  const resource = await stageGrinder(platform, gearShop);
  await changing(addPartner, assembly);
  offer = await stageOffer(platform, gearShop, resource, { visibility: "partners" });
  await marketHears(platform);
});

afterAll(() => platform.close());

describe("an offer to partners", () => {
  it("is seen by the house and its partners, and by nobody else", async () => {
    expect(await seenBy(gearShop)).toEqual([offer]);
    expect(await seenBy(assembly)).toEqual([offer]);
    expect(await seenBy(wind)).toEqual([]);
    await expect(book(wind, 1)).rejects.toEqual(refused("OFFER_NOT_FOUND"));
    await book(assembly, 1);
  });

  it("is seen by a firm that becomes one later", async () => {
    await changing(addPartner, wind);
    await marketHears(platform);
    expect(await seenBy(wind)).toEqual([offer]);
    await book(wind, 2);
  });

  it("is no longer seen nor booked by one that is removed, and what it booked stays", async () => {
    await changing(removePartner, assembly);
    // Before the market has heard of it, too.
    await expect(book(assembly, 3)).rejects.toEqual(refused("OFFER_NOT_FOUND"));
    await marketHears(platform);
    expect(await seenBy(assembly)).toEqual([]);
    expect(await seenBy(wind)).toEqual([offer]);
    const kept = await asTenant(
      platform.app,
      assembly.administrator.actor,
      "capacity.read",
      ({ db }) => db.execute("select id from capacity_bookings_made"),
    );
    expect(kept).toHaveLength(1);
  });

  it("is not shown by a house's own partners' lists, but by the provider's", async () => {
    await changing(addPartner, gearShop, assembly);
    await marketHears(platform);
    expect(await seenBy(assembly)).toEqual([]);
  });

  it("follows the list also where that changes while the offer is published", async () => {
    const resource = await stageGrinder(platform, gearShop);
    const window = minutesFrom(midnight(4), 0, 60);
    const [another] = await Promise.all([
      stageOffer(platform, gearShop, resource, { visibility: "partners", window }),
      changing(addPartner, assembly),
      changing(removePartner, wind),
    ]);
    await marketHears(platform);
    expect(await seenBy(assembly)).toEqual([offer, another]);
    expect(await seenBy(wind)).toEqual([]);
  });
});

describe("the list of partners", () => {
  it("has each firm once, and not the house itself", async () => {
    await expect(changing(addPartner, assembly)).rejects.toEqual(refused("PARTNER_LISTED"));
    await expect(changing(addPartner, gearShop)).rejects.toEqual(refused("PARTNER_SELF"));
    await expect(changing(removePartner, wind)).rejects.toEqual(refused("PARTNER_NOT_FOUND"));
  });

  it("is nobody else's to see, not even whose one is on", async () => {
    const question = { text: "select tenant_id, partner from capacity_partners", values: [] };
    const read = (firm: StagedFirm) =>
      readAs<{ tenant_id: string }>(
        platform.app,
        firm.administrator.actor,
        "capacity.read",
        question,
      );
    expect((await read(assembly)).map((row) => row.tenant_id)).toEqual([assembly.id]);
    expect(await read(wind)).toEqual([]);
    expect(await platform.app.sql`select partner from capacity_partners`).toHaveLength(0);
  });
});
