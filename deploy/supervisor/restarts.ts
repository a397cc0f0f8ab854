const restsMs = [250, 500, 1_000, 2_000, 4_000, 8_000];
const steadyMs = 60_000;

/**
 * How long to rest before a program that has died is started again. Gives up (undefined) on one
 * that dies again and again; one that has run for a minute begins anew.
 */
export class Restarts {
  private failures = 0;

  restMs(ranMs: number): number | undefined {
    if (ranMs >= steadyMs) this.failures = 0;
    this.failures += 1;
    return restsMs[this.failures - 1];
  }
}
