import { useSyncExternalStore } from "react";

const narrow = "(max-width: 767px)";

function watch(told: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener("change", told);
  return () => query.removeEventListener("change", told);
}

/** True at phone width, where lists become cards and drawers take the whole screen. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(narrow).matches);
}
