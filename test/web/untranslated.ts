import type { Page } from "playwright-core";
import { actions } from "../../contracts/access/actions.ts";
import { en } from "../../web/words/en/index.ts";
import { zh } from "../../web/words/zh/index.ts";

type Table = { readonly [key: string]: string | Table };

function sentences(table: Table): readonly string[] {
  return Object.values(table).flatMap((value) =>
    typeof value === "string" ? [value] : sentences(value),
  );
}

const told = { zh: new Set(sentences(zh)), en: new Set(sentences(en)) } as const;
// What is the same in both, or names the other tongue, or is no sentence but a word of a standard.
const ofBoth = new Set([zh.app.otherTongue, en.app.otherTongue, zh.app.switchTongue]);

const keyOfWords = new RegExp(`\\b(?:${Object.keys(zh).join("|")})\\.[a-z][\\w/.-]*`, "gi");
const isAction = (text: string) => Object.hasOwn(actions, text);

/** Every text on the page by itself, seen or only heard. */
const textsOn = `(() => {
  const texts = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) texts.push(node.data);
  for (const name of ["aria-label", "title", "placeholder", "alt"]) {
    for (const element of document.querySelectorAll("[" + name + "]")) {
      if (!element.closest("[aria-hidden=true]")) texts.push(element.getAttribute(name));
    }
  }
  return texts;
})()`;

/** Keys, blanks and sentences of the other tongue that a page shows instead of its words. */
export async function untranslatedOn(page: Page, tongue: "zh" | "en"): Promise<string[]> {
  const texts = (await page.evaluate<string[]>(textsOn)).map((text) => text.trim());
  const other = told[tongue === "zh" ? "en" : "zh"];
  return texts.flatMap((text) => {
    const keys = (text.match(keyOfWords) ?? []).filter((key) => !isAction(key));
    const blanks = text.includes("{{") ? [text] : [];
    const strange = other.has(text) && !told[tongue].has(text) && !ofBoth.has(text) ? [text] : [];
    return [...keys, ...blanks, ...strange];
  });
}
