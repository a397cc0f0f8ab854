import type { ProvedBundle, ProvedChain } from "../bundle.ts";
import type { Witnessed } from "../cosignature.ts";
import type { VerifiedHead } from "../recorded.ts";
import type { RejectionCode, RejectionValues } from "../rejected.ts";
import { rejections, told, type Words } from "./words.ts";

export type Language = keyof Words;

/** The text with its `{names}` filled in. */
export function filled(words: Words, language: Language, values: RejectionValues = {}): string {
  return words[language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** Why a bundle was turned away. */
export function failureText(
  code: RejectionCode,
  values: RejectionValues,
  language: Language,
): string {
  return filled(told.failed, language, { code }) + filled(rejections[code], language, values);
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
  const time = new Date(timeMs).toISOString();
  const values = { count: names.length, time, names: names.join(", ") };
  return [filled(told.witnessed, language, values)];
}

/** Which log's head it is, and by which of its keys. */
export function headLines(head: VerifiedHead, language: Language): string[] {
  const { origin, size, timeMs, signedBy } = head;
  const time = new Date(timeMs).toISOString();
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
