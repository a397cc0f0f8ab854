import { fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { listen } from "../../../services/platform/program.ts";
import type { StagedApi } from "../../stage/api.ts";
import type { StagedFirm } from "../../stage/platform.ts";
import { median, printFigure } from "../figure.ts";
import { bench, p99, rounded } from "./timing.ts";

const rounds = 5;
const roundMs = 6_000;
// The flood's burst is used up before the other firm is watched; without rates it has no end.
const longestBurstMs = 4_000;

interface Load {
  readonly took: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
}

/** How many clients of a firm, and how long each rests between two requests. */
interface Crowd {
  readonly clients: number;
  readonly everyMs: number;
  readonly forMs: number;
}

// Within its own rate: a refusal would be answered sooner than what was asked.
const usual: Crowd = { clients: 2, everyMs: 25, forMs: roundMs };
const flood: Crowd = { clients: 16, everyMs: 0, forMs: roundMs + longestBurstMs };

/** One firm's clients at work, from a process of their own; `limited` is called at the first 429. */
function load(
  port: number,
  firm: StagedFirm,
  { hash, crowd, limited }: { hash: string; crowd: Crowd; limited?: () => void },
): Promise<Load> {
  const cookie = `lz_session=${firm.administrator.token}`;
  const headers = { "content-type": "application/json", "x-lianzao": "1", cookie };
  const body = JSON.stringify({ extensions: { persistedQuery: { sha256Hash: hash } } });
  const asked = JSON.stringify({ port, headers, body, ...crowd });
  const child = fork(join(import.meta.dirname, "load.mjs"), [asked], { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.on("message", (told: object) => {
      if ("limited" in told) limited?.();
      else resolve(told as Load);
    });
    // Not at its exit, which may be told before its last message.
    child.once("disconnect", () => reject(new Error("a load ended without its figures")));
  });
}

/** What one firm's flood costs another firm: its p99 beside the flood and without it, in turns. */
export async function measureNeighbour(
  api: StagedApi,
  { noisy, quiet }: { readonly noisy: StagedFirm; readonly quiet: StagedFirm },
  { hash, rates }: { readonly hash: string; readonly rates: string },
): Promise<void> {
  const { port, close } = await listen(api.app.fetch, 0);
  const [alone, beside]: [number[], number[]] = [[], []];
  const answered: Record<string, number> = {};
  const watched = async () => {
    const { took, statuses } = await load(port, quiet, { hash, crowd: usual });
    if (Object.keys(statuses).join() !== "200") throw new Error(JSON.stringify(statuses));
    return p99(took);
  };
  await watched();
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await watched());
    let limited = () => {};
    const engaged = new Promise<void>((done) => {
      limited = done;
    });
    const flooding = load(port, noisy, { hash, crowd: flood, limited });
    await Promise.race([engaged, pause(longestBurstMs)]);
    beside.push(await watched());
    for (const [status, times] of Object.entries((await flooding).statuses)) {
      answered[status] = (answered[status] ?? 0) + times;
    }
  }
  await close();
  const value = rounded(median(beside));
  const peerValue = rounded(median(alone));
  const metric = `p99 beside a firm that floods, ${rates}`;
  printFigure({ bench, metric, value, unit: "ms", peer: "without it", peerValue });
  for (const [status, times] of Object.entries(answered)) {
    const told = `the flood's answers ${status}, ${rates}`;
    printFigure({ bench, metric: told, value: times, unit: "requests" });
  }
}
