import type { Words } from "../words.ts";
import { builtInTree, type ProcessNode } from "./tree.ts";

/** A kind of work that can be offered and wanted. `group` is the name of its main group. */
export interface Process {
  readonly code: string;
  readonly name: Words;
  readonly group: Words;
}

/** What the operator has made of one place of the tree: the newest version of what was said of it. */
export interface TermChange {
  readonly code: string;
  /** From 1. */
  readonly version: number;
  readonly parent: string | null;
  readonly name: Words;
  readonly retired: boolean;
  readonly changedAt: Date;
}

/** A place of the tree in force. */
export interface Term extends ProcessNode {
  /** How often the operator has said something of it; 0 as the platform brought it. */
  readonly version: number;
  /** It stays what it is where it stands; nothing new may name it. */
  readonly retired: boolean;
  readonly changedAt: Date | null;
}

/** The tree of processes at one time. */
export interface Vocabulary {
  readonly terms: readonly Term[];
  termOf(code: string): Term | undefined;
  /** The process of a code, retired ones too; undefined for a group and for what is not there. */
  processOf(code: string): Process | undefined;
  /** A place and those above it, the main group last; none of a code that is not there. */
  pathOf(code: string): readonly Term[];
  /** The processes of a place and of all beneath it, retired ones too; undefined where it is not there. */
  processesUnder(code: string): readonly string[] | undefined;
}

/** A new term stands behind all that is below its parent. */
function placed(terms: readonly Term[]): Term[] {
  const childrenOf = new Map<string | null, Term[]>();
  for (const term of terms) {
    childrenOf.set(term.parent, [...(childrenOf.get(term.parent) ?? []), term]);
  }
  const below = (parent: string | null): Term[] =>
    (childrenOf.get(parent) ?? []).flatMap((term) => [term, ...below(term.code)]);
  return below(null);
}

/** The tree that the platform brought with what the operator has made of it. */
export function vocabularyWith(changes: readonly TermChange[]): Vocabulary {
  const changed = new Map(changes.map((change) => [change.code, change]));
  const brought = builtInTree.map((node): Term => {
    const change = changed.get(node.code);
    changed.delete(node.code);
    const { version, name, retired, changedAt } = change ?? {
      version: 0,
      name: node.name,
      retired: false,
      changedAt: null,
    };
    return { ...node, version, name, retired, changedAt };
  });
  const added = [...changed.values()].map((change): Term => ({ ...change, isGroup: false }));
  const terms = placed([...brought, ...added]);
  const byCode = new Map(terms.map((term) => [term.code, term]));
  const pathOf = (code: string | null): Term[] => {
    const term = code === null ? undefined : byCode.get(code);
    return term === undefined ? [] : [term, ...pathOf(term.parent)];
  };
  const processes = new Map(
    terms
      .filter(({ isGroup }) => !isGroup)
      .map(({ code, name }) => [code, { code, name, group: pathOf(code).at(-1)?.name ?? name }]),
  );
  const under = new Map<string, string[]>(terms.map(({ code }) => [code, []]));
  for (const code of processes.keys()) {
    for (const above of pathOf(code)) under.get(above.code)?.push(code);
  }
  return {
    terms,
    termOf: (code) => byCode.get(code),
    processOf: (code) => processes.get(code),
    pathOf,
    processesUnder: (code) => under.get(code),
  };
}

let inForce = vocabularyWith([]);

/** From now on this program names processes by this tree. One program speaks for one database. */
export function adoptVocabulary(vocabulary: Vocabulary): void {
  inForce = vocabulary;
}

/**
 * The process of a code by the tree that this program has last read, some seconds ago at the most;
 * a command that decides by it reads the tree of its own transaction.
 */
export function processOf(code: string): Process | undefined {
  return inForce.processOf(code);
}

/** A place of that tree and those above it, the main group last. */
export function processPath(code: string): readonly Term[] {
  return inForce.pathOf(code);
}

/** The processes of a place of that tree and of all beneath it; undefined where it is not there. */
export function processesUnder(code: string): readonly string[] | undefined {
  return inForce.processesUnder(code);
}

/** The whole tree that this program has last read. */
export function vocabularyInForce(): Vocabulary {
  return inForce;
}
