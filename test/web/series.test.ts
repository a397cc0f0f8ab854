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
import { choose, dayInChina, open, said, settled, signedIn, wordsIn } from "./workbench-page.ts";

const zhDesk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const enPhone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };

// Hours that no other test of the pages offers, at prices by which the offers are known.
const firstDay = dayInChina(60);
const price = "447.7";
const another = "447.8";

let stage: Stage;
let desk: Visit;
let phone: Visit;

const rows = (page: Page, text: string) =>
  page.locator(".lz-table tbody tr, .lz-card").filter({ hasText: text });

/** Opens the sheet and fills it in for two hours of two mornings a week. */
async function fill({ page }: Visit, look: Look, perHour: string): Promise<Locator> {
  const { capacity, series } = wordsIn(look);
  const { weekdays } = capacity.calendar;
  await page.getByRole("button", { name: capacity.offers.publish }).click();
  const sheet = page.getByRole("dialog", { name: capacity.publish.title });
  await choose(
    sheet.getByLabel(capacity.publish.resource),
    look.tongue === "zh" ? "成形磨齿机" : "Form gear grinder",
  );
  await sheet.getByLabel(series.recurs).check();
  await sheet.getByLabel(weekdays.d2, { exact: true }).check();
  await sheet.getByLabel(weekdays.d4, { exact: true }).check();
  await sheet.getByLabel(series.from).fill("09:00");
  await sheet.getByLabel(series.until).fill("11:00");
  await sheet.getByLabel(series.firstDay).fill(firstDay);
  await sheet.getByLabel(capacity.publish.price).fill(perHour);
  return sheet;
}

describe.skipIf(browserPath === undefined)(`offers that recur${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    desk = await signedIn(stage, zhDesk, "planner@gears.example");
    phone = await signedIn(stage, enPhone, "planner@gears.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("are published from one form, each as an offer of its own", async () => {
    const { page } = desk;
    const { capacity, series } = wordsIn(zhDesk);
    await open(desk, "/capacity/offers");
    const sheet = await fill(desk, zhDesk, price);
    await sheet.getByLabel(said(series.times, { most: 60 })).fill("4");
    await sheet.getByText(said(series.summary, { hours: "2 h", total: "¥895.40" })).waitFor();
    await sound(desk, zhDesk);
    await sheet.getByRole("button", { name: capacity.publish.submit, exact: true }).click();
    await page.getByText(said(series.published, { offers: 4 })).waitFor();
    await settled(page);
    await expect.poll(() => rows(page, "¥447.70").count(), { timeout: 30_000 }).toBe(4);
    await sound(desk, zhDesk);
    expect(desk.faults).toEqual([]);
  });

  it("are refused at their field on a phone, and say what they overlap", async () => {
    const { page } = phone;
    const { capacity, series } = wordsIn(enPhone);
    await open(phone, "/capacity/offers");
    const sheet = await fill(phone, enPhone, another);
    const submit = sheet.getByRole("button", { name: capacity.publish.submit, exact: true });
    const times = sheet.getByLabel(said(series.times, { most: 60 }));
    await times.fill("61");
    await submit.click();
    await sheet.getByText("A series has from 1 to 60 occurrences.").waitFor();
    await sound(phone, enPhone);
    await sheet.getByLabel(series.endsBy.DAY).check();
    await sheet.getByLabel(series.lastDay).fill(firstDay);
    await sheet.getByLabel(series.endsBy.TIMES).check();
    await times.fill("1");
    await submit.click();
    await page.getByText(said(series.published, { offers: 1 })).waitFor();
    await page.getByText(said(series.overlaps, { windows: "" }).trim()).waitFor();
    await expect.poll(() => rows(page, "CN¥447.80").count(), { timeout: 30_000 }).toBe(1);
    await sound(phone, enPhone);
    expect(phone.faults).toEqual([]);
  });

  it("are taken back from one on, and those before it stay", async () => {
    const { page } = desk;
    const { series } = wordsIn(zhDesk);
    await open(desk, "/capacity/offers");
    const standing = () =>
      rows(page, "¥447.70").getByRole("button", { name: series.withdraw }).count();
    await expect.poll(standing, { timeout: 30_000 }).toBe(4);
    // The newest stand first: the third of four is the second from above.
    await rows(page, "¥447.70").nth(1).getByRole("button", { name: series.withdraw }).click();
    await page.locator(".ant-popconfirm").getByRole("button", { name: series.withdraw }).click();
    await page.getByText(series.withdrawn).waitFor();
    await expect.poll(standing, { timeout: 30_000 }).toBe(2);
    expect(desk.faults).toEqual([]);
  });
});
