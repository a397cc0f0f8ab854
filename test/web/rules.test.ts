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
import { dayInChina, fillTime, open, said, settled, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "light", width: 390, height: 844 };
/** One day more than the demo's rules want. */
const daysAhead = 8;

let stage: Stage;
let security: Visit;
let member: Visit;

describe.skipIf(browserPath === undefined)(`operating rules${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    security = await signedIn(stage, desk, "security@operator.example");
    member = await signedIn(stage, phone, "admin@drives.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("are drafted topic by topic by the security administrator, who sees what will change", async () => {
    const { page } = security;
    const { operator, rules, app, terms } = wordsIn(desk);
    await open(security, "/console/rules");
    await page.getByLabel(rules.parameters.freeCancellationHours).fill("48");
    await page.getByLabel(rules.parameters.feePercent).fill("1.25");
    const label = said(app.inChinese, { label: terms.rulesTopic.FEES });
    await page.getByLabel(label).fill("平台按预订总价的规定比例向产能提供方收取服务费。");
    await page.getByRole("button", { name: operator.publish.save }).click();
    const publication = page.getByRole("region", {
      name: said(operator.publish.publication, { version: 2 }),
    });
    await publication.waitFor();
    expect(await publication.locator("ins").allInnerTexts()).toEqual(
      expect.arrayContaining([said(rules.values.ofTotal, { percent: "1.25" })]),
    );
    expect(await publication.locator("del").allInnerTexts()).toEqual(
      expect.arrayContaining([said(rules.values.ofTotal, { percent: "0.5" })]),
    );
    await sound(security, desk);
  });

  it("are published with the notice that those in force ask for, no sooner", async () => {
    const { page } = security;
    const { operator, rules } = wordsIn(desk);
    const field = page.getByLabel(operator.publish.effective);
    const publish = page.getByRole("button", { name: operator.publish.submit });
    const confirm = page.getByRole("dialog").getByRole("button", { name: operator.publish.submit });
    await fillTime(field, `${dayInChina(2)} 08:00`);
    await publish.click();
    await confirm.click();
    await page.locator(".ant-form-item-explain-error").first().waitFor();
    await fillTime(field, `${dayInChina(daysAhead)} 08:00`);
    await publish.click();
    await confirm.click();
    await page.getByText(operator.publish.coming, { exact: true }).waitFor();
    await page.getByRole("region", { name: said(operator.publish.next, { version: 3 }) }).waitFor();
    await settled(page);
    expect(await page.locator("main").innerText()).toContain(said(rules.version, { version: 2 }));
    expect(security.faults).toEqual([]);
  });

  it("that come are told to each firm, which compares and accepts them ahead of time", async () => {
    const { page } = member;
    const { rules } = wordsIn(phone);
    await open(member, "/");
    const notice = page.getByRole("link", { name: rules.read });
    await notice.click();
    await settled(page);
    await page.locator("del").first().waitFor();
    const changed = await page.locator("ins").allInnerTexts();
    expect(changed).toContain(said(rules.values.ofTotal, { percent: "1.25" }));
    await sound(member, phone);
    await page.getByRole("button", { name: rules.accept }).click();
    await page.getByText(said(rules.acceptedDone, { version: 2 })).waitFor();
    await page.getByRole("button", { name: rules.accept }).waitFor({ state: "detached" });
    await open(member, "/");
    expect(await notice.count()).toBe(0);
    expect(member.faults).toEqual([]);
  });

  it("of every version can be read and compared, on a phone too", async () => {
    const { page } = member;
    const { rules } = wordsIn(phone);
    await open(member, "/rules");
    await page.getByRole("button", { name: rules.compare }).first().click();
    const sheet = page.getByRole("dialog", {
      name: said(rules.comparedTitle, { version: 2, before: 1 }),
    });
    await sheet.locator("ins").first().waitFor();
    await sound(member, phone);
  });

  it("that come can be withdrawn, which every firm reads with the reason", async () => {
    const { page } = security;
    const { operator, rules, app } = wordsIn(desk);
    const { withdrawal } = operator;
    await open(security, "/console/rules");
    await page.getByRole("button", { name: withdrawal.submit }).click();
    const dialog = page.getByRole("dialog");
    const confirm = dialog.getByRole("button", { name: withdrawal.submit });
    await confirm.click();
    await dialog.locator(".ant-form-item-explain-error").first().waitFor();
    await dialog.getByLabel(said(app.inChinese, { label: withdrawal.reason })).fill("条款有误");
    const inEnglish = dialog.getByLabel(said(app.inEnglish, { label: withdrawal.reason }));
    await inEnglish.fill("A clause is wrong");
    await sound(security, desk);
    await confirm.click();
    await page.getByText(said(withdrawal.done, { version: 2 })).waitFor();
    await page.getByText(operator.publish.coming, { exact: true }).waitFor({ state: "detached" });
    await page.getByRole("region", { name: said(operator.publish.next, { version: 3 }) }).waitFor();
    expect(await page.locator("main").innerText()).toMatch(
      new RegExp(said(rules.withdrawnOn, { day: ".+" })),
    );
    expect(security.faults).toEqual([]);

    const words = wordsIn(phone).rules;
    await open(member, "/rules");
    await member.page.getByRole("button", { name: words.readVersion }).first().click();
    const reason = said(words.withdrawalReason, { reason: "A clause is wrong" });
    await member.page.getByText(reason).waitFor();
    await sound(member, phone);
    expect(member.faults).toEqual([]);
  });
});
