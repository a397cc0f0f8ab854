import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolverApp } from "../../identifiers/resolver/index.ts";
import type { Shell } from "../../services/platform/http.ts";
import { openLog } from "../../services/platform/log.ts";
import { openMetrics } from "../../services/platform/metrics.ts";
import { usualRates } from "../../services/platform/rates.ts";
import { textOf } from "../house/checkout.ts";
import { StagedApi } from "../stage/api.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { writesNothing } from "../stage/registry.ts";

let platform: StagedPlatform;
let webFolder: string;

beforeAll(async () => {
  platform = await stagePlatform();
  webFolder = mkdtempSync(join(tmpdir(), "lianzao-web-"));
  for (const page of ["index", "passport"]) {
    writeFileSync(join(webFolder, `${page}.html`), textOf(`web/${page}.html`));
  }
});

afterAll(async () => {
  rmSync(webFolder, { recursive: true });
  await platform.close();
});

function resolverAt(resolverUrl: string, metrics = openMetrics("resolver")): Shell {
  return resolverApp({
    log: openLog("test", "silent"),
    metrics,
    database: platform.app,
    ...writesNothing(platform.app),
    publicUrl: "https://lianzao.example",
    resolverUrl,
    rates: usualRates,
    ready: async () => undefined,
  });
}

const apiPaths = [
  "/",
  "/t/x",
  "/market",
  "/healthz",
  "/graphql",
  "/epcis/events",
  "/log/key",
  "/x",
];
const resolverPaths = ["/", "/01/04012345123456", "/.well-known/gs1resolver", "/healthz", "/x"];

/** The answers of both programs, pages, refusals and all. */
async function answers(scheme: "http" | "https") {
  const api = new StagedApi(platform, {
    webFolder,
    development: false,
    publicUrl: `${scheme}://lianzao.example`,
  });
  const resolver = resolverAt(`${scheme}://id.lianzao.example`);
  const asked = [
    ...apiPaths.map((path) => ({ app: api.app, path, name: `api ${path}` })),
    ...resolverPaths.map((path) => ({ app: resolver, path, name: `resolver ${path}` })),
  ];
  const headers = { accept: "text/html" };
  const found = await Promise.all(
    asked.map(async ({ app, path, name }) => {
      const answer = await app.request(path, { headers });
      return { name, answer, text: await answer.text() };
    }),
  );
  api.close();
  return found;
}

/** A policy by its directives. */
function policyOf(answer: Response): Map<string, string> {
  const parts = (answer.headers.get("content-security-policy") ?? "").split(";");
  return new Map(
    parts.map((part) => {
      const [name = "", ...sources] = part.trim().split(/\s+/);
      return [name, sources.join(" ")];
    }),
  );
}

describe("the metrics of the api and the resolver", () => {
  const token = "scraper-0123456789abcdef";
  const counted = (app: Shell, authorization?: string) =>
    app.request("/metrics", authorization === undefined ? {} : { headers: { authorization } });

  it("are not there unless a token is set, whatever is shown", async () => {
    const api = new StagedApi(platform, { webFolder });
    for (const app of [api.app, resolverAt("https://id.lianzao.example")]) {
      for (const shown of [undefined, "Bearer ", "Bearer null", `Bearer ${token}`]) {
        const answer = await counted(app, shown);
        expect(answer.status).toBe(404);
        expect(await answer.text()).not.toContain("lianzao_http_requests_total");
      }
    }
    api.close();
  });

  it("are for who shows the token, and nobody else", async () => {
    const api = new StagedApi(platform, { webFolder, metrics: openMetrics("api", token) });
    const resolver = resolverAt("https://id.lianzao.example", openMetrics("resolver", token));
    for (const app of [api.app, resolver]) {
      for (const shown of [undefined, "Bearer x", token, `Bearer ${token}x`, `Basic ${token}`]) {
        const answer = await counted(app, shown);
        expect(answer.status).toBe(401);
        expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      }
      const answer = await counted(app, `Bearer ${token}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
      const text = await answer.text();
      expect(text).toContain('lianzao_http_requests_total{route="GET /metrics",status="4xx"');
      expect(text).not.toContain(token);
    }
    api.close();
  });
});

describe("C31 every answer of the api and the resolver", () => {
  it("allows no script within a page, no frame around it and no guess at its type", async () => {
    for (const { name, answer } of await answers("https")) {
      const policy = policyOf(answer);
      expect(policy.get("script-src"), name).toBe("'self'");
      expect(policy.get("default-src"), name).toBe("'self'");
      expect(policy.get("frame-ancestors"), name).toBe("'none'");
      expect(policy.get("object-src"), name).toBe("'none'");
      expect(policy.get("base-uri"), name).toBe("'none'");
      expect(answer.headers.get("x-content-type-options"), name).toBe("nosniff");
      expect(answer.headers.get("x-frame-options"), name).toBe("DENY");
      expect(answer.headers.get("x-powered-by"), name).toBeNull();
    }
  });

  it("lets the worker that reads barcodes compile WebAssembly, and nothing else", async () => {
    mkdirSync(join(webFolder, "assets"), { recursive: true });
    const api = new StagedApi(platform, { webFolder, development: false });
    const policyAt = async (name: string) => {
      writeFileSync(join(webFolder, "assets", name), "0");
      return policyOf(await api.app.request(`/assets/${name}`));
    };
    const reader = await policyAt("symbol-reader-Ab1_.js");
    expect(reader.get("script-src")).toBe("'self' 'wasm-unsafe-eval'");
    expect(reader.get("default-src")).toBe("'none'");
    for (const name of ["index-Ab1.js", "symbol-reader-1.html", "symbol-reader.js"]) {
      expect((await policyAt(name)).get("script-src"), name).toBe("'self'");
    }
    api.close();
  });

  it("asks to come by https only where the platform is reached by https", async () => {
    for (const { name, answer } of await answers("https")) {
      const told = answer.headers.get("strict-transport-security");
      expect(told, name).toBe("max-age=31536000; includeSubDomains");
    }
    for (const { name, answer } of await answers("http")) {
      expect(answer.headers.get("strict-transport-security"), name).toBeNull();
    }
  });

  it("has pages that need no script within them", async () => {
    const pages = (await answers("https")).filter(({ answer }) =>
      answer.headers.get("content-type")?.startsWith("text/html"),
    );
    expect(pages.length).toBeGreaterThan(4);
    for (const { name, text } of pages) {
      for (const [, attributes, content] of text.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
        expect([attributes, content], name).toEqual([expect.stringContaining("src="), ""]);
      }
      expect(text, name).not.toMatch(/\son\w+\s*=\s*["']|javascript:/i);
    }
  });
});
