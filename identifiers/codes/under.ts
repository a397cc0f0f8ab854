import { CodeError, type CodeFault, type CodeReading } from "./code.ts";
import { decompressedLink, faultyLinkIn } from "./compression.ts";
import { looksLikeHandle } from "./handle.ts";
import { canonicalStem } from "./link-message.ts";
import { looksLikeOid } from "./oid.ts";
import { parseScan } from "./parse-scan.ts";
import { plainScan } from "./scan.ts";

/** Whether a path is meant as a GS1 Digital Link: it begins with an application identifier. */
export function looksLikeLinkPath(path: string): boolean {
  return /^\/[0-9]{2,4}(?:\/|$)/.test(path);
}

function unpackedLink(link: string): string | undefined {
  try {
    return decompressedLink(link);
  } catch (fault) {
    if (fault instanceof CodeError) return faultyLinkIn(link);
    throw fault;
  }
}

/**
 * Path and query of the Digital Link that is packed in a path, whole or behind its key, also of one
 * that breaks rules of GS1's; undefined where none is, as in one that is not packed. Only for paths
 * under which Digital Links are expected. Throws CodeError for one that breaks off.
 */
export function unpackedPath(path: string): string | undefined {
  const bare = path.replace(/\/$/, "");
  if (looksLikeLinkPath(bare) && bare.split("/").length % 2 === 1) return undefined;
  try {
    const unpacked = unpackedLink(canonicalStem + bare)?.slice(canonicalStem.length);
    return unpacked !== undefined && looksLikeLinkPath(unpacked) ? unpacked : undefined;
  } catch (fault) {
    if (!(fault instanceof CodeError)) throw fault;
    const { code, at, ai } = fault.fault;
    throw new CodeError(code, Math.max(0, at - canonicalStem.length), ai);
  }
}

/** A code as it was read, and the path that was packed in its link; null where none was. */
export interface ReadUnder {
  readonly reading: CodeReading;
  readonly unpacked: string | null;
}

const [pathEnd, gs1Stems] = [/[?#].*$/s, [canonicalStem, "http://id.gs1.org"]];

/** The code that a resolver's own path names by another scheme: `/hdl:88.1/x`, `/1.2.156`. */
function namedIn(path: string): string | undefined {
  const text = path.slice(1).replace(pathEnd, "");
  if (/^(?:hdl|oid|urn:oid):/.test(text)) return text;
  if (looksLikeHandle(text)) return `hdl:${text}`;
  return looksLikeOid(text) ? `oid:${text}` : undefined;
}

/**
 * Reads what `parseScan` reads and, under GS1's own address and under these stems of resolvers, what
 * their links stand for: packed Digital Links, Handles and OIDs. Elsewhere a word may mean anything, and
 * is part of an address. Never throws.
 */
export function readUnder(text: string, stems: readonly string[]): ReadUnder {
  const link = text.startsWith("]") ? (plainScan(text) ?? text) : text;
  const asSent = () => ({ reading: parseScan(text), unpacked: null });
  const stem = [...gs1Stems, ...stems].find((each) => link.startsWith(`${each}/`));
  if (stem === undefined && !link.startsWith("/")) return asSent();

  const rest = link.slice(stem?.length ?? 0);
  const named = stem !== undefined && stems.includes(stem) ? namedIn(rest) : undefined;
  if (named !== undefined) return { reading: parseScan(named), unpacked: null };
  return readPacked(rest, text.length - rest.length) ?? asSent();
}

/** Reads the Digital Link that is packed in a path, which stands at a place in the text. */
function readPacked(rest: string, at: number): ReadUnder | undefined {
  const path = rest.replace(pathEnd, "");
  const refused = (fault: CodeFault) => ({
    reading: { ok: false, fault } as const,
    unpacked: null,
  });
  try {
    const unpacked = unpackedPath(path);
    if (unpacked === undefined) return undefined;
    const reading = parseScan(canonicalStem + unpacked);
    if (reading.ok) return { reading, unpacked: unpacked.replace(pathEnd, "") };
    // It counts in what was packed: in the text, all of that is in the last part of the path.
    const { part: _, ...fault } = reading.fault;
    return refused({ ...fault, at: at + path.replace(/\/$/, "").lastIndexOf("/") + 1 });
  } catch (fault) {
    if (!(fault instanceof CodeError)) throw fault;
    return refused({ ...fault.fault, at: at + fault.fault.at });
  }
}
