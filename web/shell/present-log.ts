import { openCheckpoint } from "../../contracts/proof/checkpoint.ts";
import { readNoteKeys } from "../../contracts/proof/note.ts";
import { Rejected } from "../../contracts/proof/rejected.ts";
import { tilePath } from "../../contracts/proof/tile.ts";
import { checkPresent, type Findings } from "../../contracts/proof/verify/files.ts";
import { receiptTold } from "../../contracts/proof/verify/receipt-words.ts";
import { filled, type Language } from "../../contracts/proof/verify/report.ts";

/** What the files prove by themselves waits no longer than this for the log. */
const patienceMs = 20_000;

async function served(path: string): Promise<Response> {
  const signal = AbortSignal.timeout(patienceMs);
  const answer = await fetch(`/log/${path}`, { cache: "no-store", signal });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/**
 * Whether the log that this page shows extends the heads that files stand under. Where it cannot be
 * asked, or is not the log of this key, that is told: nothing is taken for compared that was not.
 */
export async function comparedWithPresent(
  { heads }: Pick<Findings, "heads">,
  logKey: string,
  language: Language,
): Promise<Pick<Findings, "notes" | "faults">> {
  if (heads.length === 0) return { notes: [], faults: [] };
  try {
    const note = await (await served("checkpoint")).text();
    const present = openCheckpoint(note, ...readNoteKeys(logKey));
    return await checkPresent(heads, present, {
      read: async (tile) => new Uint8Array(await (await served(tilePath(tile))).arrayBuffer()),
      language,
    });
  } catch (fault) {
    const why = fault instanceof Rejected ? receiptTold.otherLog : receiptTold.notAsked;
    return { notes: [filled(why, language)], faults: [] };
  }
}
