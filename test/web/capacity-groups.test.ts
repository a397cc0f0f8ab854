import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wrongInGroup } from "../../services/capacity/groups/rules.ts";
import { plainGroup } from "../stage/aspects.ts";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { sound } from "./sound.ts";
import { choose, open, said, settled, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };

const week = (pointInTime: string, agreedCapacity?: number) => ({
  pointInTime,
  actualCapacity: 1_000,
  maximumCapacity: 1_200.5,
  ...(agreedCapacity === undefined ? {} : { agreedCapacity }),
});

/** Of its weeks one is tight, and one has more agreed than can be made. */
const group = {
  ...plainGroup,
  unitOfMeasureIsOmitted: false,
  unitOfMeasure: "unit:piece",
  name: "淬火 Hardening",
  supplierLocations: ["BPNS8888888888XX"],
  linkedCapacityGroups: ["be4d8470-2de6-43d2-b5f8-2e5d3eebf3fd"],
  linkedDemandSeries: [
    {
      materialNumberCustomer: "MNR-7307",
      customerLocation: "BPNS8888888888XX",
      demandCategory: { demandCategoryCode: "SR99" },
    },
  ],
  capacities: [
    week("2026-09-14", 1_300),
    week("2026-08-31", 400),
    week("2026-09-07", 900),
    week("2026-09-21"),
  ],
};

let stage: Stage;
let clerk: Visit;
let abroad: Visit;

const rows = (page: Page): Locator => page.locator(".lz-table tbody tr, .lz-card");

async function sendFile(page: Page, label: string, said: unknown): Promise<void> {
  const buffer = Buffer.from(JSON.stringify(said));
  await page
    .getByLabel(label)
    .setInputFiles({ name: "weekly.json", mimeType: "application/json", buffer });
}

/** What is handed out at the press of a link. */
async function handedOut(page: Page, link: Locator): Promise<unknown> {
  const download = page.waitForEvent("download");
  await link.click();
  return JSON.parse(await readFile(await (await download).path(), "utf8"));
}

async function openGroup(visit: Visit): Promise<void> {
  await open(visit, "/capacity/weeks");
  await visit.page.getByRole("link", { name: group.name, exact: true }).click();
  await visit.page.getByRole("heading", { name: group.name, level: 1 }).waitFor();
  await settled(visit.page);
  await visit.page.locator(".lz-chart svg").waitFor();
}

describe.skipIf(browserPath === undefined)(`weekly capacity${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    clerk = await signedIn(stage, desk, "admin@heat.example");
    abroad = await signedIn(stage, phone, "admin@heat.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("is none at first, and the page says what to do", async () => {
    const { capacityGroups } = wordsIn(phone);
    await open(abroad, "/capacity/weeks");
    await abroad.page.getByText(capacityGroups.emptyHint).waitFor();
    await sound(abroad, phone);
  });

  it("comes in with a preview of what is wrong with it, and stands in the list", async () => {
    const { page } = clerk;
    const { capacity, capacityGroups } = wordsIn(desk);
    await open(clerk, "/capacity/weeks");
    await page.getByRole("button", { name: capacityGroups.import, exact: true }).click();
    const sheet = page.getByRole("dialog", { name: capacityGroups.importTitle });
    const faulty = { ...group, capacities: [week("2026-09-01")] };
    await sendFile(page, capacity.transfer.file, faulty);
    await sheet.locator(".lz-table").getByText("/capacities/0/pointInTime").waitFor();
    await sound(clerk, desk);
    await sendFile(page, capacity.transfer.file, group);
    const all = sheet.getByRole("button", { name: capacity.transfer.all });
    await expect.poll(() => all.isEnabled()).toBe(true);
    await all.click();
    await sheet.locator(".ant-alert-success").waitFor();
    await page.keyboard.press("Escape");
    const row = rows(page).filter({ hasText: group.name });
    await row.getByText(capacityGroups.units.piece).waitFor();
    await row.getByText("2026/08/31").waitFor();
    await sound(clerk, desk);
  });

  it("is found by name, and says so when it is not", async () => {
    const { page } = clerk;
    const { capacityGroups } = wordsIn(desk);
    await open(clerk, "/capacity/weeks");
    const field = page.getByRole("searchbox", { name: capacityGroups.search });
    await field.fill("harden");
    await field.press("Enter");
    await page.waitForURL(/search=harden/);
    await rows(page).filter({ hasText: group.name }).waitFor();
    await field.fill("milling");
    await field.press("Enter");
    await page.getByText(capacityGroups.nothingFound).waitFor();
    await sound(clerk, desk);
  });

  it.each([
    { title: "at a desk", look: desk, visitOf: () => clerk },
    { title: "on a phone", look: phone, visitOf: () => abroad },
  ])("shows its weeks as a chart and as a table $title", async ({ look, visitOf }) => {
    const visit = visitOf();
    const { page } = visit;
    const { capacityGroups } = wordsIn(look);
    await openGroup(visit);
    const chart = said(capacityGroups.chart, { name: group.name });
    await page.getByRole("img", { name: chart }).waitFor();
    await page.getByText(said(capacityGroups.tightOf, { weeks: 4, tight: 2 })).waitFor();
    const weeks = page.getByRole("region", { name: capacityGroups.weeks }).locator("tbody tr");
    const { free, tight, over, unsaid } = capacityGroups.states;
    const states = await weeks.locator("td:first-of-type").allInnerTexts();
    expect(states).toEqual([free, tight, over, unsaid]);
    expect(await weeks.first().locator("td").nth(4).innerText()).toBe("40%");
    await page.getByText("MNR-7307").first().waitFor();
    await page.getByText(capacityGroups.categories.SR99).waitFor();
    await page.getByText(capacityGroups.notKept).waitFor();
    await sound(visit, look);
  });

  it("goes out as it came in", async () => {
    const { page } = clerk;
    const { capacityGroups } = wordsIn(desk);
    await openGroup(clerk);
    const link = page.getByRole("link", { name: capacityGroups.export, exact: true });
    expect(await handedOut(page, link)).toEqual(group);
  });

  it("is built of a resource, shown, handed out and kept", async () => {
    const { page } = clerk;
    const { capacityGroups } = wordsIn(desk);
    const { built } = capacityGroups;
    await open(clerk, "/capacity/weeks");
    await page.getByRole("link", { name: capacityGroups.build }).click();
    const field = page.getByLabel(built.resource, { exact: true });
    await field.waitFor();
    await field.click();
    const option = page.locator(".ant-select-dropdown:visible .ant-select-item-option").first();
    const resource = (await option.innerText()).split(" · ")[0] ?? "";
    await option.click();
    await choose(page.getByLabel(built.weeks), said(built.weeksOf, { number: 4 }));
    await page.getByLabel(built.supplier).fill("BPNL6666666666YY");
    await page.getByLabel(built.customer).fill("BPNL1");
    const preview = page.getByRole("button", { name: built.preview });
    await preview.click();
    await page.getByText(built.bpnlHint).waitFor();
    await sound(clerk, desk);
    await page.getByLabel(built.customer).fill("BPNL8888888888XX");
    await preview.click();
    await page.locator(".lz-chart svg").waitFor();
    expect(await rows(page).count()).toBe(4);
    await sound(clerk, desk);
    const link = page.getByRole("link", { name: built.download });
    const made = (await handedOut(page, link)) as never;
    expect(wrongInGroup(made, "")).toEqual([]);
    await page.getByRole("button", { name: built.keep }).click();
    await page.getByText(built.kept).waitFor();
    await rows(page).filter({ hasText: capacityGroups.units.hourUnitOfTime }).waitFor();
    await rows(page)
      .filter({ hasText: capacityGroups.units.hourUnitOfTime })
      .getByRole("link")
      .first()
      .click();
    await page.getByRole("link", { name: resource }).waitFor();
  });

  it("is built on a phone as well, where nothing overflows", async () => {
    const { built } = wordsIn(phone).capacityGroups;
    const { page } = abroad;
    await open(abroad, "/capacity/weeks/build");
    const field = page.getByLabel(built.resource, { exact: true });
    await field.waitFor();
    await field.click();
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option").first().click();
    await page.getByLabel(built.supplier).fill("BPNL6666666666YY");
    await page.getByLabel(built.customer).fill("BPNL8888888888XX");
    await page.getByRole("button", { name: built.preview }).click();
    await page.locator(".lz-chart svg").waitFor();
    await sound(abroad, phone);
  });

  it("of a year and no longer in use is told on a phone, and its last week stays in the picture", async () => {
    const { page } = abroad;
    const { capacity, capacityGroups } = wordsIn(phone);
    const monday = (at: number) => new Date(Date.UTC(2026, 7, 31 + 7 * at)).toISOString();
    const idle = {
      ...group,
      capacityGroupId: "6d0cd8a0-2f5c-4a5e-8d0e-0f6a3c0f9a11",
      name: "Idle since spring",
      capacityGroupIsInactive: true,
      capacities: Array.from({ length: 52 }, (_, at) => week(monday(at).slice(0, 10), 900)),
    };
    await open(abroad, "/capacity/weeks");
    await page.getByRole("button", { name: capacityGroups.import, exact: true }).click();
    await sendFile(page, capacity.transfer.file, idle);
    await page.getByRole("button", { name: capacity.transfer.all }).click();
    await page.locator(".ant-alert-success").waitFor();
    await page.keyboard.press("Escape");
    const card = rows(page).filter({ hasText: idle.name });
    await card.getByText(capacityGroups.inactive).waitFor();
    await sound(abroad, phone);
    await card.getByRole("link", { name: idle.name, exact: true }).click();
    await page.locator(".lz-chart svg").waitFor();
    const picture = await page.locator(".lz-chart svg").boundingBox();
    const ends = await page.locator(".lz-chart svg text").evaluateAll((all) =>
      all.map((text) => {
        const { left, right } = text.getBoundingClientRect();
        return { left, right };
      }),
    );
    expect(Math.min(...ends.map(({ left }) => left))).toBeGreaterThanOrEqual(picture?.x ?? 0);
    const edge = (picture?.x ?? 0) + (picture?.width ?? 0);
    expect(Math.max(...ends.map(({ right }) => right))).toBeLessThanOrEqual(edge + 1);
  });

  it("is removed after a question", async () => {
    const { page } = clerk;
    const { capacityGroups } = wordsIn(desk);
    await openGroup(clerk);
    await page.getByRole("button", { name: capacityGroups.remove }).click();
    const question = page.getByRole("tooltip");
    await question.getByRole("button", { name: capacityGroups.remove }).click();
    await page.getByText(capacityGroups.removed).waitFor();
    await page.waitForURL(/capacity\/weeks$/);
    await settled(page);
    expect(await rows(page).filter({ hasText: group.name }).count()).toBe(0);
  });

  it("goes through without a fault on anyone's page", () => {
    for (const { faults } of [clerk, abroad]) expect(faults).toEqual([]);
  });
});
