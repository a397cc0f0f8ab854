import { expect } from "vitest";
import { barriersOn, type Look, overflowsSideways, type Visit } from "../stage/browser.ts";
import { untranslatedOn } from "./untranslated.ts";

/** A page in its reader's tongue, within its width, and without barriers. */
export async function sound({ page }: Pick<Visit, "page">, look: Look): Promise<void> {
  expect(await untranslatedOn(page, look.tongue)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
  expect(await barriersOn(page)).toEqual([]);
}
