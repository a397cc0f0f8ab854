import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusals, sentenceOf } from "../../contracts/refusals/index.ts";
import { documentLimits } from "../../services/platform/graphql/limits.ts";
import { StagedApi } from "../stage/api.ts";
import { circleOfFragments, hostileRequests } from "../stage/hostile.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let firm: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  firm = await platform.firm("patient");
});

afterAll(async () => {
  api.close();
  await platform.close();
});

const headers = { "content-type": "application/json" };

async function send(body: string, language: "en" | "zh-CN" = "en") {
  const session = firm.administrator.token;
  const answer = await api.call("/graphql", { method: "POST", session, language, headers, body });
  const { data = null, errors = [] } = (await answer.json()) as {
    data?: unknown;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { status: answer.status, data, errors };
}

describe("C22 a request that is made to cost more than it should", () => {
  it.each(hostileRequests)("$what is refused as $code", async ({ body, code }) => {
    const { status, data, errors } = await send(body);
    expect(status).toBeLessThan(500);
    expect(data).toBeNull();
    expect(errors[0]?.extensions.code).toBe(code);
  });

  it("is not even looked at where nobody known asks under a grant of support", async () => {
    const { errors } = await api.ask(circleOfFragments, {}, { support: "x" });
    expect(errors[0]?.extensions.code).toBe("NOT_SIGNED_IN");
  });

  it("is told in both languages what is allowed", async () => {
    const query = `{ ${Array.from({ length: 16 }, (_, at) => `a${at}: __typename`).join(" ")} }`;
    const body = JSON.stringify({ query });
    const limit = documentLimits.aliases;
    for (const [language, locale] of [
      ["en", "en"],
      ["zh-CN", "zh"],
    ] as const) {
      const told = (await send(body, language)).errors[0]?.message;
      expect(told).toBe(sentenceOf("DOCUMENT_ALIASES", locale, { limit }));
      expect(told).toContain(String(limit));
    }
  });

  it("is refused under a code of its own for each limit", () => {
    const codes = new Set(hostileRequests.map(({ code }) => code));
    const own = Object.keys(refusals).filter((code) =>
      /^(DOCUMENT_(?!UNKNOWN)|BATCH_REFUSED|BODY_TOO)/.test(code),
    );
    expect([...codes]).toEqual(expect.arrayContaining(own));
  });

  it.each([
    ["15 aliases", `{ ${Array.from({ length: 15 }, (_, at) => `a${at}: __typename`).join(" ")} }`],
    [
      "10 directives",
      `{ viewer { roles } ${"... @include(if: true) { __typename } ".repeat(10)} }`,
    ],
    ["a whole page of firms", "{ firms(first: 100) { nodes { id name { zh en } } } }"],
  ])("%s are no harm", async (_what, query) => {
    expect((await send(JSON.stringify({ query }))).errors).toEqual([]);
  });

  it("leaves GraphQL's own introspection to those who may ask anything", async () => {
    const { getIntrospectionQuery } = await import("graphql");
    const { errors } = await send(JSON.stringify({ query: getIntrospectionQuery() }));
    expect(errors).toEqual([]);
  });
});
