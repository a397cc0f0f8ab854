import { expect } from "vitest";
import { barriersOn, type Look, overflowsSideways, type Visit } from "../stage/browser.ts";
import { untranslatedOn } from "./untranslated.ts";

/** What lies beyond the edge of a row of tabs is not seen to be there. */
const tabsCut =
  "[...document.querySelectorAll('.lz-tabs')].some((row) => row.scrollWidth > row.clientWidth)";

/** A page in its reader's tongue, within its width, and without barriers. */
export async function sound({ page }: Pick<Visit, "page">, look: Look): Promise<void> {
  expect(await untranslatedOn(page, look.tongue)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
  expect(await page.evaluate(tabsCut)).toBe(false);
  expect(await barriersOn(page)).toEqual([]);
}
