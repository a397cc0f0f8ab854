import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { openLogFile } from "../log-file.ts";
import { CannotStart } from "./progress.ts";
import { Restarts } from "./restarts.ts";

/** What is run, and how. */
export interface ProgramPlan {
  readonly name: string;
  /** Arguments to Node. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly logFile: string;
  /** Asked anew at each start. */
  environment(): NodeJS.ProcessEnv;
  /** A process was started. */
  started(pid: number): void;
  /** Something the person at the terminal should see. */
  tell(text: string): void;
}

/** sysexits.h EX_CONFIG: the settings are wrong, and starting again would not mend them. */
const wrongSettings = 78;
const stopPatienceMs = 5_000;
const errorLevel = 50;

/** The message of a pino line that speaks of an error. */
function errorIn(line: string): string | undefined {
  try {
    const { level, msg, err } = JSON.parse(line);
    return level >= errorLevel ? [msg, err?.message].filter(Boolean).join(": ") : undefined;
  } catch {
    return undefined;
  }
}

function eachLine(stream: Readable, work: (line: string) => void): void {
  createInterface({ input: stream }).on("line", work);
}

/** Keeps all that the program writes; shows errors. */
function record(child: ChildProcess, plan: ProgramPlan): void {
  const log = openLogFile(plan.logFile);
  const show = (text: string) => plan.tell(`${plan.name}: ${text}`);
  if (child.stdout !== null) {
    eachLine(child.stdout, (line) => {
      writeSync(log, `${line}\n`);
      const error = errorIn(line);
      if (error !== undefined) show(error);
    });
  }
  if (child.stderr !== null) {
    eachLine(child.stderr, (line) => {
      writeSync(log, `${line}\n`);
      show(line);
    });
  }
  child.once("close", () => closeSync(log));
}

/** A program that is started again when it dies. */
export class KeptProgram {
  readonly name: string;
  /** Resolves when it first serves, rejects when it cannot be brought to. */
  readonly ready: Promise<void>;
  /** Resolves with the reason when it has died too often. */
  readonly lost: Promise<string>;
  private readonly plan: ProgramPlan;
  private restarts = new Restarts();
  private child: ChildProcess | undefined;
  private resting: NodeJS.Timeout | undefined;
  private wanted = true;
  private closed = false;
  private turning: Promise<void> | undefined;
  private isReady: () => void = () => undefined;
  private giveUp: (why: string) => void = () => undefined;

  constructor(plan: ProgramPlan) {
    this.name = plan.name;
    this.plan = plan;
    this.lost = new Promise((resolve) => {
      this.giveUp = resolve;
    });
    this.ready = new Promise((resolve, reject) => {
      this.isReady = resolve;
      this.lost.then((why) => reject(new CannotStart(why)));
    });
    // Whoever does not wait for it hears of the loss by `lost`.
    this.ready.catch(() => undefined);
    this.start();
  }

  private start(): void {
    const { plan } = this;
    const began = performance.now();
    // The channel is the lifeline: it closes when the supervisor dies, however it dies, and the
    // program ends. A process group of its own keeps Ctrl-C from it: the supervisor stops it.
    const child = spawn(process.execPath, plan.args, {
      cwd: plan.cwd,
      env: plan.environment(),
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.child = child;
    record(child, plan);
    if (child.pid !== undefined) plan.started(child.pid);
    child.on("message", (message) => {
      if (message === "ready") this.isReady();
    });
    child.once("error", ({ message }) => plan.tell(`${plan.name}: ${message}`));
    child.once("exit", (code, signal) => this.ended(code ?? signal, performance.now() - began));
  }

  private ended(how: number | string | null, ranMs: number): void {
    if (!this.wanted) return;
    const restMs = how === wrongSettings ? undefined : this.restarts.restMs(ranMs);
    if (restMs === undefined) {
      this.giveUp(`${this.name} cannot be kept running (${how}); see ${this.plan.logFile}`);
    } else {
      this.plan.tell(`${this.name} ended (${how}) and is started again`);
      this.resting = setTimeout(() => this.start(), restMs);
    }
  }

  /** Asks it to stop and waits; kills it when it does not. */
  private async stop(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.resting);
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const over = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const impatient = setTimeout(() => child.kill("SIGKILL"), stopPatienceMs);
    await over;
    clearTimeout(impatient);
  }

  /** Stops it and starts it again: its source or the database's address has changed. */
  restart(): void {
    // Nothing is started after a stop for good; of several calls in a row one is enough.
    if (this.turning !== undefined || this.closed) return;
    this.turning = this.stop().then(() => {
      this.turning = undefined;
      if (this.closed) return;
      this.wanted = true;
      this.restarts = new Restarts();
      this.start();
    });
  }

  /** Stops it for good. */
  close(): Promise<void> {
    this.closed = true;
    return this.stop();
  }

  kill(): void {
    this.closed = true;
    this.wanted = false;
    clearTimeout(this.resting);
    this.child?.kill("SIGKILL");
  }
}
