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

// A day and a price that no other test of the pages offers.
const day = dayInChina(46);
const price = { zh: "¥474.70", en: "CN¥474.70" } as const;
const grinder = { zh: "成形磨齿机", en: "Form gear grinder YK73125" } as const;
// From the press of one to what the worker makes of it, on a busy machine.
const patience = { timeout: 30_000, interval: 2_000 };

let stage: Stage;
let provider: Visit;
let planner: Visit;
let rival: Visit;

const rows = (page: Page): Locator => page.locator(".lz-table tbody tr, .lz-card");

/** Opens the sheet of the offer and chooses hours of its day. */
async function chooseHours(visit: Visit, look: Look, hours: readonly [string, string]) {
  const { market } = wordsIn(look);
  await open(visit, "/market?process=grinding.gear");
  const offer = visit.page.locator(".lz-offer").filter({ hasText: price[look.tongue] });
  await offer.getByRole("button", { name: market.book }).click();
  const sheet = visit.page.getByRole("dialog", { name: market.booking.title });
  await fillTime(sheet.getByLabel(market.booking.from), `${day} ${hours[0]}`);
  await fillTime(sheet.getByLabel(market.booking.until), `${day} ${hours[1]}`);
  return sheet;
}

describe.skipIf(browserPath === undefined)(`time that a planner waits for${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    provider = await signedIn(stage, zhDesk, "planner@gears.example");
    const { capacity } = wordsIn(zhDesk);
    await open(provider, "/capacity/offers");
    await provider.page.getByRole("button", { name: capacity.offers.publish }).click();
    const sheet = provider.page.getByRole("dialog", { name: capacity.publish.title });
    await choose(sheet.getByLabel(capacity.publish.resource), grinder.zh);
    await fillTime(sheet.getByLabel(capacity.publish.from), `${day} 08:00`);
    await fillTime(sheet.getByLabel(capacity.publish.until), `${day} 20:00`);
    await sheet.getByLabel(capacity.publish.price).fill("474.7");
    await sheet.getByRole("button", { name: capacity.publish.submit, exact: true }).click();
    await provider.page.getByText(capacity.offers.published).waitFor();
    planner = await signedIn(stage, enDesk, "planner@drives.example");
    rival = await signedIn(stage, zhPhone, "planner@energy.example");
    const booking = await chooseHours(planner, enDesk, ["09:00", "12:00"]);
    const { submit } = wordsIn(enDesk).market.booking;
    await booking.getByRole("button", { name: submit }).click();
    await booking.waitFor({ state: "detached" });
  }, 600_000);

  afterAll(() => stage?.close());

  it("is none at first, and the page says how to begin", async () => {
    const { bookings } = wordsIn(zhPhone);
    await open(rival, "/bookings/waiting");
    await rival.page.getByText(bookings.waiting.empty).waitFor();
    await sound(rival, zhPhone);
  });

  it("is chosen in the sheet of an offer, where it is taken", async () => {
    const { waiting } = wordsIn(zhPhone).bookings;
    const sheet = await chooseHours(rival, zhPhone, ["10:00", "12:00"]);
    await sheet.getByText(waiting.taken).waitFor();
    await sound(rival, zhPhone);
    await sheet.getByRole("button", { name: waiting.join }).click();
    await sheet.waitFor({ state: "detached" });
    await rival.page.getByRole("button", { name: waiting.see }).click();
    await rival.page.waitForURL(/bookings\/waiting/);
    await settled(rival.page);
    const row = rows(rival.page).filter({ hasText: grinder.zh });
    await row.getByText(wordsIn(zhPhone).terms.waitStatus.WAITING).waitFor();
    await sound(rival, zhPhone);
    const [heads, first] = await csvOf(rival.page, wordsIn(zhPhone).app.exportCsv);
    expect(heads).toContain(waiting.since);
    expect(first).toContain(grinder.zh);
    expect(first).toContain(wordsIn(zhPhone).terms.waitStatus.WAITING);
  });

  it("is not waited for by whoever has it, who is told so", async () => {
    const { waiting } = wordsIn(enDesk).bookings;
    const sheet = await chooseHours(planner, enDesk, ["09:00", "10:00"]);
    await sheet.getByRole("button", { name: waiting.join }).click();
    await sheet.getByText("Your firm itself holds or has booked some of this time.").waitFor();
    await sound(planner, enDesk);
  });

  it("shows the provider how many wait, and not who", async () => {
    const { offers } = wordsIn(zhDesk).capacity;
    await open(provider, "/capacity/offers");
    const row = rows(provider.page).filter({ hasText: price.zh });
    await row.getByText(said(offers.waiting_other, { count: 1 })).waitFor();
    await sound(provider, zhDesk);
  });

  it("is held for the one who waits when it comes free, and he is told", async () => {
    const { app, bookings } = wordsIn(enDesk);
    await open(planner, "/bookings/made");
    const booked = rows(planner.page).filter({ hasText: "CN¥1,424.10" });
    await booked.getByRole("button", { name: app.details }).click();
    await planner.page.getByRole("button", { name: bookings.cancel }).click();
    const question = planner.page.getByRole("dialog", { name: bookings.cancelTitle });
    await question.getByRole("button", { name: bookings.cancel }).click();
    await planner.page.getByText(bookings.cancelled, { exact: true }).waitFor();
    const { terms } = wordsIn(zhPhone);
    const isHeld = async () => {
      await open(rival, "/bookings/waiting");
      return rows(rival.page).getByText(terms.waitStatus.HELD).count();
    };
    await expect.poll(isHeld, patience).toBe(1);
    await sound(rival, zhPhone);
    await open(rival, "/notices/inbox");
    await rival.page.getByText("候补到了").first().waitFor();
    await open(rival, "/bookings/held");
    const hold = rows(rival.page).filter({ hasText: "¥949.40" });
    const { confirm } = wordsIn(zhPhone).bookings.holds;
    await hold.getByRole("button", { name: confirm }).click();
    await rival.page.getByText(wordsIn(zhPhone).bookings.holds.empty).waitFor();
  });

  it("is left by whoever wants it no more", async () => {
    const { waiting } = wordsIn(enDesk).bookings;
    const { page } = planner;
    const sheet = await chooseHours(planner, enDesk, ["10:00", "11:00"]);
    await sheet.getByRole("button", { name: waiting.join }).click();
    await sheet.waitFor({ state: "detached" });
    await open(planner, "/bookings/waiting");
    await sound(planner, enDesk);
    await rows(page).getByRole("button", { name: waiting.leave }).click();
    const question = page.getByRole("tooltip");
    await question.getByRole("button", { name: waiting.leave }).click();
    await page.getByText(waiting.left).waitFor();
    await page.getByText(waiting.empty).waitFor();
  });

  it("goes through without a fault on anyone's page", () => {
    for (const { faults } of [provider, planner, rival]) expect(faults).toEqual([]);
  });
});
