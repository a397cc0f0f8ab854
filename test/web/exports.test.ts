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

describe.skipIf(browserPath === undefined)(`an export of everything${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  }, 600_000);

  afterAll(() => stage?.close());

  it("is asked for, made by the worker, and fetched", async () => {
    const visit = await signedIn(stage, desk, "admin@drives.example");
    const { page } = visit;
    const { exports } = wordsIn(desk);
    await open(visit, "/export");
    await page.getByRole("button", { name: exports.ask }).click();
    await page.getByText(exports.done).waitFor();
    const fetching = page.waitForEvent("download");
    await page.getByRole("link", { name: exports.fetch }).click();
    expect((await fetching).suggestedFilename()).toMatch(/^lianzao-export-.*\.tar\.gz$/);
    await sound(visit, desk);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("is listed on a phone, too", async () => {
    const visit = await signedIn(stage, phone, "admin@drives.example");
    await open(visit, "/export");
    expect(await visit.page.locator("h1").innerText()).toBe(wordsIn(phone).exports.title);
    await sound(visit, phone);
    await visit.close();
  });
});
