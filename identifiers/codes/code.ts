declare const identityBrand: unique symbol;

/**
 * The one name of a thing in events, grants and ledger: `scheme:value`, ASCII, compared as a plain
 * string. It outlives the code that made it, so these rules are never edited:
 *
 * - `gs1:` a GS1 key and its qualifiers as the path of an uncompressed Digital Link, without domain,
 *   leading slash, query or fragment: `gs1:01/06901234000016/10/L7/21/SN-1`.
 *   - Application identifiers as digits, qualifiers in the order of GS1 Digital Link URI Syntax.
 *   - GTIN (01) as 14 digits, with zeros before a GTIN-8, -12 or -13.
 *   - Values percent-encoded, upper-case hex, in all characters but `A-Z a-z 0-9 - . _`.
 *   - No data attributes. A GLN extension (254) of `0` says "no extension" (EPC Tag Data Standard,
 *     SGLN) and is left out.
 *   - Class and lot EPCs (`idpat`, `class`) get the key or key and lot that they stand for.
 * - `uscc:` a unified social credit code, GB 32100-2015, 18 characters, upper case.
 * - `hdl:` a Handle (RFC 3651), VAA codes among them: the naming authority in upper case, since its
 *   ASCII letters are compared without case, then the local name, whose case counts, in Unicode's
 *   normal form C. All but `A-Z a-z 0-9 - . _ ~ /` is percent-encoded, byte by byte of its UTF-8.
 * - `oid:` an object identifier (X.660) in dotted form: `oid:1.2.156.3088`. `urn:oid:` is the same.
 * - `uri:` any other absolute URI (RFC 3986), as written, at most 2,048 characters. So are a Digital
 *   Link or EPC URN that breaks GS1's rules, a compressed Digital Link, the deprecated alphabetic
 *   names (`/gtin/`), and EPC schemes without a GS1 key (`gid`, `adi`, `imovn`, ...).
 */
export type Identity = string & { readonly [identityBrand]: "Identity" };

/** What the code names: a kind of thing, a batch of it, one thing, a place, a firm, or unknown. */
export type Granularity = "class" | "lot" | "instance" | "location" | "party" | "opaque";

/** How the text was written. */
export type CodeForm =
  | "digital-link"
  | "epc-urn"
  | "element-string"
  | "scan"
  | "canonical"
  | "uscc"
  | "handle"
  | "vaa"
  | "oid"
  | "uri";

/** A value under its GS1 application identifier, decoded; `name` is the trade's short name. */
export interface ElementValue {
  readonly ai: string;
  readonly name: string;
  readonly value: string;
}

export interface Gs1Code {
  readonly ok: true;
  readonly scheme: "gs1";
  readonly identity: Identity;
  readonly key: ElementValue;
  readonly qualifiers: readonly ElementValue[];
  readonly granularity: Granularity;
  readonly form: CodeForm;
}

/** A code without inner structure: `value` is what follows the scheme. */
export interface PlainCode {
  readonly ok: true;
  readonly scheme: "uscc" | "hdl" | "oid" | "uri";
  readonly identity: Identity;
  readonly value: string;
  readonly granularity: Granularity;
  readonly form: CodeForm;
}

export type Code = Gs1Code | PlainCode;

/** Longer than any code, and short enough to be read without harm. */
export const longestText = 8192;

/** Every way in which a text can fail to be a code. A promise to clients: never renamed. */
export const codeFaults = [
  "CODE_UNREADABLE",
  "CODE_TOO_LONG",
  "CODE_KEY_UNKNOWN",
  "CODE_QUALIFIER",
  "CODE_QUALIFIER_MISSING",
  "CODE_ATTRIBUTE",
  "CODE_LENGTH",
  "CODE_CHARACTER",
  "CODE_PERCENT",
  "CODE_CHECK_DIGIT",
  "CODE_COMPANY_PREFIX",
  "CODE_VALUE",
  "CODE_PATTERN",
  "CODE_DATE",
  "CODE_LIST",
  "CODE_ELEMENT_UNKNOWN",
  "CODE_ELEMENT_REPEATED",
  "CODE_ELEMENT_BARRED",
  "CODE_ELEMENT_MISSING",
  "CODE_ELEMENTS_TOO_MANY",
  "CODE_SERIAL_MISSING",
  "CODE_SEPARATOR",
  "CODE_SYMBOLOGY",
  "CODE_COMPRESSED",
] as const;

export type CodeFaultCode = (typeof codeFaults)[number];

/** From where until where, counted in the text at hand. */
export type Part = readonly [from: number, until: number];

/** Where in the value of an element, decoded, a rule is broken. */
export interface FaultyPart {
  readonly value: string;
  readonly from: number;
  readonly until: number;
  /** Where the stretch that the rule is about ends. */
  readonly end: number;
}

/** `at` counts UTF-16 units from the start of the text to the part at fault; `ai` names its element. */
export interface CodeFault {
  readonly code: CodeFaultCode;
  readonly at: number;
  readonly ai?: string;
  readonly part?: FaultyPart;
}

/** What the sentence of a fault is filled with: where it is, counted from 1, and in which element. */
export const faultValues = ({ at, ai }: CodeFault): Readonly<Record<string, string | number>> => ({
  place: at + 1,
  ...(ai !== undefined && { ai }),
});

export type CodeReading = Code | { readonly ok: false; readonly fault: CodeFault };

/** The text is no code. Callers that speak to clients turn it into their refusal of the same code. */
export class CodeError extends Error {
  readonly fault: CodeFault;

  constructor(code: CodeFaultCode, at: number, ai?: string, part?: FaultyPart) {
    super(code);
    this.name = "CodeError";
    this.fault = { code, at, ...(ai !== undefined && { ai }), ...(part !== undefined && { part }) };
  }
}

/** The identity of a code whose scheme and value have been checked. Only grammars call it. */
export function identityFrom(scheme: Code["scheme"], value: string): Identity {
  return `${scheme}:${value}` as Identity;
}
