import { checkDigit } from "./check.ts";
import { CodeError, type Gs1Code } from "./code.ts";
import { BEHIND_KEY, type EpcScheme, epcSchemes } from "./epc-schemes.ts";
import { gs1Code, type Written } from "./gs1.ts";
import { percentDecoded } from "./percent.ts";

// Only `urn` and the namespace are free in case (RFC 8141 § 3.1).
const EPC_URN = /^[Uu][Rr][Nn]:[Ee][Pp][Cc]:(id|class|idpat):([a-z]+):/;
// EPC Tag Data Standard, Table A-1: all others of the set of 82, and `#`, are written as escapes.
const NOT_IN_COMPONENT = /[^A-Za-z0-9!'()*+,\-.:;=_%]/;

interface Component {
  readonly text: string;
  readonly at: number;
}

/**
 * Reads an EPC pure identity, class or class pattern URN. Undefined when the text is none, or of a
 * scheme that has no GS1 key. Throws CodeError when it breaks the scheme's rules, and for patterns
 * that name something else than the class of one key.
 */
export function readEpcUrn(text: string): Gs1Code | undefined {
  const [head = "", kind = "", name = ""] = EPC_URN.exec(text) ?? [];
  const scheme = epcSchemes.find((each) => each.name === name);
  if (scheme === undefined) return undefined;
  const pattern = kind === "idpat";
  if (scheme.kind !== (pattern ? "id" : kind)) throw new CodeError("CODE_KEY_UNKNOWN", 0);

  const components = componentsOf(text, head.length, scheme);
  const serialAt = scheme.serial === undefined ? -1 : components.length - 1;
  const serial = components[serialAt];
  if (pattern) checkPattern(scheme, components);

  const key = { ai: scheme.ai, aiAt: 0, valueAt: head.length };
  const value = keyValue(scheme, components);
  if (serial === undefined || pattern) return gs1Code({ ...key, value }, [], "epc-urn");

  const written = serialOf(scheme, serial);
  if (scheme.serial === BEHIND_KEY) {
    return gs1Code({ ...key, value: value + written.value }, [], "epc-urn");
  }
  return gs1Code({ ...key, value }, [written], "epc-urn");
}

/** Serials may hold dots of their own, so the last component takes all that is left. */
function componentsOf(text: string, start: number, scheme: EpcScheme): Component[] {
  const count = 2 + (scheme.pieces ? 2 : 0) + (scheme.serial === undefined ? 0 : 1);
  const components: Component[] = [];
  let from = start;
  while (components.length < count) {
    const dot = components.length === count - 1 ? -1 : text.indexOf(".", from);
    const end = dot < 0 ? text.length : dot;
    components.push({ text: text.slice(from, end), at: from });
    if (dot < 0) break;
    from = end + 1;
  }
  if (components.length < count) throw new CodeError("CODE_LENGTH", text.length, scheme.ai);
  return components;
}

function checkPattern(scheme: EpcScheme, components: readonly Component[]): void {
  const last = components.at(-1);
  const wild = components.findIndex(({ text }) => text === "*");
  if (scheme.pattern !== true || wild !== components.length - 1) {
    throw new CodeError("CODE_PATTERN", last?.at ?? 0, scheme.ai);
  }
}

function keyValue(scheme: EpcScheme, components: readonly Component[]): string {
  const [company, reference, piece, total] = components;
  if (company === undefined || reference === undefined) {
    throw new CodeError("CODE_LENGTH", 0, scheme.ai);
  }
  if (!/^[0-9]{6,12}$/.test(company.text)) {
    throw new CodeError("CODE_COMPANY_PREFIX", company.at, scheme.ai);
  }
  if (scheme.digits === undefined) {
    const text = componentText(reference);
    if (text === "") throw new CodeError("CODE_LENGTH", reference.at, scheme.ai);
    return company.text + text;
  }

  checkDigits(reference, scheme.digits - company.text.length, scheme.ai);
  const lead = scheme.leads ? reference.text.slice(0, 1) : "";
  const body = lead + company.text + reference.text.slice(lead.length);
  const numbered = (scheme.filler ? "0" : "") + body + checkDigit(body);
  if (!scheme.pieces || piece === undefined || total === undefined) return numbered;
  checkDigits(piece, 2, scheme.ai);
  checkDigits(total, 2, scheme.ai);
  return numbered + piece.text + total.text;
}

function serialOf(scheme: EpcScheme, serial: Component): Written {
  const value = componentText(serial);
  if (value === "") throw new CodeError("CODE_LENGTH", serial.at, scheme.ai);
  return { ai: scheme.serial ?? "", aiAt: serial.at, value, valueAt: serial.at };
}

function checkDigits({ text, at }: Component, length: number, ai: string): void {
  if (!/^[0-9]*$/.test(text)) throw new CodeError("CODE_CHARACTER", at, ai);
  if (text.length !== length) throw new CodeError("CODE_LENGTH", at, ai);
}

function componentText({ text, at }: Component): string {
  const strange = text.search(NOT_IN_COMPONENT);
  if (strange >= 0) throw new CodeError("CODE_CHARACTER", at + strange);
  return percentDecoded(text, at);
}
