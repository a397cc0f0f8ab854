import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityOf } from "../../identifiers/codes/index.ts";
import { resolverApp } from "../../identifiers/resolver/index.ts";
import type { RegisteredLink } from "../../identifiers/resolver/links.ts";
import { register } from "../../identifiers/resolver/writes.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { asProgram } from "../../services/platform/doors.ts";
import type { Shell } from "../../services/platform/http.ts";
import { openLog } from "../../services/platform/log.ts";
import { openMetrics } from "../../services/platform/metrics.ts";
import { listen } from "../../services/platform/program.ts";
import { usualRates } from "../../services/platform/rates.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";
import { writesNothing } from "../stage/registry.ts";

const statementFile = "../shared/standards/gs1/gs1-resolver-testsuite/ConformantResolver1_0.txt";
const absent = !existsSync(statementFile);
const reason = absent ? " (skipped: ../shared is absent)" : "";

const host = "https://id.gear.example";
const places = { publicUrl: "https://gear.example", resolverUrl: host };
const voc = (name: string) => `https://ref.gs1.org/voc/${name}`;

const gtin = "/01/06901234000016";
const serial = `${gtin}/21/SN-1`;
/** Of which its firm has registered no address of its own. */
const withoutHome = "/414/6901234000016";
/** The same, packed, and with the key in sight. */
const packed = { [serial]: "/DAyNozPBIMiRv2o", [`${gtin}/10/L7`]: `${gtin}/EGIvs` };

let fresh: FreshDatabase;
let worker: Database;
let reader: Database;
let resolver: Shell;

function link(type: string, href: string, more: Partial<RegisteredLink> = {}): RegisteredLink {
  const title = { zh: `链接 ${href}`, en: `Link ${href}` };
  const usual = { media: "text/html", languages: ["en"], isDefault: false };
  return {
    type,
    href: href.startsWith("{") ? href : `https://a.example/${href}`,
    title,
    ...usual,
    ...more,
  };
}

const ofClass: readonly RegisteredLink[] = [
  link("gs1:pip", "{platform}/t{path}", { languages: ["zh", "en"], isDefault: true }),
  link("gs1:pip", "french", { languages: ["fr"] }),
  link("gs1:certificationInfo", "html", { languages: [] }),
  link("gs1:certificationInfo", "pdf", { media: "application/pdf", languages: [] }),
  link("gs1:certificationInfo", "pdf-lk", {
    media: "application/pdf",
    languages: [],
    contexts: ["LK"],
  }),
  link("gs1:instructions", "one"),
  link("gs1:instructions", "two"),
];

beforeAll(async () => {
  fresh = await freshDatabase();
  worker = openDatabase(fresh.url, "lianzao_worker", 1);
  reader = openDatabase(fresh.url, "lianzao_resolver", 1);
  const entry = (path: string, links: readonly RegisteredLink[]) => ({
    code: identityOf(path),
    links,
    registeredAt: new Date(0),
    first: null,
  });
  await asProgram(worker, (scope) =>
    register(scope, [
      entry(gtin, ofClass),
      entry(serial, [
        link("gs1:dpp", "dpp"),
        link("gs1:traceability", "trace", { isDefault: true }),
      ]),
      entry(withoutHome, [link("gs1:locationInfo", "地图?floor=2#gate"), link("gs1:support", "s")]),
    ]),
  );
  const metrics = openMetrics("resolver");
  const log = openLog("test", "silent");
  const ready = async () => undefined;
  const parts = { rates: usualRates, log, metrics, database: reader, ready, ...places };
  resolver = resolverApp({ ...parts, ...writesNothing(reader) });
});

afterAll(async () => {
  await Promise.all([worker, reader].map((each) => each?.close()));
  await fresh.drop();
});

const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  resolver.request(host + path, { method, headers });

async function ledTo(path: string, headers: Record<string, string> = {}) {
  const answer = await ask(path, headers);
  return [answer.status, answer.headers.get("location")];
}

type Links = readonly { href: string; title: string; type?: string; hreflang?: string[] }[];
type Context = Readonly<Record<string, string | Links>>;

async function linksetOf(path: string, accept = "application/linkset+json"): Promise<Context[]> {
  const answer = await ask(path, { accept });
  return ((await answer.json()) as { linkset: Context[] }).linkset;
}

const relationsOf = (context: Context | undefined) =>
  Object.entries(context ?? {}).flatMap(([relation, links]) =>
    typeof links === "string" ? [] : [[relation, links] as const],
  );

async function qualifiersAreTaken() {
  const qualified = [
    `${gtin}/22/A/10/B/21/C`,
    `${gtin}/235/A`,
    "/414/6901234000016/254/A",
    "/414/6901234000016/7040/1AB_",
    "/415/6901234000016/8020/A",
    "/417/6901234000016/7040/1AB_",
    "/8004/6901234A/7040/1AB_",
    "/8006/069012340000160102/22/A/10/B/21/C",
    "/8010/6901234A/8011/1",
    "/8017/401234500000000074/8019/1",
    "/8018/401234500000067657/8019/1",
  ];
  for (const path of qualified) expect([307, 404], path).toContain((await ask(path)).status);
}

async function speaksHttp() {
  const server = await listen(resolver.fetch, 0);
  try {
    for (const [method, status] of [
      ["GET", 307],
      ["HEAD", 307],
      ["OPTIONS", 204],
    ] as const) {
      const address = `http://127.0.0.1:${server.port}${serial}`;
      expect((await fetch(address, { method, redirect: "manual" })).status).toBe(status);
    }
  } finally {
    await server.close();
  }
}

async function allAddressesAreHttps() {
  const description = await (await ask("/.well-known/gs1resolver")).json();
  expect(description).toMatchObject({ resolverRoot: host });
  const answer = await ask(serial);
  expect(answer.headers.get("link")).toMatch(/^<https:/);
  for (const { anchor } of await linksetOf(serial)) expect(anchor).toMatch(/^https:/);
}

async function isOpenToAnyPage() {
  for (const method of ["GET", "HEAD", "OPTIONS"]) {
    const answer = await ask(serial, { origin: "https://shop.example" }, method);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    // GS1's suite asks by HEAD without CORS too, to see whether there is TLS.
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  }
}

async function faultsAre400() {
  for (const path of ["/01/06901234000017", `${gtin}/10/A/22/B`, `${gtin}/foo`, `${gtin}?10=A`]) {
    const answer = await ask(path);
    expect([
      answer.status,
      typeof ((await answer.json()) as { error: { at: unknown } }).error.at,
    ]).toEqual([400, "number"]);
  }
}

async function noErrorIs200() {
  const paths = [
    "/01/06901234000017",
    "/01/06901234000030",
    `${serial}?linkType=gs1:recipeInfo`,
    "/AQ",
  ];
  for (const path of paths) expect((await ask(path)).status).toBeGreaterThanOrEqual(400);
}

async function packedIsRead() {
  for (const [plain, short] of Object.entries(packed)) {
    expect(await ledTo(short)).toEqual(await ledTo(plain));
  }
}

async function packedIsNotUnpackedByRedirect() {
  for (const short of Object.values(packed)) {
    expect((await ask(short)).headers.get("location")).not.toContain(host);
  }
}

async function packedTellsItsPlainAddress() {
  for (const [plain, short] of Object.entries(packed)) {
    for (const method of ["GET", "OPTIONS"]) {
      const told = (await ask(`${short}?linkType=linkset`, {}, method)).headers.get("link");
      expect(told).toContain(`<${host}${plain}>; rel="owl:sameAs"`);
    }
    expect((await ask(plain)).headers.get("link")).not.toContain("sameAs");
  }
}

async function othersGetThePlainAddress() {
  expect(await ledTo(packed[`${gtin}/10/L7`] ?? "")).toEqual([
    307,
    `https://gear.example/t${gtin}/10/L7`,
  ]);
}

async function linksetIsGiven() {
  const type = "application/linkset+json";
  for (const [path, accept] of [
    [`${serial}?linkType=linkset`, "*/*"],
    [serial, type],
  ] as const) {
    const answer = await ask(path, { accept });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
  }
}

async function levelsAreIncluded() {
  for (const path of [serial, packed[serial] ?? ""]) {
    const anchors = (await linksetOf(path)).map(({ anchor }) => anchor);
    expect(anchors).toEqual([host + gtin, host + serial]);
  }
}

async function linksAreWhole() {
  for (const [, links] of (await linksetOf(serial)).flatMap(relationsOf)) {
    for (const one of links) {
      expect(one.href).toMatch(/^https:/);
      expect(one.title).toMatch(/\S/);
    }
  }
  const [pip] = relationsOf((await linksetOf(gtin))[0]).filter(
    ([relation]) => relation === voc("pip"),
  );
  expect(pip?.[1]).toMatchObject([{ hreflang: ["zh", "en"] }, { hreflang: ["fr"] }]);
}

async function mediaAreOfIana() {
  for (const [, links] of (await linksetOf(serial)).flatMap(relationsOf)) {
    for (const { type } of links)
      expect([undefined, "text/html", "application/pdf"]).toContain(type);
  }
}

async function defaultIsDescribed() {
  for (const context of await linksetOf(serial)) {
    const relations = relationsOf(context);
    const [, [standard] = []] = relations.find(([name]) => name === voc("defaultLink")) ?? [];
    const others = relations.filter(([name]) => name !== voc("defaultLink"));
    expect(others.flatMap(([, links]) => links.map(({ href }) => href))).toContain(standard?.href);
  }
}

async function contextFileIsLinked() {
  const relation = "http://www.w3.org/ns/json-ld#context";
  const told =
    (await ask(serial, { accept: "application/linkset+json" })).headers.get("link") ?? "";
  const [, address = ""] = new RegExp(`<([^>]+)>; rel="${relation}"`).exec(told) ?? [];
  const file = await ask(address.slice(host.length));
  expect(file.headers.get("content-type")).toBe("application/ld+json");
  expect(await file.json()).toHaveProperty("@context");
}

async function oneDefaultWithoutAttributes() {
  for (const context of await linksetOf(serial)) {
    const found = relationsOf(context).filter(([name]) => name === voc("defaultLink"));
    expect(found.map(([, links]) => links.map((one) => Object.keys(one)))).toEqual([
      [["href", "title"]],
    ]);
  }
}

/** What the linkset of a request names as the default is where the same request is led. */
async function defaultIsWhereOneIsLed() {
  const unknown = [`${gtin}/21/NEVER`, `${gtin}/10/L9`, `${gtin}/10/L9/21/SN-1`];
  for (const path of [gtin, serial, withoutHome, `${withoutHome}/254/A`, ...unknown]) {
    const told = (await linksetOf(path)).flatMap((context) =>
      relationsOf(context).flatMap(([name, links]) => (name === voc("defaultLink") ? links : [])),
    );
    expect(await ledTo(path), path).toEqual([307, told.at(-1)?.href]);
  }
  const [own] = (await linksetOf(`${gtin}/10/L9/21/SN-1`)).slice(-1);
  expect(own?.["anchor"]).toBe(`${host}${gtin}/10/L9/21/SN-1`);
}

async function defaultUnlessBetter() {
  expect(await ledTo(gtin)).toEqual([307, `https://gear.example/t${gtin}`]);
  expect(await ledTo(gtin, { "accept-language": "fr" })).toEqual([307, "https://a.example/french"]);
  expect(await ledTo(gtin, { "accept-language": "de" })).toEqual([
    307,
    `https://gear.example/t${gtin}`,
  ]);
}

async function defaultAtAnyDepth() {
  for (const path of [gtin, `${gtin}/10/X`, `${gtin}/22/V/10/X/21/Y`]) {
    expect((await ask(path)).status, path).toBe(307);
  }
}

async function typeIsFollowed() {
  expect(await ledTo(`${serial}?linkType=gs1:dpp`)).toEqual([
    307,
    "https://a.example/dpp?linkType=gs1:dpp",
  ]);
  const above = await ask(`${serial}?linkType=gs1:pip`, { "accept-language": "zh" });
  expect(above.status).toBe(307);
}

/** Addresses of other scripts are told and followed as RFC 3986 writes them. */
async function addressIsFollowedAsTold() {
  const [context] = await linksetOf(withoutHome);
  const address = `https://a.example/${encodeURIComponent("地图")}?floor=2#gate`;
  expect(context?.[voc("locationInfo")]).toMatchObject([{ href: address }]);
  expect(await ledTo(`${withoutHome}`)).toEqual([307, address]);
}

async function missingTypeIs404() {
  expect((await ask(`${serial}?linkType=gs1:recipeInfo`)).status).toBe(404);
}

async function queryIsPassedOn() {
  expect(await ledTo(`${serial}?a=b&c=d%20e`)).toEqual([
    307,
    "https://a.example/trace?a=b&c=d%20e",
  ]);
  expect(await ledTo(`${packed[serial]}?a=b`)).toEqual([307, "https://a.example/trace?a=b"]);
  const place = `https://a.example/${encodeURIComponent("地图")}?floor=2&a=b#gate`;
  expect(await ledTo(`${withoutHome}?a=b`)).toEqual([307, place]);
}

async function requestDisambiguates() {
  const type = "?linkType=gs1:certificationInfo";
  const led = async (query: string, accept: string) => (await ledTo(gtin + query, { accept }))[1];
  expect(await led(type, "text/html")).toBe(`https://a.example/html${type}`);
  expect(await led(type, "application/pdf")).toBe(`https://a.example/pdf${type}`);
  expect(await led(`${type}&context=LK`, "*/*")).toBe(`https://a.example/pdf-lk${type}&context=LK`);
  for (const [accept, media] of [
    ["*/*", "application/linkset+json"],
    ["text/html", "text/html; charset=UTF-8"],
  ] as const) {
    const open = await ask(`${gtin}?linkType=gs1:instructions`, { accept });
    expect([open.status, open.headers.get("content-type")]).toEqual([300, media]);
    const text = await open.text();
    expect(text).toContain("https://a.example/one");
    expect(text).toContain("https://a.example/two");
    expect(text).not.toContain("french");
  }
}

async function describesItself() {
  const answer = await ask("/.well-known/gs1resolver");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json"]);
}

async function describesItsKeys() {
  const { supportedPrimaryKeys } = (await (await ask("/.well-known/gs1resolver")).json()) as {
    supportedPrimaryKeys: string[];
  };
  for (const key of ["00", "01", "414", "8004"]) expect(supportedPrimaryKeys).toContain(key);
}

async function describesItsContext() {
  const description = (await (await ask("/.well-known/gs1resolver")).json()) as object;
  expect(description).toMatchObject({ jsonLdContextLocation: `${host}/linkset-context` });
}

/** Nothing is handed on unread: what is not here is unknown, and every redirect names the linkset. */
async function nothingIsHandedOn() {
  expect((await ask("/01/04012345123456")).status).toBe(404);
  expect((await ask(serial)).headers.get("link")).not.toContain("handledBy");
}

async function slashIsTolerated() {
  for (const path of [serial, gtin, packed[serial] ?? ""]) {
    expect(await ledTo(`${path}/`)).toEqual(await ledTo(path));
  }
}

async function redirectsTellTheLinkset() {
  const told = (await ask(serial)).headers.get("link");
  expect(told).toContain(`<${host}${serial}?linkType=linkset>; rel="linkset"`);
}

async function vocabularyIsKnown() {
  const { supportedLinkType } = (await (await ask("/.well-known/gs1resolver")).json()) as {
    supportedLinkType: object[];
  };
  expect(supportedLinkType).toEqual([{ namespace: "https://ref.gs1.org/voc/", prefix: "gs1:" }]);
  expect((await ask(`${serial}?linkType=${voc("dpp")}`)).status).toBe(307);
}

/** What shows that a statement of GS1's list holds, by words that only it has. */
const proofs: readonly (readonly [RegExp, () => Promise<void>])[] = [
  [/key qualifiers SHALL be supported/, qualifiersAreTaken],
  [/GET, HEAD and OPTIONS/, speaksHttp],
  [/Over TLS/, allAddressesAreHttps],
  [/CORS/, isOpenToAnyPage],
  [/response code of 400/, faultsAre400],
  [/NOT use a 200/, noErrorIs200],
  [/able to decompress/, packedIsRead],
  [/NOT redirect to the equivalent/, packedIsNotUnpackedByRedirect],
  [/owl:sameAs/, packedTellsItsPlainAddress],
  [/alternative resolver/, othersGetThePlainAddress],
  [/linkType set to linkset/, linksetIsGiven],
  [/each level up/, levelsAreIncluded],
  [/subject of facts/, levelsAreIncluded],
  [/target URL, the link type|target URL, the link relationship/, linksAreWhole],
  [/defined by IANA/, mediaAreOfIana],
  [/descriptive link type/, defaultIsDescribed],
  [/json-ld#context/, contextFileIsLinked],
  [/recognise one available link/, oneDefaultWithoutAttributes],
  [/recognise one available link/, defaultIsWhereOneIsLed],
  [/redirect to the default link unless/, defaultUnlessBetter],
  [/no matter how granular/, defaultAtAnyDepth],
  [/redirect to the requested/, typeIsFollowed],
  [/redirect to the requested/, addressIsFollowedAsTold],
  [/404 Not Found/, missingTypeIs404],
  [/key=value pairs/, queryIsPassedOn],
  [/Accept-Language/, requestDisambiguates],
  [/description file at/, describesItself],
  [/list of supported primary identifiers/, describesItsKeys],
  [/render the linkset as JSON-LD/, describesItsContext],
  [/Global Company Prefix/, nothingIsHandedOn],
  [/trailing slashes/, slashIsTolerated],
  [/even when redirecting/, redirectsTellTheLinkset],
  [/Web vocabulary namespace/, vocabularyIsKnown],
];

describe("a GS1-conformant resolver", () => {
  it.each(proofs.map(([words, proof]) => [proof.name, words, proof] as const))(
    "shows that %s (%s)",
    async (_name, _words, proof) => proof(),
  );
});

describe.skipIf(absent)(`GS1's list of what a resolver does${reason}`, () => {
  const statements = absent
    ? []
    : readFileSync(statementFile, "utf8")
        .split("\n")
        .map((line) => line.replace(/^\s*-?\s*/, "").trim())
        .filter((line) => line !== "" && !line.endsWith(":"));

  it("is there to be read", () => expect(statements.length).toBeGreaterThan(30));

  it.each([...new Set(statements)])("%s", async (statement) => {
    const found = proofs.filter(([words]) => words.test(statement));
    expect(found.length).toBeGreaterThan(0);
    for (const [, proof] of found) await proof();
  });
});
