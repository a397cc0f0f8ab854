import { fork } from "node:child_process";
import { join, resolve } from "node:path";
import { bundled } from "../bundled.ts";
import type { Round, Stage, Told } from "./asker.ts";
import type { Rate } from "./commands.ts";

const cache = resolve(import.meta.dirname, "../../../.cache/bench-booking");

/** A process that books by the module's command and does nothing else. */
export interface Asker {
  measure(round: Round): Promise<Rate>;
  close(): void;
}

export async function startAsker(stage: Stage): Promise<Asker> {
  const file = await bundled(join(import.meta.dirname, "asker.ts"), join(cache, "asker.mjs"));
  // Sets and times go over as they are. For looking into it: its profile, written when it ends.
  const profiled = process.env["BENCH_PROFILE"];
  const execArgv = profiled ? ["--cpu-prof", `--cpu-prof-dir=${profiled}`] : [];
  const child = fork(file, { serialization: "advanced", execArgv });
  child.send(stage);
  return {
    measure: (round) =>
      new Promise((answer, fail) => {
        const ended = (code: number | null) => fail(new Error(`the asker ended with ${code}`));
        child.once("exit", ended);
        child.once("message", (told: Told) => {
          child.off("exit", ended);
          if ("rate" in told) answer(told.rate);
          else fail(new Error(told.fault));
        });
        child.send(round);
      }),
    close: () => child.disconnect(),
  };
}
