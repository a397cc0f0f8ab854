const repeatMs = 1_000;
const watchMs = 500;

/** The wish to stop, however it comes. */
export interface Quitting {
  /** Aborted with the first wish. */
  readonly wish: AbortSignal;
  /** Resolves with the first wish. */
  readonly wished: Promise<void>;
}

/** npm may be killed without a chance to tell us; what it started then has another parent. */
function whenOrphaned(work: () => void): void {
  const parent = process.ppid;
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    work();
  }, watchMs);
  watch.unref();
}

/**
 * Listens for Ctrl-C, SIGTERM, a closed terminal and the death of the npm that started us. `force`
 * is called for a second Ctrl-C; one that comes at once is npm passing on the first.
 */
export function listenForQuit(force: () => void): Quitting {
  const controller = new AbortController();
  let firstAt = 0;
  const ask = () => {
    if (controller.signal.aborted) {
      if (performance.now() - firstAt > repeatMs) force();
      return;
    }
    firstAt = performance.now();
    controller.abort();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, ask);
  whenOrphaned(() => controller.abort());
  const wished = new Promise<void>((resolve) => {
    controller.signal.addEventListener("abort", () => resolve());
  });
  return { wish: controller.signal, wished };
}
