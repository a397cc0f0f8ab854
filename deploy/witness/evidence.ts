import { createHash } from "node:crypto";
import { type NoteKey, sameBytes } from "../../contracts/proof/index.ts";
import { type Fork, openHead } from "./decide.ts";
import type { Kept } from "./kept.ts";
import { type Language, saying } from "./words.ts";

const format = "lianzao/fork/1";
/** Whoever has old heads of the log can submit them without a proof: the disk is not his to fill. */
const mostKept = 100;

/** Keeps both signed heads, once; gives the file's path, null where there are too many already. */
export function keepEvidence(kept: Kept, fork: Fork): string | null {
  const heads = [fork.kept.note, fork.given.note];
  const digest = createHash("sha256").update(heads.join("\n")).digest("hex").slice(0, 16);
  const name = `${fork.kind}-${digest}.json`;
  const names = kept.names();
  const others = names.filter((each) => each.startsWith(`${fork.kind}-`) && each !== name);
  if (others.length >= mostKept) return null;
  return kept.write(name, `${JSON.stringify({ format, heads, proof: fork.proof }, null, 2)}\n`);
}

/** Whether a file shows a fork, in plain words; `proved` only where nothing else is needed. */
export function checkEvidence(text: string, keys: readonly NoteKey[], language: Language) {
  const say = saying(language);
  try {
    const file = JSON.parse(text);
    if (file?.format !== format) throw new Error(`no ${format}`);
    const [one, other] = [openHead(file.heads[0], keys), openHead(file.heads[1], keys)];
    const values = { log: one.origin, old: one.size, size: other.size };
    if (one.origin !== other.origin) throw new Error("two logs");
    if (one.size !== other.size) return { proved: false, text: say("open", values) };
    if (sameBytes(one.root, other.root)) throw new Error("one head");
    return { proved: true, text: say("proved", values) };
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : "";
    return { proved: false, text: say("broken", { why }) };
  }
}
