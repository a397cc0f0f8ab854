import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { capabilityRefusals } from "../../contracts/refusals/capability.ts";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
} from "../stage/browser.ts";
import { sound } from "./sound.ts";
import { choose, open, said, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };

let stage: Stage;

/** The firms of the demo have no prefix: each row is refused, and told why. */
const file = {
  name: "pumps.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("标识,网址\n88.118.8/p-1,https://a.example\n88.118.8/p-2,\n"),
};

describe.skipIf(browserPath === undefined)(`many identifiers at once${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  }, 600_000);

  afterAll(() => stage?.close());

  it("are looked at, begun, watched to the end, and their refused rows are fetched", async () => {
    const visit = await signedIn(stage, desk, "admin@gears.example");
    const { page } = visit;
    const { identifierImports: words } = wordsIn(desk);
    await open(visit, "/identifiers");
    await page.getByRole("link", { name: words.title }).click();
    await page.getByText(words.empty).waitFor();
    await page.getByLabel(words.choose).setInputFiles(file);
    const fault = page.locator(".lz-table tbody tr").filter({ hasText: "88.118.8/P-1" });
    await fault
      .or(page.locator("tr").filter({ hasText: "88.118.8/p-1" }))
      .first()
      .waitFor();
    await sound(visit, desk);
    await page.getByRole("button", { name: words.start }).first().click();
    await page.getByText(words.status.DONE).waitFor();
    const progress = said(words.progressOf, { file: file.name });
    expect(await page.getByRole("progressbar", { name: progress }).count()).toBe(1);
    await page.getByText("100%", { exact: true }).waitFor();
    const fetching = page.waitForEvent("download");
    await page.getByRole("link", { name: words.report }).click();
    expect((await fetching).suggestedFilename()).toBe("identifiers-refused.csv");
    await sound(visit, desk);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("are read in the encoding that one chooses, on a phone", async () => {
    const visit = await signedIn(stage, phone, "admin@gears.example");
    const { page } = visit;
    const { fileReading, identifierImports: words } = wordsIn(phone);
    await open(visit, "/identifiers/imports");
    const latin = { ...file, buffer: Buffer.from("code,name\n88.118.8/p-3,Müller\n", "latin1") };
    await page.getByLabel(words.choose).setInputFiles(latin);
    await page.getByText("Müller", { exact: true }).waitFor();
    const encoding = page.getByRole("combobox", { name: fileReading.encoding });
    await page.locator(".ant-select").filter({ hasText: "Windows-1252" }).waitFor();
    await sound(visit, phone);
    await choose(encoding, "GB18030");
    await page.getByText("M黮ler", { exact: true }).waitFor();
    // What was read otherwise than was meant is given up.
    await page.getByText(words.status.DISCARDED).first().waitFor();
    await choose(encoding, "UTF-8");
    await page
      .getByText(capabilityRefusals.TABLE_ENCODING.en.replace("{encoding}", "utf-8"))
      .waitFor();
    await choose(encoding, "Windows-1252");
    await page.getByText("Müller", { exact: true }).waitFor();
    await visit.close();
  });

  it("are listed on a phone, too", async () => {
    const visit = await signedIn(stage, phone, "admin@gears.example");
    await open(visit, "/identifiers/imports");
    const { identifierImports: words } = wordsIn(phone);
    expect(await visit.page.locator("h1").innerText()).toBe(words.title);
    await visit.page.getByText(words.status.DONE).first().waitFor();
    await sound(visit, phone);
    await visit.close();
  });
});
