import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { platformOfAll } from "../stage/one-platform.ts";
import { sound } from "./sound.ts";
import { choose, open, signedIn, wordsIn } from "./workbench-page.ts";

const zhDesk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const enPhone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };
const enDesk: Look = { tongue: "en", scheme: "light", width: 1440, height: 900 };

const prefix = "88.4300.7";
const code = `${prefix}/gearbox-1`;
const said = { URL: "https://drives.example/gearbox-1", SERVICE: "+86-775-0001", COST: "¥1,200" };
const { zh, en } = { zh: wordsIn(zhDesk).identifiers, en: wordsIn(enPhone).identifiers };

let stage: Stage;

/** What somebody is shown under the code, by type with the reason. */
async function shownTo(email: string, look: Look) {
  const visit = await signedIn(stage, look, email);
  const { identifiers } = wordsIn(look);
  await open(visit, "/identifiers/look-up");
  await visit.page.getByRole("searchbox", { name: identifiers.code }).fill(code);
  await visit.page.getByRole("button", { name: identifiers.lookUp.act }).click();
  const panel = visit.page.locator(".lz-panel").filter({ hasText: code });
  await panel.waitFor();
  const text = await panel.innerText();
  await sound(visit, look);
  expect(visit.faults).toEqual([]);
  await visit.close();
  return text;
}

describe.skipIf(browserPath === undefined)(`a code by its template${browserAbsent}`, () => {
  let owner: Visit;

  beforeAll(async () => {
    stage = await openBrowser();
    const operator = await signedIn(stage, zhDesk, "system@operator.example");
    await open(operator, "/console/prefixes");
    await operator.page.getByRole("button", { name: zh.console.delegate }).click();
    const sheet = operator.page.getByRole("dialog", { name: zh.console.delegate });
    await choose(sheet.getByLabel(zh.console.firm), "玉林远岫传动");
    await choose(sheet.getByLabel(zh.scheme), zh.schemes.HDL);
    await sheet.getByLabel(zh.prefix).fill(prefix);
    await sheet.getByRole("button", { name: zh.console.delegate }).click();
    await sheet.waitFor({ state: "detached" });
    await operator.close();
    owner = await signedIn(stage, zhDesk, "admin@drives.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("has its template made, with what each will see", async () => {
    const { page } = owner;
    await open(owner, "/identifiers/templates");
    await page.getByText(zh.templates.empty).waitFor();
    await page.getByRole("button", { name: zh.templates.add }).click();
    const sheet = page.getByRole("dialog", { name: zh.templates.add });
    await sheet.getByLabel(zh.templates.name).fill("减速箱");
    const entries = [
      ["SERVICE", zh.audiences.PARTNERS],
      ["COST", zh.audiences.GRANT],
    ] as const;
    for (const [before, [type, audience]] of entries.entries()) {
      await sheet.getByRole("button", { name: zh.templates.addEntry }).click();
      await sheet
        .getByLabel(zh.type)
        .nth(before + 1)
        .fill(type);
      await choose(sheet.getByLabel(zh.audience).nth(before + 1), audience);
    }
    const preview = sheet.locator(".lz-panel");
    await preview.getByText("URL · SERVICE").waitFor();
    await preview.getByText("URL · COST").waitFor();
    await sound(owner, zhDesk);
    await sheet.getByRole("button", { name: zh.save, exact: true }).click();
    await page.locator(".lz-table tbody tr").filter({ hasText: "减速箱" }).waitFor();
  });

  it("is registered through the form", async () => {
    const { page } = owner;
    await open(owner, "/identifiers");
    await page.getByRole("button", { name: zh.register }).click();
    const sheet = page.getByRole("dialog", { name: zh.register });
    await sheet.getByLabel(zh.code, { exact: true }).fill(code);
    for (const [at, [type, text]] of Object.entries(said).entries()) {
      if (at > 0) await sheet.getByRole("button", { name: zh.addValue }).click();
      await sheet.getByLabel(zh.type).nth(at).fill(type);
      await sheet.getByLabel(zh.text).nth(at).fill(text);
    }
    // Each value says that it is for all: the class says otherwise.
    await sheet.locator(".lz-panel").getByText("URL · SERVICE · COST").first().waitFor();
    await choose(sheet.getByLabel(zh.template), "减速箱");
    await sheet.locator(".lz-panel").getByText("URL · COST", { exact: true }).waitFor();
    const save = sheet.getByRole("button", { name: zh.save, exact: true });
    const address = sheet.getByLabel(zh.text).first();
    await address.fill("javascript:alert(1)");
    await save.click();
    const told = sheet.locator(".ant-form-item-explain-error");
    await told.filter({ hasText: "值 1（URL）须为完整的" }).waitFor();
    await address.fill(said.URL);
    await sheet.getByLabel(zh.ttlSeconds).first().fill("600");
    await save.click();
    const row = page.locator(".lz-table tbody tr").filter({ hasText: code });
    await row.waitFor();
    // A change of something else leaves it as it is.
    const changing = page.getByRole("dialog", { name: zh.change });
    for (const _again of [1, 2]) {
      await row.getByRole("button", { name: zh.change }).click();
      expect(await changing.getByLabel(zh.ttlSeconds).first().inputValue()).toBe("600");
      await changing.getByRole("button", { name: zh.save, exact: true }).click();
      await changing.waitFor({ state: "detached" });
      // The row has its new version only once the list is read again.
      await open(owner, "/identifiers");
    }

    await open(owner, "/identifiers/templates");
    await page.getByRole("button", { name: zh.remove }).first().click();
    await page.locator(".ant-popconfirm").getByRole("button", { name: zh.remove }).click();
    await page.getByText("仍有标识使用此模板").waitFor();
  });

  it("shows the public, a partner and who has a grant what is for each", async () => {
    const { page } = owner;
    const { capacity, trace } = wordsIn(zhDesk);
    await open(owner, "/capacity/partners");
    await choose(page.getByLabel(capacity.partners.add), "钦州海岚风电运维");
    await page.getByRole("button", { name: capacity.partners.addDo }).click();
    await page.locator(".lz-table tbody tr").filter({ hasText: "钦州海岚" }).waitFor();
    await open(owner, "/identifiers/own");
    await page.getByRole("button", { name: zh.grant.title }).click();
    const sheet = page.getByRole("dialog", { name: zh.grant.title });
    await choose(sheet.getByLabel(trace.share.firm), "柳州云岭铸造");
    await sheet.getByLabel(trace.share.purpose).fill("报价");
    await sheet.getByRole("button", { name: zh.grant.act }).click();
    await sheet.waitFor({ state: "detached" });

    const stranger = await shownTo("admin@energy.example", enPhone);
    expect(stranger).toContain(said.URL);
    expect(stranger).not.toMatch(/SERVICE|COST|Drives/);
    const partner = await shownTo("admin@windservice.example", enDesk);
    expect(partner).toContain(said.SERVICE);
    expect(partner).toContain(en.lookUp.why.PARTNERS);
    expect(partner).not.toContain("COST");
    const granted = await shownTo("admin@foundry.example", zhDesk);
    expect(granted).toContain(said.COST);
    expect(granted).toContain(zh.lookUp.why.GRANT);
    expect(granted).toContain("报价");
    expect(granted).not.toContain("SERVICE");

    const { resolverUrl } = await platformOfAll();
    const everyone = await (await fetch(`${resolverUrl}/api/handles/${code}`)).text();
    expect(everyone).toContain(said.URL);
    expect(everyone).not.toMatch(/SERVICE|COST/);
    await owner.close();
  });
});
