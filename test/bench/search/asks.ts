import { materials } from "../../../services/capability/materials.ts";
import { placeOf } from "../../../services/capacity/market/place.ts";
import type { Wants } from "../../../services/capacity/market/rules.ts";
import { type MarketAsk, wantsOf } from "../../../services/capacity/market/wants.ts";
import { cities } from "../../seed/scale/cities.ts";
import { type Dice, dice, oneOf } from "../../seed/scale/dice.ts";
import { trades } from "../../seed/scale/machines.ts";
import { minutesFrom } from "../../stage/market.ts";

/** What a search names: all aspects, or the process and of the others about every second one. */
export type Kind = "all filters" | "some filters" | "near misses" | "with text" | "no process";

const texts = ["磨齿", "滚齿", "渗碳", "柳州", "三坐标", "grinder", "cmm", "齿轮 磨床"];

/** Searches that planners of the seeded firms may make; they depend on the seed alone. */
export class Asks {
  private readonly roll: Dice;
  private readonly firstDay: Date;

  constructor(seed: number, firstDay: Date) {
    this.roll = dice(seed);
    this.firstDay = firstDay;
  }

  private between(from: number, to: number): number {
    return from + this.roll(to - from + 1);
  }

  /** What a planner asks for, wherever he is. */
  ask(kind: Kind): MarketAsk {
    const trade = oneOf(this.roll, trades);
    const machine = oneOf(this.roll, trade.machines);
    const fits = materials.filter(({ code }) =>
      machine.materials.some((family) => code.startsWith(`${family}.`)),
    );
    const [least, most] = machine.sidesMm;
    const side = this.between(least, most);
    const day = this.roll(60);
    const maybe = <Value>(value: Value): Value | null =>
      kind === "all filters" || this.roll(2) === 0 ? value : null;
    return {
      process: kind === "no process" ? null : oneOf(this.roll, machine.processes),
      material: maybe(oneOf(this.roll, fits).code),
      envelope: maybe({
        x: String(side),
        y: String(Math.ceil(side / 2)),
        z: String(Math.ceil(side / 3)),
      }),
      toleranceMm: maybe(String(oneOf(this.roll, machine.tolerancesUm) / 1_000)),
      certificate: maybe(oneOf(this.roll, trade.standards)),
      window: maybe(minutesFrom(this.firstDay, day * 1_440, this.between(1, 14) * 1_440)),
      hours: maybe(String(this.between(2, 40))),
      maxPricePerHourMinor: maybe(String(this.between(...machine.yuanPerHour) * 100)),
      withinKm: maybe(this.between(50, 1_500)),
      text: kind === "with text" ? oneOf(this.roll, texts) : null,
      nearMisses: kind === "near misses",
    };
  }

  /** The same as the search takes it, asked in one of the cities. */
  next(kind: Kind): Wants {
    const ask = this.ask(kind);
    const { latitude, longitude } = oneOf(this.roll, cities);
    return wantsOf(ask, placeOf(latitude, longitude));
  }
}
