import { sameBytes } from "../proof/bytes.ts";
import { type AuditEntryText, entryBytes, nextLink } from "./chain.ts";

/** What can be wrong with an audit chain. */
export const findingKinds = [
  /** The entry is not the one that was chained; its column and byte are named. */
  "ENTRY_CHANGED",
  "ENTRY_REMOVED",
  /** An entry that was never given a position nor waits for one. */
  "ENTRY_INSERTED",
  /** The chain's own copy of the entry was changed; the byte is named. */
  "COPY_CHANGED",
  /** The link does not follow from the one before: entries were moved, put in or taken out. */
  "ORDER_CHANGED",
  "POSITION_MISSING",
  /** The ledger holds another head for this position. */
  "SEAL_CHANGED",
  /** A head that was published, or its event, is gone. */
  "SEAL_REMOVED",
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** The first thing that is wrong, and where. */
export interface Finding {
  readonly kind: FindingKind;
  readonly position: number | null;
  readonly entryId: string | null;
  readonly column: string | null;
  /** Counted from 0 in the UTF-8 text of the column, or in the canonical bytes. */
  readonly byte: number | null;
}

/** A position of a chain as it is kept, and the entry as it stands now. */
export interface KeptLink {
  readonly position: number;
  readonly entryId: string;
  readonly entry: Uint8Array;
  readonly link: Uint8Array;
  readonly now: AuditEntryText | null;
}

/** How far a chain has been found good. */
export interface Reached {
  readonly position: number;
  readonly link: Uint8Array;
}

export function findingAt(
  kind: FindingKind,
  position: number | null,
  entryId: string | null = null,
  place: { readonly column?: string; readonly byte?: number } = {},
): Finding {
  return { kind, position, entryId, column: place.column ?? null, byte: place.byte ?? null };
}

/** The first byte at which two texts part; the end of the shorter one when it begins the other. */
function partingByte(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at;
  return length;
}

function entryOf(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return typeof value === "object" ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

const bytesOf = (value: unknown) => new TextEncoder().encode(String(value ?? ""));

/** Which column is not as it was chained, and its first byte that is not. */
function changedColumn(now: AuditEntryText, chained: Readonly<Record<string, unknown>>) {
  const columns = Object.keys(now) as (keyof AuditEntryText)[];
  const column = columns.find((name) => now[name] !== (chained[name] ?? null));
  if (column === undefined) return null;
  return { column, byte: partingByte(bytesOf(now[column]), bytesOf(chained[column])) };
}

/** What is wrong with an entry that is not byte for byte its copy in the chain. */
function findDifference(before: Reached, kept: KeptLink, now: AuditEntryText): Finding {
  const { position, entryId, entry, link } = kept;
  const bytes = entryBytes(now);
  const chained = entryOf(entry);
  const isLinked = sameBytes(link, nextLink(before.link, position, entry));
  const wasLinked = sameBytes(link, nextLink(before.link, position, bytes));
  if (wasLinked || chained === null || (!isLinked && chained["id"] === entryId)) {
    const place = isLinked || wasLinked ? null : chained && changedColumn(now, chained);
    if (place !== null) return findingAt("ENTRY_CHANGED", position, entryId, place);
    return findingAt("COPY_CHANGED", position, entryId, { byte: partingByte(entry, bytes) });
  }
  if (chained["id"] !== entryId) return findingAt("ORDER_CHANGED", position, entryId);
  const place = changedColumn(now, chained) ?? { column: "details", byte: 0 };
  return findingAt("ENTRY_CHANGED", position, entryId, place);
}

/** What is wrong with the position after `before`; null when nothing is. */
export function findInLink(before: Reached, kept: KeptLink): Finding | null {
  const expected = before.position + 1;
  if (kept.position !== expected) return findingAt("POSITION_MISSING", expected);
  const { position, entryId, entry, link, now } = kept;
  if (now === null) return findingAt("ENTRY_REMOVED", position, entryId);
  if (!sameBytes(entry, entryBytes(now))) return findDifference(before, kept, now);
  if (sameBytes(link, nextLink(before.link, position, entry))) return null;
  return findingAt("ORDER_CHANGED", position, entryId);
}
