import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApiOf } from "../../contracts/openapi/index.ts";
import { refusals } from "../../contracts/refusals/index.ts";
import { openResolver, type Resolver } from "../../identifiers/resolver/index.ts";
import { schema } from "../../services/api/assembly.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import type { Shell } from "../../services/platform/http.ts";
import { openLog } from "../../services/platform/log.ts";
import { openMetrics } from "../../services/platform/metrics.ts";
import { listen } from "../../services/platform/program.ts";
import { StagedApi } from "../stage/api.ts";
import {
  bodies,
  encoded,
  headerTexts,
  hugeBodies,
  inputOf,
  megabytes,
  pieces,
  texts,
} from "../stage/malformed.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { rawAnswer } from "../stage/raw.ts";
import { writesNothing } from "../stage/registry.ts";
import { unboundedRates } from "../stage/unbounded-rates.ts";

let platform: StagedPlatform;
let api: StagedApi;
let reader: Database;
let resolver: Resolver;
let session: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  reader = openDatabase(platform.fresh.url, "lianzao_resolver", 2);
  resolver = openResolver({
    log: openLog("test", process.env["TEST_LOG"] ?? "silent"),
    metrics: openMetrics("resolver"),
    database: reader,
    ...writesNothing(platform.app),
    publicUrl: "http://localhost:8080",
    resolverUrl: "http://localhost:8081",
    rates: unboundedRates,
    ready: async () => undefined,
  });
  session = (await platform.firm("clumsy")).administrator.token;
});

afterAll(async () => {
  api.close();
  await reader.close();
  await platform.close();
});

/** So many runs; fewer on a slow machine, but one that was interrupted before its first run fails. */
const within = (ms: number, numRuns: number) => ({ numRuns, interruptAfterTimeLimit: ms });

interface Route {
  readonly app: Shell;
  readonly method: string;
  readonly path: string;
}

/** Every route that the programs have, as they tell it themselves. */
function allRoutes(): Route[] {
  return [api.app, resolver.app].flatMap((app) => {
    const routes = app.routes.filter(({ method }) => method !== "ALL");
    const known = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
    return [...known.values()].map(({ method, path }) => ({ app, method, path }));
  });
}

/** The names that a route knows in its query, by its own document. */
function queryNames({ path }: Route): string[] {
  const { paths } = openApiOf("api", "");
  const parameters = paths[path.replace(/:(\w+)/g, "{$1}")]?.get?.parameters ?? [];
  const names = parameters.filter((each) => each.in === "query").map(({ name }) => name);
  return names.length > 0 ? names : ["linkType"];
}

const cookies = () => ({ cookie: `lz_session=${session}`, "x-lianzao": "1" });

/** The code of a refusal, however its surface tells it. */
function codeIn(text: string): string {
  const { error, errors, code } = JSON.parse(text);
  return error?.code ?? code ?? errors?.[0]?.extensions.code;
}

/** Below 500; and where it is refused, under one of our codes. */
async function expectSound(answer: Response, what: string): Promise<void> {
  expect(answer.status, what).toBeLessThan(500);
  const text = await answer.text();
  expect(text, what).not.toContain('"code":"BROKEN"');
  if (answer.status < 400) return;
  expect(Object.keys(refusals), `${what}: ${text.slice(0, 300)}`).toContain(codeIn(text));
}

async function expectAnswered({ app, method, path }: Route, init: RequestInit): Promise<void> {
  let request: Request;
  try {
    request = new Request(`http://localhost${path}`, { method, ...init });
  } catch {
    // An address or a header that no client can send this way.
    return;
  }
  await expectSound(await app.request(request), `${method} ${path.slice(0, 200)}`);
}

describe("C30 whatever bytes come, no route breaks", () => {
  it("in any one parameter of its query", async () => {
    const headers = cookies();
    for (const route of allRoutes()) {
      const path = route.path.replace(/:\w+|\*$/g, "x");
      for (const name of queryNames(route)) {
        for (const piece of pieces) {
          await expectAnswered({ ...route, path: `${path}?${name}=${piece}` }, { headers });
        }
      }
    }
  });

  it("over its path and its query", async () => {
    const routes = allRoutes();
    expect(routes.length).toBeGreaterThan(15);
    for (const route of routes) {
      // A name that it does not know is refused before any value is looked at.
      const known = { weight: 9, arbitrary: fc.constantFrom(...queryNames(route)) };
      const query = fc.tuple(fc.oneof(known, encoded), encoded);
      await fc.assert(
        fc.asyncProperty(encoded, fc.array(query, { maxLength: 2 }), async (piece, asked) => {
          const filled = route.path.replace(/:\w+|\*$/g, () => piece);
          const search = asked.map(([name, value]) => `${name}=${value}`).join("&");
          await expectAnswered({ ...route, path: `${filled}?${search}` }, { headers: cookies() });
        }),
        within(5_000, 20),
      );
    }
  });

  it("in a code that is to be resolved", async () => {
    const identifiers = fc.constantFrom("01", "00", "8010", "21");
    const get = { app: resolver.app, method: "GET" };
    await fc.assert(
      fc.asyncProperty(identifiers, encoded, encoded, async (ai, one, other) => {
        const path = `/${ai}/${one}/21/${other}?linkType=${other}`;
        await expectAnswered({ ...get, path }, {});
        await expectAnswered({ ...get, path: `/01/04012345123456/21/${one}?${other}` }, {});
        await expectAnswered({ ...get, method: "OPTIONS", path }, {});
      }),
      within(10_000, 60),
    );
  });

  it("in its headers", async () => {
    const names = ["accept", "accept-language", "content-type", "cookie", "authorization"];
    const more = ["idempotency-key", "lianzao-audience", "content-length", "x-api-key", "range"];
    const name = fc.constantFrom(...names, ...more, "accept-encoding", "content-encoding");
    for (const route of allRoutes()) {
      const body = route.method === "POST" ? { body: "{}" } : {};
      await fc.assert(
        fc.asyncProperty(name, headerTexts, (header, text) =>
          expectAnswered(route, { headers: { ...cookies(), [header]: text }, ...body }),
        ),
        within(5_000, 8),
      );
    }
  });

  it("in its body, of any length and depth", async () => {
    const routes = allRoutes().filter(({ method }) => method === "POST");
    const types: Readonly<Record<string, string>> = {
      "/admission/documents": "application/pdf",
      "/api/sessions": "application/json",
      "/api/sessions/*": "application/json",
      "/capability/catena-x": "application/json",
      "/capability/import": "text/csv",
      "/capacity/groups": "application/json",
      "/disputes/:caseID/documents": "application/pdf",
      "/epcis/capture": "application/ld+json",
      "/exports/left": "application/x-www-form-urlencoded",
      "/graphql": "application/json",
      "/identifiers/imports": "text/csv",
      "/labels": "application/json",
    };
    expect(routes.map(({ path }) => path).sort()).toEqual(Object.keys(types));
    const { code } = await platform.application("applicant");
    for (const route of routes) {
      const type = types[route.path] ?? "";
      const headers = { ...cookies(), "content-type": type, "lianzao-application": code };
      await fc.assert(
        fc.asyncProperty(bodies, (body) => expectAnswered(route, { headers, body })),
        within(10_000, 60),
      );
      for (const body of hugeBodies) await expectAnswered(route, { headers, body });
    }
  });

  it("as no library would send it", async () => {
    const servers = [
      await listen(api.app.fetch, 0),
      await listen(resolver.fetch, 0, resolver.first),
    ];
    const host = "Host: localhost\r\n";
    const requests = [
      `GET / HTTP/1.1\r\nHost: a b\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: [::1\r\n\r\n`,
      `GET / HTTP/1.1\r\n\r\n`,
      `GET http://[::1 HTTP/1.1\r\n${host}\r\n`,
      `GET //x//../.. HTTP/1.1\r\n${host}\r\n`,
      `GET \\ HTTP/1.1\r\n${host}\r\n`,
      `OPTIONS * HTTP/1.1\r\n${host}\r\n`,
      `GET /epcis/events/\xff\xfe HTTP/1.1\r\n${host}\r\n`,
      `GET /01/\xed\xa0\x80 HTTP/1.1\r\n${host}\r\n`,
      `GET /\0 HTTP/1.1\r\n${host}\r\n`,
      `GET /healthz HTTP/1.1\r\n${host}X: a\0b\r\n\r\n`,
      `POST /graphql HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`,
      `POST /graphql HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      `GET /${"x".repeat(70_000)} HTTP/1.1\r\n${host}\r\n`,
      `BREW /graphql HTTP/1.1\r\n${host}\r\n`,
      `TRACE /graphql HTTP/1.1\r\n${host}\r\n`,
    ];
    for (const { port } of servers) {
      for (const request of requests) {
        const status = await rawAnswer(port, request);
        expect(status, request.slice(0, 80)).toBeLessThan(500);
      }
      expect(await rawAnswer(port, `GET /healthz HTTP/1.1\r\n${host}\r\n`)).toBe(200);
    }
    for (const { close } of servers) await close();
  });
});

const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {})
    .filter(({ args }) => args.length > 0)
    .map((field) => ({ kind: type?.name === "Query" ? "query" : "mutation", field })),
);

async function expectGraphql(body: string): Promise<void> {
  const headers = { ...cookies(), "content-type": "application/json" };
  const answer = await api.app.request("/graphql", { method: "POST", headers, body });
  await expectSound(answer, body.slice(0, 400));
}

describe("C30 whatever a variable or a text of a document holds, no field breaks", () => {
  it.each(roots.map((root) => [`${root.kind} ${root.field.name}`, root] as const))(
    "%s",
    async (_name, { kind, field: { name, args } }) => {
      const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
      const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
      const query = `${kind} (${declared}) { ${name}(${given}) { __typename } }`;
      const variables = fc.tuple(
        ...args.map((arg) => inputOf(arg.type).map((value) => `"${arg.name}":${value}`)),
      );
      await fc.assert(
        fc.asyncProperty(variables, (all) =>
          expectGraphql(`{"query":${JSON.stringify(query)},"variables":{${all.join(",")}}}`),
        ),
        within(10_000, 6),
      );
    },
  );

  it("not of 10 MB either, which is refused before it is read", async () => {
    const query = JSON.stringify("query ($code: String!) { passport(code: $code) { code } }");
    await expectGraphql(`{"query":${query},"variables":{"code":"${megabytes}"}}`);
  });

  it("nor written into the document itself", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const inner = `{ passport(code: "${text}") { code } firms(search: "${text}") { nodes { id } } }`;
        await expectGraphql(`{"query":${JSON.stringify(inner)}}`);
        await expectGraphql(`{"query":"{ passport(code: \\"${text}\\") { code } }"}`);
      }),
      within(10_000, 50),
    );
  });
});
