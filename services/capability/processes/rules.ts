import { Refusal } from "../../kernel/refusal.ts";
import { wordsOf } from "../wording.ts";
import type { Words } from "../words.ts";
import type { Term, TermChange, Vocabulary } from "./vocabulary.ts";

/** What the operator says of a process that he adds. */
export interface ProcessDraft {
  readonly code: string;
  /** The group or process that it is below. */
  readonly parent: string;
  readonly name: Words;
}

const codeForm = /^[a-z][a-z0-9-]{0,39}(\.[a-z0-9][a-z0-9-]{0,39}){0,3}$/;
const reserved = /^(din8580|group)\./;
const mostTerms = 2_000;

function termIn({ termOf }: Vocabulary, code: string, field: string): Term {
  const term = termOf(code);
  if (term === undefined) throw new Refusal("PROCESS_UNKNOWN", { code }, field);
  return term;
}

/** A process as it may be added: a code that was never used, below a place that is in use. */
export function decideProcess(vocabulary: Vocabulary, draft: ProcessDraft, now: Date): TermChange {
  const { code, parent } = draft;
  if (!codeForm.test(code) || reserved.test(code)) throw new Refusal("PROCESS_CODE", {}, "code");
  if (vocabulary.termOf(code) !== undefined) {
    throw new Refusal("PROCESS_CODE_TAKEN", { code }, "code");
  }
  if (termIn(vocabulary, parent, "parent").retired) {
    throw new Refusal("PROCESS_RETIRED", { code: parent }, "parent");
  }
  if (vocabulary.terms.length >= mostTerms) throw new Refusal("TOO_MANY", { most: mostTerms });
  const name = wordsOf(draft.name, "name");
  return { code, version: 1, parent, name, retired: false, changedAt: now };
}

const next = ({ code, version, parent, name, retired }: Term, changedAt: Date): TermChange => ({
  code,
  version: version + 1,
  parent,
  name,
  retired,
  changedAt,
});

/** The same place by another name; groups may be renamed too. */
export function decideName(
  vocabulary: Vocabulary,
  code: string,
  name: Words,
  now: Date,
): TermChange {
  return { ...next(termIn(vocabulary, code, "code"), now), name: wordsOf(name, "name") };
}

/** A process closed to what is new. Groups, and processes with others in use below, stay. */
export function decideRetirement(vocabulary: Vocabulary, code: string, now: Date): TermChange {
  const term = termIn(vocabulary, code, "code");
  if (term.isGroup) throw new Refusal("PROCESS_IS_GROUP", { code }, "code");
  if (term.retired) throw new Refusal("PROCESS_RETIRED", { code }, "code");
  if (vocabulary.terms.some(({ parent, retired }) => parent === code && !retired)) {
    throw new Refusal("PROCESS_HAS_OTHERS", { code }, "code");
  }
  return { ...next(term, now), retired: true };
}

/** A retired process in use again. */
export function decideReturn(vocabulary: Vocabulary, code: string, now: Date): TermChange {
  const term = termIn(vocabulary, code, "code");
  if (!term.retired) throw new Refusal("PROCESS_NOT_RETIRED", { code }, "code");
  if (term.parent !== null && termIn(vocabulary, term.parent, "code").retired) {
    throw new Refusal("PROCESS_RETIRED", { code: term.parent }, "code");
  }
  return { ...next(term, now), retired: false };
}
