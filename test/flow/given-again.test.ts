import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityOf } from "../../identifiers/codes/index.ts";
import { registerIdentifier } from "../../identifiers/registry/commands.ts";
import { ResolutionTally } from "../../identifiers/resolutions/index.ts";
import type { RegisteredLink } from "../../identifiers/resolver/links.ts";
import { register } from "../../identifiers/resolver/writes.ts";
import { openDatabase } from "../../services/platform/database.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { type Metrics, openMetrics } from "../../services/platform/metrics.ts";
import { usualRates } from "../../services/platform/rates.ts";
import { Dice } from "../isolation/dice.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { rawAnswer } from "../stage/raw.ts";
import {
  draft,
  freshAuthority,
  givePrefix,
  naming,
  prefixAdministrator,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";
import { type ServedResolver, serveResolver } from "../stage/served.ts";
import { eventually } from "../stage/started.ts";
import { Wire } from "../stage/wire.ts";

const patience = {
  knownMs: 600_000,
  unknownMs: 600_000,
  waitMs: 2_000,
  longestMs: 5_000,
  restMs: 50,
};
const tally = new ResolutionTally();
const authority = freshAuthority();
const gtin = "/01/06901234000016";
const handle = `/api/handles/${authority}/pump`;
const front = `/${authority}/pump`;

let platform: StagedPlatform;
let firm: StagedFirm;
let metrics: Metrics;
let staged: StagedResolver;
let resolver: ServedResolver;
let administrator: string;

const link = (name: string, more: Partial<RegisteredLink>): RegisteredLink => ({
  type: "gs1:certificationInfo",
  href: `https://firm.example/${name}`,
  title: { zh: `证书 ${name}`, en: `Certificate ${name}` },
  media: "text/html",
  languages: [],
  isDefault: false,
  ...more,
});

/** A code that is known by public events, with links for different readers. */
const various: readonly RegisteredLink[] = [
  link("home", { type: "gs1:pip", isDefault: true }),
  link("zh", { languages: ["zh"] }),
  link("en", { languages: ["en"] }),
  link("pdf", { media: "application/pdf", languages: ["en"] }),
  link("de", { contexts: ["DE"] }),
];

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("pumps");
  await givePrefix(platform, firm.id, authority);
  await givePrefix(platform, firm.id, "6901234", "gs1");
  await givePrefix(platform, firm.id, "1.2.156.3088.6", "oid");
  const names = [`hdl:${authority}/pump`, "oid:1.2.156.3088.6.1"];
  const values = [
    textValue(1, "URL", "https://pumps.example/p?a=陈"),
    textValue(2, "NAME", "泵"),
    textValue(3, "COST", "secret-cost", "firm"),
  ];
  await naming(platform, firm, (scope) =>
    registerIdentifier(scope, `gs1:${gtin.slice(1)}`, draft(values, { names })),
  );
  const code = identityOf("gs1:01/06901234000023");
  await asProgram(platform.worker, (scope) =>
    register(scope, [{ code, links: various, registeredAt: new Date(0), first: null }]),
  );
  administrator = (await prefixAdministrator(platform, firm, authority)).basic;
  metrics = openMetrics("resolver");
  const regionFrom = "header:CF-IPCountry";
  staged = stageResolver(platform, { patience, tally, metrics, regionFrom });
  resolver = await serveResolver(staged);
});

afterAll(async () => {
  await resolver.close();
  await staged.close();
  await platform.close();
});

type Headers = Readonly<Record<string, string>>;

/** Of each answer its own; and where a body ends may be said in two ways. */
const own = [
  ...["date", "age", "x-request-id", "ratelimit", "connection", "keep-alive"],
  ...["content-length", "transfer-encoding"],
];

async function told(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => !own.includes(name));
  return { status: answer.status, headers, body: await answer.text() };
}

const byRoutes = async (path: string, headers: Headers = {}) =>
  told(await staged.app.request(`http://localhost:8081${path}`, { headers }));

/** Whether the answer to a request came from what was given before. */
async function isAgain(path: string, headers: Headers = {}, method = "GET"): Promise<boolean> {
  const before = resolver.again();
  await resolver.ask(path, headers, method);
  return resolver.again() > before;
}

async function neverAgain(path: string, headers: Headers = {}, method = "GET"): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    expect(await isAgain(path, headers, method), `${method} ${path}`).toBe(false);
  }
}

const zh = { "accept-language": "zh-CN,zh;q=0.9" };
const en = { "accept-language": "en" };
const accepts = ["*/*", "application/json", "application/ld+json", "text/html", "application/pdf"];
const queries = [
  "",
  "?linkType=linkset",
  "?linkType=gs1:certificationInfo",
  "?linkType=gs1:certificationInfo&context=DE",
  "?linkType=gs1:pip&x=%E4%B8%AD",
];

/** Requests of which many differ in one thing alone. */
const requests = [
  ...[gtin, "/01/06901234000023"].flatMap((path) => queries.map((query) => path + query)),
  ...["", "?pretty", "?type=URL", "?index=2", "?index=9", "?publicOnly"].map((q) => handle + q),
  ...["", "?noredirect", "?type=NAME", "?index=1"].map((query) => front + query),
  "/1.2.156.3088.6.1",
  `/hdl:${authority}/pump`,
].flatMap((path) =>
  [zh, en, {}].flatMap((language) =>
    ["", ...accepts].map((accept) => ({
      path,
      headers: { ...language, ...(accept !== "" && { accept }) },
    })),
  ),
);

describe("an answer that is given again", () => {
  it("is to the letter what the routes answer, for each address, language and medium its own", async () => {
    const dice = new Dice(11);
    const before = resolver.again();
    for (let round = 0; round < 3; round += 1) {
      for (const { path, headers } of dice.shuffled(requests)) {
        const answer = await told(await resolver.ask(path, headers));
        const place = `${path} ${JSON.stringify(headers)}`;
        expect({ place, ...answer }).toEqual({ place, ...(await byRoutes(path, headers)) });
      }
    }
    expect(resolver.again() - before).toBeGreaterThan(requests.length);
  });

  it("is to the letter what the routes answer where it is made from what is known of another code", async () => {
    const paths: string[] = [];
    for (let number = 1; number <= 6; number += 1) {
      const names = [`hdl:${authority}/%E6%B3%B5-${number}`, `oid:1.2.156.3088.6.${number + 1}`];
      const values = [
        textValue(1, "URL", `https://pumps.example/泵/${number}?a=b#c`),
        textValue(2, "gs1:certificationInfo", `https://pumps.example/c/${number}`),
        textValue(3, "COST", "secret-cost", "firm"),
        ...(number % 2 === 0 ? [textValue(4, "NAME", `Pümpe "${number}"`)] : []),
      ];
      const code = `gs1:${gtin.slice(1)}/21/N${number}`;
      await naming(platform, firm, (scope) =>
        registerIdentifier(scope, code, draft(values, { names })),
      );
      const [name = ""] = names;
      const local = name.slice("hdl:".length);
      paths.push(`/api/handles/${local}`, `/${local}`, `/${name}`, `/${code.slice("gs1:".length)}`);
      paths.push(`/1.2.156.3088.6.${number + 1}`, `/oid:1.2.156.3088.6.${number + 1}`);
    }
    await pause(200);
    const before = resolver.again();
    for (const path of new Dice(12).shuffled(paths)) {
      for (const accept of ["", ...accepts]) {
        const headers = { ...en, ...(accept !== "" && { accept }) };
        const answer = await told(await resolver.ask(path, headers));
        expect({ path, accept, ...answer }).toEqual({
          path,
          accept,
          ...(await byRoutes(path, headers)),
        });
      }
    }
    expect(resolver.again() - before).toBeGreaterThan(paths.length);
  });

  it("is no older than the last news, and has a request id of its own each time", async () => {
    await resolver.ask(handle);
    await pause(1_100);
    const [one, other] = [await resolver.ask(handle), await resolver.ask(handle)];
    expect(await isAgain(handle)).toBe(true);
    expect(one.headers.get("age")).toBe("0");
    const ids = [one, other].map(({ headers }) => headers.get("x-request-id"));
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.headers.get("content-length")).toBe(String((await one.arrayBuffer()).byteLength));
  });

  it("counts for the firm's statistics, and for the country of each who asks", async () => {
    for (let times = 0; times < 2; times += 1) await resolver.ask(front);
    tally.take();
    const before = resolver.again();
    for (const country of ["CN", "de", "CN", "XX"]) {
      await resolver.ask(front, { "cf-ipcountry": country });
    }
    expect(resolver.again() - before).toBe(4);
    const counted = tally.take().counts.map(({ code, tenantId, region, reader, times }) => {
      expect([code, tenantId, reader]).toEqual([`hdl:${authority}/pump`, firm.id, "person"]);
      return [region, times];
    });
    expect(counted.sort()).toEqual([
      ["", 1],
      ["CN", 2],
      ["DE", 1],
    ]);
  });

  it("counts in the metrics by its route, as the route's own answer does", async () => {
    await resolver.ask(handle);
    const timesOf = async (path: string) => {
      const { values } = await metrics.requests.get();
      await resolver.ask(path);
      const after = (await metrics.requests.get()).values;
      const grown = after.filter(({ labels, value }) => {
        const former = values.find((each) => each.labels.route === labels.route);
        return former === undefined || former.value < value;
      });
      return grown.map(({ labels }) => labels);
    };
    expect(await timesOf(handle)).toEqual(await timesOf(`${handle}?auth=true`));
  });

  it("counts against its asker's rate, which it tells", async () => {
    const slow = { perSecond: 0.1, burst: 4 };
    const resolve = { firm: slow, stranger: slow };
    const other = stageResolver(platform, { patience, rates: { ...usualRates, resolve } });
    const served = await serveResolver(other);
    const answers: Response[] = [];
    for (let times = 0; times < 5; times += 1) answers.push(await served.ask(handle));
    // Until it hears of changes, it doubts what it has read.
    expect(served.again()).toBeGreaterThanOrEqual(2);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get("ratelimit"))).toEqual([
      '"resolve";r=3;t=1',
      '"resolve";r=2;t=1',
      '"resolve";r=1;t=1',
      '"resolve";r=0;t=10',
      '"resolve";r=0;t=10',
    ]);
    expect(answers[4]?.headers.get("retry-after")).toBe("10");
    await served.close();
    await other.close();
  });
});

it("is given again while the database is away, with its age", async () => {
  const wire = new Wire(platform.fresh.url);
  await wire.mend();
  const database = openDatabase(wire.urlOf(platform.fresh.url), "lianzao_resolver", 1);
  const other = stageResolver(platform, { patience, database });
  const served = await serveResolver(other);
  await served.ask(handle);
  // Once it hears of changes, it doubts what it read before.
  await pause(300);
  await eventually(async () => {
    await served.ask(handle);
    return served.again() > 0;
  }, "it is kept");
  await wire.cut();
  await pause(1_000);
  const before = served.again();
  const answer = await served.ask(handle);
  expect([answer.status, served.again() - before]).toEqual([200, 1]);
  expect(Number(answer.headers.get("age"))).toBeGreaterThanOrEqual(1);
  await served.close();
  await Promise.all([other.close(), database.close()]);
});

describe("is not kept:", () => {
  it("what is answered under credentials, nor does it stand in for that", async () => {
    const all = `${handle}?publicOnly=false`;
    const strange = { authorization: "Basic eDp5" };
    for (const path of [handle, all, front, gtin]) {
      for (let times = 0; times < 2; times += 1) await resolver.ask(path);
      await neverAgain(path, { authorization: administrator });
      await neverAgain(path, { ...strange });
      await neverAgain(path, { cookie: "session=x" });
    }
    for (let times = 0; times < 3; times += 1) {
      const seen = await resolver.ask(all, { authorization: administrator });
      expect(await seen.text()).toContain("secret-cost");
      expect(await (await resolver.ask(handle)).text()).not.toContain("secret-cost");
      expect((await resolver.ask(all)).status).toBe(401);
      expect((await resolver.ask(handle, strange)).status).toBeGreaterThanOrEqual(401);
    }
  });

  it("what is asked with another method", async () => {
    await resolver.ask(handle);
    await resolver.ask(gtin);
    for (const method of ["HEAD", "OPTIONS", "PUT", "DELETE", "POST"]) {
      await neverAgain(handle, {}, method);
      await neverAgain(gtin, {}, method);
    }
    const head = await resolver.ask(gtin, {}, "HEAD");
    expect([head.status, await head.text()]).toEqual([307, ""]);
  });

  it("refusals, pages, choices, and what is asked of the database each time", async () => {
    await neverAgain(`/api/handles/${authority}/none`);
    await neverAgain("/01/06901234000030");
    await neverAgain("/01/06901234000017");
    await neverAgain(`${front}?noredirect`, { accept: "text/html" });
    await neverAgain(`${gtin}?linkType=linkset`, { accept: "text/html" });
    await neverAgain(`${handle}?auth=true`);
    await neverAgain(`/resolve?code=${encodeURIComponent(front.slice(1))}`);
  });

  it("what comes with a path or a header of kilobytes", async () => {
    await neverAgain(`${handle}?x=${"y".repeat(8_000)}`);
    await neverAgain(handle, { accept: `text/${"x".repeat(4_000)}` });
    for (let at = 0; at < 200; at += 1) await resolver.ask(`${handle}?x=${at}`);
    expect(await isAgain(`${handle}?x=199`)).toBe(true);
  });

  it("what it cannot give to an HTTP/1.0 client without a host", async () => {
    await resolver.ask(handle);
    expect(await isAgain(handle)).toBe(true);
    expect(await rawAnswer(resolver.port, `GET ${handle} HTTP/1.0\r\n\r\n`)).toBe(400);
    expect(await rawAnswer(resolver.port, `GET ${handle} HTTP/1.1\r\nHost: a b\r\n\r\n`)).toBe(400);
  });
});
