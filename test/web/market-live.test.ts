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
import { choose, dayInChina, fillTime, open, said, signedIn, wordsIn } from "./workbench-page.ts";

const zhDesk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const enDesk: Look = { ...zhDesk, tongue: "en", scheme: "dark" };
const zhPhone: Look = { tongue: "zh", scheme: "dark", width: 390, height: 844 };

// A day and a price that no other test of the pages offers.
const day = dayInChina(38);
const price = { zh: "¥471.30", en: "CN¥471.30" } as const;
const hobber = "CNC gear hobber Y3180";
// From the press of one to the sight of another, over relay, projection and line, on a busy machine.
const patience = { timeout: 10_000 };

let stage: Stage;
let watcher: Visit;
let phone: Visit;
let rival: Visit;

const offerOn = (page: Page, look: Look) =>
  page.locator(".lz-offer").filter({ hasText: price[look.tongue] });

async function openSheet(visit: Visit, look: Look) {
  const { market } = wordsIn(look);
  await open(visit, "/market?process=hobbing");
  await offerOn(visit.page, look).getByRole("button", { name: market.book }).click();
  return visit.page.getByRole("dialog", { name: market.booking.title });
}

describe.skipIf(browserPath === undefined)(`hours that another takes${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    const provider = await signedIn(stage, zhDesk, "planner@gears.example");
    const { capacity } = wordsIn(zhDesk);
    await open(provider, "/capacity/offers");
    await provider.page.getByRole("button", { name: capacity.offers.publish }).click();
    const sheet = provider.page.getByRole("dialog", { name: capacity.publish.title });
    await choose(sheet.getByLabel(capacity.publish.resource), "数控滚齿机");
    await fillTime(sheet.getByLabel(capacity.publish.from), `${day} 08:00`);
    await fillTime(sheet.getByLabel(capacity.publish.until), `${day} 20:00`);
    await sheet.getByLabel(capacity.publish.price).fill("471.3");
    await sheet.getByRole("button", { name: capacity.publish.submit, exact: true }).click();
    await provider.page.getByText(capacity.offers.published).waitFor();
    await provider.close();
    watcher = await signedIn(stage, enDesk, "planner@drives.example");
    phone = await signedIn(stage, zhPhone, "planner@energy.example");
    rival = await signedIn(stage, zhDesk, "admin@energy.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("go from the list and from an open sheet at once, which says so before one presses", async () => {
    const watched = await openSheet(watcher, enDesk);
    await open(phone, "/market?process=hobbing");
    const { market } = wordsIn(zhDesk);
    const sheet = await openSheet(rival, zhDesk);
    await fillTime(sheet.getByLabel(market.booking.from), `${day} 10:00`);
    await fillTime(sheet.getByLabel(market.booking.until), `${day} 12:00`);
    await sheet.getByRole("button", { name: market.booking.hold }).click();
    await sheet.waitFor({ state: "detached" });

    const { booking } = wordsIn(enDesk).market;
    await watched.getByText(booking.lost).waitFor(patience);
    await watched.getByText(booking.taken).waitFor();
    await sound(watcher, enDesk);
    const free = said(wordsIn(zhPhone).market.free, { hours: "10 h" });
    await offerOn(phone.page, zhPhone).getByText(free).waitFor(patience);
  });

  it("come back to both when they are let go", async () => {
    const { bookings } = wordsIn(zhDesk);
    await open(rival, "/bookings/held");
    // The firm may hold other hours too: two of these cost so much.
    const held = rival.page.locator(".lz-table tbody tr").filter({ hasText: "¥942.60" });
    await held.getByRole("button", { name: bookings.holds.release }).click();
    const question = rival.page.getByRole("tooltip");
    await question.getByRole("button", { name: bookings.holds.release }).click();
    await rival.page.getByText(bookings.holds.released).waitFor();
    const { booking } = wordsIn(enDesk).market;
    await watcher.page.getByText(booking.lost).waitFor({ state: "detached", ...patience });
    const free = said(wordsIn(zhPhone).market.free, { hours: "12 h" });
    await offerOn(phone.page, zhPhone).getByText(free).waitFor(patience);
  });

  it("are booked in three clicks from the offer that was found", async () => {
    const { market } = wordsIn(enDesk);
    await open(watcher, "/market?process=hobbing");
    await watcher.page.evaluate(() => {
      document.addEventListener("click", () => {
        document.body.dataset["clicks"] = String(Number(document.body.dataset["clicks"] ?? 0) + 1);
      });
    });
    await offerOn(watcher.page, enDesk).getByRole("button", { name: market.book }).click();
    const sheet = watcher.page.getByRole("dialog", { name: market.booking.title });
    await sheet.getByRole("button", { name: market.booking.submit }).click();
    await watcher.page.getByText(said(market.booking.done, { resource: hobber })).waitFor();
    const clicks = await watcher.page.evaluate(() => Number(document.body.dataset["clicks"]));
    expect(clicks).toBeLessThanOrEqual(3);
  });

  it("leave a grey card where nothing is left, on a phone too", async () => {
    const taken = phone.page.locator(".lz-offer-taken").filter({ hasText: price.zh });
    await taken.waitFor(patience);
    await taken
      .getByRole("button", { name: wordsIn(zhPhone).market.book, disabled: true })
      .waitFor();
    await sound(phone, zhPhone);
  });
});
