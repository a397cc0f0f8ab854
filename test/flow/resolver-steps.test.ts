import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerIdentifier } from "../../identifiers/registry/commands.ts";
import type { Steps } from "../../identifiers/resolver/steps/steps.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import {
  draft,
  freshAuthority,
  givePrefix,
  naming,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";

const gtin = "gs1:01/06901234000016";
const lot = `${gtin}/10/L7`;

let platform: StagedPlatform;
let resolver: StagedResolver;
let authority: string;

beforeAll(async () => {
  platform = await stagePlatform();
  const firm = await platform.firm("pumps");
  authority = freshAuthority();
  await givePrefix(platform, firm.id, authority);
  await givePrefix(platform, firm.id, "6901234", "gs1");
  await naming(platform, firm, async (scope) => {
    const values = [
      textValue(1, "URL", "https://pumps.example/p"),
      textValue(2, "gs1:certificationInfo", "https://pumps.example/c"),
      textValue(3, "COST", "for us alone", "firm"),
    ];
    await registerIdentifier(scope, gtin, draft(values, { names: [`hdl:${authority}/pump`] }));
  });
  resolver = stageResolver(platform);
});

afterAll(async () => {
  await resolver.close();
  await platform.close();
});

const ask = (asked: Readonly<Record<string, string>>, headers: Record<string, string> = {}) =>
  resolver.app.request(`http://localhost:8081/resolve?${new URLSearchParams(asked)}`, { headers });

async function stepsOf(code: string, more: Readonly<Record<string, string>> = {}): Promise<Steps> {
  const answer = await ask({ code, ...more }, { accept: "application/json" });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Steps;
}

const compressed = "/AQnYUc1gmiERBhQ0ytiyZuAGOLc1TQ";

describe("the steps of a resolution", () => {
  it.each([
    ["(01)06901234000016(10)L7", "element-string"],
    ["https://id.gs1.org/01/06901234000016/10/L7?17=290101", "digital-link"],
    ["urn:epc:class:lgtin:6901234.000001.L7", "epc-urn"],
    ["]d2010690123400001610L7", "scan"],
    ["^010690123400001610L7", "scan"],
  ])("read %s as %s, and come to the class above the lot", async (code, form) => {
    const steps = await stepsOf(code);
    expect(steps.reading?.form).toBe(form);
    expect(steps.identity).toBe(lot);
    expect(steps.prefixes).toEqual([{ scheme: "gs1", prefix: "6901234", withdrawn: false }]);
    expect(steps.levels?.map(({ code: level, state }) => [level, state])).toEqual([
      [lot, "nothing"],
      [gtin, "registered"],
    ]);
    expect(steps.levels?.[1]).toMatchObject({ values: 2, links: 2 });
    expect(JSON.stringify(steps)).not.toContain("for us alone");
  });

  it("tell what the doors themselves answer, of every name", async () => {
    const { doors } = await stepsOf("(01)06901234000016");
    expect(doors.map(({ path, status, location }) => [path, status, location])).toEqual([
      ["/01/06901234000016", 307, "https://pumps.example/p"],
      ["/01/06901234000016?linkType=linkset", 200, null],
      [`/hdl:${authority}/pump`, 302, "https://pumps.example/p"],
      [`/api/handles/${authority}/pump`, 200, null],
    ]);
  });

  it("say which link is chosen, and why the others are not", async () => {
    const certificate = await stepsOf("(01)06901234000016", { linkType: "gs1:certificationInfo" });
    const lost = certificate.choice?.links.map((link) => [link.type, link.lost]);
    expect(lost).toEqual([
      ["gs1:pip", "type"],
      ["gs1:certificationInfo", null],
    ]);
    expect(certificate.doors[0]).toMatchObject({
      status: 307,
      location: expect.stringContaining("https://pumps.example/c"),
    });
    const unknown = await stepsOf("(01)06901234000016", { linkType: "gs1:recipeInfo" });
    expect(unknown.choice?.links.every((link) => link.lost === "type")).toBe(true);
    expect(unknown.doors[0]?.status).toBe(404);
  });

  it("unpack a compressed Digital Link", async () => {
    const steps = await stepsOf(compressed);
    expect(steps.reading).toMatchObject({ form: "compressed" });
    expect(steps.reading?.unpacked).toMatch(/^\/01\//);
  });

  it("say where a text is at fault, and what is a foreign prefix's", async () => {
    const wrong = await stepsOf("(01)06901234000017");
    expect(wrong).toMatchObject({ fault: { code: "CODE_CHECK_DIGIT", at: 4 }, levels: null });
    const foreign = await stepsOf("20.500.99999/nothing");
    expect(foreign).toMatchObject({ prefixes: [], levels: [{ state: "nothing" }] });
    expect(foreign.doors.map(({ status }) => status)).toEqual([404, 400]);
  });

  it("are a page in both languages that shows nothing as markup", async () => {
    const page = { accept: "text/html", "accept-language": "en" };
    const empty = await (await ask({}, page)).text();
    expect(empty).toContain("No code has been entered yet");
    const hostile = await (await ask({ code: '"><script>x' }, page)).text();
    expect(hostile).not.toContain("<script>x");
    expect(hostile).toContain('role="alert"');
    const shown = await (await ask({ code: "(01)06901234000016", tongue: "zh" }, page)).text();
    expect(shown).toContain("各入口的应答");
    expect(shown).toContain("已分配给本平台的企业");
  });
});
