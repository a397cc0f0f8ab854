import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApiOf } from "../../contracts/openapi/index.ts";
import { unservedApp, url } from "../stage/apps.ts";

let webFolder: string;

beforeAll(() => {
  webFolder = mkdtempSync(join(tmpdir(), "lianzao-web-"));
  for (const page of ["index", "passport"]) writeFileSync(join(webFolder, `${page}.html`), "");
});

afterAll(() => rmSync(webFolder, { recursive: true }));

/** What is no REST surface: GraphQL has its own schema, and people read pages. */
const elsewhere = {
  api: [
    "POST /graphql",
    "GET /assets/*",
    "GET /verify.mjs",
    "GET /witness.mjs",
    "GET /resolve",
    "GET /t",
    "GET /t/*",
    "GET *",
  ],
  resolver: [],
};

/** A registered path as the document writes it: `:name` as `{name}`. */
const written = (path: string) => path.replace(/:(\w+)/g, "{$1}");

/** Whether a path of the document is served by a registered one. */
function isServedBy(registered: string, path: string): boolean {
  if (!registered.endsWith("*")) return written(registered) === path;
  // What stands for every code is described by the forms that codes have.
  if (registered === "*") return path.startsWith("/{ai}/") || path === "/{code}";
  return path.startsWith(registered.slice(0, -1));
}

const methodsOf = (item: object) => Object.keys(item).map((method) => method.toUpperCase());

describe.each(["api", "resolver"] as const)("the OpenAPI document of the %s", (name) => {
  const document = openApiOf(name, url);
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    methodsOf(item).map((method) => ({ method, path })),
  );
  const registered = () =>
    unservedApp(name, webFolder).routes.filter(
      ({ method, path }) =>
        method !== "ALL" && !(elsewhere[name] as string[]).includes(`${method} ${path}`),
    );

  it("has every route that the program has", () => {
    const undescribed = registered().filter(
      (route) =>
        !described.some(
          ({ method, path }) => method === route.method && isServedBy(route.path, path),
        ),
    );
    expect(undescribed.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it("has no route that the program lacks", () => {
    const routes = registered();
    const lacking = described.filter(
      ({ method, path }) =>
        !routes.some((route) => method === route.method && isServedBy(route.path, path)),
    );
    expect(lacking).toEqual([]);
  });

  it("is served, and names the address at which it was asked for", async () => {
    const answer = await unservedApp(name, webFolder).request("/openapi.json");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(document)));
    expect(document.servers).toEqual([{ url }]);
  });

  it("defines what it refers to, describes each parameter, and names each operation once", () => {
    const text = JSON.stringify(document);
    const defined = Object.keys(document.components.schemas);
    for (const [, used = ""] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(defined).toContain(used);
    }
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.values(item).map((operation) => ({ path, ...operation })),
    );
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, parameters = [] } of operations) {
      const inPath = parameters.filter((each) => each.in === "path").map((each) => each.name);
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, wantedName]) => wantedName);
      expect(inPath.toSorted(), path).toEqual(wanted.toSorted());
    }
  });
});
