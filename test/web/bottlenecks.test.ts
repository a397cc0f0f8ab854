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

const name = "Gear grinding is tight";
const page = "/utilisation?process=grinding.gear";

// A day and a price that no other test of the pages offers.
const day = dayInChina(45);
const [from, until] = [`${day} 08:00`, `${day} 12:00`];
const price = "CN¥468.20";

let stage: Stage;
let planner: Visit;
let viewer: Visit;

const rows = (at: Page): Locator => at.locator(".lz-panel .lz-table tbody tr, .lz-card");

/** Four hours of a grinder, in a week in which little else is offered. */
async function offerHours(): Promise<void> {
  const visit = await signedIn(stage, zhDesk, "planner@gears.example");
  const { capacity } = wordsIn(zhDesk);
  await open(visit, "/capacity/offers");
  await visit.page.getByRole("button", { name: capacity.offers.publish }).click();
  const sheet = visit.page.getByRole("dialog", { name: capacity.publish.title });
  await choose(sheet.getByLabel(capacity.publish.resource), "成形磨齿机");
  await fillTime(sheet.getByLabel(capacity.publish.from), from);
  await fillTime(sheet.getByLabel(capacity.publish.until), until);
  await sheet.getByLabel(capacity.publish.price).fill("468.2");
  await sheet.getByRole("button", { name: capacity.publish.submit, exact: true }).click();
  await visit.page.getByText(capacity.offers.published).waitFor();
  await visit.close();
}

/** Books them all. */
async function bookHours(visit: Visit): Promise<void> {
  const { market } = wordsIn(enDesk);
  await open(visit, "/market?process=grinding.gear");
  const offer = visit.page.locator(".lz-offer").filter({ hasText: price });
  await offer.getByRole("button", { name: market.book }).click();
  const sheet = visit.page.getByRole("dialog", { name: market.booking.title });
  await fillTime(sheet.getByLabel(market.booking.from), from);
  await fillTime(sheet.getByLabel(market.booking.until), until);
  await sheet.getByRole("button", { name: market.booking.submit }).click();
  await sheet.waitFor({ state: "detached" });
}

describe.skipIf(browserPath === undefined)(`alerts on bottlenecks${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    planner = await signedIn(stage, enDesk, "planner@drives.example");
    viewer = await signedIn(stage, zhPhone, "planner@energy.example");
    await offerHours();
    await bookHours(planner);
  }, 600_000);

  afterAll(() => stage?.close());

  it("are none at first, and the page says what they are for", async () => {
    const { bottlenecks } = wordsIn(zhPhone);
    await open(viewer, "/utilisation");
    await viewer.page.getByText(bottlenecks.empty).waitFor();
    await sound(viewer, zhPhone);
  });

  it("are set for the process that the page is filtered to, and show how its weeks are", async () => {
    const { bottlenecks } = wordsIn(enDesk);
    await open(planner, page);
    await planner.page.getByRole("button", { name: bottlenecks.add }).click();
    const sheet = planner.page.getByRole("dialog", { name: bottlenecks.add });
    await sheet.getByLabel(bottlenecks.name).fill(name);
    await sheet.getByLabel(bottlenecks.threshold).fill("2");
    await sheet.getByLabel(bottlenecks.margin).fill("2");
    await choose(sheet.getByLabel(bottlenecks.weeks), "26");
    await sound(planner, enDesk);
    await sheet.getByRole("button", { name: bottlenecks.save }).click();
    await sheet.getByText("This must be a whole number from 1 to 1.").waitFor();
    await sheet.getByLabel(bottlenecks.margin).fill("1");
    await sheet.getByRole("button", { name: bottlenecks.save }).click();
    await planner.page.getByText(said(bottlenecks.saved, { name })).waitFor();
    const row = rows(planner.page).filter({ hasText: name });
    await row.getByText("Gear grinding", { exact: false }).first().waitFor();
    await row
      .getByText(/Week from .*: \d+%, .* free/)
      .first()
      .waitFor();
    await sound(planner, enDesk);
  });

  it("tell those who plan, and lead them to the process", async () => {
    const notice = planner.page.getByRole("link", { name: `Bottleneck: “${name}”` });
    await expect
      .poll(
        async () => {
          await open(planner, "/notices/inbox");
          return notice.count();
        },
        { timeout: 30_000, interval: 2_000 },
      )
      .toBe(1);
    await notice.click();
    await planner.page.waitForURL(/utilisation\?process=grinding\.gear/);
    await rows(planner.page).filter({ hasText: name }).waitFor();
  });

  it("are set for one's own machine, on a phone", async () => {
    const { bottlenecks } = wordsIn(zhPhone);
    await open(viewer, "/utilisation");
    await viewer.page.getByRole("button", { name: bottlenecks.add }).click();
    const sheet = viewer.page.getByRole("dialog", { name: bottlenecks.add });
    await sheet.getByLabel(bottlenecks.name).fill("本厂紧张");
    await sheet.getByLabel(bottlenecks.kinds.OWN_PROCESS).check();
    await choose(sheet.getByRole("combobox", { name: bottlenecks.process }), "磨齿");
    await sound(viewer, zhPhone);
    await sheet.getByRole("button", { name: bottlenecks.save }).click();
    const row = rows(viewer.page).filter({ hasText: "本厂紧张" });
    await row.getByText(bottlenecks.nothing).waitFor();
    await sound(viewer, zhPhone);
  });

  it("are changed, switched off and removed", async () => {
    const { bottlenecks } = wordsIn(enDesk);
    await open(planner, page);
    const row = rows(planner.page).filter({ hasText: name });
    await row.getByRole("switch").click();
    await planner.page.getByText(bottlenecks.switchedOff).waitFor();
    await row.getByText(bottlenecks.off).waitFor();
    await row.getByRole("button", { name: bottlenecks.change }).click();
    const sheet = planner.page.getByRole("dialog", { name: bottlenecks.change });
    await sheet.getByLabel(bottlenecks.threshold).fill("100");
    await sheet.getByLabel(bottlenecks.on).check();
    await sheet.getByRole("button", { name: bottlenecks.save }).click();
    await row.getByText(said(bottlenecks.limits, { threshold: 100, line: 99 })).waitFor();
    await settled(planner.page);
    await row.getByRole("button", { name: bottlenecks.remove }).click();
    const question = planner.page.getByRole("tooltip");
    await question.getByRole("button", { name: bottlenecks.remove }).click();
    await planner.page.getByText(bottlenecks.empty).waitFor();
  });

  it("go through without a fault on anyone's page", () => {
    for (const { faults } of [planner, viewer]) expect(faults).toEqual([]);
  });
});
