import { createHash } from "node:crypto";
import {
  cosignaturesOn,
  type NoteKey,
  Rejected,
  readWitnessKey,
  signatureLine,
} from "../../../contracts/proof/index.ts";
import { askGuarded, type Guard } from "../../platform/guarded.ts";

// C2SP tlog-witness from the log's side.

const timeoutMs = 10_000;
const mostBytes = 16_384;

/** How a witness is reached: its submission prefix, which also serves what it has cosigned. */
export interface Reach {
  readonly guard: Guard;
  readonly url: string;
  readonly key: string;
}

export type Answer =
  | { readonly kind: "cosigned"; readonly line: string; readonly timeS: number }
  /** It has cosigned a head of this size, and was told of another. */
  | { readonly kind: "conflict"; readonly size: number }
  | { readonly kind: "refused"; readonly fault: string };

function under(prefix: string, path: string): URL {
  return new URL(path, prefix.endsWith("/") ? prefix : `${prefix}/`);
}

function cosignedLine(note: string, body: string, key: NoteKey): Answer {
  try {
    const [found] = cosignaturesOn(note + body, [key]);
    if (found === undefined) return { kind: "refused", fault: "COSIGNATURE_MISSING" };
    return { kind: "cosigned", line: signatureLine(found.signature), timeS: found.timeS };
  } catch (fault) {
    if (fault instanceof Rejected) return { kind: "refused", fault: fault.code };
    throw fault;
  }
}

/** Submits a head with the proof that it extends the one of size `old`. */
export async function submitHead(
  { guard, url, key }: Reach,
  note: string,
  { old, proof }: { readonly old: number; readonly proof: readonly string[] },
): Promise<Answer> {
  const body = `old ${old}\n${proof.map((hash) => `${hash}\n`).join("")}\n${note}`;
  const headers = { "content-type": "text/plain; charset=utf-8" };
  const sent = { url: under(url, "add-checkpoint"), method: "POST", headers, body } as const;
  const answer = await askGuarded(guard, { ...sent, timeoutMs }, mostBytes);
  const text = await answer.text();
  if (answer.status === 200) return cosignedLine(note, text, readWitnessKey(key));
  if (answer.status === 409 && /^(0|[1-9]\d{0,14})\n$/.test(text)) {
    return { kind: "conflict", size: Number(text) };
  }
  return {
    kind: "refused",
    fault: answer.status === 422 ? "NOT_EXTENDED" : `HTTP_${answer.status}`,
  };
}

/** The newest head of the log that a witness shows; null where it shows none. */
export async function shownBy(
  { guard, url }: Reach,
  origin: string,
  patienceMs = timeoutMs,
): Promise<string | null> {
  const hash = createHash("sha256").update(origin).digest("hex");
  const sent = {
    url: under(url, `${hash}/checkpoint`),
    method: "GET",
    headers: {},
    body: "",
  } as const;
  const answer = await askGuarded(guard, { ...sent, timeoutMs: patienceMs }, mostBytes);
  return answer.status === 200 ? answer.text() : null;
}
