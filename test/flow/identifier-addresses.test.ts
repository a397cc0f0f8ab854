import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { StagedApi } from "../stage/api.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import {
  freshAuthority,
  givePrefix,
  type StagedResolver,
  stageResolver,
} from "../stage/registry.ts";
import { unboundedRates } from "../stage/unbounded-rates.ts";

const register = `mutation ($input: IdentifierRegisterInput!) { identifierRegister(input: $input) {
  __typename ... on Identifier { id version } ... on Refusal { code field message } } }`;
const change = `mutation ($input: IdentifierChangeInput!) { identifierChange(input: $input) {
  __typename ... on Identifier { version } ... on Refusal { code field message } } }`;

let platform: StagedPlatform;
let api: StagedApi;
let firm: StagedFirm;
let authority: string;
let resolver: StagedResolver;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  firm = await platform.firm("pumps");
  authority = freshAuthority();
  await givePrefix(platform, firm.id, authority);
  await givePrefix(platform, firm.id, "9520123", "gs1");
  resolver = stageResolver(platform);
});

afterAll(async () => {
  api.close();
  await resolver.close();
  await platform.close();
});

const value = (index: number, type: string, text: string) => {
  return { index, type, text, audience: "PUBLIC" };
};

async function ask(document: string, input: object, language: "zh-CN" | "en" = "en") {
  const session = firm.administrator.token;
  const { data } = await api.ask(document, { input }, { session, language });
  return Object.values(data)[0] as Record<string, unknown>;
}

describe("a web address of an identifier, over GraphQL", () => {
  it("is refused at its own field, in the reader's language, where it is none", async () => {
    const values = [value(1, "NAME", "javascript:"), value(2, "URL", "javascript:alert(1)")];
    const input = { code: `${authority}/p-1`, names: [], values };
    const told = await ask(register, input);
    expect(told).toMatchObject({ code: "VALUE_ADDRESS", field: "values.1.text" });
    expect(told["message"]).toContain("Value 2 (URL) must be a whole http or https address");
    expect((await ask(register, input, "zh-CN"))["message"]).toContain("值 2（URL）");
  });

  it("is refused in a change, too, and leaves the record as it was", async () => {
    const values = [value(1, "URL", "https://pumps.example/1")];
    const made = await ask(register, { code: `${authority}/p-2`, names: [], values });
    expect(made).toMatchObject({ version: 1 });
    const next = [...values, value(2, "gs1:dpp", "https://user@pumps.example/")];
    const told = await ask(change, { id: made["id"], names: [], values: next });
    expect(told).toMatchObject({ code: "VALUE_ADDRESS", field: "values.1.text" });
    const well = [...values, value(2, "gs1:dpp", "https://pumps.example/dpp")];
    expect(await ask(change, { id: made["id"], names: [], values: well })).toMatchObject({
      version: 2,
    });
  });
});

describe("links of one type for different readers", () => {
  const path = "/01/09520123456788";
  const host = "http://localhost:8081";
  const tongues = ["de", "en", "es"] as const;
  const titles = { de: "Gebrauchsanweisung", en: "How to use it", es: "Instrucciones" };
  const read = `query ($first: Int) { identifiers(first: $first, under: "gs1:") { nodes { changedBy
    values { index title media languages contexts ttlSeconds } } } }`;

  const led = async (query: string, headers: Record<string, string> = {}) => {
    const answer = await resolver.app.request(`${host}${path}${query}`, { headers });
    return [answer.status, answer.headers.get("location")?.replace(/\?.*/, "")];
  };

  it("are registered with title, media type and language, and told so", async () => {
    const links = tongues.map((tongue, at) => ({
      ...value(at + 2, "gs1:instructions", `https://pumps.example/${tongue}.pdf`),
      ...{ title: titles[tongue], media: "application/pdf", languages: [tongue], ttlSeconds: 60 },
    }));
    const lanka = { ...value(5, "gs1:instructions", "https://pumps.example/lk"), contexts: ["LK"] };
    const values = [value(1, "URL", "https://pumps.example/"), ...links, lanka];
    expect(await ask(register, { code: path, names: [], values })).toMatchObject({ version: 1 });
    const { data } = await api.ask(read, { first: 5 }, { session: firm.administrator.token });
    const [told] = (data["identifiers"] as { nodes: { values: object[]; changedBy: string }[] })
      .nodes;
    expect(told?.values[1]).toEqual({
      index: 2,
      ...{ title: titles.de, media: "application/pdf", languages: ["de"], contexts: [] },
      ttlSeconds: 60,
    });
    expect(told?.changedBy).not.toMatch(/^person:/);
  });

  it("are negotiated", async () => {
    const type = "?linkType=gs1:instructions";
    for (const tongue of tongues) {
      const expected = [307, `https://pumps.example/${tongue}.pdf`];
      expect(await led(type, { "accept-language": `${tongue}, *;q=0.1` })).toEqual(expected);
    }
    expect(await led(`${type}&context=LK`)).toEqual([307, "https://pumps.example/lk"]);
    expect(await led("", { "accept-language": "de" })).toEqual([307, "https://pumps.example/"]);
  });

  it("stand in the linkset with all that is said of them", async () => {
    const headers = { "accept-language": "en" };
    const answer = await resolver.app.request(`${host}${path}?linkType=linkset`, { headers });
    const { linkset } = (await answer.json()) as { linkset: Record<string, unknown>[] };
    expect(linkset[0]?.["https://ref.gs1.org/voc/instructions"]).toMatchObject([
      ...tongues.map((tongue) => {
        return { title: titles[tongue], type: "application/pdf", hreflang: [tongue] };
      }),
      { title: "Instructions", context: ["LK"] },
    ]);
  });

  it("are refused at the member that is wrong", async () => {
    const wrong = { ...value(2, "gs1:dpp", "https://pumps.example/"), media: "pdf" };
    const values = [value(1, "NAME", "a"), wrong];
    expect(await ask(register, { code: `${authority}/p-9`, names: [], values })).toMatchObject({
      code: "VALUE_MEDIA",
      field: "values.1.media",
    });
  });
});

describe("a web address, by its name", () => {
  it("is one whatever the case of its scheme and host, for who registers it and who asks", async () => {
    await givePrefix(platform, firm.id, "https://plates.example/", "uri");
    const values = [value(1, "NAME", "Pump")];
    const code = "HTTPS://Plates.Example/A";
    expect(await ask(register, { code, names: [], values })).toMatchObject({ version: 1 });
    const twice = await ask(register, { code: "https://plates.example/A", names: [], values });
    expect(twice).toMatchObject({ code: "IDENTIFIER_TAKEN" });
    for (const asked of ["https://plates.example/A", "HTTPS://PLATES.example/A"]) {
      const answer = await resolver.app.request(`http://localhost:8081/${asked}`, {
        headers: { accept: "application/json" },
      });
      expect(await answer.json()).toMatchObject({ code: "uri:https://plates.example/A" });
    }
  });
});

describe("a word that may be a packed Digital Link", () => {
  it("is counted before anything of it is unpacked", async () => {
    const scarce = { perSecond: 0.000_1, burst: 1 };
    const rates = { ...unboundedRates, resolve: { firm: scarce, stranger: scarce } };
    const strict = stageResolver(platform, { rates });
    try {
      const asked = () => strict.app.request(`http://localhost:8081/${"MAMA".repeat(2_000)}`);
      expect([(await asked()).status, (await asked()).status]).toEqual([404, 429]);
    } finally {
      await strict.close();
    }
  });
});
