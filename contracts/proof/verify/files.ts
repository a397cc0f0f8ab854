import { isObject } from "../../events/json.ts";
import { strictJson } from "../../events/strict-json.ts";
import { type BundleTerms, type ProvedBundle, verifyBundle } from "../bundle.ts";
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
const lineEnd = 0x0a;

/** The values of a file that has one to a line. */
function linesIn(bytes: Uint8Array): unknown[] {
  const lines: unknown[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(lineEnd, from);
    const until = end < 0 ? bytes.length : end;
    if (until > from) lines.push(strictJson(bytes.subarray(from, until), deepest));
    from = until + 1;
  }
  return lines;
}

/** A receipt as it is, or on a line of the list of all, which says besides whose it is. */
function receiptIn(value: unknown): unknown {
  if (!isObject(value)) return null;
  if (value["format"] === receiptFormat) return value;
  return "format" in value ? null : (value["receipt"] ?? null);
}

type Read = { readonly bundle: ProvedBundle } | { readonly receipts: readonly ProvedReceipt[] };

function readFile(bytes: Uint8Array, terms: BundleTerms): Verdict<Read> {
  const whole = judged(() => strictJson(bytes, deepest));
  const values = whole.ok
    ? ({ ok: true, proved: [whole.proved] } as const)
    : judged(() => linesIn(bytes));
  const given = values.ok ? values.proved.map(receiptIn) : [];
  if (given.length > 0 && given.every((each) => each !== null)) return readReceipts(given, terms);
  if (!whole.ok) return whole;
  const verdict = verifyBundle(whole.proved, terms);
  return verdict.ok ? { ok: true, proved: { bundle: verdict.proved } } : verdict;
}

function readReceipts(given: readonly unknown[], terms: BundleTerms): Verdict<Read> {
  const receipts: ProvedReceipt[] = [];
  for (const each of given) {
    const verdict = verifyReceipt(each, terms.logKey, terms.witnesses);
    if (!verdict.ok) return verdict;
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
