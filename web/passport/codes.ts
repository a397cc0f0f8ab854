import {
  type CodeFault,
  checkDigit,
  digitalLinkPathOf,
  type ElementValue,
  type Identity,
  identityOf,
  isAsExact,
  parseCode,
  plainCodeOf,
} from "../../identifiers/codes/index.ts";
import { codeAt } from "./address.ts";

/**
 * The code that a person typed or pasted, or that stood in the address, as the platform names it;
 * the text itself where it is no code.
 */
export function askedCode(text: string): string {
  const written = asWritten(text.trim());
  const reading = parseCode(written);
  if (!reading.ok) return written;
  return insidePassportAddress(reading.identity) ?? reading.identity;
}

/** Under a barcode the number often stands alone: 8 to 14 digits are a GTIN, 18 an SSCC. */
function asWritten(text: string): string {
  const digits = text.replace(/[\s-]/g, "");
  if (/^(?:[0-9]{8}|[0-9]{12,14})$/.test(digits)) return `(01)${digits}`;
  return /^[0-9]{18}$/.test(digits) ? `(00)${digits}` : text;
}

/** Someone may paste the address of a passport page, in which the code stands encoded. */
function insidePassportAddress(identity: Identity): string | undefined {
  if (!/^uri:https?:\/\/[^/]+\/t\/./.test(identity)) return undefined;
  const { pathname } = new URL(identity.slice("uri:".length));
  const reading = parseCode(codeAt(pathname, ""));
  return reading.ok ? reading.identity : undefined;
}

/** Where the passport of a code is, on this site. */
export function addressOf(code: string): string {
  const path = digitalLinkPathOf(code as Identity);
  return path === undefined ? `/t/${encodeURIComponent(code)}` : `/t${path}`;
}

/** A code of any form as people read it; what is no code stays as it is. */
export function plainOf(code: string): string {
  try {
    return plainCodeOf(identityOf(code));
  } catch {
    return code;
  }
}

/** The elements of a code by application identifier; none for codes without inner structure. */
export function elementsOf(plainCode: string): readonly ElementValue[] {
  const reading = parseCode(plainCode);
  return reading.ok && reading.scheme === "gs1" ? [reading.key, ...reading.qualifiers] : [];
}

/** Whether a passport of `code` is that of the very thing asked for, not of its lot or class. */
export function isOfThing(asked: string, code: string): boolean {
  const reading = parseCode(asked);
  return !reading.ok || reading.scheme !== "gs1" || isAsExact(reading, code);
}

/** What tells one thing from its like: the serial or lot number, else the whole code. */
export function lastValueOf(plainCode: string): string {
  return elementsOf(plainCode).at(-1)?.value ?? plainCode;
}

export type CodeHint =
  | { readonly kind: "well-formed" }
  | { readonly kind: "check-digit"; readonly given: string; readonly wanted: string }
  | { readonly kind: "malformed" };

/** What a person could mend in a code of which nothing is known. */
export function hintFor(code: string): CodeHint {
  const reading = parseCode(code);
  if (reading.ok) return { kind: "well-formed" };
  return digitHint(code, reading.fault) ?? { kind: "malformed" };
}

function digitHint(code: string, fault: CodeFault): CodeHint | undefined {
  if (fault.code !== "CODE_CHECK_DIGIT") return undefined;
  const keyLength = fault.ai === undefined ? undefined : digitsOfKey[fault.ai];
  const digits = /^[0-9]+/.exec(code.slice(fault.at))?.[0].slice(0, keyLength);
  if (keyLength === undefined || digits === undefined || digits.length < 2) return undefined;
  return { kind: "check-digit", given: digits.slice(-1), wanted: checkDigit(digits.slice(0, -1)) };
}

// How many digits the check digit closes, by key; a GRAI's leading zero does not change the sum.
const digitsOfKey: Readonly<Record<string, number>> = {
  "00": 18,
  "01": 14,
  "253": 13,
  "255": 13,
  "402": 17,
  "414": 13,
  "415": 13,
  "417": 13,
  "8003": 14,
  "8006": 14,
  "8017": 18,
  "8018": 18,
};
