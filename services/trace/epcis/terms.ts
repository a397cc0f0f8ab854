import {
  bizSteps,
  bizTransactionTypes,
  dispositions,
  errorReasons,
  partyTypes,
  type Vocabulary,
} from "./vocabulary.ts";

/** How the words of a vocabulary are written as CBV URIs: `.../cbv/BizStep-x`, `urn:...:bizstep:x`. */
interface Spelling {
  readonly vocabulary: Vocabulary;
  readonly web: string;
  readonly urn: string;
}

const spellings = {
  bizStep: { vocabulary: bizSteps, web: "BizStep", urn: "bizstep" },
  disposition: { vocabulary: dispositions, web: "Disp", urn: "disp" },
  bizTransactionType: { vocabulary: bizTransactionTypes, web: "BTT", urn: "btt" },
  partyType: { vocabulary: partyTypes, web: "SDT", urn: "sdt" },
  errorReason: { vocabulary: errorReasons, web: "ER", urn: "er" },
} as const satisfies Record<string, Spelling>;

export type TermKind = keyof typeof spellings;

const webStem = /^(?:https?:\/\/(?:ref|ns)\.gs1\.org\/cbv\/|cbv:)([A-Za-z]+)-/;
const urnStem = /^urn:epcglobal:cbv:([a-z]+):/;

/**
 * The short name of a standard word, however it is written: bare, as a URI of GS1's vocabulary (also
 * with the prefix `cbv:`), or as the URN of CBV 1. Words of others come back as they are.
 */
export function termOf(kind: TermKind, text: string): string {
  const { vocabulary, web, urn } = spellings[kind];
  const stem = stemOf(text, webStem, web) ?? stemOf(text, urnStem, urn);
  const word = stem === undefined ? text : text.slice(stem.length);
  return vocabulary.words.has(word) ? word : text;
}

function stemOf(text: string, form: RegExp, name: string): string | undefined {
  const match = form.exec(text);
  return match?.[1] === name ? match[0] : undefined;
}
