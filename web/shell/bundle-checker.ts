import { checkFiles, type Findings, type GivenFile } from "../../contracts/proof/verify/files.ts";

// A worker of its own: thousands of hashes do not stand in the way of the page, and what only
// bundles and receipts need stays out of what the passport shares with other pages.

export interface FilesToCheck {
  readonly id: number;
  readonly files: readonly GivenFile[];
  readonly logKey: string;
  /** Keys of the witnesses who must have cosigned; none where nobody is asked for. */
  readonly witnesses: readonly string[];
  readonly language: "zh" | "en";
}

export interface Checked extends Omit<Findings, "heads"> {
  readonly id: number;
}

/** Checks files as they lie on this device, each by itself and against one another. */
function checked({ id, files, logKey, witnesses, language }: FilesToCheck): Checked {
  const trusted = witnesses.length === 0 ? {} : { witnesses: { keys: witnesses } };
  const { heads: _heads, ...found } = checkFiles(files, { logKey, ...trusted }, language);
  return { id, ...found };
}

addEventListener("message", ({ data }: MessageEvent<FilesToCheck>) => postMessage(checked(data)));
