import {
  CodeError,
  type CodeForm,
  type ElementValue,
  type Granularity,
  type Gs1Code,
  identityFrom,
} from "./code.ts";
import { type Element, identityElements, isPrimaryKey } from "./elements.ts";
import { percentEncoded } from "./percent.ts";
import { checkedValue, hasOptionalPart } from "./values.ts";

/** An application identifier and its decoded value, each with its place in the text. */
export interface Written {
  readonly ai: string;
  readonly aiAt: number;
  readonly value: string;
  readonly valueAt: number;
}

/**
 * The code of a primary key and the qualifiers after it, in the order written. Throws CodeError when
 * a value breaks its element's rules or a qualifier does not belong to the key at its place.
 */
export function gs1Code(key: Written, qualifiers: readonly Written[], form: CodeForm): Gs1Code {
  const primary = identityElements.get(key.ai);
  if (primary?.qualifiers === undefined) {
    throw new CodeError("CODE_KEY_UNKNOWN", key.aiAt, key.ai);
  }
  const keyValue = readElement(primary, key);
  checkSequence(primary.qualifiers, qualifiers);
  const needed = neededQualifier(primary);
  if (needed !== undefined && !qualifiers.some(({ ai }) => ai === needed)) {
    throw new CodeError("CODE_QUALIFIER_MISSING", key.valueAt, needed);
  }

  const read = qualifiers.map((written) => readElement(knownElement(written), written));
  // EPC Tag Data Standard, SGLN: an extension of 0 stands for a GLN without extension.
  const kept = read.filter(({ ai, value }) => ai !== "254" || value !== "0");

  const path = [keyValue, ...kept].map(({ ai, value }) => `${ai}/${percentEncoded(value)}`);
  return {
    ok: true,
    scheme: "gs1",
    identity: identityFrom("gs1", path.join("/")),
    key: keyValue,
    qualifiers: kept,
    granularity: granularityOf(primary, keyValue.value, kept),
    form,
  };
}

/**
 * What elements are about, as they stand in a message: the first primary key with the qualifiers that
 * belong to it. Throws CodeError when there is no key, when qualifiers do not go together, and when an
 * element comes again with another value, which would name another thing.
 */
export function codeIn(given: readonly Written[], form: CodeForm): Gs1Code {
  const message = givenOnce(given);
  const key = message.find(({ ai }) => isPrimaryKey(ai));
  if (key === undefined) throw new CodeError("CODE_KEY_UNKNOWN", 0);

  const order = identityElements.get(key.ai)?.qualifiers?.flat() ?? [];
  const qualifiers = message
    .filter(({ ai }) => order.includes(ai))
    .sort((one, other) => order.indexOf(one.ai) - order.indexOf(other.ai));
  return gs1Code(key, qualifiers, form);
}

/** Each element once: the same again says nothing new (GS1 General Specifications § 4.14.1). */
function givenOnce(message: readonly Written[]): readonly Written[] {
  const values = new Map<string, string>();
  return message.filter(({ ai, aiAt, value }) => {
    const before = values.get(ai);
    values.set(ai, value);
    if (before !== undefined && before !== value) {
      throw new CodeError("CODE_ELEMENT_REPEATED", aiAt, ai);
    }
    return before === undefined;
  });
}

function readElement(element: Element, written: Written): ElementValue {
  const value = checkedValue(element, written.value, written.valueAt);
  return { ai: element.ai, name: element.name, value };
}

function knownElement({ ai, aiAt }: Written): Element {
  const element = identityElements.get(ai);
  if (element === undefined) throw new CodeError("CODE_QUALIFIER", aiAt, ai);
  return element;
}

/** The qualifier without which the key identifies nothing: a payment slip without its number. */
function neededQualifier({ needs, qualifiers = [] }: Element): string | undefined {
  return needs.flat().find((ai) => qualifiers.flat().includes(ai));
}

/** Throws CodeError at the first qualifier that no sequence has at its place. */
export function checkSequence(
  sequences: readonly (readonly string[])[],
  written: readonly Pick<Written, "ai" | "aiAt">[],
) {
  const fitting = sequences.map((sequence) => lengthInOrder(sequence, written));
  const stray = written[Math.max(0, ...fitting)];
  if (stray !== undefined) throw new CodeError("CODE_QUALIFIER", stray.aiAt, stray.ai);
}

/** How many of the qualifiers, from the first on, follow the order of the sequence. */
function lengthInOrder(
  sequence: readonly string[],
  written: readonly Pick<Written, "ai">[],
): number {
  let next = 0;
  for (const [count, { ai }] of written.entries()) {
    const place = sequence.indexOf(ai, next);
    if (place < 0) return count;
    next = place + 1;
  }
  return written.length;
}

function granularityOf(
  primary: Element,
  value: string,
  qualifiers: readonly ElementValue[],
): Granularity {
  if (hasOptionalPart(primary, value)) return "instance";
  // The last qualifier that narrows decides: a serial within a lot names one thing.
  const narrowed = qualifiers.map(({ ai }) => identityElements.get(ai)?.names);
  return narrowed.findLast((names) => names !== undefined) ?? primary.names ?? "class";
}
