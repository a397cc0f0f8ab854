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
import { choose, dayInChina, open, said, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 1200 };
const dim: Look = { tongue: "en", scheme: "dark", width: 1440, height: 1200 };
const phone: Look = { tongue: "en", scheme: "light", width: 390, height: 844 };

let stage: Stage;
let planner: Visit;
let address: string;

/** A half hour of a day (from 0, Monday), by its time of day. */
function step({ page }: Visit, day: number, time: string) {
  const at = Array.from({ length: 48 }, (_, each) => timeOfStep(each)).indexOf(time);
  return page.locator(`[data-step="${day * 48 + at}"]`);
}

const state = async (visit: Visit, day: number, time: string) =>
  (await step(visit, day, time).getAttribute("class"))?.split("lz-step-")[1];

describe.skipIf(browserPath === undefined)(`the calendar of a resource${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    planner = await signedIn(stage, desk, "admin@heat.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("is reached from the list of resources, and open at all hours before shifts are set", async () => {
    const { page } = planner;
    const { capacity } = wordsIn(desk);
    await open(planner, "/capacity/resources");
    await page.getByRole("link", { name: capacity.resources.calendar }).first().click();
    await page.getByText(capacity.calendar.unbound).waitFor();
    address = new URL(page.url()).pathname;
    expect(await state(planner, 6, "03:00")).toBe("open");
    await sound(planner, desk);
  });

  it("takes a usual week, which is painted over by mouse and by keyboard, and is kept", async () => {
    const { page } = planner;
    const { capacity } = wordsIn(desk);
    await page.getByRole("button", { name: capacity.calendar.patterns.single }).click();
    expect(await state(planner, 0, "12:00")).toBe("closed");
    await step(planner, 5, "08:00").hover();
    await page.mouse.down();
    await step(planner, 5, "11:30").hover();
    await page.mouse.up();
    expect(await state(planner, 5, "11:30")).toBe("open");
    await step(planner, 0, "17:00").focus();
    await page.keyboard.press(" ");
    for (let at = 0; at < 3; at += 1) await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("ArrowRight");
    expect(await state(planner, 0, "18:30")).toBe("open");
    expect(await state(planner, 1, "18:30")).toBe("closed");
    await page.getByRole("button", { name: capacity.calendar.save }).click();
    await page.getByText(capacity.calendar.saved).waitFor();
    await open(planner, address);
    await page.getByRole("grid").waitFor();
    const kept = [
      [0, "18:30"],
      [0, "19:00"],
      [5, "08:00"],
      [5, "12:00"],
    ] as const;
    const states = await Promise.all(kept.map(([day, time]) => state(planner, day, time)));
    expect(states).toEqual(["open", "closed", "open", "closed"]);
  });

  it("takes exceptions, refuses those that overlap at their field, and lets go of them", async () => {
    const { page } = planner;
    const { capacity } = wordsIn(desk);
    const add = async (from: string, until: string) => {
      await page.getByRole("button", { name: capacity.calendar.add }).first().click();
      const sheet = page.getByRole("dialog", { name: capacity.calendar.add });
      await sheet.getByLabel(capacity.calendar.from, { exact: true }).fill(from);
      await sheet.getByLabel(capacity.calendar.until, { exact: true }).fill(until);
      await sheet.getByLabel(capacity.calendar.note).fill("国庆");
      await sheet.getByRole("button", { name: capacity.calendar.add }).click();
      return sheet;
    };
    await add("2027-10-01T00:00", "2027-10-08T00:00");
    const row = page.locator(".lz-table tbody tr").filter({ hasText: "国庆" });
    await row.waitFor();
    const sheet = await add("2027-10-07T00:00", "2027-10-09T00:00");
    await sheet.locator(".ant-form-item-explain-error").waitFor();
    await choose(sheet.getByLabel(capacity.calendar.kind), capacity.calendar.state.MAINTENANCE);
    await sheet.getByRole("button", { name: capacity.calendar.add }).click();
    await expect.poll(() => row.count()).toBe(2);
    await sound(planner, desk);
    await row.first().getByRole("button", { name: capacity.calendar.remove }).click();
    await page.locator(".ant-popconfirm-buttons .ant-btn-dangerous").click();
    await page.getByText(capacity.calendar.removed).waitFor();
    await expect.poll(() => row.count()).toBe(1);
    expect(planner.faults).toEqual([]);
  });

  it("tells what stands in the time of an exception, and where to see to it", async () => {
    const { page } = planner;
    const { app, capacity } = wordsIn(desk);
    const { calendar } = capacity;
    await page.getByRole("button", { name: calendar.add }).first().click();
    const sheet = page.getByRole("dialog", { name: calendar.add });
    await choose(sheet.getByLabel(calendar.kind), calendar.state.MAINTENANCE);
    await sheet.getByLabel(calendar.from, { exact: true }).fill(`${dayInChina(1)}T00:00`);
    await sheet.getByLabel(calendar.until, { exact: true }).fill(`${dayInChina(61)}T00:00`);
    await sheet.getByLabel(calendar.note).fill("大修");
    await sheet.getByRole("button", { name: calendar.add }).click();
    await sheet.getByText(calendar.standing.title).waitFor();
    const offers = sheet.getByRole("region", { name: calendar.standing.offers });
    const link = offers.getByRole("link").first();
    expect(await link.getAttribute("href")).toBe("/capacity/offers?status=PUBLISHED");
    await sound(planner, desk);
    await sheet.getByRole("button", { name: app.close }).last().click();
    await sheet.waitFor({ state: "detached" });
    const row = page.locator(".lz-table tbody tr").filter({ hasText: "大修" });
    await row.getByRole("button", { name: calendar.remove }).click();
    await page.locator(".ant-popconfirm-buttons .ant-btn-dangerous").click();
    await row.waitFor({ state: "detached" });
  });

  it("is of a line that the market shows with the lots that it takes", async () => {
    await open(planner, "/market?process=heat.carburizing");
    const lots = said(wordsIn(desk).market.lots, { lots: "20–400" });
    await planner.page.locator(".lz-offer").getByText(lots).first().waitFor();
  });

  it.each([
    ["in the dark, in English", dim],
    ["on a phone", phone],
  ])("is shown %s", async (_where, look) => {
    const visit = await signedIn(stage, look, "admin@heat.example");
    await open(visit, address);
    await visit.page.getByRole("grid").waitFor();
    await sound(visit, look);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });
});

describe.skipIf(browserPath === undefined)(`the tree of processes${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  }, 600_000);

  afterAll(() => stage?.close());

  it("is extended by the system administrator, and nothing of it is deleted", async () => {
    const system = await signedIn(stage, desk, "system@operator.example");
    const { page } = system;
    const { operator, app } = wordsIn(desk);
    await open(system, "/console/processes");
    await page.getByRole("button", { name: operator.processes.add }).click();
    const sheet = page.getByRole("dialog", { name: operator.processes.add });
    await choose(sheet.getByLabel(operator.processes.parent), "车削 (turning)");
    await sheet.getByLabel(operator.processes.code).fill("turning.hard");
    const label = operator.processes.name;
    await sheet.getByLabel(said(app.inChinese, { label })).fill("硬车削");
    await sheet.getByLabel(said(app.inEnglish, { label })).fill("Hard turning");
    await sheet.getByRole("button", { name: operator.processes.save }).click();
    await page.getByLabel(operator.processes.search).fill("硬车");
    const row = page.locator(".lz-table tbody tr").filter({ hasText: "turning.hard" });
    await row.getByRole("button", { name: operator.processes.retire }).click();
    await page.locator(".ant-popconfirm-buttons .ant-btn-dangerous").click();
    await row.getByText(operator.processes.retired).waitFor();
    await row.getByRole("button", { name: operator.processes.restore }).waitFor();
    await sound(system, desk);
    expect(system.faults).toEqual([]);
    await system.close();
  });

  it("is shown on a phone", async () => {
    const visit = await signedIn(stage, phone, "system@operator.example");
    await open(visit, "/console/processes");
    await visit.page.locator(".lz-card").first().waitFor();
    await sound(visit, phone);
    await visit.close();
  });
});
