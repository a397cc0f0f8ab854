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
import { choose, open, said, settled, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const night: Look = { tongue: "zh", scheme: "dark", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "light", width: 390, height: 844 };

let stage: Stage;
let security: Visit;
let address = "";

/** Picks a firm of the demo, which stands first when it is typed. */
async function chooseFirm(visit: Visit, label: string, firm: string): Promise<void> {
  await choose(visit.page.getByRole("dialog").getByLabel(label), firm);
}

const keep = process.env["KEEP_PICTURES"];
async function picture({ page }: Visit, name: string): Promise<void> {
  if (keep !== undefined) await page.screenshot({ path: `${keep}/${name}.png`, fullPage: true });
}

describe.skipIf(browserPath === undefined)(`incidents${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    security = await signedIn(stage, desk, "security@operator.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("C39 thresholds beyond their bounds are refused at their field", async () => {
    const { page } = security;
    const { incidents } = wordsIn(desk);
    await open(security, "/console/incidents/thresholds");
    const field = page.getByLabel(incidents.thresholdOf.GUESSING_FAILURES);
    await field.fill("1");
    await page.getByRole("button", { name: incidents.thresholds.save }).click();
    await page.getByText(/6 到 100 之间|6 和 100|在 6/).waitFor();
    await field.fill("12");
    await page.getByRole("button", { name: incidents.thresholds.save }).click();
    await page.getByText(incidents.thresholds.saved).waitFor();
    await picture(security, "thresholds");
    await sound(security, desk);
  });

  it("C39 an exercise is opened, and marked wherever it is seen", async () => {
    const { page } = security;
    const { incidents } = wordsIn(desk);
    await open(security, "/console/incidents/cases");
    await page.getByRole("button", { name: incidents.open }).click();
    const sheet = page.getByRole("dialog", { name: incidents.openTitle });
    await sheet.getByLabel(incidents.titleField).fill("撞库演练");
    await choose(sheet.getByLabel(incidents.kind), incidents.kindOf.ATTACK);
    await choose(sheet.getByLabel(incidents.grade), incidents.gradeOf.LARGE);
    await sheet.getByLabel(incidents.rehearse).check();
    await sheet.getByRole("button", { name: incidents.openSubmit, exact: true }).click();
    await page.getByRole("heading", { name: "撞库演练" }).waitFor();
    await page.getByText(incidents.exerciseHint).first().waitFor();
    address = new URL(page.url()).pathname;
    await settled(page);
    await sound(security, desk);
  });

  it("C39 an act is confirmed, and stands in the time line", async () => {
    const { page } = security;
    const { incidents } = wordsIn(desk);
    await page.getByRole("button", { name: incidents.act.freeze }).click();
    await chooseFirm(security, incidents.firm, "齿");
    const sheet = page.getByRole("dialog", { name: incidents.act.freeze });
    await sheet.getByLabel(incidents.reason).fill("演练：冻结");
    await sheet.getByRole("button", { name: incidents.act.freeze }).click();
    const asked = page.getByRole("dialog", {
      name: said(incidents.confirmTitle, { act: incidents.act.freeze }),
    });
    await asked.getByText(incidents.confirmExercise).waitFor();
    await asked.getByRole("button", { name: incidents.act.freeze }).click();
    await page.getByText(incidents.done).waitFor();
    const line = page.locator("ol.lz-notes li").filter({ hasText: "演练：冻结" });
    await line.waitFor();
    expect(await line.innerText()).toContain(incidents.actOf.FREEZE);
  });

  it("C39 evidence is ordered, made and offered, and the incident goes on", async () => {
    const { page } = security;
    const { incidents } = wordsIn(desk);
    await page.getByRole("button", { name: incidents.act.preserve }).click();
    const sheet = page.getByRole("dialog", { name: incidents.act.preserve });
    await sheet.getByRole("button", { name: incidents.act.preserve }).click();
    await page.getByText(incidents.done).last().waitFor();
    await page.getByRole("button", { name: incidents.act.move }).click();
    const moving = page.getByRole("dialog", { name: incidents.act.move });
    await choose(moving.getByLabel(incidents.moveTo), incidents.stateOf.CONTAINED);
    await moving.getByLabel(incidents.text).fill("演练完成");
    await moving.getByRole("button", { name: incidents.act.move }).click();
    await page.locator("ol.lz-notes li").filter({ hasText: "演练完成" }).waitFor();
    const download = page.getByRole("link", { name: incidents.download });
    await expect
      .poll(
        async () => {
          await page.reload();
          await settled(page);
          return download.count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await picture(security, "incident");
    await sound(security, desk);
    expect(security.faults).toEqual([]);
  });

  it("C39 a firm reads in its own language what it was told, marked as an exercise", async () => {
    const { page } = security;
    const { incidents } = wordsIn(desk);
    await page.getByRole("button", { name: incidents.act.notify }).click();
    const sheet = page.getByRole("dialog", { name: incidents.act.notify });
    await sheet.getByRole("button", { name: incidents.templates.password }).click();
    await sheet.getByLabel(incidents.notifyReally).check();
    await sheet.getByRole("button", { name: incidents.act.notify }).click();
    const asked = page.getByRole("dialog", {
      name: said(incidents.confirmTitle, { act: incidents.act.notify }),
    });
    await asked.getByRole("button", { name: incidents.act.notify }).click();
    await page.getByText(incidents.done).last().waitFor();
    const member = await signedIn(stage, phone, "admin@gears.example");
    const words = wordsIn(phone).incidents;
    await open(member, "/told");
    await member.page.getByText("[EXERCISE]").waitFor();
    await member.page.getByText(words.told.exercise).waitFor();
    await picture(member, "told-phone");
    await sound(member, phone);
    await member.close();
  });

  it("C39 all of it is there for the audit administrator, in the dark and on a phone", async () => {
    for (const look of [night, phone]) {
      const audit = await signedIn(stage, look, "audit@operator.example");
      const { incidents } = wordsIn(look);
      await open(audit, address);
      await audit.page.getByText(incidents.exerciseHint).waitFor();
      expect(await audit.page.getByRole("button", { name: incidents.act.freeze }).count()).toBe(0);
      await picture(audit, `incident-${look.scheme}-${look.width}`);
      await sound(audit, look);
      await open(audit, "/console/incidents/cases");
      await sound(audit, look);
      await open(audit, "/console/incidents/alerts");
      await sound(audit, look);
      expect(audit.faults).toEqual([]);
      await audit.close();
    }
  });

  it("C39 the system administrator sees the freezes to lift, and no incident", async () => {
    const system = await signedIn(stage, desk, "system@operator.example");
    const { incidents } = wordsIn(desk);
    await open(system, "/console/thaws");
    await system.page.getByText(incidents.thaws.empty).waitFor();
    await sound(system, desk);
    await open(system, "/console/incidents/cases");
    expect(await system.page.locator("main").innerText()).not.toContain("撞库演练");
    await system.close();
  });
});
