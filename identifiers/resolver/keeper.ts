import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../../services/platform/log.ts";
import type { Identity } from "../codes/index.ts";
import type { Held } from "./held.ts";
import type { Registry } from "./registry.ts";
import type { RegistryRecord } from "./rules.ts";

/** How the registry is gone through, by names in their order. */
interface RegistrySource {
  /** Those after this one, about `most` of them; none is after the last. */
  readonly namesAfter: (after: Identity | null, most: number) => Promise<readonly Identity[]>;
  readonly read: (names: readonly Identity[]) => Promise<readonly RegistryRecord[]>;
}

/** As many as hold up requests for a few milliseconds. */
const mostAtOnce = 200;
const restMs = 500;

/**
 * Reads the registry through for what is held, again whenever anything may have changed, and between
 * that what is said to have changed.
 */
export class Keeper {
  private readonly registry: Registry;
  private readonly held: Held;
  private readonly source: RegistrySource;
  private readonly log: Log;
  private readonly ending = new AbortController();
  private isAtWork = false;
  /** Where it is in the names; undefined when it is through, null at their beginning. */
  private after: Identity | null | undefined;
  /** How often it has begun. */
  private begun = 0;
  private begunAt = 0;

  constructor(registry: Registry, held: Held, source: RegistrySource, log: Log) {
    this.registry = registry;
    this.held = held;
    this.source = source;
    this.log = log;
  }

  /** Anything may have changed: all is read anew. */
  begin(): void {
    this.after = null;
    this.begun += 1;
    this.begunAt = performance.now();
    this.wake();
  }

  /** There are names that wait to be read anew. */
  wake(): void {
    if (this.isAtWork) return;
    this.isAtWork = true;
    void this.work().finally(() => {
      this.isAtWork = false;
    });
  }

  stop(): void {
    this.ending.abort();
  }

  private async work(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted && (this.held.awaited.size > 0 || this.after !== undefined)) {
      try {
        await this.renew();
        await this.goOn();
      } catch (fault) {
        // Without the database the registry says so; what is held stays doubted.
        if (!signal.aborted) this.log.debug({ err: fault }, "the registry cannot be read through");
        await pause(restMs, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  private async renew(): Promise<void> {
    const { awaited } = this.held;
    if (awaited.size === 0) return;
    const names: Identity[] = [];
    for (const name of awaited.keys()) {
      if (names.push(name) === mostAtOnce) break;
    }
    const told = new Set(names.filter((name) => awaited.get(name)));
    const records = await this.take(names);
    // What is public of a thing under one name is told under its other names, too.
    const others = records.flatMap(({ code, registered }) =>
      told.has(code) ? (registered?.names ?? []).filter((name) => !told.has(name)) : [],
    );
    this.registry.doubtAlso(others);
  }

  private async goOn(): Promise<void> {
    const { after, begun } = this;
    if (after === undefined) return;
    const names = this.held.hasRoom ? await this.source.namesAfter(after, mostAtOnce) : [];
    // It may have been sent back to the beginning meanwhile.
    if (this.begun !== begun) return;
    const last = names.at(-1);
    if (last === undefined) {
      this.after = undefined;
      this.held.endRound();
      const seconds = Math.round((performance.now() - this.begunAt) / 1_000);
      this.log.info({ names: this.held.size, seconds }, "the registry is held in memory");
      return;
    }
    for (let from = 0; from < names.length; from += mostAtOnce) {
      await this.take(names.slice(from, from + mostAtOnce));
    }
    if (this.begun === begun) this.after = last;
  }

  private async take(names: readonly Identity[]): Promise<readonly RegistryRecord[]> {
    const readAt = performance.now();
    const records = await this.source.read(names);
    this.registry.hold(names, records, readAt);
    return records;
  }
}
