import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { openCluster } from "../../deploy/postgres/cluster.ts";
import { postmasterOf } from "../../deploy/postgres/postmaster.ts";
import { signal } from "../../deploy/process.ts";
import { databaseName } from "../../deploy/supervisor/database.ts";
import { tellHolds } from "../../services/capacity/index.ts";
import type { Window } from "../../services/kernel/window.ts";
import { foundPlatform } from "../../services/tenancy/index.ts";
import type { Offered } from "../stage/acting.ts";
import { type History, playHistory } from "../stage/booking-history.ts";
import { lawsBroken } from "../stage/booking-laws.ts";
import { hourLawsBroken, playHours, stageWeeks } from "../stage/buckets.ts";
import { midnight, stageGrinder, stageOffer } from "../stage/market.ts";
import {
  freshUscc,
  password,
  type SignedIn,
  type StagedFirm,
  StagedPlatform,
} from "../stage/platform.ts";
import { plainRules } from "../stage/rules.ts";
import { eventually, type Platform, startPlatform } from "../stage/started.ts";
import { Counter } from "./counter.ts";
import { type Buyer, Crowd } from "./crowd.ts";
import { Speaker } from "./speaker.ts";
import { Till } from "./tills.ts";

export type Victim = "api" | "database";

/** How much is tried, by whom, and what is killed in the midst of it. */
export interface Trade {
  readonly attempts: number;
  readonly clients: number;
  readonly seed: number;
  /** How many windows, or hours of weeks, a client names when it books. */
  readonly choices: number;
  readonly greed: number;
  readonly killsEach: number;
  /** Whether bookings look first and write then. */
  readonly naively: boolean;
}

/** What became of it. */
export interface Traded {
  readonly history: History;
  /** Attempts on exclusive time and on hours of weeks. */
  readonly tried: { readonly time: number; readonly hours: number };
  readonly overHttp: number;
  readonly unknown: number;
  readonly kills: Readonly<Record<Victim, number>>;
}

const tillCount = 2;
const connections = 16;
const weekCount = 3;
const machinesOfTime = 6;
/** Whoever wants hours of a week waits for his turn at it: more machines, more turns at a time. */
const machinesOfHours = 6;
/** Whoever dies six times, each within a minute of its start, is given up by the supervisor. */
const quickKills = 3;
const quickMs = 3_000;
const slowMs = 35_000;
const environment = { RATE_FACTOR: "1000", SEED: "none" };

/** The market of one platform, as a newcomer starts it, with nobody on it but who trades here. */
export class Trading {
  readonly platform: Platform;
  private readonly staged: StagedPlatform;
  private readonly tills: readonly Till[];
  private readonly buyers: readonly Buyer[];
  private readonly providers: readonly StagedFirm[];
  private readonly url: string;
  private booked: History[] = [];

  private constructor(
    platform: Platform,
    staged: StagedPlatform,
    people: { providers: readonly StagedFirm[]; planners: readonly SignedIn[] },
  ) {
    const { apiUrl } = platform;
    this.platform = platform;
    this.staged = staged;
    this.url = staged.fresh.url;
    this.tills = Array.from({ length: tillCount }, () => new Till(this.url, connections));
    this.providers = people.providers;
    this.buyers = people.planners.map((planner) => ({
      ...planner,
      counter: new Counter(new Speaker(apiUrl), planner),
    }));
  }

  static async open(dataDir: string): Promise<Trading> {
    const platform = await startPlatform({ dataDir, environment });
    const { directory, password: owners } = openCluster(dataDir, true);
    const port = postmasterOf(directory)?.port ?? 0;
    const url = `postgres://postgres:${owners}@127.0.0.1:${port}/${databaseName}`;
    const house = await foundPlatform(url, {
      name: { zh: "联造平台", en: "Lianzao" },
      city: { zh: "南宁", en: "Nanning" },
      uscc: freshUscc(),
      operators: (["system", "security", "audit"] as const).map((role) => ({
        role,
        name: role,
        email: `${role}@operator.example`,
        password,
      })),
      rules: plainRules(),
    });
    const drop = async () => undefined;
    const staged = new StagedPlatform({ url, name: databaseName, drop }, house);
    const firms = async (...names: readonly string[]) => {
      const all: StagedFirm[] = [];
      for (const name of names) all.push(await staged.firm(name));
      return all;
    };
    const providers = await firms("gear", "heat");
    const planners: SignedIn[] = [];
    // Not administrators: of those the platform wants a second factor over HTTP.
    for (const firm of await firms("assembly", "wind", "foundry")) {
      planners.push(await staged.member(firm, "planner", ["planner"]));
    }
    return new Trading(platform, staged, { providers, planners });
  }

  async close(): Promise<void> {
    await Promise.all(this.tills.map((till) => till.close()));
    await this.staged.close();
    await this.platform.stop();
  }

  /** Asks the database as its owner, who sees all rows. */
  async asOwner<T>(work: (owner: postgres.Sql) => Promise<T>): Promise<T> {
    const owner = postgres(this.url, { max: 1, onnotice: () => undefined });
    try {
      return await work(owner);
    } finally {
      await owner.end({ timeout: 1 });
    }
  }

  /** Machines of two firms; every other is on the market twice. */
  private async offered(machines: number, window: Window | null): Promise<Offered[]> {
    const offers: Offered[] = [];
    for (let at = 0; at < machines; at += 1) {
      const firm = this.providers[at % this.providers.length];
      if (firm === undefined) throw new Error("there is no provider");
      const machine = await stageGrinder(this.staged, firm);
      for (const weekHours of at % 2 === 0 ? ["10", "20"] : ["15"]) {
        const draft = window === null ? {} : { window, weekHours };
        const offerId = await stageOffer(this.staged, firm, machine, draft);
        offers.push({ provider: firm.id, offerId });
      }
    }
    return offers;
  }

  /** Lets clients try as often as is told, on machines of their own, and waits until all is at rest. */
  async trade({ killsEach, naively, clients, attempts, ...asked }: Trade): Promise<Traded> {
    const weeks = stageWeeks(weekCount);
    const offers = await this.offered(machinesOfTime, null);
    const offersOfHours = await this.offered(machinesOfHours, spanOf(weeks));
    await this.rest();
    const [time, hours] = [0, 1].map(() => new Crowd(this.buyers, this.tills, naively));
    if (time === undefined || hours === undefined) throw new Error("there are no crowds");
    const load = { ...asked, clients: clients / 2, attempts };
    const goesOn = (crowd: Crowd) => () => crowd.tried < attempts / 2;
    let over = false;
    const played = Promise.all([
      playHistory(time.ways(), { ...load, offers, day: midnight(3), goesOn: goesOn(time) }),
      playHours(hours.hourWays(), {
        ...load,
        offers: offersOfHours,
        weeks,
        goesOn: goesOn(hours),
      }),
    ]).finally(() => {
      over = true;
    });
    const kills = this.killing(killsEach, () => over);
    const [history, historyOfHours] = await played;
    const killed = await kills;
    await this.rest();
    this.booked.push(history, { ...history, ...historyOfHours, together: [], released: new Set() });
    return {
      history: joined(this.booked),
      tried: { time: time.tried, hours: hours.tried },
      overHttp: time.overHttp + hours.overHttp,
      unknown: time.unknown + hours.unknown,
      kills: killed,
    };
  }

  /** kill -9 by turns of the database and of the api, its tills with it, until all is tried. */
  private async killing(each: number, over: () => boolean): Promise<Traded["kills"]> {
    const kills = { api: 0, database: 0 };
    for (let turn = 0; turn < each * 2; turn += 1) {
      await pause(turn < quickKills * 2 ? quickMs : slowMs);
      if (over()) break;
      const victim = turn % 2 === 0 ? "database" : "api";
      this.kill(victim);
      kills[victim] += 1;
    }
    return kills;
  }

  private kill(victim: Victim): void {
    const { platform, tills } = this;
    signal(victim === "api" ? platform.pidOf("api") : platform.databasePid(), "SIGKILL");
    if (victim === "api") for (const till of tills) till.kill();
  }

  /** Waits until the market has heard all that was done. */
  private async rest(): Promise<void> {
    const atRest = async (owner: postgres.Sql) => {
      const [row] = await owner<{ rest: boolean }[]>`
        select not exists (select from outbox where position is null)
          and not exists (select from outbox_heads h left join subscriber_positions p
            on p.tenant_id = h.tenant_id and p.subscriber = 'market'
            where p.position is distinct from h.position) as rest`;
      return row?.rest ?? false;
    };
    await eventually(() => this.asOwner(atRest).catch(() => false), "the market has heard all");
    await tellHolds(this.staged.worker);
  }

  /** The laws that the database breaks, by name. */
  async broken(history: History): Promise<string[]> {
    return this.asOwner(async (owner) => [
      ...(await lawsBroken(owner, history)),
      ...(await hourLawsBroken(owner, history)),
    ]);
  }
}

function spanOf(weeks: readonly Window[]): Window {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) throw new Error("there are no weeks");
  return { from: first.from, until: last.until };
}

function joined(histories: readonly History[]): History {
  const all = <T>(of: (history: History) => Iterable<T>) =>
    new Set(histories.flatMap((history) => [...of(history)]));
  const sum = (of: (history: History) => number) =>
    histories.reduce((total, history) => total + of(history), 0);
  return {
    booked: all(({ booked }) => booked),
    cancelled: all(({ cancelled }) => cancelled),
    expired: all(({ expired }) => expired),
    released: all(({ released }) => released),
    together: histories.flatMap(({ together }) => together),
    moved: sum(({ moved }) => moved),
    refused: sum(({ refused }) => refused),
    surprises: histories.flatMap(({ surprises }) => surprises),
  };
}
