const memory = "lianzao.reloaded-at";
const patienceMs = 30_000;

/** Loads the page again if the platform answers; without a network the page would be lost. */
async function reloadIfAnswered(): Promise<void> {
  try {
    const answer = await fetch("/healthz", { cache: "no-store" });
    if (answer.ok) window.location.reload();
  } catch {
    // The page of faults is in view already, with its own button.
  }
}

/**
 * A page that was opened before the platform was renewed asks for parts that are gone. It is loaded
 * again, once: if that does not help either, the page of faults stays.
 */
export function reloadWhenStale(): void {
  window.addEventListener("vite:preloadError", () => {
    const before = Number(sessionStorage.getItem(memory) ?? 0);
    if (Date.now() - before < patienceMs) return;
    sessionStorage.setItem(memory, String(Date.now()));
    void reloadIfAnswered();
  });
}
