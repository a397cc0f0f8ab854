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
import { freshUscc } from "../stage/codes.ts";
import { sound } from "./sound.ts";
import { open, said, settled, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "light", width: 390, height: 844 };
const firm = { zh: "梧州西江铸造", en: "Xijiang Castings, Wuzhou" };

let stage: Stage;
let applicant: Visit;
let folder: string;

/** The sheet in which one of the operator's people reviews the application. */
async function reviewedBy(visit: Visit, look: Look) {
  const { operator } = wordsIn(look);
  await open(visit, "/console/applications");
  const row = visit.page.locator(".lz-table tbody tr").filter({ hasText: firm.zh });
  await row.getByRole("button", { name: operator.applications.review }).click();
  const sheet = visit.page.getByRole("dialog", { name: firm.zh });
  await sheet.waitFor();
  return sheet;
}

describe.skipIf(browserPath === undefined)(`admission by application${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    applicant = await stage.visit(phone);
    folder = mkdtempSync(join(tmpdir(), "lianzao-licence-"));
    writeFileSync(join(folder, "licence.pdf"), pdf);
    writeFileSync(join(folder, "page.pdf"), "<html></html>");
  }, 600_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stage?.close();
  });

  it("is asked for without an account, on a phone, and followed by a link shown once", async () => {
    const { page } = applicant;
    const { admission, app, session } = wordsIn(phone);
    await open(applicant, "/sign-in");
    await page.getByRole("link", { name: session.apply }).click();
    await settled(page);
    await sound(applicant, phone);
    const both = { [app.inChinese]: "zh", [app.inEnglish]: "en" } as const;
    for (const [sentence, tongue] of Object.entries(both)) {
      const field = (label: string) => page.getByLabel(said(sentence, { label }));
      await field(admission.name).fill(firm[tongue]);
      await field(admission.city).fill({ zh: "梧州", en: "Wuzhou" }[tongue]);
    }
    await page.getByLabel(admission.uscc).fill("91350100M000100Y44");
    await page.getByLabel(admission.administrator).fill("admin@xijiang.example");
    await page.getByRole("button", { name: admission.submit }).click();
    await page.locator(".ant-form-item-explain-error").waitFor();
    await page.getByLabel(admission.uscc).fill(freshUscc());
    await page.getByRole("button", { name: admission.submit }).click();
    await page.getByRole("heading", { name: admission.submitted }).waitFor();
    expect(await page.getByLabel(admission.link).inputValue()).toMatch(/\/application\/lza_/);
    await sound(applicant, phone);
  });

  it("takes documents, and says why it does not take one", async () => {
    const { page } = applicant;
    const { admission, terms } = wordsIn(phone);
    await page.getByRole("link", { name: admission.goOn }).click();
    await page.getByText(terms.applicationStatus.OPEN, { exact: true }).waitFor();
    const file = page.locator("input[type=file]");
    await file.setInputFiles(join(folder, "page.pdf"));
    await page.locator(".ant-alert-error").waitFor();
    await file.setInputFiles(join(folder, "licence.pdf"));
    await page.locator(".lz-plain-list").getByText("licence.pdf").waitFor();
    expect(await page.locator(".ant-alert-error").count()).toBe(0);
    await sound(applicant, phone);
  });

  it("C14 is decided by two of the operator's people, who read the documents", async () => {
    const { operator } = wordsIn(desk);
    const system = await signedIn(stage, desk, "system@operator.example");
    const first = await reviewedBy(system, desk);
    const coming = system.page.waitForEvent("download");
    await first.getByRole("link", { name: "licence.pdf" }).click();
    expect((await coming).suggestedFilename()).toBe("licence.pdf");
    await sound(system, desk);
    await first.getByRole("button", { name: operator.applications.approve }).click();
    await first.getByText(operator.applications.approvedByYou).waitFor();
    await system.close();

    const security = await signedIn(stage, desk, "security@operator.example");
    const second = await reviewedBy(security, desk);
    await second.getByRole("button", { name: operator.applications.approve }).click();
    const link = second.getByLabel(operator.firms.link);
    await link.waitFor();
    expect(await link.inputValue()).toMatch(/\/join\/lzi_/);
    await sound(security, desk);
    expect([...system.faults, ...security.faults]).toEqual([]);
    await security.close();
  });

  it("shows the applicant that it was approved", async () => {
    const { page } = applicant;
    const { terms, admission } = wordsIn(phone);
    await page.reload();
    await page.getByText(terms.applicationStatus.APPROVED, { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: admission.withdraw }).count()).toBe(0);
    await sound(applicant, phone);
  });
});
