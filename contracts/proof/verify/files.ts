import { isObject } from "../../events/json.ts";
import { strictJson } from "../../events/strict-json.ts";
import {
  type BundleTerms,
  bundleFormat,
  grantBundleFormat,
  type ProvedBundle,
  verifyBundle,
} from "../bundle.ts";
import type { Checkpoint } from "../checkpoint.ts";
import { compareWithReceipt, type Fault, faultBetween, faultSince } from "../fault.ts";
import { type ProvedReceipt, receiptFormat, verifyReceipt } from "../receipt.ts";
import { judged, type Verdict, type VerifiedHead } from "../recorded.ts";
import type { TileReader } from "../tiles.ts";
import { faultWords, receiptTold } from "./receipt-words.ts";
import { receiptsReport } from "./receipts.ts";
import { failureText, filled, type Language, type Report, reportOf } from "./report.ts";

/** A file that somebody has given, of whatever kind. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FileFinding {
  readonly name: string;
  /** What is proved; null where it does not hold. */
  readonly report: Report | null;
  readonly failure: string;
}

/** What files prove, each by itself and held against one another. */
export interface Findings {
  readonly files: readonly FileFinding[];
  readonly notes: readonly string[];
  /** What the platform has done wrong, if they prove that. */
  readonly faults: readonly string[];
  /** The heads under which they stand, one of each. */
  readonly heads: readonly VerifiedHead[];
}

interface Proved {
  readonly bundles: readonly { readonly name: string; readonly bundle: ProvedBundle }[];
  readonly receipts: readonly ProvedReceipt[];
}

const deepest = 96;
const longestFormat = 60;
const lineEnd = 0x0a;
const blanks: ReadonlySet<number> = new Set([0x09, 0x0d, 0x20]);

/** A value of a file, and on which line of a list it stands; 0 where it is the whole file. */
interface Placed {
  readonly line: number;
  readonly value: unknown;
}

const isBlank = (line: Uint8Array) => line.every((byte) => blanks.has(byte));

/** The values of a file that has one to a line, as far as they can be read, and what ends that. */
function linesIn(bytes: Uint8Array) {
  const values: Placed[] = [];
  for (let from = 0, line = 1; from < bytes.length; line += 1) {
    const end = bytes.indexOf(lineEnd, from);
    const until = end < 0 ? bytes.length : end;
    const text = bytes.subarray(from, until);
    from = until + 1;
    if (isBlank(text)) continue;
    const read = judged(() => strictJson(text, deepest));
    if (!read.ok) return { values, fault: atLine(read, line) };
    values.push({ line, value: read.proved });
  }
  return { values, fault: null };
}

type Failure = Extract<Verdict<never>, { readonly ok: false }>;

const atLine = ({ code, values }: Failure, line: number): Failure => {
  return { ok: false, code, values: line === 0 ? values : { ...values, ofList: line } };
};

/** A receipt as it is, or on a line of the list of all, which says besides whose it is. */
function receiptIn(value: unknown): unknown {
  if (!isObject(value)) return null;
  if (value["format"] === receiptFormat) return value;
  return "format" in value ? null : (value["receipt"] ?? null);
}

/** What is no proof at all was not tampered with: that is said apart. */
function foreign(format: unknown): Verdict<never> {
  const told = typeof format === "string" && format !== "" ? format.slice(0, longestFormat) : "—";
  return { ok: false, code: "FORMAT_UNKNOWN", values: { format: told } };
}

type Read = { readonly bundle: ProvedBundle } | { readonly receipts: readonly ProvedReceipt[] };

function readFile(bytes: Uint8Array, terms: BundleTerms): Verdict<Read> {
  const whole = judged(() => strictJson(bytes, deepest));
  const { values, fault } = whole.ok
    ? { values: [{ line: 0, value: whole.proved }], fault: null }
    : linesIn(bytes);
  const given = values.map(({ line, value }) => ({ line, value: receiptIn(value) }));
  if (given.length > 0 && given.every(({ value }) => value !== null)) {
    return fault ?? readReceipts(given, terms);
  }
  if (!whole.ok) return whole;
  const format = isObject(whole.proved) ? whole.proved["format"] : undefined;
  if (format !== bundleFormat && format !== grantBundleFormat) return foreign(format);
  const verdict = verifyBundle(whole.proved, terms);
  return verdict.ok ? { ok: true, proved: { bundle: verdict.proved } } : verdict;
}

function readReceipts(given: readonly Placed[], terms: BundleTerms): Verdict<Read> {
  const receipts: ProvedReceipt[] = [];
  for (const { line, value } of given) {
    const verdict = verifyReceipt(value, terms.logKey, terms.witnesses);
    if (!verdict.ok) return atLine(verdict, line);
    receipts.push(verdict.proved);
  }
  return { ok: true, proved: { receipts } };
}

function headsOf({ bundles, receipts }: Proved): VerifiedHead[] {
  return [...bundles.map(({ bundle }) => bundle.head), ...receipts.map(({ head }) => head)];
}

/** What heads prove against one another, and one of each size, the smallest first. */
function faultsAmong(heads: readonly VerifiedHead[]) {
  const bySize = new Map<number, VerifiedHead>();
  const faults: Fault[] = [];
  for (const head of heads) {
    const known = bySize.get(head.size);
    const fork = known === undefined ? null : faultBetween(known, head);
    if (fork !== null) faults.push(fork);
    bySize.set(head.size, known ?? head);
  }
  const each = [...bySize.values()].sort((one, other) => one.size - other.size);
  faults.push(...rolledBackIn(each));
  return { faults, heads: each };
}

/** The largest of rising heads that a smaller one is dated after, with the last such. */
function rolledBackIn(rising: readonly VerifiedHead[]): Fault[] {
  let found: Fault | null = null;
  let [latest] = rising;
  for (const head of rising) {
    if (latest === undefined) continue;
    found = faultBetween(latest, head) ?? found;
    if (head.timeMs > latest.timeMs) latest = head;
  }
  return found === null ? [] : [found];
}

const silences = { BUNDLE_OLDER: "older", OTHER_CHAINS: "others" } as const;

function compared({ bundles, receipts }: Proved, language: Language) {
  const results = bundles.flatMap(({ name, bundle }) =>
    receipts.map((receipt) => ({ file: name, ...compareWithReceipt(bundle, receipt) })),
  );
  const faults = results.flatMap((each) => (each.outcome === "fault" ? [each.fault] : []));
  const counts = new Map<string, { file: string; what: keyof typeof receiptTold; count: number }>();
  for (const each of results) {
    if (each.outcome === "fault") continue;
    const what = each.outcome === "silent" ? silences[each.why] : each.outcome;
    const name = `${what} ${each.file}`;
    const count = (counts.get(name)?.count ?? 0) + 1;
    counts.set(name, { file: each.file, what, count });
  }
  const notes = [...counts.values()].map(({ what, ...values }) =>
    filled(receiptTold[what], language, values),
  );
  return { faults, notes };
}

/** What a fault is, in a sentence for people. */
export function faultText({ kind, values }: Fault, language: Language): string {
  return filled(faultWords[kind], language, values);
}

const unique = (texts: readonly string[]) => [...new Set(texts)];

/** Checks files without any network: bundles, receipts, and lists of receipts, in any mixture. */
export function checkFiles(
  given: readonly GivenFile[],
  terms: BundleTerms,
  language: Language,
): Findings {
  const bundles: { name: string; bundle: ProvedBundle }[] = [];
  const receipts: ProvedReceipt[] = [];
  const files = given.map(({ name, bytes }): FileFinding => {
    const read = readFile(bytes, terms);
    if (!read.ok) {
      return { name, report: null, failure: failureText(read.code, read.values, language) };
    }
    if ("bundle" in read.proved) {
      bundles.push({ name, bundle: read.proved.bundle });
      return { name, report: reportOf(read.proved.bundle, language), failure: "" };
    }
    receipts.push(...read.proved.receipts);
    return { name, report: receiptsReport(read.proved.receipts, language), failure: "" };
  });
  const among = faultsAmong(headsOf({ bundles, receipts }));
  const { faults, notes } = compared({ bundles, receipts }, language);
  const told = [...among.faults, ...faults].map((fault) => faultText(fault, language));
  return { files, notes, faults: unique(told), heads: among.heads };
}

/** Whether the log as it is served now extends each of these heads: what is wrong, and what is not. */
export async function checkPresent(
  heads: readonly Checkpoint[],
  present: Checkpoint,
  { read, language }: { readonly read: TileReader; readonly language: Language },
): Promise<{ readonly notes: readonly string[]; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  for (const head of heads) {
    const fault = await faultSince(head, present, read);
    if (fault !== null) faults.push(faultText(fault, language));
  }
  if (faults.length > 0) return { notes: [], faults: unique(faults) };
  return { notes: [filled(receiptTold.extends, language, { size: present.size })], faults };
}
