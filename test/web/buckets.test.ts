import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatsOf } from "../../web/words/formats.ts";
import { dateAfter, mondayOf } from "../../web/workbench/week.ts";
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
// Whose Sunday noon is the Monday of the sites in China.
const enDesk: Look = { ...zhDesk, tongue: "en", zone: "America/Los_Angeles" };
const zhPhone: Look = { tongue: "zh", scheme: "dark", width: 390, height: 844 };

// Two weeks and a price that no other test of the pages offers.
const [first, second] = [dayInChina(103), dayInChina(110)];
const secondMonday = mondayOf(second);
const secondSunday = dateAfter(secondMonday, 6);
const price = { zh: "¥433.00", en: "CN¥433.00" } as const;

let stage: Stage;
let provider: Visit;
let planner: Visit;
let rival: Visit;
let waiter: Visit;

const offerOn = (page: Page, look: Look) =>
  page.locator(".lz-offer").filter({ hasText: price[look.tongue] });
const rows = (page: Page) => page.locator(".lz-table tbody tr, .lz-card");

/** Opens the sheet of the offer and types how many hours of its first week. */
async function ask(visit: Visit, look: Look, hours: string) {
  const { market } = wordsIn(look);
  await open(visit, "/market?process=grinding.gear");
  await offerOn(visit.page, look).getByRole("button", { name: market.book }).click();
  const sheet = visit.page.getByRole("dialog", { name: market.booking.title });
  await sheet.getByLabel(market.weeks.hours, { exact: true }).fill(hours);
  return sheet;
}

describe.skipIf(browserPath === undefined)(`hours of a week in the web${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    provider = await signedIn(stage, zhDesk, "planner@gears.example");
    planner = await signedIn(stage, enDesk, "planner@drives.example");
    // Of firms whose holds and waits no other test of the pages looks at.
    rival = await signedIn(stage, zhPhone, "admin@windservice.example");
    waiter = await signedIn(stage, zhPhone, "admin@heat.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("are published by any day of the first week and of the last", async () => {
    const { page } = provider;
    const { capacity, terms } = wordsIn(zhDesk);
    await open(provider, "/capacity/offers");
    await page.getByRole("button", { name: capacity.offers.publish }).click();
    const sheet = page.getByRole("dialog", { name: capacity.publish.title });
    await choose(sheet.getByLabel(capacity.publish.resource), "成形磨齿机");
    await sheet.getByLabel(terms.offerKind.BUCKET).check();
    await sheet.getByLabel(capacity.publish.weekHours).fill("20");
    await fillTime(sheet.getByLabel(capacity.publish.fromWeek), first);
    await fillTime(sheet.getByLabel(capacity.publish.untilWeek), second);
    await sheet.getByLabel(capacity.publish.price).fill("433");
    const summary = { hours: "40 h", total: "¥17,320.00" };
    await sheet.getByText(said(capacity.publish.summary, summary)).waitFor();
    await sound(provider, zhDesk);
    await sheet.getByRole("button", { name: capacity.publish.submit, exact: true }).click();
    await page.getByText(capacity.offers.published).waitFor();
    await settled(page);
    await rows(page).filter({ hasText: "40 h / 40 h" }).first().waitFor();
  });

  it("stand on the market week by week, and are booked by the hour", async () => {
    const { page } = planner;
    const { market } = wordsIn(enDesk);
    const offer = offerOn(page, enDesk);
    await expect
      .poll(
        async () => {
          await open(planner, "/market?process=grinding.gear");
          return offer.locator(".lz-weeks li").count();
        },
        { timeout: 30_000 },
      )
      .toBe(2);
    const sheet = await ask(planner, enDesk, "12.5");
    await sheet.getByText("CN¥5,412.50").waitFor();
    await sound(planner, enDesk);
    await sheet.getByRole("button", { name: market.booking.submit }).click();
    await page.getByRole("button", { name: market.booking.seeBookings }).click();
    await page.waitForURL(/bookings\/made/);
    const row = rows(page).filter({ hasText: "CN¥5,412.50" });
    await row.first().waitFor();
    expect(await row.first().innerText()).toContain("12.5 h");
    expect(await row.first().innerText()).toContain("In the week");
    await sound(planner, enDesk);
  });

  it("are waited for where fewer are left than one needs", async () => {
    const { page } = waiter;
    const { waiting } = wordsIn(zhPhone).bookings;
    const sheet = await ask(waiter, zhPhone, "8");
    await sheet.getByText(waiting.takenHours).waitFor();
    await sound(waiter, zhPhone);
    await sheet.getByRole("button", { name: waiting.joinHours }).click();
    await page.getByRole("button", { name: waiting.see }).click();
    await page.waitForURL(/bookings\/waiting/);
    const row = rows(page).filter({ hasText: "8 h" });
    await row.getByText(wordsIn(zhPhone).terms.waitStatus.WAITING).waitFor();
    await sound(waiter, zhPhone);
  });

  it("are refused at their field where fewer are left, and held on a phone in the dark", async () => {
    const { page } = rival;
    const { market } = wordsIn(zhPhone);
    const sheet = await ask(rival, zhPhone, "8");
    await sheet.getByRole("button", { name: market.booking.submit }).click();
    await sheet.getByText("7.5 小时").first().waitFor();
    await sheet.getByLabel(market.weeks.hours, { exact: true }).fill("7.5");
    await sound(rival, zhPhone);
    await sheet.getByRole("button", { name: market.booking.hold }).click();
    await page.getByRole("button", { name: market.booking.seeHolds }).click();
    await page.waitForURL(/bookings\/held/);
    await rows(page).filter({ hasText: "7.5 h" }).first().waitFor();
    await sound(rival, zhPhone);
  });

  it("move to another week that any day of it names, and are told of in its days, far from the site", async () => {
    const { page } = planner;
    const { app, market, bookings } = wordsIn(enDesk);
    await open(planner, "/bookings/made");
    const row = rows(page).filter({ hasText: "CN¥5,412.50" }).first();
    await row.getByRole("button", { name: app.details }).click();
    const details = page.getByRole("dialog", { name: bookings.details });
    await details.getByRole("button", { name: bookings.reschedule }).click();
    const sheet = page.getByRole("dialog", { name: bookings.rescheduleTitle });
    await fillTime(sheet.getByLabel(market.weeks.anyDay), secondSunday);
    await sheet.getByLabel(market.weeks.hours, { exact: true }).fill("10");
    await sheet.getByRole("button", { name: bookings.rescheduleSubmit }).click();
    await page.getByText(bookings.rescheduled).waitFor();
    const moved = rows(page).filter({ hasText: "CN¥4,330.00" }).first();
    const { day } = formatsOf("en", "UTC");
    const week = { from: day(secondMonday), until: day(secondSunday) };
    await moved.getByText(said(market.weeks.within, week)).waitFor();
  });

  it("are held for the one who waits when they come free, and he is told", async () => {
    const { terms } = wordsIn(zhPhone);
    const isHeld = async () => {
      await open(waiter, "/bookings/waiting");
      return rows(waiter.page).getByText(terms.waitStatus.HELD).count();
    };
    await expect.poll(isHeld, { timeout: 30_000, interval: 2_000 }).toBe(1);
    await open(waiter, "/notices/inbox");
    await waiter.page.getByText("周工时空出来了").first().waitFor();
    await open(waiter, "/bookings/held");
    await rows(waiter.page).filter({ hasText: "8 h" }).first().waitFor();
  });
});
