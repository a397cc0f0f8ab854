import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Speaker } from "../crash/speaker.ts";
import { demoPassword } from "../seed/demo/firms.ts";
import type { Platform } from "../stage/started.ts";
import type { Tally } from "../stage/tally.ts";

const script = join(import.meta.dirname, "handles.py");

/** An administrator of the Handles under a prefix of a firm of the demo. */
async function administrator(speaker: Speaker) {
  const system = await speaker.signIn("system@operator.example", demoPassword);
  const search = "Yunling Foundry";
  const { firms } = await speaker.ask("Firms", { search, first: 1 }, { session: system });
  const prefix = "88.118.8";
  const delegated = { firm: firms.nodes[0].id, scheme: "HDL", prefix };
  await speaker.ask("PrefixDelegate", { input: delegated }, { session: system });
  const session = await speaker.signIn("admin@foundry.example", demoPassword);
  const input = { prefix, name: "pyhandle" };
  const issued = await speaker.ask("HandleAdministratorIssue", { input }, { session });
  const { administrator: made, secret } = issued.handleAdministratorIssue;
  return { prefix, reference: String(made.reference), secret: String(secret) };
}

function linesOf(python: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
  return new Promise((resolve, reject) => {
    const stdio = ["ignore", "pipe", "inherit"] as const;
    const child = spawn(python, [script, ...args], { env, stdio: [...stdio] });
    let told = "";
    child.stdout?.on("data", (part: Buffer) => {
      told += part.toString();
    });
    child.once("error", reject);
    child.once("close", () => resolve(told));
  });
}

interface Trial {
  readonly title: string;
  readonly fault: string | null;
}

const trialCount = 13;

/** Lets pyhandle write and read Handles; each thing that it does counts as a test. */
export async function tryPyhandle(
  python: string,
  { resolverUrl }: Platform,
  speaker: Speaker,
): Promise<Tally> {
  const { prefix, reference, secret } = await administrator(speaker);
  const args = [resolverUrl, reference, secret, prefix, String(process.pid)];
  const told = await linesOf(python, args);
  const trials = told
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line): Trial => JSON.parse(line));
  for (const { title, fault } of trials) console.log(`pyhandle ${title}: ${fault ?? "done"}`);
  const failedTitles = trials
    .filter(({ fault }) => fault !== null)
    .map(({ title }) => `clients > pyhandle > ${title}`);
  // It ended before it had tried everything.
  const lacking = trialCount - trials.length;
  return {
    passed: trials.length - failedTitles.length,
    failed: failedTitles.length + lacking,
    skipped: 0,
    failedTitles: lacking > 0 ? [...failedTitles, "clients > pyhandle"] : failedTitles,
    skippedTitles: [],
  };
}
