import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** What a run of tests came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Whole titles of the tests that were not run; each says why. */
  readonly skippedTitles: readonly string[];
  readonly failedTitles: readonly string[];
}

/**
 * Writes the tally of a run as JSON to the file that TALLY_FILE names. A test file that cannot even
 * be read, and an error outside all tests, count as a failed test: they hide tests that never ran.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], faults: readonly unknown[]): void {
    const file = process.env["TALLY_FILE"];
    if (file === undefined) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const titles = (state: "passed" | "failed" | "skipped") =>
      tests
        .filter((test) => test.result().state === state)
        .map((test) => `${test.module.relativeModuleId} > ${test.fullName}`);
    const broken = modules
      .filter((module) => module.state() === "failed" && module.errors().length > 0)
      .map((module) => module.relativeModuleId);
    const hooks = modules.flatMap((module) =>
      [...module.children.allSuites()]
        .filter((suite) => suite.errors().length > 0)
        .map((suite) => `${module.relativeModuleId} > ${suite.fullName}`),
    );
    const pending = tests.filter((test) => test.result().state === "pending").length;
    const outside = faults.map((fault) => (fault as { readonly message: string }).message);
    const failedTitles = [...titles("failed"), ...broken, ...hooks, ...outside];
    const skippedTitles = titles("skipped");
    const tally: Tally = {
      passed: titles("passed").length,
      failed: failedTitles.length + pending,
      skipped: skippedTitles.length,
      skippedTitles,
      failedTitles,
    };
    writeFileSync(file, JSON.stringify(tally));
  }
}
