import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Errand, Outcome } from "./errands.ts";

interface Waiting {
  readonly given: (outcome: Outcome) => void;
  readonly lost: (fault: Error) => void;
}

interface Said {
  readonly number: number;
  readonly outcome?: Outcome;
  readonly fault?: string;
}

/** A till in a process of its own, which stands up again whenever it dies. */
export class Till {
  private child: ChildProcess;
  private readonly args: readonly string[];
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private closing = false;

  constructor(databaseUrl: string, connections: number) {
    this.args = [databaseUrl, String(connections)];
    this.child = this.start();
  }

  private start(): ChildProcess {
    const child = fork(join(import.meta.dirname, "till.ts"), this.args, {
      execArgv: ["--import", "tsx"],
      serialization: "advanced",
    });
    child.on("message", ({ number, outcome, fault }: Said) => {
      const waiting = this.waiting.get(number);
      this.waiting.delete(number);
      if (outcome === undefined) waiting?.lost(new Error(fault));
      else waiting?.given(outcome);
    });
    child.on("error", () => undefined);
    child.once("exit", () => {
      if (!this.closing) this.child = this.start();
      for (const { lost } of this.waiting.values()) lost(new Error("the till is gone"));
      this.waiting.clear();
    });
    return child;
  }

  /** Rejects where it is not known what became of the errand. */
  run(errand: Errand): Promise<Outcome> {
    this.asked += 1;
    const number = this.asked;
    return new Promise((given, lost) => {
      this.waiting.set(number, { given, lost });
      this.child.send({ number, errand }, (fault) => {
        if (fault !== null) lost(fault);
      });
    });
  }

  /** kill -9. */
  kill(): void {
    this.child.kill("SIGKILL");
  }

  async close(): Promise<void> {
    this.closing = true;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.kill();
    await ended;
  }
}
