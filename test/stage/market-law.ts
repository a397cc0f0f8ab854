import type postgres from "postgres";
import { expect } from "vitest";
import { marketQuestion } from "../../services/capacity/market/question.ts";
import type { MarketColumns } from "../../services/capacity/market/reads.ts";
import type { Wants } from "../../services/capacity/market/rules.ts";
import { wantsOf } from "../../services/capacity/market/wants.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { type Question, readAs } from "../../services/platform/tenancy.ts";
import { midnight } from "./market.ts";
import { here, MarketRule } from "./market-rule.ts";
import type { StagedFirm, StagedPlatform } from "./platform.ts";
import { fillMarket, RandomMarket, type RandomOffer } from "./random-market.ts";

const offersOfMachine = 100;
const pageSize = 50;
// Of so many searches one turns the page.
const turnedOneIn = 4;
// Of so many searches one is made by the rule itself as well.
const askedItselfOneIn = 100;
// So many are on their way to the database.
const atOnce = 3;

/** Of a search: what the rule shows, and what the SQL. */
export interface Compared {
  readonly wants: Wants;
  readonly most: number;
  readonly byRule: readonly string[];
  readonly bySql: readonly string[];
}

/** Changes what is asked of the database. */
export type Fault = (question: Question) => Question;

/** A market of random offers on a staged platform, searched by the rule and by SQL. */
export class MarketLaw {
  private readonly platform: StagedPlatform;
  readonly viewer: StagedFirm;
  private readonly random: RandomMarket;
  private readonly rule: MarketRule;
  private readonly now = new Date();

  private constructor(
    platform: StagedPlatform,
    viewer: StagedFirm,
    random: RandomMarket,
    seen: readonly RandomOffer[],
  ) {
    this.platform = platform;
    this.viewer = viewer;
    this.random = random;
    this.rule = new MarketRule(seen, this.now);
  }

  /** Fills the market; one of the firms is suspended. */
  static async stage(
    platform: StagedPlatform,
    owner: postgres.Sql,
    { offers: count, seed }: { readonly offers: number; readonly seed: number },
  ): Promise<MarketLaw> {
    const viewer = await platform.firm("assembly");
    const shut = await platform.firm("shut");
    const firms = [viewer, shut, await platform.firm("gear"), await platform.firm("wind")];
    await owner`update tenants set status = 'suspended' where id = ${shut.id}`;
    const random = new RandomMarket(seed, midnight(0), true);
    const ids = firms.map(({ id }) => id);
    const offers = random.offers(count, offersOfMachine, ids);
    await fillMarket(owner, offers);
    const seen = offers.filter(
      (offer) => offer.tenantId !== shut.id && isVisible(offer, viewer.id),
    );
    return new MarketLaw(platform, viewer, random, seen);
  }

  /** What the rule finds, up to so many. */
  byRule(wants: Wants, most?: number): string[] {
    return this.rule.found(wants, most);
  }

  /** The same, asked of each offer. */
  byRuleItself(wants: Wants, most?: number): string[] {
    return this.rule.itself(wants, most);
  }

  /** What the market's SQL finds, page by page, up to so many. */
  async bySql(
    wants: Wants,
    limit: number,
    most = Number.POSITIVE_INFINITY,
    fault: Fault = (question) => question,
  ): Promise<string[]> {
    const found: string[] = [];
    let after: Parameters<typeof marketQuestion>[2]["after"] = null;
    for (;;) {
      const rows: MarketColumns[] = await readAs<MarketColumns>(
        this.platform.app,
        this.viewer.administrator.actor,
        "capacity.read",
        fault(marketQuestion(wants, this.now, { limit, after })),
      );
      found.push(...rows.map(({ id }) => id));
      const last = rows.at(-1);
      if (last === undefined || rows.length < limit || found.length >= most) return found;
      after = { unmet: last.unmet, from: last.from_at.toISOString(), id: last.id };
    }
  }

  /** Random searches in both ways. While SQL looks for some, the rule looks for those before. */
  async *compare(searches: number, fault?: Fault): AsyncGenerator<Compared> {
    const ask = (search: number) => {
      const wants = wantsOf(this.random.ask(), here);
      const most = search % turnedOneIn === 0 ? 2 * pageSize : pageSize;
      return { wants, most, asked: this.bySql(wants, pageSize, most, fault) };
    };
    const asked = Array.from({ length: Math.min(atOnce, searches) }, (_, search) => ask(search));
    try {
      for (let search = asked.length; asked.length > 0; search += 1) {
        const next = asked.shift();
        if (next === undefined) return;
        const { wants, most } = next;
        const bySql = await next.asked;
        if (search < searches) asked.push(ask(search));
        yield { wants, most, bySql, byRule: this.byRule(wants, most) };
      }
    } finally {
      // Whoever has seen enough does not wait for those that are on their way.
      await Promise.allSettled(asked.map((each) => each.asked));
    }
  }
}

function isVisible(
  { tenantId, visibility, sharedWith, withdrawn }: RandomOffer,
  viewer: TenantId,
): boolean {
  const shown = visibility === "market" || tenantId === viewer || sharedWith.includes(viewer);
  return shown && !withdrawn;
}

/** So many random searches, of which each must find the same in both ways. */
export async function requireEqual(law: MarketLaw, searches: number): Promise<void> {
  const sizes: number[] = [];
  for await (const { wants, most, byRule, bySql } of law.compare(searches)) {
    if (bySql.join() !== byRule.join()) expect({ wants, bySql }).toEqual({ wants, bySql: byRule });
    if (sizes.length % askedItselfOneIn === 0)
      expect(law.byRuleItself(wants, most)).toEqual(byRule);
    sizes.push(byRule.length);
  }
  expect(sizes).toHaveLength(searches);
  // Searches that all found nothing, or all found everything, would prove nothing.
  expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(searches / 3);
  expect(new Set(sizes).size).toBeGreaterThan(20);
}
