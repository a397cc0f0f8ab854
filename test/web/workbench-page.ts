import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { en } from "../../web/words/en/index.ts";
import { zh } from "../../web/words/zh/index.ts";
import { demoPassword } from "../seed/demo/firms.ts";
import type { Look, Stage, Visit } from "../stage/browser.ts";
import { platformOfAll } from "../stage/one-platform.ts";

/** The words that the workbench must say in this look. */
export function wordsIn(look: Pick<Look, "tongue">): typeof zh {
  // English has a form for one besides; every key of Chinese is in it.
  return look.tongue === "zh" ? zh : (en as unknown as typeof zh);
}

/** A sentence of the workbench with its blanks filled in. */
export function said(sentence: string, values: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_blank, name: string) => String(values[name]));
}

/** Waits until the page knows what to say: nothing is loading, and its heading stands. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main h1").first().waitFor();
  await page.locator(".lz-waiting").first().waitFor({ state: "detached" });
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
}

export async function open(visit: Visit, path: string): Promise<void> {
  const { apiUrl } = await platformOfAll();
  await visit.page.goto(`${apiUrl}${path}`);
  await settled(visit.page);
}

/** The lines of the CSV file that a page hands out at the press of this button. */
export async function csvOf(page: Page, button: string): Promise<string[]> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const text = await readFile(await (await download).path(), "utf8");
  return text.slice(1).trimEnd().split("\r\n");
}

export async function enter(page: Page, look: Look, email: string, password: string) {
  const { session } = wordsIn(look);
  await page.getByLabel(session.email).fill(email);
  await page.getByLabel(session.password).fill(password);
  await page.getByRole("button", { name: session.submit }).click();
}

/** Someone of the demo, signed in as everyone signs in, on the home page. */
export async function signedIn(stage: Stage, look: Look, email: string): Promise<Visit> {
  const visit = await stage.visit(look);
  await open(visit, "/sign-in");
  await enter(visit.page, look, email, demoPassword);
  await visit.page.locator(".lz-frame").waitFor();
  await settled(visit.page);
  return visit;
}

/**
 * Chooses from the list that opens under a field; where one may type, typing narrows it down. A list
 * that is filled anew between press and release swallows the click, so it is clicked again then.
 */
export async function choose(field: Locator, text: string): Promise<void> {
  await field.click();
  if (await field.isEditable()) await field.fill(text);
  const options = field.page().locator(".ant-select-dropdown:visible .ant-select-item-option");
  const option = options.filter({ hasText: text }).first();
  const select = field.locator("xpath=ancestor::*[contains(@class, 'ant-select')]").first();
  const chosen = select.filter({ hasText: text });
  do {
    await option.click();
    await chosen.waitFor({ timeout: 1_000 }).catch(() => undefined);
  } while ((await chosen.count()) === 0 && (await option.isVisible()));
}

/** Types a date and time into a field, in the viewer's zone: `2026-12-01 08:00`. */
export async function fillTime(field: Locator, time: string): Promise<void> {
  await field.click();
  await field.fill(time);
  await field.press("Enter");
}

/** The wall clock in China, so many days from today. */
export function dayInChina(inDays: number): string {
  const chinaMs = 8 * 3_600_000;
  return new Date(Date.now() + chinaMs + inDays * 86_400_000).toISOString().slice(0, 10);
}
