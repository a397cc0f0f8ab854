import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firmRoles, operatorRoles } from "../../contracts/access/roles.ts";
import type { Role } from "../../web/graphql/generated/graphql.ts";
import { firstSteps, stepPath } from "../../web/workbench/first-steps.ts";
import { demoFirms, demoOperators, demoPassword } from "../seed/demo/firms.ts";
import {
  barriersOn,
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
} from "../stage/browser.ts";
import { open, settled, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };
const roles = [...firmRoles, ...operatorRoles];
const mostTabs = 60;
const patience = { timeout: 30_000 };

/** Someone of the demo who has this role and, if possible, no other. */
function holderOf(role: string): { email: string; roles: readonly Role[] } {
  const people = [...demoFirms.flatMap((firm) => firm.people), ...demoOperators]
    .filter((person) => person.roles.some((each) => each === role))
    .sort((one, other) => one.roles.length - other.roles.length);
  const [person] = people;
  if (person === undefined) throw new Error(`nobody in the demo is ${role}`);
  return {
    email: person.email,
    // As the platform keeps them.
    roles: roles
      .filter((each) => person.roles.some((held) => held === each))
      .map((each) => each.toUpperCase() as Role),
  };
}

interface Focused {
  readonly name: string;
  /** Whether someone who looks can tell where he is. */
  readonly visible: boolean;
}

const focused = `(() => {
  const element = document.activeElement;
  const label = element.labels?.[0]?.innerText ?? element.getAttribute("aria-label");
  const frame = element.closest(".ant-input-affix-wrapper, .ant-select, .ant-picker") ?? element;
  const shown = [element, frame].some((each) => {
    const { outlineStyle, boxShadow } = getComputedStyle(each);
    return outlineStyle !== "none" || boxShadow !== "none";
  });
  const name = (label ?? element.innerText ?? "").trim().replaceAll("\\n", "");
  return { name, visible: shown };
})()`;

/** Goes on by Tab until the element of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < mostTabs) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate<Focused>(focused);
    passed.push(at.name);
    if (at.name !== name) continue;
    expect([name, at.visible]).toEqual([name, true]);
    return;
  }
  throw new Error(`${name} is not reached by Tab, which goes by ${passed.join(" | ")}`);
}

/** Waits until the page that was gone to has taken the focus, and knows what to say. */
async function moved(page: Page): Promise<void> {
  await page.locator("main:focus").waitFor();
  await settled(page);
}

let stage: Stage;

describe.skipIf(browserPath === undefined)(`the first visit${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  }, 600_000);

  afterAll(() => stage?.close());

  it("needs no mouse: signing in, going to the market, searching, booking", async () => {
    const visit = await stage.visit(desk);
    const { page } = visit;
    const { session, places, market } = wordsIn(desk);
    await open(visit, "/market?text=zzz");
    // Nobody is signed in yet; afterwards one is where one wanted to go.
    await page.getByRole("heading", { name: session.signIn }).waitFor();
    await page.getByLabel(session.email).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("planner@energy.example");
    await tabTo(page, session.password);
    await page.keyboard.type(demoPassword);
    await page.keyboard.press("Enter");
    await page.getByText(market.empty, { exact: true }).waitFor();

    await tabTo(page, places.home);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/$/);
    await moved(page);
    await tabTo(page, places.market);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/market$/);
    await moved(page);
    await tabTo(page, market.text);
    await page.keyboard.type("磨齿机");
    await page.keyboard.press("Enter");
    await page.waitForURL(/text=/);
    await settled(page);
    const found = page.locator(".lz-offer h2", { hasText: "磨齿机" });
    const others = page.locator(".lz-offer h2", { hasNotText: "磨齿机" });
    // Between the two answers there may be neither.
    await found.first().waitFor();
    await others.first().waitFor({ state: "detached" });
    expect(await barriersOn(page)).toEqual([]);

    await tabTo(page, `${market.book}成形磨齿机 YK73125`);
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog", { name: market.booking.title });
    // The keys are the sheet's once it has the focus, and the button's again afterwards.
    await page.locator(".ant-drawer:focus-within").waitFor();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await expect
      .poll(async () => (await page.evaluate<Focused>(focused)).name, patience)
      .toContain(market.book);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it.each(roles.map((role) => ({ role, ...holderOf(role) })))(
    "guides the role $role to what it does first",
    async ({ email, roles: held }) => {
      const look = email.startsWith("quality") ? phone : desk;
      const visit = await signedIn(stage, look, email);
      const { page } = visit;
      const { home, app } = wordsIn(look);
      const steps = firstSteps(held);
      const guide = page.locator(".lz-guide > li");
      expect(await guide.locator("h3").allInnerTexts()).toEqual(
        steps.map((step) => home.steps[step].title),
      );
      for (const [at, step] of steps.entries()) {
        await guide.nth(at).getByRole("link").click();
        await page.waitForURL(`**${stepPath[step]}`);
        await settled(page);
        expect(await page.getByText(app.forbidden.title).count()).toBe(0);
        await page.goBack();
        await guide.nth(at).waitFor();
      }
      expect(visit.faults).toEqual([]);
      await visit.close();
    },
  );

  it("closes the guide for good once it is read, and opens it again at will", async () => {
    const visit = await signedIn(stage, phone, "quality@testing.example");
    const { page } = visit;
    const { home } = wordsIn(phone);
    await page.getByRole("button", { name: home.guideDone }).click();
    const again = page.getByRole("button", { name: home.guideAgain });
    await again.waitFor();
    await visit.close();
    const next = await signedIn(stage, phone, "quality@testing.example");
    expect(await next.page.locator(".lz-guide").count()).toBe(0);
    await next.page.getByRole("button", { name: home.guideAgain }).click();
    await next.page.locator(".lz-guide").waitFor();
    await next.close();
  });
});
