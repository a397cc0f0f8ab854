import { toBase64 } from "../base64.ts";
import type { ProvedReceipt } from "../receipt.ts";
import type { RejectionValues } from "../rejected.ts";
import { receiptTold } from "./receipt-words.ts";
import { filled, headLines, type Language, type Report, witnessLines } from "./report.ts";
import { told, type Words } from "./words.ts";

/** What the receipts of one file prove and what they do not; there is at least one. */
export function receiptsReport(receipts: readonly ProvedReceipt[], language: Language): Report {
  const say = (words: Words, values?: RejectionValues) => filled(words, language, values);
  const newest = receipts.reduce((one, other) => (other.head.size > one.head.size ? other : one));
  const { witnessed } = newest;
  const [only, ...more] = receipts;
  const isOne = only !== undefined && more.length === 0;
  const count = receipts.length;
  return {
    head: [
      isOne ? say(receiptTold.holds) : say(receiptTold.hold, { count }),
      ...headLines(newest.head, language),
      ...witnessLines(witnessed, language),
    ],
    proved: [...(isOne ? ofOne(only, language) : ofMany(receipts, language)), say(receiptTold.use)],
    notProved: [
      say(receiptTold.content),
      say(told.neverRecorded),
      say(told.later),
      say(witnessed === null ? told.clock : told.witnessClock),
    ],
  };
}

function ofOne({ commitment, logIndex, chains }: ProvedReceipt, language: Language): string[] {
  const say = (words: Words, values: RejectionValues) => filled(words, language, values);
  return [
    say(receiptTold.event, { commitment: toBase64(commitment), logIndex }),
    ...chains.map(({ key, name, position, length }) => {
      const place = { number: position + 1, all: length };
      if (name === null) return say(receiptTold.blinded, { key, ...place });
      const audience = told[name.audience === "public" ? "public" : "circle"][language];
      return say(receiptTold.named, { identity: name.identity, audience, ...place });
    }),
  ];
}

function ofMany(receipts: readonly ProvedReceipt[], language: Language): string[] {
  const chains = new Set(receipts.flatMap((each) => each.chains.map(({ key }) => key)));
  return [
    filled(receiptTold.events, language, { count: receipts.length }),
    filled(receiptTold.places, language, { count: chains.size }),
  ];
}
