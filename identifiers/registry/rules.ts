import { Refusal } from "../../services/kernel/refusal.ts";
import { alikeIn, faultValues, type Identity, losesPart, readUnder } from "../codes/index.ts";
import { type Prefix, prefixesOver } from "./prefixes.ts";
import type { RecordAct } from "./schema.ts";

export const mostNames = 20;
/** Names are keys of indexes, and travel in notices between programs. */
const longestName = 1_000;

/**
 * The identity that a text names, typed, in a file or as a scanner sends it, alike for addresses that
 * differ in the case of scheme and host; throws the refusal of what is wrong with it, also where no
 * link could lead to it.
 */
export function nameIn(text: string, field: string): Identity {
  const { reading } = readUnder(text.trim(), []);
  if (!reading.ok) throw new Refusal(reading.fault.code, faultValues(reading.fault), field);
  const name = alikeIn(reading.identity);
  if (name.length > longestName) throw new Refusal("CODE_TOO_LONG", {}, field);
  if (losesPart(name)) throw new Refusal("CODE_VALUE", {}, field);
  return name;
}

/** The names of a record, the one under which it was registered first; throws `NAMES_TOO_MANY`. */
export function decideNames(code: Identity, others: readonly Identity[]): readonly Identity[] {
  const names = [...new Set([code, ...others])];
  if (names.length > mostNames) throw new Refusal("NAMES_TOO_MANY", { most: mostNames }, "names");
  return names;
}

/** Refuses a name that stands under none of the firm's prefixes: `PREFIX_NOT_DELEGATED`. */
export function checkDelegated(
  names: readonly Identity[],
  prefixes: readonly Prefix[],
  field: string,
): void {
  const own = new Set(prefixes.map(({ scheme, prefix }) => `${scheme}:${prefix}`));
  for (const name of names) {
    const isOwn = prefixesOver(name).some(({ scheme, prefix }) => own.has(`${scheme}:${prefix}`));
    if (!isOwn) throw new Refusal("PREFIX_NOT_DELEGATED", { code: name }, field);
  }
}

/**
 * A name without case where its grammar counts it and people, or other servers of the Handle System,
 * do not: of Handles and web addresses. GS1 serial numbers may differ in case alone.
 */
export function foldedName(name: Identity): string {
  return /^(?:hdl|uri):/.test(name) ? name.toLowerCase() : name;
}

/** What is known of a record before an act on it. */
interface Standing {
  readonly act: RecordAct;
  readonly version: number;
}

/** Refuses to change what is deleted, or what somebody else has changed since it was read. */
export function checkChangeable({ act, version }: Standing, seen: number | null): void {
  if (act === "deleted") throw new Refusal("IDENTIFIER_DELETED", {}, "id");
  if (seen !== null && seen !== version) throw new Refusal("IDENTIFIER_CHANGED", {}, "version");
}

/** A deleted name may be taken up again by its firm; one that stands may not: `IDENTIFIER_TAKEN`. */
export function checkFree(standing: Standing | null, code: Identity): void {
  if (standing !== null && standing.act !== "deleted") {
    throw new Refusal("IDENTIFIER_TAKEN", { code }, "code");
  }
}
