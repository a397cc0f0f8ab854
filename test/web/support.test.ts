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
import { open, said, settled, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };
const purpose = "排查预订 PR-7";

let stage: Stage;
let firm: Visit;
let system: Visit;

const rowOf = ({ page }: Visit) =>
  page.locator(".lz-table tbody tr").filter({ hasText: purpose }).first();

describe.skipIf(browserPath === undefined)(`support under a firm's grant${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    firm = await signedIn(stage, desk, "admin@drives.example");
    system = await signedIn(stage, desk, "system@operator.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("is given by the firm's administrator, for hours and parts of the firm", async () => {
    const { support, terms } = wordsIn(desk);
    const { page } = firm;
    await open(firm, "/support");
    await sound(firm, desk);
    await page.getByRole("button", { name: support.give }).click();
    const sheet = page.getByRole("dialog", { name: support.give });
    await sheet.getByRole("button", { name: support.submit }).click();
    await sheet.getByText(support.oneRoom).waitFor();
    await sheet.getByLabel(support.purpose).fill(purpose);
    await sheet.getByText(terms.supportRoom.CAPACITY).click();
    await sheet.getByText(terms.supportRoom.FIRM).click();
    await sound(firm, desk);
    await sheet.getByRole("button", { name: support.submit }).click();
    await rowOf(firm).getByText(support.valid).waitFor();
    expect(await rowOf(firm).innerText()).toContain(support.unused);
  });

  it("opens the workbench to be read, under a banner that says whose and how long", async () => {
    const { support, capacity } = wordsIn(desk);
    const { page } = system;
    await open(system, "/console/support");
    await sound(system, desk);
    await rowOf(system).getByRole("link", { name: support.console.look }).click();
    await page.getByText(said(support.console.purpose, { purpose })).waitFor();
    await settled(page);
    await page.locator(".lz-table tbody tr").first().waitFor();
    expect(await page.getByRole("button", { name: capacity.offers.publish }).count()).toBe(0);
    await sound(system, desk);
    const tabs = page.locator(".lz-tabs");
    await tabs.getByRole("link", { name: support.console.views.people }).click();
    await page.getByText("admin@drives.example").waitFor();
    expect(await tabs.getByRole("link", { name: support.console.views.events }).count()).toBe(0);
    await sound(system, desk);
    expect(system.faults).toEqual([]);
  });

  it("shows the firm who looked at what", async () => {
    const { support } = wordsIn(desk);
    await open(firm, "/support");
    await rowOf(firm).getByRole("button", { name: support.looks }).click();
    const sheet = firm.page.getByRole("dialog", { name: said(support.looksOf, { purpose }) });
    await sheet.getByText("query offers").first().waitFor();
    await sheet.getByText("query people").first().waitFor();
    await sound(firm, desk);
    await firm.page.keyboard.press("Escape");
  });

  it("ends when the firm revokes it, with a way back", async () => {
    const { support } = wordsIn(desk);
    await rowOf(firm).getByRole("button", { name: support.revoke }).click();
    await firm.page.locator(".ant-popover").getByRole("button", { name: support.revoke }).click();
    await rowOf(firm).getByText(support.revoked).waitFor();
    await system.page.reload();
    await system.page.getByText(support.console.gone).waitFor();
    await system.page.getByRole("link", { name: support.console.back }).click();
    await settled(system.page);
    expect(await rowOf(system).getByRole("link", { name: support.console.look }).count()).toBe(0);
    expect(firm.faults).toEqual([]);
  });

  it("is there on a phone, too", async () => {
    const member = await signedIn(stage, phone, "admin@drives.example");
    const { support } = wordsIn(phone);
    await open(member, "/support");
    expect(await member.page.locator("h1").innerText()).toBe(support.title);
    await sound(member, phone);
    await member.close();
    const operator = await signedIn(stage, phone, "system@operator.example");
    await open(operator, "/console/support");
    await sound(operator, phone);
    await operator.close();
  });
});
