import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
} from "../stage/browser.ts";
import { sound } from "./sound.ts";
import { open, said, settled, signedIn, wordsIn } from "./workbench-page.ts";

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
    await dialog.getByText(said(leaving.archiveHint, { days: 90 })).waitFor();
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

  it("leaves an archive behind, which the page of its link saves by the code alone", async () => {
    const visit = await stage.visit(phone);
    const { page } = visit;
    const { left } = wordsIn(phone).leaving;
    const archive = {
      __typename: "LeftExport",
      firm: { __typename: "Words", zh: "齿轮厂", en: "Gears" },
      madeAt: "2026-11-20T08:00:00.000Z",
      sizeBytes: "12345678",
      sha256: "ab".repeat(32),
      expiresAt: "2027-02-18T08:00:00.000Z",
    };
    await page.route("**/graphql", async (route) => {
      const asksForIt = route.request().postData()?.includes("lze_of-a-letter");
      if (!asksForIt) return route.continue();
      return route.fulfill({ json: { data: { leftExport: archive } } });
    });
    let sent: string | null = null;
    await page.route("**/exports/left", (route) => {
      sent = route.request().postData();
      const headers = { "content-disposition": 'attachment; filename="lianzao-export.tar.gz"' };
      return route.fulfill({ headers, contentType: "application/gzip", body: "bytes" });
    });
    await open(visit, "/left/lze_of-a-letter");
    await page.getByText(said(left.lead, { firm: "Gears" })).waitFor();
    await page.getByText("12.35 MB").waitFor();
    await sound(visit, phone);
    const fetching = page.waitForEvent("download");
    await page.getByRole("button", { name: left.fetch }).click();
    expect((await fetching).suggestedFilename()).toBe("lianzao-export.tar.gz");
    expect(sent).toBe("code=lze_of-a-letter");
    await open(visit, "/left/lze_of-another");
    await page.getByText(left.unknown).waitFor();
    await settled(page);
    await sound(visit, phone);
    await visit.close();
  });
});
