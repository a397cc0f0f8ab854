import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolverApp } from "../../identifiers/resolver/index.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { openMetrics } from "../../services/platform/metrics.ts";
import { Proxies } from "../../services/platform/proxies.ts";
import { type RateClass, type Rates, usualRates } from "../../services/platform/rates.ts";
import { makeToken } from "../../services/tenancy/tokens.ts";
import { StagedApi } from "../stage/api.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { writesNothing } from "../stage/registry.ts";

let platform: StagedPlatform;
let busy: StagedFirm;
let quiet: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  busy = await platform.firm("busy");
  quiet = await platform.firm("quiet");
});

afterAll(() => platform.close());

const slow = { perSecond: 0.1, burst: 2 };
const only = (rateClass: RateClass): Rates => ({
  ...usualRates,
  [rateClass]: { firm: slow, stranger: slow },
});

const texts = {
  query: "{ viewer { roles } }",
  mutation: "mutation { welcomeFinish { __typename } }",
  integrity: "{ auditIntegrity { keptDays } }",
  departure: 'mutation { providerSignInStart(firm: "x") { __typename } }',
  admission: `mutation { applicationSubmit(input: { name: { zh: "x", en: "x" }, uscc: "x",
    city: { zh: "x", en: "x" }, administratorEmail: "x" }) { __typename } }`,
  passport: 'query { passport(code: "urn:epc:id:sgtin:4012345.012345.1") { code } }',
};
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const documents = Object.fromEntries(Object.values(texts).map((text) => [hashOf(text), text]));

/** A key that might be one of ours and is none. */
const made = () => makeToken("key", newId<TenantId>()).token;

/** Asks by hash, as the web does. */
const asking = (text: string) => ({
  method: "POST" as const,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ extensions: { persistedQuery: { sha256Hash: hashOf(text) } } }),
});

const calls = {
  query: { path: "/graphql", call: asking(texts.query) },
  mutation: { path: "/graphql", call: asking(texts.mutation) },
  passport: { path: "/graphql", call: asking(texts.passport) },
  integrity: { path: "/graphql", call: asking(texts.integrity) },
  departure: { path: "/graphql", call: asking(texts.departure) },
  admission: { path: "/graphql", call: asking(texts.admission) },
  document: {
    path: "/graphql",
    call: { ...asking(""), body: JSON.stringify({ query: "{ firms { nodes { id } } }" }) },
  },
  events: { path: "/epcis/events", call: {} },
  capture: {
    path: "/epcis/capture",
    call: {
      method: "POST" as const,
      headers: { "content-type": "application/ld+json" },
      body: JSON.stringify(epcisDocument([inspection("R1")])),
    },
  },
};

describe("C25 whoever asks too often", () => {
  it.each(Object.keys(calls) as (keyof typeof calls)[])(
    "is told when to come again, and costs no other firm a %s",
    async (rateClass) => {
      const api = new StagedApi(platform, { rates: only(rateClass), documents });
      const { path, call } = calls[rateClass];
      const ask = (session: string) => api.call(path, { ...call, session });
      const of = (firm: StagedFirm) => firm.administrator.token;
      for (let turn = 0; turn < 2; turn += 1) {
        const answer = await ask(of(busy));
        expect(answer.status).not.toBe(429);
        expect(answer.headers.get("ratelimit")).toBe(
          `"${rateClass}";r=${1 - turn};t=${turn * 10 || 1}`,
        );
      }
      const answer = await ask(of(busy));
      expect(answer.status).toBe(429);
      expect(answer.headers.get("retry-after")).toBe("10");
      expect(answer.headers.get("ratelimit-policy")).toBe(`"${rateClass}";q=2;w=20`);
      expect(answer.headers.get("ratelimit")).toBe(`"${rateClass}";r=0;t=10`);
      const text = await answer.text();
      expect(text).toContain('"RATE_LIMITED"');
      expect(text).toContain("in 10 s.");
      if (path === "/graphql") expect(JSON.parse(text).errors).toHaveLength(1);

      expect((await ask(of(quiet))).status).not.toBe(429);
      api.close();
    },
  );

  it("is one address where no firm is known, whatever tokens it makes up", async () => {
    const api = new StagedApi(platform, { rates: only("document") });
    const ask = async (session: string) =>
      (await api.ask("{ __typename }", {}, { session })).status;
    expect([await ask("lzs_a"), await ask("lzs_b"), await ask("lzs_c")]).toEqual([200, 200, 429]);
    expect(await ask(quiet.administrator.token)).toBe(200);
    api.close();
  });

  it.each([
    ["a key that opens nothing", { key: made() }, "NOT_SIGNED_IN"],
    ["a request that is forged", { headers: { "x-lianzao": "0" } }, "REQUEST_FORGED"],
    ["a batch", { body: "[]" }, "BATCH_REFUSED"],
    ["a body that is none", { body: "{" }, "BODY_MALFORMED"],
    ["a body that is too large", { body: "x".repeat(200_000) }, "BODY_TOO_LARGE"],
  ])("is counted for %s, too", async (_what, call, code) => {
    const api = new StagedApi(platform, { rates: only("document") });
    const { headers, ...rest } = { headers: {}, ...call };
    const sent = { "content-type": "application/json", ...headers };
    const body = JSON.stringify({ query: "{ __typename }" });
    const ask = async () => {
      const asking = { method: "POST", body, ...rest, headers: sent } as const;
      const answer = await api.call("/graphql", asking);
      return ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]
        ?.extensions.code;
    };
    expect([await ask(), await ask(), await ask()]).toEqual([code, code, "RATE_LIMITED"]);
    api.close();
  });

  it("does not have links to archives guessed at without end", async () => {
    const api = new StagedApi(platform, { rates: only("token") });
    const ask = async () => {
      const code = makeToken("archive", newId<TenantId>()).token;
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const body = new URLSearchParams({ code }).toString();
      return (await api.call("/exports/left", { method: "POST", headers, body })).status;
    };
    expect([await ask(), await ask(), await ask()]).toEqual([404, 404, 429]);
    api.close();
  });

  it("does not have tokens looked for without end, which costs those who are known nothing", async () => {
    const api = new StagedApi(platform, { rates: only("token") });
    const ask = async (key: string) => {
      const { errors } = await api.ask("{ __typename }", {}, { key });
      return errors[0]?.extensions.code;
    };
    const known = async () =>
      (await api.ask("{ __typename }", {}, { session: quiet.administrator.token })).status;
    const again = made();
    expect(await known()).toBe(200);
    expect([await ask(again), await ask(again), await ask(again)]).not.toContain("RATE_LIMITED");
    expect([await ask(made()), await ask(made())]).toEqual(["NOT_SIGNED_IN", "RATE_LIMITED"]);
    expect(await known()).toBe(200);
    api.close();
  });

  it("C02 is somebody of his own behind a proxy that is trusted", async () => {
    const proxies = new Proxies(["10.0.0.0/8"]);
    const api = new StagedApi(platform, { rates: only("document"), proxies });
    const socket = { remoteAddress: "10.0.0.1", remotePort: 1, remoteFamily: "IPv4" };
    const ask = async (address: string) => {
      const headers = { "content-type": "application/json", "x-lianzao": "1" };
      const sent = { ...headers, "x-forwarded-for": `9.9.9.9, ${address}` };
      const body = JSON.stringify({ query: "{ __typename }" });
      const asking = { method: "POST", headers: sent, body };
      return (await api.app.request("/graphql", asking, { incoming: { socket } })).status;
    };
    const first = "192.0.2.1";
    expect([await ask(first), await ask(first), await ask(first)]).toEqual([200, 200, 429]);
    expect(await ask("192.0.2.2")).toBe(200);
    api.close();
  });

  it("is refused by the resolver, too, and only for codes", async () => {
    const resolver = resolverApp({
      log: openLog("test", "silent"),
      metrics: openMetrics("resolver"),
      database: platform.app,
      ...writesNothing(platform.app),
      publicUrl: "http://localhost:8080",
      resolverUrl: "http://localhost:8081",
      rates: only("resolve"),
      ready: async () => undefined,
    });
    const ask = () => resolver.request("/01/04012345123456");
    expect([(await ask()).status, (await ask()).status]).not.toContain(429);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("10");
    expect(await refused.text()).toContain("RATE_LIMITED");
    expect((await resolver.request("/healthz")).status).toBe(200);
  });
});
