import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerIdentifier } from "../../identifiers/registry/commands.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { rawAnswer } from "../stage/raw.ts";
import {
  draft,
  freshAuthority,
  givePrefix,
  naming,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";
import { type ServedResolver, serveResolver } from "../stage/served.ts";

const authority = freshAuthority();
const oid = `1.2.156.3088.${process.pid}`;
const gtin = "/01/06901234000016";

let platform: StagedPlatform;
let firm: StagedFirm;
let staged: StagedResolver;
let resolver: ServedResolver;

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("pumps");
  await givePrefix(platform, firm.id, authority);
  await givePrefix(platform, firm.id, "6901234", "gs1");
  await givePrefix(platform, firm.id, oid, "oid");
  const names = [`hdl:${authority}/pump`, `oid:${oid}.1`];
  const values = [textValue(1, "URL", "https://pumps.example/p"), textValue(2, "NAME", "泵")];
  await naming(platform, firm, (scope) =>
    registerIdentifier(scope, `gs1:${gtin.slice(1)}`, draft(values, { names })),
  );
  staged = stageResolver(platform);
  resolver = await serveResolver(staged);
});

afterAll(async () => {
  await resolver.close();
  await staged.close();
  await platform.close();
});

const read = "GET, HEAD, OPTIONS";
const written = "GET, HEAD, PUT, DELETE, OPTIONS";

const doors = (): readonly (readonly [path: string, methods: string])[] => [
  [gtin, read],
  [`${gtin}?linkType=linkset`, read],
  [`${gtin}/21/unknown`, read],
  ["/01/06901234000017", read],
  [`/${authority}/pump`, read],
  [`/hdl:${authority}/pump?noredirect`, read],
  [`/${oid}.1`, read],
  [`/urn:oid:${oid}.1`, read],
  ["/https://pumps.example/p", read],
  ["/resolve?code=x", read],
  ["/.well-known/gs1resolver", read],
  ["/", read],
  [`/api/handles/${authority}/pump`, written],
  [`/api/handles?prefix=${authority}`, read],
  ["/api/sessions", "POST, OPTIONS"],
  ["/api/sessions/this", "GET, HEAD, POST, PUT, DELETE, OPTIONS"],
];

describe("a door of the resolver", () => {
  it("says which methods it has, to whoever asks and to pages elsewhere", async () => {
    for (const [path, methods] of doors()) {
      const { status, headers } = await resolver.ask(path, {}, "OPTIONS");
      expect([status, headers.get("allow")], path).toEqual([204, methods]);
      expect(headers.get("access-control-allow-methods"), path).toBe(methods);
      expect(headers.get("access-control-allow-origin"), path).toBe("*");
    }
  });

  it("refuses every other with those that there are", async () => {
    for (const [path, methods] of doors()) {
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"]) {
        if (methods.includes(method)) continue;
        const answer = await resolver.ask(path, {}, method);
        const what = `${method} ${path}`;
        expect([answer.status, answer.headers.get("allow")], what).toEqual([405, methods]);
        expect(await answer.text(), what).toContain("METHOD_NOT_ALLOWED");
      }
    }
    const { status } = await resolver.ask("/no.such/page", {}, "GET");
    expect(status).toBe(404);
    expect(await rawAnswer(resolver.port, "TRACE / HTTP/1.1\r\nhost: a\r\n\r\n")).toBe(405);
  });

  it("tells clients of Handles in their own words that there is no such act", async () => {
    const path = `/api/handles/${authority}/pump`;
    const answer = await resolver.ask(path, { "accept-language": "en" }, "PATCH");
    expect(await answer.json()).toMatchObject({
      responseCode: 5,
      code: "METHOD_NOT_ALLOWED",
      message: expect.stringContaining("There is no PATCH"),
    });
  });

  it("tells by HEAD how long its answer is, and all else that GET tells", async () => {
    const own = [
      ...["date", "age", "x-request-id", "connection", "keep-alive", "content-length"],
      // Each answer has a challenge of its own.
      "www-authenticate",
    ];
    const told = ({ headers }: Response) =>
      [...headers].filter(([name]) => !own.includes(name) && !name.startsWith("ratelimit"));
    for (const [path, methods] of doors()) {
      if (!methods.includes("HEAD")) continue;
      const whole = await resolver.ask(path);
      const head = await resolver.ask(path, {}, "HEAD");
      const { byteLength } = await whole.clone().arrayBuffer();
      expect([head.status, await head.text()], path).toEqual([whole.status, ""]);
      expect(head.headers.get("content-length"), path).toBe(String(byteLength));
      expect(whole.headers.get("content-length") ?? String(byteLength)).toBe(String(byteLength));
      expect(told(head), path).toEqual(
        told(whole).filter(([name]) => name !== "transfer-encoding"),
      );
    }
  });
});
