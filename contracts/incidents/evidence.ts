import { strictJson } from "../events/index.ts";
import { sha256 } from "../proof/sha256.ts";

/**
 * An archive of evidence: lines of UTF-8, each ended by a line feed. The first is the manifest, a
 * JSON object that names every part with the number of its lines and their SHA-256; the parts
 * follow in its order. The SHA-256 of the whole archive stands in the ledger.
 */
export const evidenceForm = "lianzao/evidence/1";

export interface EvidencePart {
  readonly name: string;
  readonly lines: number;
  /** Of the part's bytes with its line feeds, hex. */
  readonly sha256: string;
}

export interface EvidenceManifest {
  readonly form: typeof evidenceForm;
  readonly incident: string;
  readonly archive: string;
  readonly exercise: boolean;
  readonly from: string;
  readonly until: string;
  readonly madeAt: string;
  readonly parts: readonly EvidencePart[];
}

/** What is wrong with an archive, and in which part where that can be said. */
export interface EvidenceFinding {
  readonly kind: "MANIFEST_CHANGED" | "PART_CHANGED" | "ARCHIVE_CHANGED";
  readonly part: string | null;
}

const hex = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const utf8 = new TextEncoder();

/** The digest of bytes as the manifest and the ledger write it. */
export const evidenceDigest = (bytes: Uint8Array): string => hex(sha256(bytes));

/** The bytes of an archive over its parts, each a list of lines without their ends. */
export function evidenceArchive(
  about: Omit<EvidenceManifest, "form" | "parts">,
  parts: ReadonlyMap<string, readonly string[]>,
): Uint8Array {
  const texts = [...parts].map(([name, lines]) => {
    const text = lines.map((line) => `${line}\n`).join("");
    const part = { name, lines: lines.length, sha256: evidenceDigest(utf8.encode(text)) };
    return { part, text };
  });
  const manifest: EvidenceManifest = {
    form: evidenceForm,
    ...about,
    parts: texts.map(({ part }) => part),
  };
  return utf8.encode(`${JSON.stringify(manifest)}\n${texts.map(({ text }) => text).join("")}`);
}

function manifestIn(line: Uint8Array): EvidenceManifest | null {
  try {
    const manifest = strictJson(line) as unknown as EvidenceManifest;
    return manifest.form === evidenceForm && Array.isArray(manifest.parts) ? manifest : null;
  } catch {
    return null;
  }
}

/** The end of so many lines from a place on; past the last byte where there are fewer. */
function afterLines(bytes: Uint8Array, from: number, lines: number): number {
  let at = from;
  for (let line = 0; line < lines; line += 1) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) return bytes.length;
    at = end + 1;
  }
  return at;
}

/**
 * Holds an archive against its digest in the ledger: null when every byte is as it was, else the
 * first part that is not.
 */
export function findInEvidence(bytes: Uint8Array, digest: string): EvidenceFinding | null {
  if (evidenceDigest(bytes) === digest) return null;
  const begin = afterLines(bytes, 0, 1);
  const manifest = manifestIn(bytes.subarray(0, begin - 1));
  if (manifest === null) return { kind: "MANIFEST_CHANGED", part: null };
  let at = begin;
  for (const { name, lines, sha256: expected } of manifest.parts) {
    const end = afterLines(bytes, at, lines);
    if (evidenceDigest(bytes.subarray(at, end)) !== expected) {
      return { kind: "PART_CHANGED", part: name };
    }
    at = end;
  }
  return { kind: at === bytes.length ? "MANIFEST_CHANGED" : "ARCHIVE_CHANGED", part: null };
}
