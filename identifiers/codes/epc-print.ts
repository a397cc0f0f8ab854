import type { Gs1Code, Identity } from "./code.ts";
import { readCanonicalPath } from "./digital-link.ts";
import { BEHIND_KEY, type EpcScheme, epcSchemes } from "./epc-schemes.ts";
import { escaped } from "./percent.ts";

/**
 * The EPC URN of the code for a company prefix of 6 to 12 digits: of an instance, of a lot or, for a
 * class, its pattern. Undefined where none is defined: schemes other than GS1, keys with qualifiers
 * that no EPC carries, or a reference that does not begin with that many digits.
 */
export function epcUrnOf(identity: Identity, companyPrefixLength: number): string | undefined {
  const prefixes = [6, 7, 8, 9, 10, 11, 12];
  if (!identity.startsWith("gs1:") || !prefixes.includes(companyPrefixLength)) return undefined;

  const code = readCanonicalPath(identity.slice("gs1:".length), "gs1:".length);
  const scheme = epcSchemes.find((each) => each.ai === code.key.ai && carries(each, code));
  if (scheme === undefined) return undefined;
  const body = bodyOf(scheme, code.key.value, companyPrefixLength);
  if (body === undefined) return undefined;

  const serial = serialOf(scheme, code);
  if (serial !== "") return `urn:epc:${scheme.kind}:${scheme.name}:${body}.${urnEscaped(serial)}`;
  if (scheme.pattern) return `urn:epc:idpat:${scheme.name}:${body}.*`;
  // EPC Tag Data Standard, SGLN: 0 stands for "no extension".
  return `urn:epc:id:${scheme.name}:${body}${scheme.serial === undefined ? "" : ".0"}`;
}

function carries(scheme: EpcScheme, { qualifiers }: Gs1Code): boolean {
  const [only, ...more] = qualifiers;
  return only === undefined ? scheme.kind === "id" : more.length === 0 && only.ai === scheme.serial;
}

function bodyOf(scheme: EpcScheme, value: string, prefixLength: number): string | undefined {
  if (scheme.digits === undefined) {
    const company = value.slice(0, prefixLength);
    const reference = value.slice(prefixLength);
    const divisible = /^[0-9]+$/.test(company) && reference !== "";
    return divisible ? `${company}.${urnEscaped(reference)}` : undefined;
  }
  const numbered = value.slice(scheme.filler ? 1 : 0).slice(0, scheme.digits);
  const lead = scheme.leads ? numbered.slice(0, 1) : "";
  const rest = numbered.slice(lead.length);
  const body = `${rest.slice(0, prefixLength)}.${lead}${rest.slice(prefixLength)}`;
  return scheme.pieces ? `${body}.${value.slice(14, 16)}.${value.slice(16, 18)}` : body;
}

function serialOf(scheme: EpcScheme, { key, qualifiers }: Gs1Code): string {
  if (scheme.serial !== BEHIND_KEY) return qualifiers[0]?.value ?? "";
  const checkDigitEnds = (scheme.filler ? 1 : 0) + (scheme.digits ?? 0) + 1;
  return key.value.slice(checkDigitEnds);
}

// EPC Tag Data Standard, Table A-1.
function urnEscaped(value: string): string {
  return value.replace(/["#%&/<>?]/g, escaped);
}
