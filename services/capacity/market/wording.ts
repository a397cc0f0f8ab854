/** A text in the form in which search compares: compatibility forms folded, no capitals. */
export function searchForm(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** All that can be searched for in an offer; the parts are kept apart. */
export function searchTextOf(parts: readonly string[]): string {
  return searchForm(parts.join("\n"));
}

/** The words of a search; each must be contained. */
export function searchWordsOf(text: string): string[] {
  return [...new Set(searchForm(text).split(/\s+/u))].filter((word) => word !== "");
}

/** A standard's name in the form in which search compares: `ISO 9001 : 2015` is `iso9001:2015`. */
export function standardKeyOf(standard: string): string {
  return searchForm(standard).replace(/\s+/gu, "");
}
