import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { materials } from "../../services/capability/materials.ts";
import { wantsOf } from "../../services/capacity/market/wants.ts";
import { readAs } from "../../services/platform/tenancy.ts";
import { MarketLaw, requireEqual } from "../stage/market-law.ts";
import { here } from "../stage/market-rule.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const offers = 100_000;
// Fewer where they have been made once already, on another PostgreSQL.
const searches = Number(process.env["MARKET_SEARCHES"] ?? 10_000);
const searchesForFault = 500;
const seed = 20_260_302;
// On a machine that has other work it takes many times as long as on one of its own.
const patienceMs = 1_200_000;

let platform: StagedPlatform;
let owner: postgres.Sql;
let law: MarketLaw;

beforeAll(async () => {
  platform = await stagePlatform();
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  law = await MarketLaw.stage(platform, owner, { offers, seed });
}, patienceMs);

afterAll(async () => {
  await owner.end();
  await platform.close();
});

/** What stands in the place of a piece; where a value is wanted, found in the whole text. */
type Instead = string | ((text: string) => string);

/** A capability misses the price, and each of its offers misses it once more. */
function priceOfCapability(text: string): string {
  const most = /k\.least_price_minor <= (\$\d+::bigint)/.exec(text)?.[1];
  if (most === undefined) throw new Error("no price is asked of an offer's time");
  return `(case when c.least_price_minor <= ${most} then 0 else 1 end) + (case when c.tolerance_nm`;
}

/** Faults that someone might make in the search: a piece of its SQL, and what stands there instead. */
const faults: readonly (readonly [name: string, piece: string, instead: Instead])[] = [
  ["a tolerance that must be better", ".tolerance_nm <=", ".tolerance_nm <"],
  [
    "a certificate that may run out",
    ">= extract(epoch from least",
    ">= 0 * extract(epoch from least",
  ],
  ["a certificate that is not valid yet", "(c->>'validFrom' is null or", "(true or"],
  ["hours of a week that has begun", "when m.week_minutes is null", "when true"],
  ["one of many processes", ".process = any(", ".process = all("],
  ["the firms that were suspended", "f.status <> 'suspended'", "true"],
  ["a class of length left out", "k.length_class = 2 ", "k.length_class = 10 "],
  ["offers that began before", "interval '96 hours'", "interval '0 hours'"],
  ["offers that begin late", "and k.from_at < ", "and k.from_at + interval '5 days' < "],
  ["offers that end early", "(k.until_at > ", "(k.until_at - interval '1 hour' > "],
  ["only what is for everyone", "k.visibility <> 'market'", "k.visibility = 'nobody'"],
  ["a price that must be lower", "(c.least_price_minor <=", "(c.least_price_minor <"],
  ["VAT that is not added", "(case when m.vat_included then", "(case when true then"],
  ["hours of which some are booked", "unnest(m.free *", "unnest('{(,)}'::tstzmultirange *"],
  ["a class of material that is unknown", "c.material_bits &", "c.material_bits / 2 &"],
  ["only the next offers", "from fit_exact where not (", "from fit_exact where false and not ("],
  ["near misses of two aspects", " <= 1", " <= 0"],
  ["a price missed by capability and offer", "(case when c.tolerance_nm", priceOfCapability],
  ["a page that begins with the last one again", "(k.from_at, k.id) >", "(k.from_at, k.id) >="],
];

describe("the market's search", () => {
  it(
    `finds what the rule finds among ${offers} offers: ${searches} searches`,
    () => requireEqual(law, searches),
    patienceMs,
  );

  it.each(faults)("is caught with a fault: %s", async (_name, piece, instead) => {
    const fault = law.compare(searchesForFault, (question) => ({
      ...question,
      text: question.text.replaceAll(
        piece,
        typeof instead === "string" ? instead : instead(question.text),
      ),
    }));
    for await (const { byRule, bySql } of fault) if (byRule.join() !== bySql.join()) return;
    expect.unreachable("nobody noticed");
  });

  it("gives each material of the vocabulary bits that no other has", async () => {
    const codes = materials.map(({ code }) => code);
    const [row] = await owner<{ kinds: number }[]>`
      select count(distinct bits_of(array[code]))::int as kinds from unnest(${codes}::text[]) code`;
    expect(row?.kinds).toBe(codes.length);
  });

  it("turns pages without losing or repeating an offer", async () => {
    const ask = { process: "hobbing", toleranceMm: "0.02", withinKm: 10, nearMisses: true };
    const wants = wantsOf({ ...ask, maxPricePerHourMinor: "10000", hours: "40" }, here);
    const found = await law.bySql(wants, 7, 400);
    expect(found).toEqual(law.byRule(wants, found.length));
    expect(found.length).toBeGreaterThan(50);
  });

  it("shows with whom an offer is shared to nobody", async () => {
    const question = { text: "select shared_with from market_offers", values: [] };
    const read = readAs(platform.app, law.viewer.administrator.actor, "capacity.read", question);
    await expect(read).rejects.toMatchObject({ code: "42501" });
  });

  it("shows nothing to a connection that came through no door", async () => {
    expect(await platform.app.sql`select id from market_offers`).toHaveLength(0);
  });
});
