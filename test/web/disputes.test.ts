import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pdf } from "../stage/application.ts";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { sound } from "./sound.ts";
import { choose, dayInChina, fillTime, open, said, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };
const resource = "数控滚齿机";
// A shift of the hobber that no other test books.
const shift = { from: `${dayInChina(5)} 08:00`, until: `${dayInChina(5)} 12:00` };
const claimed = "机床故障，晚了三天。";

let stage: Stage;
let buyer: Visit;
let provider: Visit;
let operator: Visit;
let folder: string;

/** The page of the one case about the hobber, from the list of whoever asks. */
async function openCase(visit: Visit, look: Look, list: string): Promise<void> {
  await open(visit, list);
  const { disputes } = wordsIn(look);
  const link = visit.page.getByRole("link", { name: disputes.view }).first();
  await link.click();
  await visit.page.getByRole("region", { name: disputes.evidence }).waitFor();
}

describe.skipIf(browserPath === undefined)(`a dispute about a booking${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    folder = mkdtempSync(join(tmpdir(), "lianzao-exhibit-"));
    writeFileSync(join(folder, "delivery.pdf"), pdf);
    buyer = await signedIn(stage, desk, "planner@energy.example");
    provider = await signedIn(stage, phone, "planner@gears.example");
    operator = await signedIn(stage, desk, "system@operator.example");
  }, 600_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stage?.close();
  });

  it("is opened from the booking's details, with the ledger's records verified in the browser", async () => {
    const { page } = buyer;
    const { market, app, bookings, disputes } = wordsIn(desk);
    await open(buyer, "/disputes");
    await page.getByText(disputes.empty).waitFor();
    await sound(buyer, desk);
    await open(buyer, "/market?process=hobbing");
    const offer = page.locator(".lz-offer").filter({ hasText: resource }).first();
    await offer.getByRole("button", { name: market.book }).click();
    const booking = page.getByRole("dialog", { name: market.booking.title });
    await fillTime(booking.getByLabel(market.booking.from), shift.from);
    await fillTime(booking.getByLabel(market.booking.until), shift.until);
    await booking.getByRole("button", { name: market.booking.submit }).click();
    await booking.waitFor({ state: "detached" });

    await open(buyer, "/bookings/made");
    const row = page.locator(".lz-table tbody tr").filter({ hasText: resource }).first();
    await row.getByRole("button", { name: app.details }).click();
    const details = page.getByRole("dialog", { name: bookings.details });
    await details.getByRole("button", { name: disputes.open.button }).click();
    const sheet = page.getByRole("dialog", { name: disputes.open.title });
    await choose(sheet.getByLabel(disputes.open.claim), disputes.claim.LATE);
    await sheet.getByLabel(disputes.open.text).fill(claimed);
    await sheet.getByLabel(disputes.open.amount).fill("500");
    await sheet.getByRole("button", { name: disputes.open.submit, exact: true }).click();
    await page.waitForURL(/\/disputes\/\w+/);
    const evidence = page.getByRole("region", { name: disputes.evidence });
    await evidence.getByText(disputes.event.bookingRequested).waitFor();
    // Once the log is sealed, the page's own look says so.
    await expect
      .poll(
        async () => {
          await page.reload();
          await evidence.getByText(disputes.event.bookingRequested).waitFor();
          await page.waitForTimeout(500);
          return evidence.getByText(disputes.mark.verified, { exact: true }).count();
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBe(2);
    await sound(buyer, desk);
  });

  it("is answered by the other side on a phone, with a document", async () => {
    const { page } = provider;
    const { disputes } = wordsIn(phone);
    await open(provider, "/disputes");
    await sound(provider, phone);
    await openCase(provider, phone, "/disputes");
    await page.getByRole("button", { name: disputes.acts.answer, exact: true }).click();
    const sheet = page.getByRole("dialog", { name: disputes.acts.answer });
    await sheet.getByLabel(disputes.acts.answerLabel).fill("The spindle failed; we told you.");
    await sheet.getByRole("button", { name: disputes.acts.send }).click();
    await sheet.waitFor({ state: "detached" });
    await page.getByText(disputes.stage.STATEMENTS, { exact: true }).first().waitFor();
    const input = page.getByLabel(disputes.acts.document).and(page.locator("input"));
    await input.setInputFiles(join(folder, "delivery.pdf"));
    await page.getByRole("link", { name: "delivery.pdf" }).waitFor();
    await sound(provider, phone);
  });

  it("stands in the operator's queue, where it cannot be decided before its time", async () => {
    const { page } = operator;
    const { disputes } = wordsIn(desk);
    await open(operator, "/console/disputes");
    await sound(operator, desk);
    await openCase(operator, desk, "/console/disputes");
    await page.getByText(claimed).waitFor();
    expect(await page.getByRole("region", { name: disputes.decide.title }).count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: disputes.download }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^dispute-.*\.json$/);
    await sound(operator, desk);
  });

  it("is closed when the two settle", async () => {
    const { disputes } = wordsIn(phone);
    const { page } = provider;
    await page.getByRole("button", { name: disputes.acts.settlement }).click();
    const sheet = page.getByRole("dialog", { name: disputes.acts.settlement });
    await sheet.getByLabel(disputes.acts.settlementLabel).fill("Each bears half.");
    await sheet.getByLabel(disputes.acts.settlementAmount).fill("250");
    await sheet.getByRole("button", { name: disputes.acts.send }).click();
    await sheet.waitFor({ state: "detached" });

    const words = wordsIn(desk).disputes;
    await openCase(buyer, desk, "/disputes");
    await buyer.page.getByRole("button", { name: words.acts.accept }).click();
    await buyer.page
      .locator(".ant-popconfirm")
      .getByRole("button", { name: words.acts.accept })
      .click();
    await buyer.page.getByText(words.outcome.SETTLED, { exact: true }).first().waitFor();
    const parties = said(words.against, { claimant: "北海望潮新能源", respondent: "南宁青川齿轮" });
    expect(await buyer.page.locator("main h1").innerText()).toBe(parties);
    await sound(buyer, desk);
  });

  it("goes through without a fault on anyone's page", () => {
    for (const { faults } of [buyer, provider, operator]) expect(faults).toEqual([]);
  });
});
