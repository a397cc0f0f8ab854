import { fork } from "node:child_process";
import { join } from "node:path";
import { listen } from "../../../services/platform/program.ts";
import type { StagedApi } from "../../stage/api.ts";
import { hostileRequests } from "../../stage/hostile.ts";
import type { StagedFirm } from "../../stage/platform.ts";
import { printFigure } from "../figure.ts";
import { bench, p99, rounded } from "./timing.ts";

const samples = 100;
const warmUp = 5;

/** How long a request takes that is asked again and again; each answer must hold `mark`. */
function p99Of(port: number, firm: StagedFirm, text: string, mark: string): Promise<number> {
  const cookie = `lz_session=${firm.administrator.token}`;
  const headers = { "content-type": "application/json", "x-lianzao": "1", cookie };
  // What it costs the client to write is no part of the server's work.
  const child = fork(join(import.meta.dirname, "refused.mjs"), { execArgv: [] });
  child.send({ port, headers, text, mark, samples, warmUp });
  return new Promise((resolve, reject) => {
    child.once("message", (told) => {
      resolve(rounded(p99((told as { readonly took: readonly number[] }).took)));
    });
    child.once("disconnect", () => reject(new Error(`no answer holds ${mark}`)));
  });
}

/** Beside each the least that can be asked, in the same minute: what the machine itself costs. */
export async function measureHostile(api: StagedApi, firm: StagedFirm): Promise<void> {
  const { port, close } = await listen(api.app.fetch, 0);
  const least = JSON.stringify({ query: "{ __typename }" });
  const all: number[] = [];
  for (const { what, body, code } of hostileRequests) {
    const peerValue = await p99Of(port, firm, least, '"Query"');
    const value = await p99Of(port, firm, body, `"${code}"`);
    all.push(value);
    const metric = `refused p99: ${what}`;
    printFigure({ bench, metric, value, unit: "ms", peer: "{ __typename }", peerValue });
  }
  await close();
  printFigure({ bench, metric: "refused p99, slowest", value: Math.max(...all), unit: "ms" });
}
