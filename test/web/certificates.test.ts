import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { sound } from "./sound.ts";
import { fillTime, open, signedIn, wordsIn } from "./workbench-page.ts";

// Where a day ends when it is noon of the next at the sites in China.
const enPhone: Look = {
  tongue: "en",
  scheme: "light",
  width: 390,
  height: 844,
  zone: "America/Los_Angeles",
};

let stage: Stage;
let firm: Visit;

describe.skipIf(browserPath === undefined)(`certificates in the web${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    firm = await signedIn(stage, enPhone, "admin@heat.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("are valid on the days that were picked, as the site has them, wherever one looks from", async () => {
    const { page } = firm;
    const { capacity } = wordsIn(enPhone);
    const { resource, resources } = capacity;
    await open(firm, "/capacity/resources");
    const card = page.locator(".lz-card").first();
    await card.getByRole("button", { name: resources.change }).click();
    const sheet = page.getByRole("dialog", { name: resource.changeTitle });
    await sheet.getByRole("button", { name: resource.addCertificate }).click();
    await sheet.getByLabel(resource.standard).last().fill("ISO 45001");
    await sheet.getByLabel(resource.number, { exact: true }).last().fill("OHS-7");
    await fillTime(sheet.getByLabel(resource.validFrom).last(), "2026-10-01");
    await fillTime(sheet.getByLabel(resource.validUntil).last(), "2028-12-31");
    await sound(firm, enPhone);
    await sheet.getByRole("button", { name: resources.save }).click();
    await page.getByText(resources.changed).waitFor();
    await card.getByText("OHS-7").waitFor();
    expect(await card.innerText()).toContain("OHS-7 · 31 Dec 2028");
    await card.getByRole("button", { name: resources.change }).click();
    await sheet.locator('input[value="2026-10-01"]').waitFor();
    await sheet.locator('input[value="2028-12-31"]').waitFor();
  });
});
