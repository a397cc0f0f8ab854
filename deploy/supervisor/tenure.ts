import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { birthOf, isGone, signal } from "../process.ts";
import { CannotStart } from "./progress.ts";

/** A process, so named that a later one with the same number is not taken for it. */
interface Living {
  readonly pid: number;
  readonly birth: string;
}

/** What `DATA_DIR/running.json` holds while a supervisor runs. */
interface Running {
  readonly supervisor: Living;
  readonly programs: Readonly<Record<string, Living>>;
}

/** The right to run on a DATA_DIR, held by one supervisor at a time. */
export interface Tenure {
  /** Notes a program, so that the next supervisor finds it should this one be killed. */
  note(name: string, pid: number): void;
  release(): void;
}

const fileName = "running.json";
/** Programs end by themselves when their supervisor is gone; this is how long they may take. */
const orphanPatienceMs = 5_000;

function living(pid: number): Living {
  return { pid, birth: birthOf(pid) ?? "" };
}

function stillLives({ pid, birth }: Living): boolean {
  return birthOf(pid) === birth;
}

function readRunning(file: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

async function endOrphans(programs: Running["programs"]): Promise<void> {
  const orphans = Object.values(programs).filter(stillLives);
  const gone = await Promise.all(orphans.map(({ pid }) => isGone(pid, orphanPatienceMs)));
  for (const { pid } of orphans.filter((_, index) => !gone[index])) signal(pid, "SIGKILL");
}

/** The supervisor that runs on this DATA_DIR now, if one does. */
export function supervisorOf(dataDir: string): number | undefined {
  const running = readRunning(join(dataDir, fileName));
  return running !== undefined && stillLives(running.supervisor)
    ? running.supervisor.pid
    : undefined;
}

/**
 * Takes hold of a DATA_DIR. Refused while another supervisor lives; what a killed one has left
 * behind is ended first.
 */
export async function takeTenure(dataDir: string): Promise<Tenure> {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, fileName);
  const other = supervisorOf(dataDir);
  if (other !== undefined) {
    throw new CannotStart(
      `Lianzao already runs on ${dataDir} (process ${other}). Stop it first, or set DATA_DIR to ` +
        "another folder.",
    );
  }
  const before = readRunning(file);
  if (before !== undefined) await endOrphans(before.programs);
  rmSync(file, { force: true });
  const programs: Record<string, Living> = {};
  const supervisor = living(process.pid);
  const record = () => JSON.stringify({ supervisor, programs });
  // Exclusively at first: of two that start at the same time one is refused.
  writeFileSync(file, record(), { flag: "wx" });
  return {
    note: (name, pid) => {
      programs[name] = living(pid);
      // Put in place whole: who reads it, or a kill, never meets half of it.
      writeFileSync(`${file}.draft`, record());
      renameSync(`${file}.draft`, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}
