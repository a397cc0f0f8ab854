import { quicken } from "../../contracts/proof/lanes/quicken.ts";
import { checkFiles, type Findings, type GivenFile } from "../../contracts/proof/verify/files.ts";
import { comparedWithPresent } from "./present-log.ts";

// A worker of its own: thousands of hashes do not stand in the way of the page, and what only
// bundles and receipts need stays out of what the passport shares with other pages.

export interface FilesToCheck {
  readonly id: number;
  readonly files: readonly GivenFile[];
  readonly logKey: string;
  /** Keys of the witnesses who must have cosigned; none where nobody is asked for. */
  readonly witnesses: readonly string[];
  /** Older bundles than this are turned away; null for any age. */
  readonly maxAgeDays: number | null;
  readonly language: "zh" | "en";
}

export interface Checked extends Omit<Findings, "heads"> {
  readonly id: number;
}

const dayMs = 86_400_000;

/**
 * Checks files as they lie on this device, each by itself, against one another, and against the log
 * as it is served now.
 */
async function checked({ id, language, ...given }: FilesToCheck): Promise<Checked> {
  const { files, logKey, witnesses, maxAgeDays } = given;
  const trusted = witnesses.length === 0 ? {} : { witnesses: { keys: witnesses } };
  const age = maxAgeDays === null ? {} : { maxAgeMs: maxAgeDays * dayMs };
  const { heads, ...found } = checkFiles(files, { logKey, ...trusted, ...age }, language);
  const present = await comparedWithPresent({ heads }, logKey, language);
  const faults = [...new Set([...found.faults, ...present.faults])];
  return { id, ...found, notes: [...found.notes, ...present.notes], faults };
}

quicken();
addEventListener("message", async ({ data }: MessageEvent<FilesToCheck>) =>
  postMessage(await checked(data)),
);
