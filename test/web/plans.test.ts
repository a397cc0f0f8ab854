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
import { choose, open, said, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "light", width: 390, height: 844 };
/** More than any other test of the pages needs. */
const roomFor = "5000";

let stage: Stage;
let system: Visit;

describe.skipIf(browserPath === undefined)(`plans and quotas${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    system = await signedIn(stage, desk, "system@operator.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("are written by the system administrator, with no limit where none is given", async () => {
    const { page } = system;
    const { operator, app, terms } = wordsIn(desk);
    await open(system, "/console/plans");
    await page.getByRole("button", { name: operator.plans.add }).click();
    const sheet = page.getByRole("dialog", { name: operator.plans.add });
    const label = operator.plans.name;
    await sheet.getByLabel(said(app.inChinese, { label })).fill("成长版");
    await sheet.getByLabel(said(app.inEnglish, { label })).fill("Growth");
    await sheet.getByLabel(terms.quota.PEOPLE).fill(roomFor);
    await sheet.getByRole("button", { name: operator.plans.save }).click();
    const row = page.locator(".lz-table tbody tr").filter({ hasText: "成长版" });
    await row.waitFor();
    expect(await row.innerText()).toContain("5,000");
    expect(await row.innerText()).toContain(operator.plans.noLimit);
  });

  it("are given to a firm, whose people see how they stand against them", async () => {
    const { page } = system;
    const { operator } = wordsIn(desk);
    await open(system, "/console/firms");
    const row = page.locator(".lz-table tbody tr").first();
    const firm = (await row.locator(".lz-two span").first().innerText()).trim();
    await row.getByRole("button", { name: operator.plans.plan }).click();
    const dialog = page.getByRole("dialog", { name: said(operator.plans.setTitle, { firm }) });
    await choose(dialog.getByLabel(operator.plans.plan), "成长版");
    await dialog.getByRole("button", { name: operator.plans.set }).click();
    await page.getByText(said(operator.plans.setDone, { firm })).waitFor();
    await row.getByText("成长版").waitFor();
    await sound(system, desk);
    expect(system.faults).toEqual([]);
  });

  it("are shown on a phone, also to a firm that has none", async () => {
    const member = await signedIn(stage, phone, "admin@drives.example");
    const { terms, plan } = wordsIn(phone);
    await open(member, "/plan");
    expect(await member.page.locator("main").innerText()).toContain(terms.quota.EVENTS_PER_DAY);
    expect(await member.page.locator("h1").innerText()).toBe(plan.title);
    await sound(member, phone);
    expect(member.faults).toEqual([]);
    await member.close();
  });
});
