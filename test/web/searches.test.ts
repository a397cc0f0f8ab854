import type { Locator, Page } from "playwright-core";
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
import {
  choose,
  dayInChina,
  fillTime,
  open,
  said,
  settled,
  signedIn,
  wordsIn,
} from "./workbench-page.ts";

const zhDesk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const enDesk: Look = { ...zhDesk, tongue: "en" };
const zhPhone: Look = { tongue: "zh", scheme: "dark", width: 390, height: 844 };

const day = dayInChina(37);
const name = "Gear grinding within a day";

let stage: Stage;
let planner: Visit;
let viewer: Visit;

const rows = (page: Page): Locator => page.locator(".lz-table tbody tr, .lz-card");

describe.skipIf(browserPath === undefined)(`searches that are saved${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    planner = await signedIn(stage, enDesk, "planner@drives.example");
    viewer = await signedIn(stage, zhPhone, "planner@energy.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("are none at first, and the page says how to begin", async () => {
    const { market } = wordsIn(zhPhone);
    await open(viewer, "/market/searches");
    await viewer.page.getByText(market.searches.empty).waitFor();
    await sound(viewer, zhPhone);
  });

  it("keep the wants of the market under a name", async () => {
    const { page } = planner;
    const { market } = wordsIn(enDesk);
    const wants = `process=grinding.gear&hours=2&from=${day}T00:00:00.000Z&until=${day}T20:00:00.000Z`;
    await open(planner, `/market?${wants}`);
    await page.getByRole("button", { name: market.searches.save }).click();
    const sheet = page.getByRole("dialog", { name: market.searches.save });
    await sheet.getByLabel(market.searches.name).fill(name);
    expect(await sheet.getByLabel(market.searches.alerts).isChecked()).toBe(true);
    await sheet.getByText("2 h", { exact: false }).waitFor();
    await sound(planner, enDesk);
    await sheet.getByRole("button", { name: market.searches.save }).click();
    await page.getByText(said(market.searches.saved, { name })).waitFor();
    await page.getByRole("link", { name: market.searches.see }).click();
    await page.waitForURL(/market\/searches/);
    await rows(page).filter({ hasText: name }).getByText("Gear grinding").first().waitFor();
    await sound(planner, enDesk);
  });

  it("have no alerts without a process", async () => {
    const { page } = viewer;
    const { market } = wordsIn(zhPhone);
    await open(viewer, "/market?text=磨");
    await page.getByRole("button", { name: market.searches.save }).click();
    const sheet = page.getByRole("dialog", { name: market.searches.save });
    await sheet.getByText(market.searches.alertsNeedProcess).waitFor();
    expect(await sheet.getByLabel(market.searches.alerts).isDisabled()).toBe(true);
    await sheet.getByLabel(market.searches.name).fill("磨削");
    await sheet.getByRole("button", { name: market.searches.save }).click();
    await page.getByText(said(market.searches.saved, { name: "磨削" })).waitFor();
    await open(viewer, "/market/searches");
    await rows(page).getByText("“磨”").waitFor();
    await sound(viewer, zhPhone);
  });

  it("are told of an offer that is new, in the inbox and on their page", async () => {
    const { page } = planner;
    const provider = await signedIn(stage, zhDesk, "planner@gears.example");
    const { capacity } = wordsIn(zhDesk);
    await open(provider, "/capacity/offers");
    await provider.page.getByRole("button", { name: capacity.offers.publish }).click();
    const sheet = provider.page.getByRole("dialog", { name: capacity.publish.title });
    await choose(sheet.getByLabel(capacity.publish.resource), "成形磨齿机");
    await fillTime(sheet.getByLabel(capacity.publish.from), `${day} 09:00`);
    await fillTime(sheet.getByLabel(capacity.publish.until), `${day} 19:00`);
    await sheet.getByLabel(capacity.publish.price).fill("471.5");
    await sheet.getByRole("button", { name: capacity.publish.submit, exact: true }).click();
    await provider.page.getByText(capacity.offers.published).waitFor();
    await provider.close();
    await expect
      .poll(
        async () => {
          await open(planner, "/market/searches");
          return rows(page).filter({ hasText: name }).getByText("1 offer", { exact: true }).count();
        },
        { timeout: 30_000, interval: 2_000 },
      )
      .toBe(1);
    await open(planner, "/notices/inbox");
    await page.getByText(`New in the market for “${name}”`).first().waitFor();
  });

  it("are run again, renamed, switched off and removed", async () => {
    const { page } = planner;
    const { market } = wordsIn(enDesk);
    await open(planner, "/market/searches");
    const row = rows(page).filter({ hasText: name });
    await row.getByRole("button", { name: market.searches.open }).click();
    await page.waitForURL(/market\?.*process=grinding.gear/);
    await page.locator(".lz-offer").filter({ hasText: "CN¥471.50" }).waitFor();
    await open(planner, "/market/searches");
    await row.getByRole("switch").click();
    await page.getByText(market.searches.off).waitFor();
    await expect.poll(() => row.getByRole("switch").isChecked()).toBe(false);
    await row.getByRole("button", { name: market.searches.rename }).click();
    const sheet = page.getByRole("dialog", { name: market.searches.rename });
    await sheet.getByLabel(market.searches.name).fill("Another name");
    await sheet.getByRole("button", { name: market.searches.rename }).click();
    const renamed = rows(page).filter({ hasText: "Another name" });
    await renamed.waitFor();
    await settled(page);
    await renamed.getByRole("button", { name: market.searches.remove }).click();
    const question = page.getByRole("tooltip");
    await question.getByRole("button", { name: market.searches.remove }).click();
    await page.getByText(market.searches.empty).waitFor();
  });

  it("go through without a fault on anyone's page", () => {
    for (const { faults } of [planner, viewer]) expect(faults).toEqual([]);
  });
});
