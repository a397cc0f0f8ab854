import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  checkDestination,
  Forbidden,
  type Guard,
  postGuarded,
} from "../../../services/platform/guarded.ts";

let server: Server;
let port = 0;
const paths: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    paths.push(request.url ?? "");
    if (request.url === "/moved") response.writeHead(302, { location: "/elsewhere" });
    response.end("done");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => server.close());

const guard = (changes: Partial<Guard> = {}): Guard => ({
  ports: new Set([443, 80, port]),
  allowsLoopback: false,
  ...changes,
});
const post = (url: string, by: Guard) =>
  postGuarded(by, { url: new URL(url), headers: {}, body: "{}", timeoutMs: 5_000 });
const at =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

describe("C28 a request to an address that a firm has named", () => {
  it.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://169.254.169.254/latest/meta-data",
    "http://[64:ff9b::7f00:1]/",
    "http://[fd00::1]/",
    "http://10.0.0.1/",
    "https://8.8.8.8:22/",
    "http://8.8.8.8:8080/",
    "https://user:secret@8.8.8.8/",
    "ftp://8.8.8.8/",
    "file:///etc/passwd",
  ])("is not sent to %s", (url) => {
    expect(() => checkDestination(guard(), new URL(url))).toThrow(Forbidden);
  });

  it("is not sent where a name leads into a private network, be it with one of its addresses", async () => {
    for (const resolve of [
      at("127.0.0.1"),
      at("8.8.8.8", "10.0.0.1"),
      at("::ffff:127.0.0.1"),
      at(),
    ]) {
      await expect(post(`http://hook.example:${port}/in`, guard({ resolve }))).rejects.toThrow(
        Forbidden,
      );
    }
    expect(paths).toEqual([]);
  });

  it("looks a name up once and connects to the address that it has judged", async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
    };
    const status = await post(
      `http://rebinding.example:${port}/pinned`,
      guard({ resolve, allowsLoopback: true }),
    );
    expect([status, asked]).toEqual([200, 1]);
  });

  it("does not follow a redirect", async () => {
    const resolve = at("127.0.0.1");
    expect(
      await post(`http://hook.example:${port}/moved`, guard({ resolve, allowsLoopback: true })),
    ).toBe(302);
    expect(paths).not.toContain("/elsewhere");
  });
});
