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
  csvOf,
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

// Days and a price that no other test of the pages offers.
const day = dayInChina(31);
const [from, until] = [`${day} 08:00`, `${day} 20:00`];
const price = { zh: "¥466.50", en: "CN¥466.50" } as const;
const grinder = "Form gear grinder YK73125";

let stage: Stage;
let planner: Visit;
let rival: Visit;

const offerOn = (page: Page, look: Look) =>
  page.locator(".lz-offer").filter({ hasText: price[look.tongue] });

/** Opens the sheet of the offer and chooses hours of its day. */
async function chooseHours(visit: Visit, look: Look, hours: readonly [string, string]) {
  const { market } = wordsIn(look);
  await open(visit, "/market?process=grinding.gear");
  await offerOn(visit.page, look).getByRole("button", { name: market.book }).click();
  const sheet = visit.page.getByRole("dialog", { name: market.booking.title });
  await fillTime(sheet.getByLabel(market.booking.from), `${day} ${hours[0]}`);
  await fillTime(sheet.getByLabel(market.booking.until), `${day} ${hours[1]}`);
  return sheet;
}

async function hold(visit: Visit, look: Look, hours: readonly [string, string]): Promise<void> {
  const { booking } = wordsIn(look).market;
  const sheet = await chooseHours(visit, look, hours);
  await sheet.getByRole("button", { name: booking.hold }).click();
  await sheet.waitFor({ state: "detached" });
}

const rows = (page: Page): Locator => page.locator(".lz-table tbody tr, .lz-card");

describe.skipIf(browserPath === undefined)(`hours that a planner holds${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    const provider = await signedIn(stage, zhDesk, "planner@gears.example");
    const { capacity } = wordsIn(zhDesk);
    await open(provider, "/capacity/offers");
    await provider.page.getByRole("button", { name: capacity.offers.publish }).click();
    const sheet = provider.page.getByRole("dialog", { name: capacity.publish.title });
    await choose(sheet.getByLabel(capacity.publish.resource), "成形磨齿机");
    await fillTime(sheet.getByLabel(capacity.publish.from), from);
    await fillTime(sheet.getByLabel(capacity.publish.until), until);
    await sheet.getByLabel(capacity.publish.price).fill("466.5");
    await sheet.getByRole("button", { name: capacity.publish.submit, exact: true }).click();
    await provider.page.getByText(capacity.offers.published).waitFor();
    await provider.close();
    planner = await signedIn(stage, enDesk, "planner@drives.example");
    rival = await signedIn(stage, zhPhone, "planner@energy.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("are none at first, and the page says how to begin", async () => {
    const { bookings } = wordsIn(zhPhone);
    await open(rival, "/bookings/held");
    await rival.page.getByText(bookings.holds.empty).waitFor();
    await sound(rival, zhPhone);
  });

  it("are set aside from the sheet of an offer, and their time runs down", async () => {
    const { page } = planner;
    const { market, bookings } = wordsIn(enDesk);
    await hold(planner, enDesk, ["08:00", "10:00"]);
    await page.getByRole("button", { name: market.booking.seeHolds }).click();
    await page.waitForURL(/bookings\/held/);
    await settled(page);
    const row = rows(page).filter({ hasText: grinder });
    expect(await row.innerText()).toContain("CN¥933.00");
    const timer = row.getByRole("timer");
    const first = await timer.innerText();
    expect(first).toMatch(/1[45]:\d\d left/);
    await expect.poll(() => timer.innerText(), { timeout: 5_000 }).not.toBe(first);
    await row.getByRole("button", { name: bookings.holds.confirm }).waitFor();
    await sound(planner, enDesk);
    const [heads, held] = await csvOf(page, wordsIn(enDesk).app.exportCsv);
    expect(heads).toContain(bookings.holds.until);
    expect(held).toContain(`${grinder},`);
    expect(held).toContain(",933.00,CNY,");
  });

  it("are refused to another planner, who is told what is still free", async () => {
    const { booking } = wordsIn(zhPhone).market;
    const sheet = await chooseHours(rival, zhPhone, ["09:00", "11:00"]);
    await sheet.getByRole("button", { name: booking.submit }).click();
    // The sheet itself knows as soon as the market has heard; else the platform says so.
    const refusal = sheet.getByText(booking.outside).or(sheet.getByText(booking.stillFree));
    await refusal.first().waitFor();
  });

  it("are booked by one press", async () => {
    const { page } = planner;
    const { bookings } = wordsIn(enDesk);
    await open(planner, "/bookings/held");
    await rows(page).getByRole("button", { name: bookings.holds.confirm }).click();
    await page.getByText(said(bookings.holds.confirmed, { resource: grinder })).waitFor();
    await page.getByText(bookings.holds.empty).waitFor();
    await open(planner, "/bookings/made");
    await rows(page).filter({ hasText: "CN¥933.00" }).waitFor();
  });

  it("are booked together, on a phone and in the dark", async () => {
    const { page } = rival;
    const { bookings } = wordsIn(zhPhone);
    await hold(rival, zhPhone, ["12:00", "13:00"]);
    await hold(rival, zhPhone, ["14:00", "16:00"]);
    await open(rival, "/bookings/held");
    expect(await rows(page).count()).toBe(2);
    for (const box of await rows(page).getByRole("checkbox").all()) await box.check();
    await sound(rival, zhPhone);
    const together = said(bookings.holds.confirmAll, { count: 2 });
    await page.getByRole("button", { name: together }).click();
    await page.waitForURL(/bookings\/made/);
    const booked = rows(page).filter({ hasText: "成形磨齿机" });
    await expect.poll(() => booked.count(), { timeout: 10_000 }).toBe(2);
  });

  it("go back to the market when they are released", async () => {
    const { page } = planner;
    const { bookings } = wordsIn(enDesk);
    await hold(planner, enDesk, ["17:00", "19:00"]);
    await open(planner, "/bookings/held");
    await rows(page).getByRole("button", { name: bookings.holds.release }).click();
    const question = page.getByRole("tooltip");
    await question.getByRole("button", { name: bookings.holds.release }).click();
    await page.getByText(bookings.holds.released).waitFor();
    await page.getByText(bookings.holds.empty).waitFor();
    const { booking } = wordsIn(zhPhone).market;
    const sheet = await chooseHours(rival, zhPhone, ["17:00", "19:00"]);
    await sheet.getByRole("button", { name: booking.submit }).click();
    await sheet.waitFor({ state: "detached" });
  });

  it("go through without a fault on anyone's page", () => {
    for (const { faults } of [planner, rival]) expect(faults).toEqual([]);
  });
});
