import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
} from "../stage/browser.ts";
import { sound } from "./sound.ts";
import { open, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };

let stage: Stage;

describe.skipIf(browserPath === undefined)(`leaving the platform${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  }, 600_000);

  afterAll(() => stage?.close());

  it("is declared after a look at what is open, and taken back", async () => {
    const visit = await signedIn(stage, desk, "admin@drives.example");
    const { page } = visit;
    const { leaving } = wordsIn(desk);
    await open(visit, "/leaving");
    await page.getByText(leaving.kind.DISPUTES).waitFor();
    await page.getByRole("button", { name: leaving.declare }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(leaving.reason).fill("并入集团");
    await dialog.getByRole("button", { name: leaving.declare }).click();
    await page.getByRole("heading", { name: leaving.declared }).waitFor();
    await dialog.waitFor({ state: "detached" });
    expect(await page.getByText("并入集团").count()).toBe(1);
    await sound(visit, desk);
    await page.getByRole("button", { name: leaving.withdraw }).first().click();
    await page.locator(".ant-popconfirm").getByRole("button", { name: leaving.withdraw }).click();
    await page.getByRole("button", { name: leaving.declare }).waitFor();
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("shows what is open on a phone, too", async () => {
    const visit = await signedIn(stage, phone, "admin@drives.example");
    await open(visit, "/leaving");
    await visit.page.getByText(wordsIn(phone).leaving.kind.OFFERS).waitFor();
    await sound(visit, phone);
    await visit.close();
  });
});
