import { Refusal } from "../kernel/refusal.ts";
import type { Value } from "../platform/connections.ts";
import { chineseKinds } from "./kinds.ts";
import type { Vocabulary } from "./processes/vocabulary.ts";
import { type ResourceKind, resourceKinds } from "./schema.ts";

const longestSearch = 200;
const mostWords = 8;

/** The words of a search text, in lower case. Refuses more of them than anybody looks for. */
export function searchWords(text: string | null | undefined): readonly string[] {
  const said = text?.trim() ?? "";
  if (said.length > longestSearch) {
    throw new Refusal("TEXT_TOO_LONG", { most: longestSearch }, "search");
  }
  const words = said
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length > mostWords) throw new Refusal("TOO_MANY", { most: mostWords }, "search");
  return words;
}

/** A word of a search, with the processes and kinds that are called so. */
interface SearchWord {
  readonly word: string;
  readonly processes: readonly string[];
  readonly kinds: readonly ResourceKind[];
}

/** Which of the firm's resources are looked for; each part narrows them down. */
export interface WantedResources {
  /** Each is part of the name, the number, the site, a process or the kind. */
  readonly words: readonly SearchWord[];
  readonly process: string | null;
  readonly kind: ResourceKind | null;
  readonly siteId: string | null;
  /** Null for those in use and those that were retired. */
  readonly retired: boolean | null;
}

export const everyResource: WantedResources = {
  words: [],
  process: null,
  kind: null,
  siteId: null,
  retired: null,
};

/** The words of a search with what they mean by the tree of processes. */
export function wordsMeant(
  text: string | null | undefined,
  { terms }: Vocabulary,
): readonly SearchWord[] {
  return searchWords(text).map((word) => {
    const says = (name: string) => name.toLowerCase().includes(word);
    const named = terms.filter(
      ({ code, name, isGroup }) => !isGroup && [code, name.zh, name.en].some(says),
    );
    const kinds = resourceKinds.filter((kind) => says(kind) || says(chineseKinds[kind]));
    return { word, processes: named.map(({ code }) => code), kinds };
  });
}

/** Gives a value to a question, and the text that stands for it there. */
type Given = (value: Value) => string;

/** A word as a pattern: what a pattern would take for a sign of its own is an ordinary letter. */
const patternOf = (word: string) => `%${word.replace(/[\\%_]/g, "\\$&")}%`;

/** What narrows sites `s` down to those that all words name. */
export function siteConditions(words: readonly string[], given: Given): string {
  return words.map((word) => `and s.search_text like lower(${given(patternOf(word))})`).join(" ");
}

function wordCondition({ word, processes, kinds }: SearchWord, given: Given): string {
  const pattern = `lower(${given(patternOf(word))})`;
  const named = [
    `r.search_text like ${pattern}`,
    `r.site_id in (select id from sites where tenant_id = $1 and search_text like ${pattern})`,
    processes.length > 0 ? `r.processes && ${given(processes)}::text[]` : [],
    kinds.length > 0 ? `r.kind = any(${given(kinds)}::text[])` : [],
  ];
  return `and (${named.flat().join(" or ")})`;
}

/** What narrows resources `r` of the house `$1` down to those that are wanted. */
export function resourceConditions(wanted: WantedResources, given: Given): string {
  const { words, process, kind, siteId, retired } = wanted;
  const conditions = [
    retired === null ? [] : `and (r.retired_at is not null) = ${given(retired)}`,
    siteId === null ? [] : `and r.site_id = ${given(siteId)}`,
    kind === null ? [] : `and r.kind = ${given(kind)}`,
    process === null ? [] : `and ${given(process)} = any(r.processes)`,
    words.map((each) => wordCondition(each, given)),
  ];
  return conditions.flat().join(" ");
}
