import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { browserPath } from "./browser.ts";
import { type Platform, startPlatform } from "./started.ts";

/** Where the platform of the browser tests is. */
export interface Addresses {
  readonly apiUrl: string;
  readonly resolverUrl: string;
  /** Where it keeps its data; mail is captured there. */
  readonly dataDir: string;
}

/**
 * One platform with the demo for all files of browser tests, begun when the first of them asks. It
 * lives in the process that outlives them; they find it by WEB_STAGE_URL.
 */
export default async function setup(): Promise<() => Promise<void>> {
  let started: Promise<Platform> | undefined;
  const server = createServer((_request, response) => {
    started ??= startPlatform();
    started.then(
      ({ apiUrl, resolverUrl, dataDir }) =>
        response.end(JSON.stringify({ apiUrl, resolverUrl, dataDir })),
      (fault) => response.writeHead(500).end(String(fault)),
    );
  });
  if (browserPath !== undefined) {
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    process.env["WEB_STAGE_URL"] = `http://127.0.0.1:${port}`;
  }
  return async () => {
    server.close();
    server.closeAllConnections();
    await started?.then(
      (platform) => platform.stop(),
      () => undefined,
    );
  };
}

/** The platform of the browser tests, with the demo in it; whatever one test adds, the others see. */
export async function platformOfAll(): Promise<Addresses> {
  const url = process.env["WEB_STAGE_URL"];
  if (url === undefined) throw new Error("no platform: run the tests as the project `web`");
  const response = await fetch(url);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Addresses;
}
