import { availableParallelism } from "node:os";
import { parentPort, Worker } from "node:worker_threads";
import type { CheckedSlice, Checkers, EventSlice } from "../ledger/index.ts";
import type { Database } from "../platform/database.ts";
import { checkSlice } from "./walk.ts";

interface Asked {
  readonly number: number;
  readonly slice: EventSlice;
}

type Answered = { readonly number: number } & (
  | { readonly checked: CheckedSlice }
  | { readonly fault: string }
);

/** While one slice is hashed, the next is read. */
const slicesOfThread = 2;
const mostThreads = 8;

/** In a thread: checks the slices that it is told to, each from the database itself. */
export function checkAsTold(database: Database): void {
  parentPort?.on("message", async ({ number, slice }: Asked) => {
    const answer = await checkSlice(database, slice).then(
      (checked): Answered => ({ number, checked }),
      (fault: unknown): Answered => ({ number, fault: String(fault) }),
    );
    parentPort?.postMessage(answer);
  });
}

class Checker {
  private readonly thread: Worker;
  private readonly waiting = new Map<number, (answer: Answered) => void>();
  private asked = 0;
  private readonly ended: Promise<never>;

  constructor(program: URL) {
    this.thread = new Worker(program);
    this.thread.on("message", (answer: Answered) => this.waiting.get(answer.number)?.(answer));
    this.ended = new Promise((_, reject) => {
      this.thread.once("error", reject);
      this.thread.once("exit", () => reject(new Error("a thread of fsck has ended")));
    });
    // Told to those who wait, if any do.
    this.ended.catch(() => undefined);
  }

  get load(): number {
    return this.waiting.size;
  }

  async check(slice: EventSlice): Promise<CheckedSlice> {
    this.asked += 1;
    const number = this.asked;
    const answered = new Promise<Answered>((resolve) => this.waiting.set(number, resolve));
    this.thread.postMessage({ number, slice } satisfies Asked);
    const answer = await Promise.race([answered, this.ended]);
    this.waiting.delete(number);
    if ("fault" in answer) throw new Error(`events could not be checked: ${answer.fault}`);
    return answer.checked;
  }

  async end(): Promise<void> {
    await this.thread.terminate();
  }
}

/** Threads of this program, one for each processor, that check events; `close` ends them. */
export function openCheckers(program: URL): Checkers & { readonly close: () => Promise<void> } {
  const count = Math.min(availableParallelism(), mostThreads);
  const all = Array.from({ length: count }, () => new Checker(program));
  const idlest = () => all.reduce((one, other) => (other.load < one.load ? other : one));
  return {
    atOnce: count * slicesOfThread,
    check: (slice) => idlest().check(slice),
    close: async () => {
      await Promise.all(all.map((checker) => checker.end()));
    },
  };
}
