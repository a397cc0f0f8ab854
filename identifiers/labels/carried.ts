import { Refusal } from "../../services/kernel/refusal.ts";
import {
  type Code,
  CodeError,
  type Identity,
  identificationLinkFault,
  linkOf,
  losesSegment,
  type Message,
  plainCodeOf,
  type ReadElement,
  readUnder,
  unbracketedOf,
} from "../codes/index.ts";
import { codeRefusal, type Said } from "./said.ts";

/** The symbols of labels; an identification link is a QR Code in the frame of IEC 61406-1. */
export const labelSymbols = ["qr", "identification-link", "data-matrix", "gs1-128"] as const;
export type LabelSymbol = (typeof labelSymbols)[number];

/** What one symbol carries. */
export interface Carried {
  readonly symbol: LabelSymbol;
  /** The elements, with `^` for the function character 1, or plain text. */
  readonly data: string;
  /** Its human-readable interpretation, an element each. */
  readonly interpretation: readonly string[];
}

/** What a label carries: one symbol or, of a message that is too long for one, several. */
export interface Carriage {
  readonly identity: Identity;
  /** Elements with their data titles; none of what is not GS1's. */
  readonly elements: readonly ReadElement[];
  /** The first names the thing. */
  readonly symbols: readonly [Carried, ...Carried[]];
}

/** GS1 General Specifications § 5.4.4.3: characters of a GS1-128 symbol, separators among them. */
const longestLinear = 48;

/** GS1 General Specifications § 4.15: each application identifier in brackets, which are not encoded. */
const interpreted = ({ element, value }: ReadElement) => `(${element.ai})${value}`;

export interface Terms {
  readonly stem: string;
  /** Whether a label has room for a linear symbol; where it is given, there may be several. */
  readonly fits?: (carried: Carried) => boolean;
  readonly field: string;
}

/**
 * What a label with this symbol carries; links without an address of their own lead to `stem`. Throws
 * `LABEL_SYMBOL` for what it cannot carry, `LABEL_TOO_LONG`, and `CODE_...`, at `field`.
 */
export function carriedBy(said: Said, symbol: LabelSymbol, terms: Terms): Carriage {
  const { field } = terms;
  const symbols = symbolsOf(said, symbol, terms);
  const { identity } = said.code;
  // What a scanner would send is read before anything is printed.
  const { reading } = readUnder(scannedOf(symbols[0]), [terms.stem]);
  if (!reading.ok || reading.identity !== identity) {
    throw new Refusal("LABEL_SYMBOL", { symbol }, field);
  }
  return { identity, elements: said.message?.elements ?? [], symbols };
}

function symbolsOf(said: Said, symbol: LabelSymbol, terms: Terms): Carriage["symbols"] {
  const { message, code } = said;
  if (symbol === "qr" || symbol === "identification-link") {
    const data = symbol === "qr" ? textOf(said, terms) : identificationLinkOf(said, terms);
    const interpretation = message?.elements.map(interpreted) ?? [plainCodeOf(code.identity)];
    return [{ symbol, data, interpretation }];
  }
  if (message === undefined) throw new Refusal("LABEL_SYMBOL", { symbol }, terms.field);
  if (symbol === "data-matrix") return [elementsIn(message, symbol)];
  return linearOf(message, code, terms);
}

function elementsIn(message: Message, symbol: LabelSymbol): Carried {
  return {
    symbol,
    data: unbracketedOf(message),
    interpretation: message.elements.map(interpreted),
  };
}

/**
 * The link to what is known of a code, which any phone opens. What names no thing of a resolver's, such
 * as a firm, is carried as it is.
 */
function textOf({ code, message, address }: Said, { stem, field }: Terms): string {
  if (address !== undefined) return address;
  if (message !== undefined) return linkUnder(stem, message, field);
  if (code.scheme === "gs1") throw new Error("a GS1 code has no elements");
  if (code.scheme !== "hdl" && code.scheme !== "oid") return code.value;
  const link = `${stem}/${code.identity}`;
  if (losesSegment(link)) throw new Refusal("CODE_VALUE", {}, field);
  return link;
}

/** A serial of nothing but dots cannot be carried by a link, which would lead to its whole class. */
function linkUnder(stem: string, message: Message, field: string): string {
  try {
    const link = linkOf({ elements: message.elements }, stem);
    if (losesSegment(link)) throw new CodeError("CODE_VALUE", 0);
    return link;
  } catch (fault) {
    if (fault instanceof CodeError) throw codeRefusal(fault.fault, field);
    throw fault;
  }
}

function identificationLinkOf(said: Said, terms: Terms): string {
  const { address, message } = said;
  const isLink = address !== undefined || message !== undefined || said.code.scheme === "uri";
  if (!isLink) throw new Refusal("LABEL_SYMBOL", { symbol: "identification-link" }, terms.field);
  const link = textOf(said, terms);
  const fault = identificationLinkFault(link);
  if (fault !== undefined) throw codeRefusal(fault, terms.field);
  return link;
}

const isShort = ({ data }: Carried) => data.length - 1 <= longestLinear;

/** The key with its qualifiers in one symbol, for what else there is as many more as it takes. */
function linearOf(message: Message, code: Code, { fits, field }: Terms): Carriage["symbols"] {
  const symbolOf = (elements: readonly ReadElement[]) => elementsIn({ elements }, "gs1-128");
  const names = code.scheme === "gs1" ? [code.key, ...code.qualifiers].map(({ ai }) => ai) : [];
  const isNaming = ({ element }: ReadElement) => fits === undefined || names.includes(element.ai);
  const rest: ReadElement[][] = [];
  for (const one of message.elements.filter((each) => !isNaming(each))) {
    const last = rest.at(-1);
    const together = symbolOf([...(last ?? []), one]);
    if (last !== undefined && isShort(together) && fits?.(together)) last.push(one);
    else rest.push([one]);
  }
  const [first, ...others] = [message.elements.filter(isNaming), ...rest].map(symbolOf);
  if (first === undefined || ![first, ...others].every(isShort)) {
    throw new Refusal("LABEL_TOO_LONG", {}, field);
  }
  return [first, ...others];
}

const identifiers: Readonly<Record<LabelSymbol, string>> = {
  qr: "]Q1",
  "identification-link": "]Q1",
  "data-matrix": "]d2",
  "gs1-128": "]C1",
};

/** What a scanner sends of a symbol (ISO/IEC 15424). */
export function scannedOf({ symbol, data }: Carried): string {
  const isPlain = symbol === "qr" || symbol === "identification-link";
  return identifiers[symbol] + (isPlain ? data : data.slice(1).replaceAll("^", "\u001d"));
}
