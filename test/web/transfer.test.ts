import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gearShop, glnOf } from "../seed/demo/firms.ts";
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
import { open, choose as pick, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };

let stage: Stage;

const site = glnOf(gearShop.prefix, 1);
const heads = "编号,中文名称,英文名称,类型,厂区,工艺,X,Y,Z,公差";
const row = (number: string, side: string) =>
  `T-${number},珩齿机,Gear honer,设备,${site},honing,${side},400,300,0.01`;
const table = (side: string) =>
  [
    heads,
    `T-1,插齿机,Gear shaper,设备,${site},插齿,500,500,300,0.02`,
    row("2", side),
    // More than a list of choices holds.
    ...Array.from({ length: 100 }, (_, at) => row(String(at + 100), "400")),
    `T-200,缸孔机床,Bore machine,设备,${site},honing,400,400,300,0.01`,
  ].join("\n");

const places = [
  "中文名称,英文名称,城市,英文城市,全球位置码,纬度,经度,时区",
  "三号库,Third store,柳州,Liuzhou,,24.31,109.43,Asia/Shanghai",
].join("\n");

const machines = JSON.stringify({
  processes: [],
  machines: [{ label: { en: "Plating bath" } }],
  products: [],
  capabilities: [],
  machineTools: [],
  certificates: [],
});

async function choose({ page }: Visit, label: string, text: string): Promise<void> {
  const file = { name: "table.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel(label).setInputFiles(file);
}

describe.skipIf(browserPath === undefined)(`import and export${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  }, 600_000);

  afterAll(() => stage?.close());

  it("shows what is wrong before anything is written, and takes a sound table", async () => {
    const visit = await signedIn(stage, desk, "planner@gears.example");
    const { page } = visit;
    const { capacity } = wordsIn(desk);
    await open(visit, "/capacity/transfer");
    await choose(visit, capacity.transfer.file, table("-4"));
    const row = page.locator(".lz-table tbody tr").filter({ hasText: /^3X/ });
    await row.waitFor();
    expect(await row.locator("td").first().innerText()).toBe("3");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: capacity.transfer.saveFaults }).click();
    const faults = await readFile(await (await download).path(), "utf8");
    expect(faults).toContain("3,X,LENGTH_OUT_OF_RANGE,");
    const all = page.getByRole("button", { name: capacity.transfer.all });
    expect(await all.isDisabled()).toBe(true);
    await sound(visit, desk);
    // Of a file of many columns a number stands on one line.
    const number = page.locator(".lz-table td .lz-cell").getByText("0.02", { exact: true }).first();
    expect((await number.boundingBox())?.height).toBeLessThan(30);
    await choose(visit, capacity.transfer.file, table("400"));
    await expect.poll(() => all.isDisabled()).toBe(false);
    await all.click();
    await page.locator(".ant-alert-success").waitFor();
    await open(visit, "/capacity/resources");
    const search = page.getByRole("searchbox", { name: capacity.resources.search });
    await search.fill("T-200");
    await search.press("Enter");
    await page.getByText("缸孔机床").first().waitFor();
    expect(await page.locator(".lz-table tbody tr").count()).toBe(1);
    await sound(visit, desk);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("brings more resources than a list holds, of which each can be offered", async () => {
    const visit = await signedIn(stage, desk, "planner@gears.example");
    const { page } = visit;
    const { capacity } = wordsIn(desk);
    await open(visit, "/capacity/offers");
    await page.getByRole("button", { name: capacity.offers.publish }).click();
    const sheet = page.getByRole("dialog", { name: capacity.publish.title });
    await pick(sheet.getByLabel(capacity.publish.resource), "T-200");
    // It does one thing only, which is chosen with it.
    await sheet.locator(".ant-select").filter({ hasText: "珩磨" }).waitFor();
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("takes a table of sites, says which rows of it are faulty, and hands the sites out", async () => {
    const visit = await signedIn(stage, desk, "planner@gears.example");
    const { page } = visit;
    const { capacity } = wordsIn(desk);
    await open(visit, "/capacity/transfer");
    await page.locator(".ant-segmented").getByText(capacity.transfer.table.sites).click();
    await page.getByText(capacity.transfer.importHint.sites).waitFor();
    await choose(visit, capacity.transfer.file, places.replace("109.43", "190"));
    await page.locator(".lz-table tbody tr").filter({ hasText: "经度" }).waitFor();
    await sound(visit, desk);
    await choose(visit, capacity.transfer.file, places);
    const all = page.getByRole("button", { name: capacity.transfer.all });
    await expect.poll(() => all.isDisabled()).toBe(false);
    await all.click();
    await page.locator(".ant-alert-success").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: capacity.transfer.csv }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^sites-.*\.csv$/);
    expect(await readFile(await file.path(), "utf8")).toContain(
      "\uFEFF厂区标识,中文名称,英文名称,",
    );
    await open(visit, "/capacity/sites");
    await page.getByText("三号库").first().waitFor();
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("takes a document of Catena-X, shows where it is faulty, and keeps it", async () => {
    const visit = await signedIn(stage, phone, "planner@gears.example");
    const { page } = visit;
    const { capacity } = wordsIn(phone);
    await open(visit, "/capacity/transfer");
    await page.locator(".ant-segmented").getByText(capacity.transfer.table.catenaX).click();
    await page.getByText(capacity.transfer.importHint.catenaX).waitFor();
    await choose(visit, capacity.transfer.file, "{}");
    await page.getByText(capacity.transfer.unfit).waitFor();
    await choose(visit, capacity.transfer.file, machines);
    const keep = page.getByRole("button", { name: capacity.transfer.goodMachines });
    await keep.waitFor();
    await page.getByText("/machines/0/provides").first().waitFor();
    await sound(visit, phone);
    await keep.click();
    await page.locator(".ant-alert-success").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: capacity.transfer.json }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^manufacturing-capability-.*\.json$/);
    expect(await readFile(await file.path(), "utf8")).toContain("Plating bath");
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("takes weekly capacity, shows where it is faulty, and hands it out", async () => {
    const visit = await signedIn(stage, desk, "planner@gears.example");
    const { page } = visit;
    const { capacity } = wordsIn(desk);
    await open(visit, "/capacity/transfer");
    await page.locator(".ant-segmented").getByText(capacity.transfer.table.groups).click();
    await page.getByText(capacity.transfer.importHint.groups).waitFor();
    const { name: _name, ...nameless } = plainGroup;
    await choose(visit, capacity.transfer.file, JSON.stringify([plainGroup, nameless]));
    await page.locator(".lz-table").getByText("/1", { exact: true }).waitFor();
    await sound(visit, desk);
    await choose(visit, capacity.transfer.file, JSON.stringify(plainGroup));
    const all = page.getByRole("button", { name: capacity.transfer.all });
    await expect.poll(() => all.isDisabled()).toBe(false);
    await all.click();
    await page.locator(".ant-alert-success").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: capacity.transfer.json }).click();
    const file = await download;
    expect(JSON.parse(await readFile(await file.path(), "utf8"))).toEqual([plainGroup]);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("hands the resources out as a table, and is shown on a phone", async () => {
    const visit = await signedIn(stage, phone, "planner@gears.example");
    const { page } = visit;
    const { capacity } = wordsIn(phone);
    await open(visit, "/capacity/transfer");
    await sound(visit, phone);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: capacity.transfer.xlsx }).click();
    expect((await download).suggestedFilename()).toMatch(/^resources-.*\.xlsx$/);
    await visit.close();
  });
});
