import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatsOf } from "../../web/words/formats.ts";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
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

const desk = { scheme: "light", width: 1440, height: 900 } as const;
const zhDesk: Look = { tongue: "zh", ...desk };
const enDesk: Look = { tongue: "en", ...desk };
const zhPhone: Look = { tongue: "zh", scheme: "dark", width: 390, height: 844 };
const zone = "Asia/Shanghai";

// Three days that nobody else in the demo offers, at a price by which the offer is known.
const from = `${dayInChina(20)} 08:00`;
const until = `${dayInChina(22)} 20:00`;
const price = { zh: "¥455.50", en: "CN¥455.50" } as const;
const firstShift = { from: `${dayInChina(20)} 08:00`, until: `${dayInChina(20)} 16:00` };

/** An instant of the wall clock in China. */
const instantOf = (wall: string) => new Date(`${wall.replace(" ", "T")}:00+08:00`).toISOString();
const windowOf = (wall: { from: string; until: string }) => ({
  from: instantOf(wall.from),
  until: instantOf(wall.until),
});

let stage: Stage;
let provider: Visit;
let planner: Visit;
let rival: Visit;

const offerOn = (page: Page, look: Look) =>
  page.locator(".lz-offer").filter({ hasText: price[look.tongue] });

async function openBooking(visit: Visit, look: Look): Promise<Locator> {
  const { market } = wordsIn(look);
  await offerOn(visit.page, look).getByRole("button", { name: market.book }).click();
  return visit.page.getByRole("dialog", { name: market.booking.title });
}

async function chooseHours(sheet: Locator, look: Look, wall: { from: string; until: string }) {
  const { booking } = wordsIn(look).market;
  await fillTime(sheet.getByLabel(booking.from), wall.from);
  await fillTime(sheet.getByLabel(booking.until), wall.until);
}

const rowOf = (page: Page, resource: string) =>
  page.locator(".lz-table tbody tr, .lz-card").filter({ hasText: resource });

describe.skipIf(browserPath === undefined)(`spare hours of a grinder${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    provider = await signedIn(stage, zhDesk, "planner@gears.example");
    planner = await signedIn(stage, enDesk, "planner@drives.example");
    rival = await signedIn(stage, zhPhone, "planner@energy.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("are published by the gear shop's planner", async () => {
    const { page } = provider;
    const { capacity } = wordsIn(zhDesk);
    await open(provider, "/capacity/offers");
    await page.getByRole("button", { name: capacity.offers.publish }).click();
    const sheet = page.getByRole("dialog", { name: capacity.publish.title });
    await choose(sheet.getByLabel(capacity.publish.resource), "成形磨齿机");
    await fillTime(sheet.getByLabel(capacity.publish.from), from);
    await fillTime(sheet.getByLabel(capacity.publish.until), until);
    await sheet.getByLabel(capacity.publish.price).fill("455.5");
    await sheet.getByRole("button", { name: capacity.publish.submit, exact: true }).click();
    await page.getByText(capacity.offers.published).waitFor();
    const row = rowOf(page, price.zh);
    await row.waitFor();
    expect(await row.innerText()).toContain("60 h / 60 h");
  });

  it("are found by the assembly plant's planner, who sees why they match", async () => {
    const { page } = planner;
    const { market, terms } = wordsIn(enDesk);
    await open(planner, "/market");
    await choose(page.getByLabel(market.process), "Gear grinding");
    await choose(page.getByLabel(market.material), "18CrNiMo7-6");
    for (const [axis, side] of Object.entries({ X: "900", Y: "900", Z: "300" })) {
      await page.getByLabel(said(market.side, { axis })).fill(side);
    }
    await page.getByLabel(market.tolerance).fill("0.01");
    await page.getByLabel(market.hours).fill("8");
    await fillTime(page.getByLabel(market.from), from);
    await fillTime(page.getByLabel(market.until), until);
    await page.getByLabel(market.maxPrice).fill("500");
    await page.getByLabel(market.certificate, { exact: true }).fill("ISO 9001");
    await choose(page.getByLabel(market.fromSite), "Yulin works");
    await page.getByLabel(market.withinKm).fill("300");
    await page.getByRole("button", { name: market.apply }).click();
    await page.waitForURL(/withinKm=300/);
    await settled(page);
    const offer = offerOn(page, enDesk);
    await offer.locator(".lz-reason").first().waitFor();
    expect(await offer.count()).toBe(1);
    expect(await offer.innerText()).toContain(market.fits);
    expect(await offer.innerText()).toContain("Qingchuan Gears, Nanning");
    const reasons = offer.locator(".lz-reason");
    const aspects = await reasons.locator(".lz-reason-aspect").allInnerTexts();
    expect(aspects).toHaveLength(Object.keys(terms.aspect).length);
    for (const [at, aspect] of Object.values(terms.aspect).entries()) {
      expect(aspects[at]).toContain(aspect);
    }
    const unmet = await offer.locator(".lz-reason-unmet").count();
    expect(unmet).toBe(0);
    // The hobber of the same firm does not grind.
    expect(await page.locator(".lz-offer").filter({ hasText: "hobber" }).count()).toBe(0);
  });

  it("are told to miss by one aspect where near misses are asked for", async () => {
    const { market, terms } = wordsIn(zhPhone);
    await open(rival, "/market?process=grinding.gear&toleranceMm=0.001&nearMisses=true");
    const offer = offerOn(rival.page, zhPhone);
    const misses = said(market.misses, { aspect: terms.aspect.TOLERANCE });
    expect(await offer.innerText()).toContain(misses);
    expect(await offer.locator(".lz-reason-unmet").count()).toBe(1);
  });

  it("are booked in part, and refused to another planner who asks for the same hours", async () => {
    const words = { planner: wordsIn(enDesk).market, rival: wordsIn(zhPhone).market };
    await open(rival, "/market?process=grinding.gear");
    // Both look at the same free hours; then one of them is faster.
    const [mine, theirs] = [await openBooking(planner, enDesk), await openBooking(rival, zhPhone)];
    await chooseHours(mine, enDesk, firstShift);
    await chooseHours(theirs, zhPhone, firstShift);
    expect(await mine.locator(".lz-total").innerText()).toBe("CN¥3,644.00");
    const late = said(words.planner.booking.lateCharged, { percent: "20" });
    await mine.getByText(late).waitFor();

    await mine.getByRole("button", { name: words.planner.booking.submit }).click();
    await mine.waitFor({ state: "detached" });
    const resource = "Form gear grinder YK73125";
    await planner.page.getByText(said(words.planner.booking.done, { resource })).waitFor();

    await theirs.getByRole("button", { name: words.rival.booking.submit }).click();
    await theirs.getByText(words.rival.booking.stillFree).waitFor();
    const left = { from: firstShift.until, until };
    const stillFree = formatsOf("zh", zone).stretch(windowOf(left));
    expect(await theirs.locator(".ant-alert-warning").first().innerText()).toContain(stillFree);
  });

  it("go to the other planner where they are still free", async () => {
    const { booking } = wordsIn(zhPhone).market;
    const sheet = rival.page.getByRole("dialog", { name: booking.title });
    const left = formatsOf("zh", zone).stretch(windowOf({ from: firstShift.until, until }));
    await sheet.getByRole("radio", { name: left }).click();
    await sheet.getByRole("button", { name: booking.submit }).click();
    await sheet.waitFor({ state: "detached" });
    await open(rival, "/bookings/made");
    const card = rowOf(rival.page, "成形磨齿机 YK73125");
    expect(await card.innerText()).toContain("南宁青川齿轮");
    expect(await card.innerText()).toContain("52 h");
  });

  it("stand in the bookings of both sides", async () => {
    const english = formatsOf("en", zone);
    await open(planner, "/bookings/made");
    const made = await rowOf(planner.page, "Form gear grinder YK73125").innerText();
    expect(made).toContain("Qingchuan Gears, Nanning");
    expect(made).toContain("CN¥3,644.00");
    expect(made).toContain(wordsIn(enDesk).market.vatIn);
    const free = new Date(Date.parse(instantOf(firstShift.from)) - 24 * 3_600_000).toISOString();
    expect(made).toContain(english.instant(free));

    await open(provider, "/bookings/provided");
    for (const partner of ["玉林远岫传动", "北海望潮新能源"]) {
      expect(await rowOf(provider.page, partner).count()).toBe(1);
    }
    await open(provider, "/capacity/offers");
    expect(await rowOf(provider.page, price.zh).innerText()).toContain("0 h / 60 h");
  });

  it("are free again once a booking is cancelled in time, which costs nothing", async () => {
    const { app, bookings } = wordsIn(enDesk);
    const { page } = planner;
    await rowOf(page, "Form gear grinder").getByRole("button", { name: app.details }).click();
    await page.getByRole("button", { name: bookings.cancel }).click();
    const question = page.getByRole("dialog", { name: bookings.cancelTitle });
    await question.getByRole("button", { name: bookings.cancel }).click();
    await page.getByText(bookings.cancelled, { exact: true }).waitFor();
    await open(planner, "/bookings/made");
    const row = rowOf(page, "Form gear grinder");
    expect(await row.innerText()).toContain(bookings.cancelledFree);
    await open(provider, "/capacity/offers");
    expect(await rowOf(provider.page, price.zh).innerText()).toContain("8 h / 60 h");
  });

  it("go through without a fault on anyone's page", () => {
    for (const { faults } of [provider, planner, rival]) expect(faults).toEqual([]);
  });
});
