// `node test/total.mjs TALLY...` closes .ci/run: the sums of several runs, and the verdict.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../deploy/prepare/root.mjs";

/** The one line that a run of tests closes with. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A test that reads ../shared says so in its title; without that folder it may be skipped. */
function isExcused(title) {
  return title.includes("../shared") && !existsSync(join(root, "../shared"));
}

function close(files) {
  const tallies = files.map((file) => JSON.parse(readFileSync(file, "utf8")));
  const sum = (name) => tallies.reduce((total, tally) => total + tally[name], 0);
  const titles = (name) => tallies.flatMap((tally) => tally[name]);
  const unexcused = titles("skippedTitles").filter((title) => !isExcused(title));
  for (const title of titles("failedTitles")) console.log(`failed: ${title}`);
  for (const title of unexcused) console.log(`must not be skipped: ${title}`);
  const total = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
  console.log(closingLine(total));
  return total.failed === 0 && unexcused.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exit(close(process.argv.slice(2)));
}
