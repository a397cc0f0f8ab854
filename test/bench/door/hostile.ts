import { listen } from "../../../services/platform/program.ts";
import type { StagedApi } from "../../stage/api.ts";
import { hostileRequests } from "../../stage/hostile.ts";
import type { StagedFirm } from "../../stage/platform.ts";
import { printFigure } from "../figure.ts";
import { bench, p99, rounded } from "./timing.ts";

const samples = 100;
const warmUp = 5;

/** How long a request takes that is asked again and again; each answer must hold `mark`. */
async function p99Of(port: number, firm: StagedFirm, text: string, mark: string): Promise<number> {
  // What it costs the client to write is no part of it.
  const body = Buffer.from(text);
  const cookie = `lz_session=${firm.administrator.token}`;
  const headers = { "content-type": "application/json", "x-lianzao": "1", cookie };
  const took: number[] = [];
  for (let turn = 0; turn < samples + warmUp; turn += 1) {
    const begun = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers,
      body,
    });
    const told = await answer.text();
    if (turn >= warmUp) took.push(performance.now() - begun);
    if (!told.includes(mark)) throw new Error(told.slice(0, 200));
  }
  return rounded(p99(took));
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
