import type { ProvedBundle, ProvedChain } from "../bundle.ts";
import type { Witnessed } from "../cosignature.ts";
import type { VerifiedHead } from "../recorded.ts";
import type { RejectionCode, RejectionValues } from "../rejected.ts";
import { rejections, told, type Words } from "./words.ts";

export type Language = keyof Words;

const blank = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** The text with its `{names}` filled in; of `{name|one|more}` the words that the number asks for. */
export function filled(words: Words, language: Language, values: RejectionValues = {}): string {
  return words[language].replace(blank, (_, name: string, one?: string, more?: string) => {
    const value = values[name] ?? "";
    return String(one === undefined ? value : value === 1 ? one : more);
  });
}

/** A time as the reader's clock shows it, with how far that is from UTC. */
export function timeText(timeMs: number): string {
  const ahead = -new Date(timeMs).getTimezoneOffset();
  const local = new Date(timeMs + ahead * 60_000).toISOString();
  const two = (number: number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  const offset = `${ahead < 0 ? "-" : "+"}${two(ahead / 60)}:${two(ahead % 60)}`;
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${offset}`;
}

/** Why a bundle was turned away. */
export function failureText(
  code: RejectionCode,
  values: RejectionValues,
  language: Language,
): string {
  const { timeMs, ofList } = values;
  const place = ofList === undefined ? "" : filled(told.line, language, { line: ofList });
  const timed = typeof timeMs === "number" ? { ...values, time: timeText(timeMs) } : values;
  return (
    filled(told.failed, language, { code }) + place + filled(rejections[code], language, timed)
  );
}

/** What a bundle proves and what it does not, as headings and points. */
export interface Report {
  readonly head: readonly string[];
  readonly proved: readonly string[];
  readonly notProved: readonly string[];
}

const mostNames = 5;

/** Who has cosigned the head; nothing where nobody was asked for. */
export function witnessLines(witnessed: Witnessed | null, language: Language): string[] {
  if (witnessed === null) return [];
  const { names, timeMs } = witnessed;
  const values = { count: names.length, time: timeText(timeMs), names: names.join(", ") };
  return [filled(told.witnessed, language, values)];
}

/** Which log's head it is, and by which of its keys. */
export function headLines(head: VerifiedHead, language: Language): string[] {
  const { origin, size, timeMs, signedBy } = head;
  const time = timeText(timeMs);
  return [
    filled(told.log, language, { origin, size, time }),
    filled(told.signedBy, language, { keys: signedBy.join(", ") }),
  ];
}

const markLength = 8;

/** For whom a chain is: of a circle how its 32 bytes begin, and whose it is where its events tell. */
function audienceText({ audience, entries }: ProvedChain, events: ProvedBundle["events"]) {
  if (audience === "public") return { words: told.public, values: {} };
  const places = new Set(entries.map(({ logIndex }) => logIndex));
  const shown = events.filter(({ logIndex }) => places.has(logIndex));
  const [owner, ...others] = new Set(shown.map(({ event }) => event.fields.owner));
  const mark = audience.slice(0, markLength);
  const isTold = owner !== undefined && others.length === 0;
  return { words: isTold ? told.circleOf : told.circle, values: { mark, owner: owner ?? "" } };
}

export function reportOf(bundle: ProvedBundle, language: Language): Report {
  const say = (words: Words, values?: RejectionValues) => filled(words, language, values);
  const { subject, head, witnessed, chains, events, unproved } = bundle;
  const chainText = (chain: ProvedChain) => {
    const { identity, shown, withheld } = chain;
    const { words, values } = audienceText(chain, events);
    const audience = say(words, values);
    const all = shown + withheld;
    if (all === 0) return say(told.none, { identity, audience });
    return say(withheld === 0 ? told.whole : told.partly, { identity, audience, all, withheld });
  };
  const partly = events.filter(({ event }) => event.withheld.length > 0).length;
  const named = unproved.slice(0, mostNames).join(", ");
  const names = unproved.length > mostNames ? `${named}, …` : named;
  return {
    head: [
      say(told.holds),
      say(told.subject, { subject }),
      ...headLines(head, language),
      say(told.complete),
      ...witnessLines(witnessed, language),
    ],
    proved: [
      say(told.events, { count: events.length }),
      ...chains.map(chainText),
      ...(partly === 0 ? [] : [say(told.withheldParts, { count: partly })]),
    ],
    notProved: [
      ...(unproved.length === 0 ? [] : [say(told.unproved, { count: unproved.length, names })]),
      say(told.neverRecorded),
      say(told.others),
      say(told.later),
      say(witnessed === null ? told.clock : told.witnessClock),
    ],
  };
}

/** The report as lines of plain text. */
export function reportLines(report: Report, language: Language): string[] {
  const points = (all: readonly string[]) => all.map((each) => `  - ${each}`);
  return [
    ...report.head,
    "",
    told.proved[language],
    ...points(report.proved),
    "",
    told.notProved[language],
    ...points(report.notProved),
  ];
}
