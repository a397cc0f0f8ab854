import type { ResourceId } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Money } from "../../kernel/money.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Window } from "../../kernel/window.ts";
import { optionalWording } from "../../kernel/wording.ts";
import { decideExtras, highestMinor, hourlyOnly, type PriceExtras } from "../prices.ts";
import type { OfferStatus, Visibility } from "../schema.ts";
import { capacityWindow } from "../windows.ts";

/** What a firm says of capacity that it puts on the market. */
export interface OfferDraft {
  readonly resourceId: ResourceId;
  /** One of those that the resource can do. */
  readonly process: string;
  /** Of hours a week any stretch of time: it is offered in whole weeks. */
  readonly window: Window;
  /** Decimal text; absent where the window is exclusive time. */
  readonly weekHours?: string | null;
  readonly pricePerHour: Money;
  /** Absent where the offer has a price per hour and no more. */
  readonly extras?: PriceExtras;
  readonly vatIncluded: boolean;
  /** The rate, in hundredths of a percent; absent where it is not told. */
  readonly vatBasisPoints?: number | null;
  readonly visibility: Visibility;
  /** Who may see an offer that is for named firms. */
  readonly firms: readonly TenantId[];
  readonly terms: string;
}

/** An offer as it may be kept. */
export interface DecidedOffer extends OfferDraft {
  readonly extras: PriceExtras;
  readonly vatBasisPoints: number | null;
  readonly status: "published";
}

/** The currencies in which prices may be given; all have two decimals. */
export const currencies: readonly string[] = ["CNY", "EUR", "HKD", "USD"];
const longestTerms = 2_000;
const mostFirms = 100;
const wholePoints = 10_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function checkPrice({ minor, currency }: Money): void {
  if (!currencies.includes(currency)) {
    throw new Refusal("CURRENCY_UNKNOWN", { known: currencies.join(", ") }, "currency");
  }
  if (minor < 0n || minor > highestMinor) {
    const most = String(highestMinor / 100n);
    throw new Refusal("PRICE_OUT_OF_RANGE", { most }, "pricePerHourMinor");
  }
}

function checkVat(basisPoints: number | null): number | null {
  if (basisPoints !== null && !(basisPoints >= 0 && basisPoints <= wholePoints)) {
    throw new Refusal("VAT_RANGE", {}, "vatBasisPoints");
  }
  return basisPoints;
}

/** Only an offer to named firms names them, at least one besides its own. */
function seenBy({ visibility, firms }: OfferDraft, provider: TenantId): TenantId[] {
  if (visibility !== "firms") return [];
  const others = [...new Set(firms)].filter((firm) => firm !== provider);
  if (others.length === 0) throw new Refusal("FIRMS_MISSING", {}, "firms");
  if (others.length > mostFirms) throw new Refusal("TOO_MANY", { most: mostFirms }, "firms");
  return others;
}

/** What the operating rules ask of an offer. */
export interface ListingRules {
  readonly offerNoticeHours: number;
  readonly offerHorizonDays: number;
}

/** An offer comes neither too late for others to find it, nor for a time that nobody plans yet. */
function checkListing({ from, until }: Window, rules: ListingRules, now: Date): void {
  const { offerNoticeHours: hours, offerHorizonDays: days } = rules;
  if (hours > 0 && from.getTime() - now.getTime() < hours * hourMs) {
    throw new Refusal("OFFER_NOTICE", { hours }, "window");
  }
  if (until.getTime() - now.getTime() > days * dayMs) {
    throw new Refusal("OFFER_HORIZON", { days }, "window");
  }
}

/**
 * An offer as it may be published: for a process that the resource can do, in a window that is not
 * over, at a price that makes sense. Time of one resource may be offered in more than one way: it
 * is sold once all the same.
 */
export function decideOffer(
  draft: OfferDraft,
  processes: readonly string[],
  provider: TenantId,
  rules: ListingRules,
  now: Date,
): DecidedOffer {
  const window = capacityWindow(draft.window, now);
  if (window.until <= now) throw new Refusal("WINDOW_PAST", {}, "window");
  checkListing(window, rules, now);
  if (!processes.includes(draft.process)) {
    throw new Refusal("PROCESS_NOT_OF_RESOURCE", {}, "process");
  }
  checkPrice(draft.pricePerHour);
  const extras = decideExtras(draft.extras ?? hourlyOnly);
  const vatBasisPoints = checkVat(draft.vatBasisPoints ?? null);
  const firms = seenBy(draft, provider);
  const terms = optionalWording(draft.terms, longestTerms, "terms");
  return { ...draft, window, extras, vatBasisPoints, firms, terms, status: "published" };
}

/** Refuses to withdraw what is withdrawn already. Bookings stay: they are agreements. */
export function checkWithdrawal(status: OfferStatus): void {
  if (status === "withdrawn") throw new Refusal("OFFER_WITHDRAWN");
}
