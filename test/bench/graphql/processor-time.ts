import { readdirSync, readFileSync } from "node:fs";

// proc(5), /proc/PID/stat, counted from the state, which follows the name: parent 1, utime 11,
// stime 12, and those of children that have ended 13 and 14. In ticks of 10 ms (USER_HZ).
const msOfTick = 10;

function statOf(pid: string | number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
  } catch {
    // It has ended.
    return [];
  }
}

const sum = (stat: readonly number[], ...fields: readonly number[]) =>
  fields.reduce((total, field) => total + (stat[field] ?? 0), 0);

/** Processor time of a process, in milliseconds. */
export function processorMs(pid: number): number {
  return sum(statOf(pid), 11, 12) * msOfTick;
}

/** The same to the nanosecond, of a process of one thread (Linux, sched-stats.rst). */
export function exactProcessorMs(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
}

/** Processor time of a database server: itself, its processes, and those that have ended. */
export function databaseMs(postmaster: number): number {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat[1] === postmaster);
  const own = sum(statOf(postmaster), 11, 12, 13, 14);
  return children.reduce((total, stat) => total + sum(stat, 11, 12), own) * msOfTick;
}
