import { setTimeout as rest } from "node:timers/promises";
import type { Log } from "./log.ts";
import type { Stop } from "./program.ts";

/**
 * Does `work` again and again: at once while it tells that there was something to do, else after
 * `restMs`. A fault is logged and waited out, a second at first and longer while it lasts. The
 * returned function ends the loop and waits for the work under way.
 */
export function repeat(name: string, restMs: number, log: Log, work: () => Promise<number>): Stop {
  const ending = new AbortController();
  const pause = (ms: number) =>
    rest(ms, undefined, { signal: ending.signal }).catch(() => undefined);
  const loop = async () => {
    let faults = 0;
    while (!ending.signal.aborted) {
      try {
        const done = await work();
        faults = 0;
        if (done === 0) await pause(restMs);
      } catch (fault) {
        faults += 1;
        log.error({ err: fault, loop: name, faults }, "a loop failed and will go on");
        await pause(Math.min(1_000 * faults, 10_000));
      }
    }
  };
  const running = loop();
  return async () => {
    ending.abort();
    await running;
  };
}

/** A work, and when it next has nothing left to do. */
export function idling(work: () => Promise<number>) {
  let waiting: (() => void)[] = [];
  const round = async () => {
    const done = await work();
    if (done > 0) return done;
    for (const tell of waiting) tell();
    waiting = [];
    return 0;
  };
  const idle = () => new Promise<void>((resolve) => waiting.push(resolve));
  return { round, idle };
}
