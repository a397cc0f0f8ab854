import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { Reporter, TestCase, TestModule } from "vitest/node";

/** What a run of tests came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Whole titles of the tests that were not run; each says why. */
  readonly skippedTitles: readonly string[];
  /** Each with what it said: of a long run often nothing else is kept. */
  readonly failedTitles: readonly string[];
}

const longest = 2_000;

/** What a test failed with, and where what it found parts from what was expected. */
function saidBy(test: TestCase): string {
  const [error] = test.result().errors ?? [];
  const said = [error?.message, error?.diff].filter((each) => each !== undefined).join("\n");
  return said === "" ? "" : `: ${stripVTControlCharacters(said).slice(0, longest)}`;
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
    const those = (state: "passed" | "failed" | "skipped") =>
      tests.filter((test) => test.result().state === state);
    const titleOf = (test: TestCase) => `${test.module.relativeModuleId} > ${test.fullName}`;
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
    const failedTests = those("failed").map((test) => titleOf(test) + saidBy(test));
    const failedTitles = [...failedTests, ...broken, ...hooks, ...outside];
    const skippedTitles = those("skipped").map(titleOf);
    const tally: Tally = {
      passed: those("passed").length,
      failed: failedTitles.length + pending,
      skipped: skippedTitles.length,
      skippedTitles,
      failedTitles,
    };
    writeFileSync(file, JSON.stringify(tally));
  }
}
