import { trustedWitnessKey } from "../../contracts/proof/cosignature.ts";
import { quicken } from "../../contracts/proof/lanes/quicken.ts";
import { readNoteKeys } from "../../contracts/proof/note.ts";
import { Rejected } from "../../contracts/proof/rejected.ts";
import { checkFiles, type Findings, type GivenFile } from "../../contracts/proof/verify/files.ts";
import { filled } from "../../contracts/proof/verify/report.ts";
import { rejections } from "../../contracts/proof/verify/words.ts";
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

/** What is wrong with the keys as they were typed: no fault of the files, which are not checked then. */
export interface MistypedKeys {
  readonly logKey: string | null;
  readonly witnesses: string | null;
}

export interface Checked extends Omit<Findings, "heads"> {
  readonly id: number;
  readonly mistyped: MistypedKeys;
}

const dayMs = 86_400_000;

/** Why keys cannot be read, in words; null where they can. */
function unreadable(read: () => void, language: FilesToCheck["language"]): string | null {
  try {
    read();
    return null;
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    return filled(rejections[fault.code], language, fault.values);
  }
}

/**
 * Checks files as they lie on this device, each by itself, against one another, and against the log
 * as it is served now.
 */
async function checked({ id, language, ...given }: FilesToCheck): Promise<Checked> {
  const { files, logKey, witnesses, maxAgeDays } = given;
  const mistyped = {
    logKey: unreadable(() => readNoteKeys(logKey), language),
    witnesses: unreadable(() => witnesses.forEach(trustedWitnessKey), language),
  };
  if (mistyped.logKey !== null || mistyped.witnesses !== null) {
    return { id, mistyped, files: [], notes: [], faults: [] };
  }
  const trusted = witnesses.length === 0 ? {} : { witnesses: { keys: witnesses } };
  const age = maxAgeDays === null ? {} : { maxAgeMs: maxAgeDays * dayMs };
  const { heads, ...found } = checkFiles(files, { logKey, ...trusted, ...age }, language);
  const present = await comparedWithPresent({ heads }, logKey, language);
  const faults = [...new Set([...found.faults, ...present.faults])];
  return { id, mistyped, ...found, notes: [...found.notes, ...present.notes], faults };
}

quicken();
addEventListener("message", async ({ data }: MessageEvent<FilesToCheck>) =>
  postMessage(await checked(data)),
);
