import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { StagedApi } from "../stage/api.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { freshAuthority, givePrefix } from "../stage/registry.ts";

const register = `mutation ($input: IdentifierRegisterInput!) { identifierRegister(input: $input) {
  __typename ... on Identifier { id version } ... on Refusal { code field message } } }`;
const change = `mutation ($input: IdentifierChangeInput!) { identifierChange(input: $input) {
  __typename ... on Identifier { version } ... on Refusal { code field message } } }`;

let platform: StagedPlatform;
let api: StagedApi;
let firm: StagedFirm;
let authority: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  firm = await platform.firm("pumps");
  authority = freshAuthority();
  await givePrefix(platform, firm.id, authority);
});

afterAll(async () => {
  api.close();
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
