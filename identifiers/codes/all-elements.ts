import { dictionary } from "./dictionary.ts";
import { type Element, elementsIn, identityElements } from "./elements.ts";
import { moreRules } from "./more-rules.ts";
import { keyRules } from "./value-rules.ts";

interface Known {
  readonly elements: ReadonlyMap<string, Element>;
  /** The first two digits decide how many an application identifier has. */
  readonly lengths: ReadonlyMap<string, number>;
}

let known: Known | undefined;

// Made when first needed: what only names things never reads so many rows.
function all(): Known {
  if (known === undefined) {
    const others = elementsIn(dictionary, [...keyRules, ...moreRules()]);
    const elements = new Map([...identityElements, ...others]);
    const lengths = new Map([...elements.keys()].map((ai) => [ai.slice(0, 2), ai.length]));
    known = { elements, lengths };
  }
  return known;
}

/** All application identifiers of GS1, by their digits. */
export function allElements(): ReadonlyMap<string, Element> {
  return all().elements;
}

/** How many digits an application identifier has that begins with these two. */
export function aiLength(firstTwo: string): number | undefined {
  return all().lengths.get(firstTwo);
}

/** GS1 General Specifications § 7.8.4: prefixes whose values have a predefined length, not yet used. */
function predefinedLength(ai: string): number | undefined {
  if (/^3[1-6]/.test(ai)) return 6;
  return ai.startsWith("41") ? 13 : undefined;
}

function unknownElement(ai: string): Element {
  const length = predefinedLength(ai);
  const stretch = { set: "set82", optional: false, rules: [] } as const;
  return {
    ai,
    name: "",
    stretches: [{ ...stretch, min: length ?? 1, max: length ?? 90 }],
    predefined: length !== undefined,
    attribute: false,
    needs: [],
    bars: [],
  };
}

/** The element of an application identifier; where wanted, also of one that GS1 has not given out. */
export function elementNamed(ai: string, alsoUnknown: boolean): Element | undefined {
  const element = allElements().get(ai);
  if (element !== undefined || !alsoUnknown || !/^[0-9]{2,4}$/.test(ai)) return element;
  const length = aiLength(ai.slice(0, 2)) ?? ai.length;
  return length === ai.length ? unknownElement(ai) : undefined;
}

/** The element whose application identifier begins at this place of a text without brackets. */
export function elementAt(text: string, at: number, alsoUnknown: boolean): Element | undefined {
  const length = aiLength(text.slice(at, at + 2));
  return length === undefined ? undefined : elementNamed(text.slice(at, at + length), alsoUnknown);
}

/** Whether GS1 has given the application identifier out. */
export function isKnown({ ai }: Element): boolean {
  return allElements().has(ai);
}
