import { useDeferredValue, useState } from "react";

/** What is typed into a choice whose options are found elsewhere, while it is typed. */
export function useTyping() {
  const [typed, setTyped] = useState("");
  return {
    typed,
    search: useDeferredValue(typed.trim()),
    /** For the choice: what it lists is what was found. */
    showSearch: { filterOption: false, onSearch: setTyped } as const,
  };
}

/** What was found and what is chosen, which is shown by its name also where it is not among these. */
export function withChosen<Item extends { readonly id: string }>(
  found: readonly Item[],
  chosen: Item | null,
  typed: string,
): readonly Item[] {
  const isMissing = chosen !== null && !typed && !found.some(({ id }) => id === chosen.id);
  return isMissing ? [chosen, ...found] : found;
}
