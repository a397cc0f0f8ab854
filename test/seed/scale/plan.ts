import { usccCheckCharacter } from "../../../identifiers/codes/index.ts";
import { type City, cities, syllables } from "./cities.ts";
import { dice, oneOf } from "./dice.ts";
import { type Trade, trades } from "./machines.ts";

/** How much is to be made. Equal plans make equal firms, machines, offers, windows and prices. */
export interface ScalePlan {
  /** Offers in all. */
  readonly offers: number;
  readonly seed: number;
  /** Midnight (UTC) of the first day on which a machine may be free. */
  readonly firstDay: Date;
}

/** A firm as it will be admitted. */
export interface PlannedFirm {
  /** From 0 within its seed. */
  readonly number: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly city: City;
  readonly trade: Trade;
  readonly uscc: string;
  readonly email: string;
  readonly offers: number;
}

const offersOfFirm = 1_000;
const fewestFirms = 10;
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const firmsOfSeed = 1_000_000;

/** Seeds whose credit codes do not meet. */
export const mostSeeds = 800;

/** A unified social credit code of the region that no other planned firm has. */
function usccOf(region: string, seed: number, number: number): string {
  const counted = seed * firmsOfSeed + number;
  const digit = (at: number) => alphabet[Math.floor(counted / 31 ** at) % 31];
  const first = `91${region}MAX${[5, 4, 3, 2, 1, 0].map(digit).join("")}`;
  return first + usccCheckCharacter(first);
}

function firmNumbered(seed: number, number: number, offers: number): PlannedFirm {
  const roll = dice(seed * firmsOfSeed + number);
  const [city, trade] = [oneOf(roll, cities), oneOf(roll, trades)];
  const [first, second] = [oneOf(roll, syllables), oneOf(roll, syllables)];
  const called = first[1].charAt(0).toUpperCase() + first[1].slice(1) + second[1];
  return {
    number,
    name: {
      zh: `${city.zh}${first[0]}${second[0]}${trade.name.zh}`,
      en: `${called} ${trade.name.en}, ${city.en}`,
    },
    city,
    trade,
    uscc: usccOf(city.region, seed, number),
    email: `admin@firm-${number + 1}.seed-${seed}.example`,
    offers,
  };
}

/** The firms that make the offers among them: one for each 1,000 offers, at least ten. */
export function plannedFirms({ offers, seed }: ScalePlan): PlannedFirm[] {
  const firms = Math.min(offers, Math.max(fewestFirms, Math.round(offers / offersOfFirm)));
  return Array.from({ length: firms }, (_, number) => {
    const until = Math.floor(((number + 1) * offers) / firms);
    return firmNumbered(seed, number, until - Math.floor((number * offers) / firms));
  });
}
