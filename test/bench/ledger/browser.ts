import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join, resolve } from "node:path";
import { chromium } from "playwright-core";
import type { Bundle } from "../../../contracts/proof/index.ts";
import { browserAbsent, browserFlags, browserPath } from "../../stage/browser.ts";
import { tell, tellTimes } from "./stage.ts";

const assets = resolve(import.meta.dirname, "../../../dist/web/assets");
const times = 200;

/** The worker of the page `/log`, as it was built, and a page that may start it. */
async function served() {
  const worker = readdirSync(assets).find((name) => /^bundle-checker-.*\.js$/.test(name));
  if (worker === undefined) throw new Error("the web was not built");
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const isAsset = path.startsWith("/assets/");
    response.setHeader("content-type", isAsset ? "text/javascript" : "text/html");
    response.end(isAsset ? readFileSync(join(assets, basename(path))) : "<!doctype html>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return { url, worker: `/assets/${worker}`, close: () => server.close() };
}

/** In the page: what each check took from the message to the answer, the first with the start. */
async function checks(given: {
  readonly worker: string;
  readonly file: string;
  readonly logKey: string;
  readonly times: number;
}): Promise<{ readonly took: number[]; readonly proved: boolean }> {
  const bytes = new TextEncoder().encode(given.file);
  const files = [{ name: "trace.lz.json", bytes }];
  const ask = { files, logKey: given.logKey, witnesses: [], maxAgeDays: null, language: "en" };
  const begun = performance.now();
  const worker = new Worker(given.worker, { type: "module" });
  const took: number[] = [];
  let proved = true;
  for (let at = 0, since = begun; at < given.times; at += 1, since = performance.now()) {
    const answer = await new Promise<MessageEvent>((done) => {
      worker.onmessage = done;
      worker.postMessage({ ...ask, id: at });
    });
    took.push(performance.now() - since);
    proved &&= answer.data.files[0].report !== null;
  }
  worker.terminate();
  return { took, proved };
}

/** How long a bundle takes in Chromium, by the very file that the web serves for it. */
export async function measureInBrowser(bundle: Bundle, logKey: string): Promise<void> {
  if (browserPath === undefined) {
    process.stderr.write(`a bundle in Chromium${browserAbsent}\n`);
    return;
  }
  const { url, worker, close } = await served();
  const browser = await chromium.launch({ executablePath: browserPath, args: [...browserFlags] });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const file = JSON.stringify(bundle);
    const { took, proved } = await page.evaluate(checks, { worker, file, logKey, times });
    if (!proved) throw new Error("the bundle was not proved");
    const what = `bundle of ${bundle.events.length} events in Chromium`;
    const [first = Number.NaN, ...later] = took;
    tell(`${what}, size`, file.length / 1_024, "KB");
    tell(`${what}, first, with the start of its worker`, first, "ms");
    tellTimes(`${what}, again`, later);
  } finally {
    await browser.close();
    close();
  }
}
