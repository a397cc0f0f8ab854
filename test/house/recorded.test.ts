import { extendSchema, parse as parseGraphql } from "graphql";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { eventTypes } from "../../contracts/events/index.ts";
import { schema } from "../../services/api/assembly.ts";
import { commands } from "../../services/keys/commands.ts";
import { type Recorded, type Records, typesLeft } from "../../services/platform/recorded.ts";
import { unservedApp } from "../stage/apps.ts";
import { declared } from "../stage/recorded.ts";
import { sources, textOf } from "./checkout.ts";

type Kind = "mutations" | "routes" | "work";
type Done = Readonly<Record<Kind, readonly string[]>>;

/** The names under which programs repeat something by themselves. */
function repeatedIn(path: string, text: string): string[] {
  const names: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, callee, arguments: given } = node as Record<string, unknown>;
    if (type === "CallExpression" && (callee as { name?: string }).name === "repeat") {
      names.push(String((given as { value?: unknown }[])[0]?.value));
    }
    for (const each of Object.values(node)) walk(each);
  };
  walk(parseSync(path, text).program);
  return names;
}

const product = sources.filter((path) => /^(services|identifiers)\/.*\.ts$/.test(path));

/** All that the platform does and that may change something, as it is built. */
function allDone(api = schema): Done {
  const routes = (["api", "resolver"] as const).flatMap((name) => unservedApp(name).routes);
  const writing = routes.filter(
    ({ method }) => !["GET", "HEAD", "OPTIONS", "ALL"].includes(method),
  );
  const repeated = product
    .filter((path) => /\brepeat\(/.test(textOf(path)))
    .filter((path) => path !== "services/platform/repeat.ts")
    .flatMap((path) => repeatedIn(path, textOf(path)));
  return {
    mutations: Object.keys(api.getMutationType()?.getFields() ?? {}),
    routes: writing
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => route !== "POST /graphql"),
    work: [...repeated, ...Object.keys(commands).map((name) => `keys ${name}`)],
  };
}

type Declared = Readonly<Record<string, Recorded>>;

const entriesOf = (all: Declared, kind: Kind): (readonly [string, Records])[] =>
  Object.values(all).flatMap((each) => Object.entries(each[kind] ?? {}));

/** What is done and not declared, declared and not done, or declared by two. */
function acts(done: Done, all: Declared): string[] {
  return (["mutations", "routes", "work"] as const).flatMap((kind) => {
    const names = entriesOf(all, kind).map(([name]) => name);
    const does = new Set(done[kind]);
    return [
      ...[...does].filter((name) => !names.includes(name)).map((name) => `${name} is undeclared`),
      ...names.filter((name) => !does.has(name)).map((name) => `${name} is no more`),
      ...names.filter((name, at) => names.indexOf(name) < at).map((name) => `${name} stands twice`),
    ];
  });
}

/** The texts in the code of a module, but for what it declares. */
function textsOf(folder: string): Set<string> {
  const own = product.filter(
    (path) => path.startsWith(`${folder}/`) && path !== `${folder}/recorded.ts`,
  );
  const all = own.map(textOf).join("\n");
  return new Set([...all.matchAll(/"([a-z]+\.[a-z-]+\.v\d+)"/g)].map(([, text = ""]) => text));
}

function typesOf(recorded: Recorded): string[] {
  const { besides = {}, mutations = {}, routes = {}, work = {} } = recorded;
  const all = [mutations, routes, work, besides].flatMap((each) => Object.values<Records>(each));
  return [...new Set(all.flatMap(typesLeft))];
}

/** Types that nothing records, and such as a module declares and its code does not know. */
function types(published: readonly string[], all: Declared): string[] {
  const known = new Set(Object.values(all).flatMap(typesOf));
  return [
    ...published.filter((type) => !known.has(type)).map((type) => `nothing records ${type}`),
    ...Object.entries(all).flatMap(([folder, recorded]) => {
      const texts = textsOf(folder);
      return typesOf(recorded)
        .filter((type) => !texts.has(type))
        .map((type) => `${folder} does not record ${type}`);
    }),
  ];
}

describe("what is recorded", () => {
  const done = allDone();

  it("is declared of all that the platform does, and of nothing else", () => {
    expect(done.mutations.length).toBeGreaterThan(100);
    expect(done.routes).toContain("POST /epcis/capture");
    expect(done.work).toContain("heartbeat");
    expect(acts(done, declared)).toEqual([]);
  });

  it("is every published type of event, each by the module whose code makes it", () => {
    expect(types(eventTypes, declared)).toEqual([]);
  });

  it("has a reason wherever it is nothing", () => {
    for (const kind of ["mutations", "routes", "work"] as const) {
      for (const [name, records] of entriesOf(declared, kind)) {
        const said =
          typeof records === "string" ? records.length > 10 : typesLeft(records).length > 0;
        expect(said, name).toBe(true);
      }
    }
  });

  it("is missed by a mutation, a route, a work and a type that nobody declares", () => {
    const more = extendSchema(schema, parseGraphql("extend type Mutation { offerErase: Done }"));
    expect(acts(allDone(more), declared)).toEqual(["offerErase is undeclared"]);
    const route = { ...done, routes: [...done.routes, "POST /epcis/forget"] };
    expect(acts(route, declared)).toEqual(["POST /epcis/forget is undeclared"]);
    const work = 'const stop = repeat("purging", 1_000, log, () => purge(database));';
    const purging = { ...done, work: [...done.work, ...repeatedIn("purging.ts", work)] };
    expect(acts(purging, declared)).toEqual(["purging is undeclared"]);
    expect(types([...eventTypes, "trace.event-erased.v1"], declared)).toEqual([
      "nothing records trace.event-erased.v1",
    ]);
  });

  it("is missed by what is declared and is no more, twice, or another's", () => {
    const stale = { ...declared, stale: { mutations: { offerErase: "was here once" } } };
    expect(acts(done, stale)).toEqual(["offerErase is no more"]);
    const twice = { ...declared, twice: { mutations: { offerPublish: "another's" } } };
    expect(acts(done, twice)).toEqual(["offerPublish stands twice"]);
    const foreign = { ...declared, "services/trace": { besides: { x: ["tenancy.firm-left.v1"] } } };
    expect(types([], foreign as unknown as Declared)).toEqual([
      "services/trace does not record tenancy.firm-left.v1",
    ]);
  });
});
