import type { Database } from "../../platform/database.ts";

/** The first thing found wrong: where it lies, to the byte where that can be told, and why. */
export interface Damage {
  readonly at: string;
  readonly why: string;
}

/** How far one part of the walk has come. */
export interface Progress {
  readonly part: "log" | "tiles" | "events" | "map";
  readonly done: number;
  readonly all: number;
}

/** What a walk tells as it goes; after a damage it ends. */
export type Told = Progress | Damage;

export const isDamage = (told: Told): told is Damage => "why" in told;

/** A statement that finds the first place of which the sentence is true. */
export interface PlaceAsked {
  readonly ask: string;
  readonly why: string;
}

/** What the first of these statements that finds anything finds. */
export async function firstFound(
  database: Database,
  asked: readonly PlaceAsked[],
): Promise<Damage | null> {
  for (const { ask, why } of asked) {
    const [found] = await database.ask<{ at: string }>(ask);
    if (found !== undefined) return { at: found.at, why };
  }
  return null;
}

const timeFrom = 9;
const timeUntil = 17;

/** A statement at this place that is dated no later than the one before it; null where it is later. */
export function notLater(index: number, statement: Buffer, before: Buffer): Damage | null {
  const [time, last] = [statement, before].map((each) => each.subarray(timeFrom, timeUntil));
  if (time === undefined || last === undefined || Buffer.compare(time, last) > 0) return null;
  const byte = timeFrom + (firstDifference(time, last) ?? time.length - 1);
  const why = "its statement is dated no later than the one before";
  return { at: `log_entries ${index}, byte ${byte}`, why };
}

/** The first byte in which two texts of bytes differ; null where they are the same. */
export function firstDifference(one: Uint8Array, other: Uint8Array): number | null {
  if (Buffer.compare(one, other) === 0) return null;
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at;
  return null;
}
