import type { Page } from "playwright-core";
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
import { choose, open, settled, signedIn, wordsIn } from "./workbench-page.ts";

const zhDesk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const enPhone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };

let stage: Stage;
let desk: Visit;
let phone: Visit;

const cards = (page: Page) => page.locator(".lz-offer");
const marks = (page: Page) => page.locator(".lz-map-mark");

/** How many offers the marks of the map speak of. */
async function counted(page: Page): Promise<number> {
  const texts = await marks(page).locator(".lz-map-count").allInnerTexts();
  return texts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
}

describe.skipIf(browserPath === undefined)(`the map of the market${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    desk = await signedIn(stage, zhDesk, "planner@drives.example");
    phone = await signedIn(stage, enPhone, "planner@energy.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("shows the offers that the list shows, by place, and a place lists its own", async () => {
    const { page } = desk;
    const { market } = wordsIn(zhDesk);
    await open(desk, "/market");
    await page.getByText(market.views.map, { exact: true }).click();
    await page.waitForURL(/view=map/);
    await expect.poll(() => marks(page).count()).toBeGreaterThan(2);
    await settled(page);
    expect(await counted(page)).toBe(await cards(page).count());
    await sound(desk, zhDesk);

    const nanning = marks(page).filter({ hasText: "南宁" });
    await nanning.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => nanning.getAttribute("aria-pressed")).toBe("true");
    const few = await cards(page).count();
    expect(few).toBeLessThan(await counted(page));
    expect(await cards(page).filter({ hasText: "南宁" }).count()).toBe(few);
    await page.keyboard.press("Space");
    await expect.poll(() => cards(page).count()).toBe(await counted(page));
  });

  it("keeps what is searched for, and draws the distance that is wanted", async () => {
    const { page } = desk;
    const { market } = wordsIn(zhDesk);
    await choose(page.getByLabel(market.fromSite), "玉林");
    await page.getByLabel(market.withinKm).fill("250");
    await page.getByRole("button", { name: market.apply, exact: true }).click();
    await page.waitForURL(/withinKm=250/);
    await page.locator(".lz-map-limit").waitFor({ state: "attached" });
    await settled(page);
    expect(new URL(page.url()).searchParams.get("view")).toBe("map");
    expect(await page.locator(".lz-map-rings text").allTextContents()).toContain("250 km");
    expect(await counted(page)).toBe(await cards(page).count());
    await sound(desk, zhDesk);
  });

  it("fits a phone in the dark, and is asked for by a link", async () => {
    const { page } = phone;
    await open(phone, "/market?view=map");
    expect(await counted(page)).toBe(await cards(page).count());
    await marks(page).filter({ hasText: "Guilin" }).tap();
    await expect.poll(() => cards(page).count()).toBeLessThan(await counted(page));
    await sound(phone, enPhone);
  });

  it("asks nobody outside for a tile", () => {
    expect([...desk.faults, ...phone.faults]).toEqual([]);
  });
});
