import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { refusals } from "../../contracts/refusals/index.ts";
import type { Tally } from "../stage/tally.ts";

/** One surface, and how it is tried. */
export interface Surface {
  readonly name: string;
  /** Where it describes itself. */
  readonly url: string;
  readonly checks: readonly string[];
  /** At most so many requests for each operation in the last phase. */
  readonly examples: number;
  readonly headers: Readonly<Record<string, string>>;
}

const faults = ["BROKEN", "UNAVAILABLE"];
const soundCodes = Object.keys(refusals).filter((code) => !faults.includes(code));

// The same requests in every run, as far as the platform answers the same; nothing is kept of them.
const usual = ["--seed=20260601", "--generation-database=none", "--no-color", "--warnings=off"];
const bounds = ["--suppress-health-check=all", "--request-timeout=20", "--continue-on-failure"];

function run(program: string, args: readonly string[]): Promise<number> {
  const path = [import.meta.dirname, process.env["PYTHONPATH"] ?? ""].filter(Boolean);
  const env = {
    ...process.env,
    PYTHONPATH: path.join(delimiter),
    PYTHONDONTWRITEBYTECODE: "1",
    SCHEMATHESIS_HOOKS: "checks",
    SOUND_CODES: soundCodes.join(","),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** What JUnit's report says of each operation. */
function tallyOf(surface: string, report: string): Tally {
  const cases = [...report.matchAll(/<testcase ([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs)];
  const told = cases.map(([, attributes = "", inside = ""]) => ({
    title: `clients > ${surface} > ${/\bname="([^"]*)"/.exec(attributes)?.[1]}`,
    failed: /<(failure|error)\b/.test(inside),
    skipped: /<skipped\b/.test(inside),
  }));
  const titles = (kind: "failed" | "skipped") =>
    told.filter((each) => each[kind]).map(({ title }) => title);
  const [failedTitles, skippedTitles] = [titles("failed"), titles("skipped")];
  return {
    passed: told.length - failedTitles.length - skippedTitles.length,
    failed: failedTitles.length,
    skipped: skippedTitles.length,
    failedTitles,
    skippedTitles,
  };
}

/** Tries one surface; each of its operations counts as a test. */
export async function trySurface(
  program: string,
  { name, url, checks, examples, headers }: Surface,
  folder: string,
): Promise<Tally> {
  const file = join(folder, `${name}.xml`);
  const told = Object.entries(headers).map(([header, value]) => `--header=${header}: ${value}`);
  const report = ["--report=junit", `--report-junit-path=${file}`];
  const asked = [`--checks=${checks.join(",")}`, `--max-examples=${examples}`];
  const phases = "--phases=examples,coverage,fuzzing";
  const args = ["run", url, ...asked, phases, ...told, ...usual, ...bounds, ...report];
  const code = await run(program, args);
  const tally = tallyOf(name, readFileSync(file, "utf8"));
  if (code === 0 || tally.failed > 0) return tally;
  // It broke before it could try anything.
  return { ...tally, failed: 1, failedTitles: [`clients > ${name}`] };
}
