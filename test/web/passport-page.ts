import type { Page } from "playwright-core";
import type { MarkState } from "../../web/passport/marks.ts";
import { en } from "../../web/passport/words-en.ts";
import { type Words, zh } from "../../web/passport/words-zh.ts";
import type { Look, Stage, Visit } from "../stage/browser.ts";

/** The sentences that the passport must say in this look. */
export function wordsIn(look: Look): Words {
  return look.tongue === "zh" ? zh : en;
}

/**
 * Opens a passport and waits until the page knows what to say: verified or not, known or not.
 * `before` prepares the page: it may meddle with what it will be answered.
 */
export async function openPassport(
  stage: Stage,
  look: Look,
  address: string,
  before: (page: Page) => Promise<void> = async () => undefined,
): Promise<Visit> {
  const visit = await stage.visit(look);
  await before(visit.page);
  await visit.page.goto(address);
  await settled(visit.page);
  return visit;
}

/** Waits until nothing loads and no mark is being checked any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main .plate, main .message").first().waitFor();
  await page.locator("main .checking").first().waitFor({ state: "detached" });
}

/** The marks of the events, in the order of the page. */
export async function marksOn(page: Page): Promise<MarkState[]> {
  const classes = await page
    .locator(".stop")
    .evaluateAll((cards) => cards.map((card) => card.className));
  return classes.map((name) => name.replace("stop ", "") as MarkState);
}

export async function verdictOn(page: Page): Promise<string> {
  return page.locator(".verdict-count").innerText();
}

/** The codes of the boxes in the drawing, each with whether it is struck. */
export async function boxesOn(page: Page): Promise<{ code: string; struck: boolean }[]> {
  return page.locator(".graph a.box").evaluateAll((boxes) =>
    boxes.map((box) => ({
      code: decodeURIComponent(box.getAttribute("href")?.replace("/t/", "") ?? ""),
      struck: box.classList.contains("former"),
    })),
  );
}

/** Opens the evidence of every event on the page. */
export async function openAllEvidence(page: Page): Promise<void> {
  const closed = page.locator(".details-toggle[aria-expanded=false]");
  // Each click takes one out of the list, so it is always the first.
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
}
