import { CodeError, type CodeReading } from "./code.ts";
import { decompressedLink } from "./compression.ts";
import { looksLikeHandle } from "./handle.ts";
import { canonicalStem } from "./link-message.ts";
import { looksLikeOid } from "./oid.ts";
import { parseScan } from "./parse-scan.ts";
import { plainScan } from "./scan.ts";

/** Whether a path is meant as a GS1 Digital Link: it begins with an application identifier. */
export function looksLikeLinkPath(path: string): boolean {
  return /^\/[0-9]{2,4}(?:\/|$)/.test(path);
}

/**
 * Path and query of the Digital Link that is packed in a path, whole or behind its key; undefined where
 * none is, as in one that is not packed. Only for paths under which Digital Links are expected.
 */
export function unpackedPath(path: string): string | undefined {
  const bare = path.replace(/\/$/, "");
  if (looksLikeLinkPath(bare) && bare.split("/").length % 2 === 1) return undefined;
  try {
    const unpacked = decompressedLink(canonicalStem + bare).slice(canonicalStem.length);
    return looksLikeLinkPath(unpacked) ? unpacked : undefined;
  } catch (fault) {
    if (fault instanceof CodeError) return undefined;
    throw fault;
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
  const path = rest.replace(pathEnd, "");
  const unpacked = unpackedPath(path);
  if (unpacked === undefined) return asSent();
  return {
    reading: parseScan(canonicalStem + unpacked),
    unpacked: unpacked.replace(pathEnd, ""),
  };
}
