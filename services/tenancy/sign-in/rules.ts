import { isIPv4, isIPv6 } from "node:net";
import { Refusal } from "../../kernel/refusal.ts";

/** Failed sign-ins in a row, and until when no further one is heard. */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: Date;
  readonly pausedUntil: Date | null;
}

/** An account is locked out; a network, which many may share, is only slowed down. */
export type AttemptKind = "account" | "network";

const minuteMs = 60_000;
const failuresBeforePause = 5;
const forgetMs = 15 * minuteMs;
const lockMs = 15 * minuteMs;
const firstBackOffMs = 10_000;

function pauseMs(kind: AttemptKind, failures: number): number {
  if (failures < failuresBeforePause) return 0;
  if (kind === "account") return lockMs;
  return Math.min(lockMs, firstBackOffMs * 2 ** (failures - failuresBeforePause));
}

/**
 * Counts an attempt before its password is looked at, as if it had failed, so that parallel guesses
 * are counted too. Throws `SIGN_IN_PAUSED` with the minutes to wait (C02).
 */
export function decideAttempt(kind: AttemptKind, before: Attempts | null, now: Date): Attempts {
  const pausedUntil = before?.pausedUntil?.getTime() ?? 0;
  if (pausedUntil > now.getTime()) {
    throw new Refusal("SIGN_IN_PAUSED", {
      minutes: Math.ceil((pausedUntil - now.getTime()) / minuteMs),
    });
  }
  const fresh = before === null || now.getTime() - before.lastAt.getTime() > forgetMs;
  const failures = fresh ? 1 : before.failures + 1;
  const pause = pauseMs(kind, failures);
  return {
    failures,
    lastAt: now,
    pausedUntil: pause === 0 ? null : new Date(now.getTime() + pause),
  };
}

/**
 * What a right password leaves: a clean account, and a network without this one attempt. A pause
 * that others of the network have earned meanwhile stays.
 */
export function decideSuccess(kind: AttemptKind, counted: Attempts, present: Attempts): Attempts {
  if (kind === "account") return { failures: 0, lastAt: present.lastAt, pausedUntil: null };
  const alone = present.failures === counted.failures;
  return {
    failures: Math.max(0, present.failures - 1),
    lastAt: present.lastAt,
    pausedUntil: alone ? null : present.pausedUntil,
  };
}

const failuresBeforeTelling = 3;

/** Whether so many failed second steps are told to their owner: the third, and each twice as many. */
export function tellsOwner(failures: number): boolean {
  const times = failures / failuresBeforeTelling;
  return times >= 1 && Number.isInteger(Math.log2(times));
}

/** The eight groups of an IPv6 address without its zone. */
function groupsOf(address: string): string[] {
  const [front = "", back] = address.split("::");
  const before = front === "" ? [] : front.split(":");
  const after = back === undefined || back === "" ? [] : back.split(":");
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return back === undefined ? before : [...before, ...zeros, ...after];
}

/** The network of an address: an IPv4 address itself, of IPv6 the first 64 bits; null of neither. */
export function networkOf(address: string | null): string | null {
  const bare = (address ?? "").split("%")[0] ?? "";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
  if (isIPv4(mapped)) return mapped;
  if (!isIPv6(mapped) || mapped.includes(".")) return null;
  const groups = groupsOf(mapped.toLowerCase()).slice(0, 4);
  return groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":");
}
