import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import postgres from "postgres";
import { openCluster } from "../../deploy/postgres/cluster.ts";
import { postmasterOf } from "../../deploy/postgres/postmaster.ts";
import { signal } from "../../deploy/process.ts";
import { databaseName } from "../../deploy/supervisor/database.ts";
import { auditMap } from "../stage/map-audit.ts";
import { type Platform, startPlatform } from "../stage/started.ts";
import { Firms } from "./firms.ts";
import { isAtRest, lawsBroken } from "./laws.ts";
import { Load, Observer } from "./load.ts";
import { logFaults } from "./log-audit.ts";
import { Notebook } from "./notebook.ts";
import { Speaker } from "./speaker.ts";

export type Victim = "api" | "worker" | "database";

/** How long the platform was gone after a kill, in milliseconds. */
export interface Recovery {
  readonly victim: Victim;
  /** Until an act sent after the kill was acknowledged. */
  readonly acceptsMs: number;
  /** Until that act was under a published head of the log. */
  readonly sealsMs: number;
}

const patienceMs = 60_000;
const pollMs = 20;
const readers = 4;
// A program that dies again and again within a minute is given up by the supervisor, as it should.
const killsOfOneStart = 4;
// What is tried is loss, and the load of a few firms here is that of many elsewhere.
const environment = { RATE_FACTOR: "100" };

/** The platform as a newcomer starts it, firms at work on it, and all that they were told. */
export class Standing {
  readonly notebook = new Notebook();
  readonly recoveries: Recovery[] = [];
  private readonly speaker: Speaker;
  private readonly observer: Observer;
  readonly dataDir: string;
  private platform: Platform;
  private firms: Firms | undefined;
  private before: ReadonlySet<string> = new Set();
  private kills = 0;
  private readonly shown: string[] = [];
  private readonly readBefore = new Set<string>();

  private constructor(platform: Platform, dataDir: string) {
    this.platform = platform;
    this.dataDir = dataDir;
    this.speaker = new Speaker(platform.apiUrl);
    this.observer = new Observer(this.speaker);
  }

  static async open(dataDir: string): Promise<Standing> {
    const standing = new Standing(await startPlatform({ dataDir, environment }), dataDir);
    standing.firms = await Firms.open(standing.speaker);
    standing.before = await standing.effects();
    return standing;
  }

  async close(): Promise<void> {
    await this.platform.stop();
  }

  /** Asks the database as its owner, who sees all rows. */
  async asOwner<T>(work: (owner: postgres.Sql) => Promise<T>): Promise<T> {
    const { directory, password } = openCluster(this.dataDir, true);
    const port = postmasterOf(directory)?.port ?? 0;
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/${databaseName}`;
    const owner = postgres(url, { max: 1, onnotice: () => undefined });
    try {
      return await work(owner);
    } finally {
      await owner.end({ timeout: 1 });
    }
  }

  /** Ids of all that acts of the clients' kinds have made. */
  private effects(): Promise<ReadonlySet<string>> {
    return this.asOwner(async (owner) => {
      const rows = await owner<{ id: string }[]>`
        select id from trace_captures union all select id from capacity_bookings
        union all select id from capacity_offers`;
      return new Set(rows.map(({ id }) => id));
    });
  }

  private async startAnew(): Promise<void> {
    await this.platform.stop();
    this.platform = await startPlatform({ dataDir: this.dataDir, environment });
    this.speaker.apiUrl = this.platform.apiUrl;
    this.kills = 0;
  }

  /** Kills the victim while all clients are at work, and waits until everything has settled. */
  async round(victim: Victim, afterMs: number): Promise<void> {
    if (this.kills >= killsOfOneStart * 3) await this.startAnew();
    this.kills += 1;
    const load = new Load(this.working(), this.notebook, this.observer);
    await pause(afterMs);
    const { platform } = this;
    signal(victim === "database" ? platform.databasePid() : platform.pidOf(victim), "SIGKILL");
    this.recoveries.push(await this.recovery(victim));
    await load.stop();
    await this.notebook.resolve();
    await this.until(() => this.asOwner(isAtRest), "all that was committed is in the log");
  }

  private working(): Firms {
    if (this.firms === undefined) throw new Error("the firms are not at work yet");
    return this.firms;
  }

  private async until(holds: () => Promise<boolean>, what: string): Promise<void> {
    const end = performance.now() + patienceMs;
    while (!(await holds().catch(() => false))) {
      if (performance.now() > end) throw new Error(`never came true: ${what}`);
      await pause(pollMs);
    }
  }

  private async recovery(victim: Victim): Promise<Recovery> {
    const killed = performance.now();
    const probe = this.working().capture();
    await this.until(() => this.notebook.attempt(probe), "an act is acknowledged");
    const acceptsMs = Math.round(performance.now() - killed);
    const captureId = this.notebook.told.get(probe.key)?.id ?? "";
    await this.until(() => this.asOwner((owner) => isSealed(owner, captureId)), "it is sealed");
    return { victim, acceptsMs, sealsMs: Math.round(performance.now() - killed) };
  }

  /**
   * All that is wrong: with what clients were told, with the database, with the log. Captures are
   * read back that were not read before; all of them when the `whole` is asked for.
   */
  async faults({ whole }: { whole: boolean }): Promise<string[]> {
    if (whole) this.readBefore.clear();
    const { surprises } = this.notebook;
    const heads = [...this.observer.heads.values(), ...this.shown];
    return [
      ...surprises,
      ...this.observer.surprises,
      ...(await this.lost()),
      ...(await this.untold()),
      ...(await this.asOwner(lawsBroken)),
      ...(await this.asOwner(auditMap)).faults,
      ...(await logFaults(this.speaker, [...heads, ...(await this.keptHeads())])),
    ];
  }

  /** The log's key and newest head, as anyone can fetch them. */
  async publishedHead(): Promise<{ readonly verifierKey: string; readonly note: string }> {
    const textOf = async (path: string) => (await this.speaker.fetch(path)).text();
    return {
      verifierKey: (await textOf("/log/key")).trim(),
      note: await textOf("/log/checkpoint"),
    };
  }

  /** Shows the search a head that somebody says was published. */
  seen(note: string): void {
    this.shown.push(note);
  }

  /** Lets the search read a capture back once more. */
  readAgain(captureId: string): void {
    this.readBefore.delete(captureId);
  }

  private keptHeads(): Promise<string[]> {
    return this.asOwner(async (owner) => {
      const rows = await owner<{ note: string }[]>`
        select note from log_checkpoints where note is not null`;
      return rows.map(({ note }) => note);
    });
  }

  /** What was acknowledged and the firms cannot find again. */
  private async lost(): Promise<string[]> {
    const { offers, provided, made } = await this.working().listed();
    const missing = (ids: readonly string[], seen: ReadonlySet<string>, what: string) =>
      ids.filter((id) => !seen.has(id)).map((id) => `${what} ${id} is lost`);
    const bookings = this.notebook.ids("booking");
    return [
      ...missing(this.notebook.ids("offer"), offers, "the offer"),
      ...missing(bookings, provided, "to the provider, the booking"),
      ...missing(bookings, made, "to the requester, the booking"),
      ...(await this.lostCaptures()),
    ];
  }

  private async lostCaptures(): Promise<string[]> {
    const firms = this.working();
    const lost: string[] = [];
    const toRead = [...this.notebook.told]
      .filter(([, { kind, id }]) => kind === "capture" && !this.readBefore.has(id))
      .values();
    const readOn = async () => {
      for (const [key, { id }] of toRead) {
        const whole = isDeepStrictEqual(await firms.readBack(id), firms.sent.get(key));
        if (whole) this.readBefore.add(id);
        else lost.push(`the capture ${id} is lost, or not whole`);
      }
    };
    await Promise.all(Array.from({ length: readers }, readOn));
    return lost;
  }

  /** What was done although nobody was told so. */
  private async untold(): Promise<string[]> {
    const told = new Set([...this.notebook.told.values()].map(({ id }) => id));
    return [...(await this.effects())]
      .filter((id) => !told.has(id) && !this.before.has(id))
      .map((id) => `${id} was done and nobody was told`);
  }
}

async function isSealed(owner: postgres.Sql, captureId: string): Promise<boolean> {
  const [row] = await owner`
    select 1 from trace_events t join log_entries l on l.event_id = t.id
    join log_checkpoints c on c.size > l.log_index and c.note is not null
    where t.capture_id = ${captureId} limit 1`;
  return row !== undefined;
}
