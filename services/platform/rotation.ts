import { randomBytes } from "node:crypto";
import type { Generation } from "./generations.ts";
import { remainderOf } from "./generations.ts";

/** Why the generations stay as they are; the words are for whoever runs the machine. */
export class RotationRefused extends Error {}

const dayMs = 24 * 3_600_000;

/**
 * What is short-lived and stays as it was sealed: answers under idempotency keys for 7 days, trips,
 * tickets and cursors for less.
 */
const shortLivedMs = 8 * dayMs;

function nextOf(generations: readonly Generation[]): Generation | undefined {
  return generations.find(({ is }) => is === "next");
}

/** With a new generation that opens, and does not seal yet; one that waits already is taken on. */
export function withNext(generations: readonly Generation[]): readonly Generation[] {
  if (nextOf(generations) !== undefined) return generations;
  const [sealing, ...others] = generations;
  if (sealing === undefined) throw new RotationRefused("there is no generation");
  return [sealing, { secret: randomBytes(sealing.secret.length), is: "next" }, ...others];
}

/**
 * With the generation that waited in the first place. Throws when none waits, or another than the
 * one of which it is known that every program has read it.
 */
export function promoted(
  generations: readonly Generation[],
  known: readonly Generation[],
  now: Date,
): Generation[] {
  const next = nextOf(generations);
  if (next === undefined) throw new RotationRefused("no generation waits; add one first");
  if (nextOf(known)?.secret.equals(next.secret) !== true) {
    throw new RotationRefused("another generation was added meanwhile; begin again");
  }
  const former = generations.flatMap((each): Generation[] => {
    if (each.is === "next") return [];
    const { secret } = each;
    return [each.is === "sealing" ? { secret, is: "former", until: now } : each];
  });
  return [{ secret: next.secret, is: "sealing" }, ...former];
}

/** Without former generations. Throws while there may be anything that one of them must open. */
export function withoutFormer(
  generations: readonly Generation[],
  stillSealed: number,
  now: Date,
): Generation[] {
  const former = generations.filter((each) => each.is === "former");
  if (former.length === 0) throw new RotationRefused("there is no former generation");
  if (stillSealed > 0) {
    throw new RotationRefused(`${stillSealed} texts are not under the newest; reseal first`);
  }
  const ends = former.map(({ until }) => until.getTime() + shortLivedMs);
  const end = Math.max(...ends);
  if (now.getTime() < end) {
    const from = new Date(end).toISOString();
    throw new RotationRefused(`what is short-lived may be under a former one until ${from}`);
  }
  return generations.map((each) => (each.is === "former" ? remainderOf(each) : each));
}
