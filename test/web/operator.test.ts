import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  barriersOn,
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { platformOfAll } from "../stage/one-platform.ts";
import { freshUscc } from "../stage/platform.ts";
import { eventually } from "../stage/started.ts";
import { enter, open, said, settled, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };
const firm = { zh: "百色澄江机床", en: "Chengjiang Machine Tools, Baise" };
const administrator = { email: "admin@chengjiang.example", name: "岑若兰 Cen Ruolan" };
const leaver = { email: "leaver@chengjiang.example", name: "韦知行 Wei Zhixing" };
const password = "a lathe, a mill, a grinder";
const suspensionMs = 5_000;

let stage: Stage;
let system: Visit;
let link: string;
let member: Visit;

const rowOf = ({ page }: Visit) => page.locator(".lz-table tbody tr").filter({ hasText: firm.zh });

describe.skipIf(browserPath === undefined)(`a firm's admission${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
    system = await signedIn(stage, desk, "system@operator.example");
  }, 600_000);

  afterAll(() => stage?.close());

  it("is given by the system administrator, who sees the rules that it will accept", async () => {
    const { page } = system;
    const { app, operator } = wordsIn(desk);
    await open(system, "/console/firms");
    await page.getByRole("button", { name: operator.firms.admit }).click();
    const sheet = page.getByRole("dialog", { name: operator.firms.admit });
    const both = { [app.inChinese]: "zh", [app.inEnglish]: "en" } as const;
    for (const [sentence, tongue] of Object.entries(both)) {
      const field = (label: string) => sheet.getByLabel(said(sentence, { label }));
      await field(operator.firms.name).fill(firm[tongue]);
      await field(operator.firms.city).fill({ zh: "百色", en: "Baise" }[tongue]);
    }
    await sheet.getByLabel(operator.firms.uscc).fill(freshUscc());
    await sheet.getByLabel(operator.firms.administrator).fill(administrator.email);
    const rules = sheet.locator(".lz-rules-in-force");
    expect(await rules.innerText()).toContain("1");
    expect(await rules.innerText()).toContain("同一设备的同一时间只售一次");
    await sheet.getByRole("button", { name: operator.firms.submit }).click();
    await sheet.getByText(said(operator.firms.admittedDone, { firm: firm.zh })).waitFor();
    link = await sheet.getByLabel(operator.firms.link).inputValue();
    const { apiUrl } = await platformOfAll();
    expect(link.startsWith(`${apiUrl}/join/`)).toBe(true);
    await page.keyboard.press("Escape");
    await rowOf(system).waitFor();
    const row = await rowOf(system).innerText();
    expect(row).toContain(wordsIn(desk).terms.tenantStatus.ADMITTED);
    expect(row).toContain(operator.firms.notAccepted);
  });

  it("is taken up by its first administrator with the link, on a phone: rules first", async () => {
    member = await stage.visit(phone);
    const { page } = member;
    const { session } = wordsIn(phone);
    await page.goto(link);
    await settled(page);
    expect(await page.locator("main").innerText()).toContain(
      said(session.join.rules, { version: 1 }),
    );
    await page.getByLabel(session.join.name).fill(administrator.name);
    await page.getByLabel(session.join.newPassword).fill(password);
    await page.getByRole("button", { name: session.join.submit, exact: true }).click();
    await page.getByText(session.join.mustAccept).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: session.join.submit, exact: true }).click();
    await page.locator(".lz-frame").waitFor();
    await settled(page);
    expect(await page.locator("h1").innerText()).toContain(administrator.name);
    expect(await page.locator(".lz-guide").count()).toBe(1);
    expect(member.faults).toEqual([]);
  });

  it("opens once: the link is good for nothing afterwards", async () => {
    const visit = await stage.visit(phone);
    await visit.page.goto(link);
    await visit.page.getByText(wordsIn(phone).session.join.unknownTitle).waitFor();
    await visit.close();
  });

  it("stands in the operator's list with the version of the rules that was accepted", async () => {
    const { rules, terms } = wordsIn(desk);
    await open(system, "/console/firms");
    const row = await rowOf(system).innerText();
    expect(row).toContain(terms.tenantStatus.ACTIVE);
    expect(row).toContain(said(rules.version, { version: 1 }));
  });

  it("has its administrator remove whoever leaves, after asking once more", async () => {
    const { page } = member;
    const { people, session, terms } = wordsIn(phone);
    await open(member, "/people");
    await page.getByRole("button", { name: people.invite }).click();
    const sheet = page.getByRole("dialog", { name: people.invite });
    await sheet.getByLabel(people.inviteEmail).fill(leaver.email);
    await sheet.getByText(terms.role.VIEWER, { exact: true }).click();
    await sheet.getByRole("button", { name: people.inviteSubmit }).click();
    const joining = await sheet.getByLabel(people.inviteLink).inputValue();
    const colleague = await stage.visit(phone);
    await colleague.page.goto(joining);
    await colleague.page.getByLabel(session.join.name).fill(leaver.name);
    await colleague.page.getByLabel(session.join.newPassword).fill(password);
    await colleague.page.getByRole("button", { name: session.join.submit, exact: true }).click();
    await colleague.page.locator(".lz-frame").waitFor();
    await colleague.close();

    await open(member, "/people");
    const card = page.locator(".lz-card").filter({ hasText: leaver.name });
    await card.getByRole("button", { name: people.remove.act }).click();
    const question = page.getByRole("dialog", {
      name: said(people.remove.title, { name: leaver.name }),
    });
    await question.getByRole("checkbox", { name: people.remove.keys }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await question.getByRole("button", { name: people.remove.act }).click();
    await page.getByText(people.remove.done).waitFor();
    await card.waitFor({ state: "detached" });
    expect(member.faults).toEqual([]);
  });

  it("C14 is the work of people whom no administrator brings in alone", async () => {
    const security = await signedIn(stage, desk, "security@operator.example");
    const { app, people, terms } = wordsIn(desk);
    const email = "second-audit@operator.example";
    await open(security, "/people");
    const changing = (who: string) =>
      security.page
        .locator(".lz-table tbody tr")
        .filter({ hasText: `${who}@operator.example` })
        .getByRole("button", { name: people.changeRoles });
    await changing("audit").click();
    expect(await changing("security").count()).toBe(0);
    const roles = security.page.getByRole("dialog");
    for (const role of [terms.role.AUDIT, terms.role.SECURITY]) {
      await roles.getByText(role, { exact: true }).click();
    }
    await roles.getByRole("button", { name: app.save }).click();
    // There is no other audit administrator.
    await roles.locator(".ant-form-item-explain-error").waitFor();
    await roles.getByRole("button", { name: app.cancel }).click();
    await security.page.getByRole("button", { name: people.invite }).click();
    const sheet = security.page.getByRole("dialog", { name: people.invite });
    await sheet.getByLabel(people.inviteEmail).fill(email);
    await sheet.getByText(terms.role.AUDIT, { exact: true }).click();
    await sheet.getByRole("button", { name: people.inviteSubmit }).click();
    await sheet.getByText(people.inviteWaits).waitFor();
    await security.close();

    const { page } = system;
    await open(system, "/people");
    const row = page.locator(".lz-table tbody tr").filter({ hasText: email });
    expect(await row.innerText()).toContain(people.waiting);
    await row.getByRole("button", { name: people.confirm.act }).click();
    const question = page.locator(".ant-popover:visible");
    await question.getByRole("button", { name: people.confirm.act }).click();
    await page.getByText(people.confirm.done).waitFor();
    await row.getByText(people.open, { exact: true }).waitFor();
    expect(system.faults).toEqual([]);
  });

  it("is not the system administrator's to take back", async () => {
    const { operator } = wordsIn(desk);
    const suspend = rowOf(system).getByRole("button", { name: operator.firms.suspend });
    expect(await suspend.count()).toBe(0);
  });

  it("ends in the open page within 5 s when the security administrator suspends the firm", async () => {
    const security = await signedIn(stage, desk, "security@operator.example");
    const { operator } = wordsIn(desk);
    const { places, session } = wordsIn(phone);
    await open(member, "/people");
    await open(security, "/console/firms");
    await rowOf(security).getByRole("button", { name: operator.firms.suspend }).click();
    const question = security.page.getByRole("dialog", {
      name: said(operator.firms.suspendTitle, { firm: firm.zh }),
    });
    await question.getByLabel(operator.firms.reason).fill("证照过期");
    await question.getByRole("button", { name: operator.firms.suspendSubmit }).click();
    await security.page.getByText(said(operator.firms.suspendedDone, { firm: firm.zh })).waitFor();
    const suspendedAt = performance.now();

    // The person goes on working, from page to page, until the session is no more.
    const { page } = member;
    const out = page.getByRole("heading", { name: session.signIn });
    await eventually(async () => {
      if ((await out.count()) > 0) return true;
      await page.goto(`${(await platformOfAll()).apiUrl}/people`);
      await page.locator("main h1").first().waitFor();
      return (await out.count()) > 0;
    }, "the session has ended");
    expect(performance.now() - suspendedAt).toBeLessThan(suspensionMs);
    expect(places.people).not.toBe("");
    expect(await rowOf(security).innerText()).toContain("证照过期");
    await security.close();
  });

  it("leaves a suspended firm its disputes alone, and opens the rest once it is resumed", async () => {
    const { app, disputes } = wordsIn(phone);
    const { page } = member;
    const notice = page.getByText(app.suspended);
    await open(member, "/sign-in");
    await enter(page, phone, administrator.email, password);
    await notice.waitFor();
    await open(member, "/");
    await page.getByRole("heading", { name: disputes.title, exact: true }).waitFor();

    const security = await signedIn(stage, desk, "security@operator.example");
    const { operator } = wordsIn(desk);
    await open(security, "/console/firms");
    await rowOf(security).getByRole("button", { name: operator.firms.resume }).click();
    const question = security.page.locator(".ant-popover:visible");
    await question.getByRole("button", { name: operator.firms.resume }).click();
    await security.page.getByText(said(operator.firms.resumedDone, { firm: firm.zh })).waitFor();

    await eventually(async () => {
      await open(member, "/people");
      return (await page.locator(".lz-card").count()) > 0;
    }, "the firm is open again");
    expect(await notice.count()).toBe(0);
    await security.close();
  });

  it("is seen with the health of every program, the ledger and the firms on one page", async () => {
    const { operator } = wordsIn(desk);
    await open(system, "/console/health");
    const { page } = system;
    await page.getByText(operator.health.allWell).waitFor();
    const programs = page.locator(".lz-table tbody tr");
    const names = (await programs.allInnerTexts()).map((text) => text.split(/\s/)[0]);
    expect([...names].sort()).toEqual(["api", "resolver", "worker"]);
    const numbers = await page.locator(".lz-number").allInnerTexts();
    expect(numbers.find((text) => text.includes(operator.health.deadLetters))).toContain("0");
    expect(system.faults).toEqual([]);
  });
});
