import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { timeOfStep } from "../../web/workbench/week.ts";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { sound } from "./sound.ts";
import { open, settled, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 1200 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };

let stage: Stage;
let planner: Visit;
let pocket: Visit;
let address: string;

/** A half hour of a day (from 0, Monday), by its time of day. */
function step({ page }: Visit, day: number, time: string) {
  const at = Array.from({ length: 48 }, (_, each) => timeOfStep(each)).indexOf(time);
  return page.locator(`[data-step="${day * 48 + at}"]`);
}

const standing = async (visit: Visit, day: number, time: string) =>
  (await step(visit, day, time).getAttribute("class"))?.replace("lz-step ", "");

const drawnSteps = ({ page }: Visit) => page.locator("td.lz-stand-drawn");

/** Turns to a week in which no other test offers anything of this resource. */
async function turnTo(visit: Visit, weeks: number, look: Look): Promise<void> {
  const { capacity } = wordsIn(look);
  for (let week = 0; week < weeks; week += 1) {
    await visit.page.getByRole("button", { name: capacity.calendar.later }).click();
  }
}

describe.skipIf(browserPath === undefined)(`the week of a resource${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    planner = await signedIn(stage, desk, "admin@foundry.example");
    pocket = await signedIn(stage, phone, "admin@foundry.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("is reached from the list, and shows what is on the market", async () => {
    const { page } = planner;
    const { capacity } = wordsIn(desk);
    await open(planner, "/capacity/resources");
    await page.getByRole("link", { name: capacity.resources.week }).first().click();
    await page.waitForURL(/\/week$/);
    address = new URL(page.url()).pathname;
    await settled(page);
    await turnTo(planner, 1, desk);
    // The demo offers the molding line from the fourth day on, for ten days.
    await expect.poll(() => page.locator("td.lz-stand-offered").count()).toBeGreaterThan(48);
    await sound(planner, desk);
  });

  it("takes a window by mouse, which is moved and stretched before it is published", async () => {
    const { page } = planner;
    const { capacity } = wordsIn(desk);
    await turnTo(planner, 6, desk);
    await step(planner, 0, "08:00").hover();
    await page.mouse.down();
    await step(planner, 0, "11:30").hover();
    await page.mouse.up();
    expect(await drawnSteps(planner).count()).toBe(8);
    // From within it is moved, by two days and an hour; from its end it is stretched.
    await step(planner, 0, "10:00").hover();
    await page.mouse.down();
    await step(planner, 2, "11:00").hover();
    await page.mouse.up();
    expect(await drawnSteps(planner).count()).toBe(8);
    expect(await standing(planner, 2, "09:00")).toContain("drawn");
    await step(planner, 2, "12:30").hover();
    await page.mouse.down();
    await step(planner, 2, "16:30").hover();
    await page.mouse.up();
    expect(await drawnSteps(planner).count()).toBe(16);
    await sound(planner, desk);

    await page.getByRole("button", { name: capacity.week.publish }).click();
    const sheet = page.getByRole("dialog", { name: capacity.publish.title });
    expect(await sheet.getByLabel(capacity.publish.from).inputValue()).toContain("09:00");
    expect(await sheet.getByLabel(capacity.publish.until).inputValue()).toContain("17:00");
    await sheet.getByLabel(capacity.publish.price).fill("1234.5");
    await sheet.getByRole("button", { name: capacity.publish.submit, exact: true }).click();
    await page.getByText(capacity.offers.published).waitFor();
    await expect.poll(() => standing(planner, 2, "09:00")).toBe("lz-stand-offered");
    expect(await drawnSteps(planner).count()).toBe(0);
    expect(await standing(planner, 2, "17:00")).toBe("lz-stand-open");
  });

  it("takes one by keyboard", async () => {
    const { page } = planner;
    const { capacity } = wordsIn(desk);
    await step(planner, 4, "08:00").focus();
    await page.keyboard.press("Space");
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift+ArrowDown");
    expect(await drawnSteps(planner).count()).toBe(4);
    await page.keyboard.press("Alt+ArrowDown");
    expect(await standing(planner, 4, "08:00")).toBe("lz-stand-open");
    expect(await standing(planner, 4, "10:00")).toContain("drawn");
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog", { name: capacity.publish.title });
    expect(await sheet.getByLabel(capacity.publish.from).inputValue()).toContain("08:30");
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    await step(planner, 4, "10:00").focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => drawnSteps(planner).count()).toBe(0);
  });

  it("takes one by two taps on a phone", async () => {
    await open(pocket, address);
    await turnTo(pocket, 7, phone);
    await step(pocket, 5, "08:00").tap();
    await step(pocket, 5, "10:00").tap();
    expect(await drawnSteps(pocket).count()).toBe(5);
    await sound(pocket, phone);
  });

  it("goes through without a fault", () => {
    expect([...planner.faults, ...pocket.faults]).toEqual([]);
  });
});
