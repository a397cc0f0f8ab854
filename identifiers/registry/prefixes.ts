import { Refusal } from "../../services/kernel/refusal.ts";
import { type Identity, parseCode } from "../codes/index.ts";

/** Kinds of prefix: a Handle naming authority, a GS1 company prefix, an OID arc, a web address. */
export const prefixSchemes = ["hdl", "gs1", "oid", "uri"] as const;
export type PrefixScheme = (typeof prefixSchemes)[number];

/** A part of a world of codes that is given to one firm. */
export interface Prefix {
  readonly scheme: PrefixScheme;
  readonly prefix: string;
}

const longestPrefix = 200;
const companyPrefix = /^[0-9]{4,12}$/;
const webPrefix = /^https?:\/\/[a-z0-9.-]+(?::[0-9]{1,5})?\/(?:[A-Za-z0-9\-._~]+\/)*$/;

const readers: Readonly<Record<PrefixScheme, (text: string) => string | undefined>> = {
  hdl: (text) => {
    const reading = parseCode(`hdl:${text}/x`);
    // Without a dot it could be an application identifier; what begins with 0. is the world's own.
    const isOpen = reading.ok && /^[1-9][0-9A-Za-z-]*(?:\.[0-9A-Za-z-]+)+$/.test(text);
    return isOpen ? text.toUpperCase() : undefined;
  },
  gs1: (text) => (companyPrefix.test(text) ? text : undefined),
  oid: (text) => (parseCode(`oid:${text}`).ok ? text : undefined),
  uri: (text) => (webPrefix.test(text) ? text : undefined),
};

/** The prefix as it is kept; throws `PREFIX_MALFORMED`. */
export function decidePrefix(scheme: PrefixScheme, text: string): Prefix {
  const prefix = text.length > longestPrefix ? undefined : readers[scheme](text.trim());
  if (prefix === undefined) throw new Refusal("PREFIX_MALFORMED", {}, "prefix");
  return { scheme, prefix };
}

/** Where an OID's arc ends, so that 1.2.15 does not hold 1.2.156. */
const whole = ({ scheme, prefix }: Prefix) => (scheme === "oid" ? `${prefix}.` : prefix);

/** Whether a name could stand under both. Each naming authority is a world of its own. */
export function overlaps(one: Prefix, other: Prefix): boolean {
  if (one.scheme !== other.scheme) return false;
  if (one.scheme === "hdl") return one.prefix === other.prefix;
  return whole(one).startsWith(whole(other)) || whole(other).startsWith(whole(one));
}

/** Keys that have a digit before the company prefix: packaging level, extension, filler. */
const led: ReadonlySet<string> = new Set(["00", "01", "8003", "8006"]);
const shortestCompany = 4;
const longestCompany = 12;

function companyPrefixes(path: string): string[] {
  const [ai = "", value = ""] = path.split("/");
  const digits = /^[0-9]*/.exec(value.slice(led.has(ai) ? 1 : 0))?.[0] ?? "";
  const lengths = Array.from(
    { length: longestCompany - shortestCompany + 1 },
    (_, more) => shortestCompany + more,
  );
  return lengths.filter((length) => length <= digits.length).map((each) => digits.slice(0, each));
}

/** The starts of a text that end where a part ends, itself among them where it is whole. */
function starts(text: string, separator: RegExp): string[] {
  return [...text.matchAll(separator)].map(({ index, 0: end }) =>
    text.slice(0, index + end.length),
  );
}

/** Every prefix under which a code may stand; none for codes that are given out by others alone. */
export function prefixesOver(code: Identity): readonly Prefix[] {
  const at = code.indexOf(":");
  const scheme = prefixSchemes.find((each) => each === code.slice(0, at));
  const value = code.slice(at + 1);
  if (scheme === undefined) return [];
  const texts = {
    hdl: () => [value.slice(0, value.indexOf("/"))],
    gs1: () => companyPrefixes(value),
    oid: () => starts(`${value}.`, /\./g).map((each) => each.slice(0, -1)),
    uri: () => starts(value, /\//g).filter((each) => webPrefix.test(each)),
  }[scheme]();
  return texts.map((prefix) => ({ scheme, prefix }));
}

const escaped = (text: string) => text.replace(/[^A-Za-z0-9]/g, "\\$&");

/** A code and all that is narrower, or begins with it where it ends in a slash, as `patternUnder` has it. */
export function patternOf(code: Identity): string {
  if (code.endsWith("/")) return `^${escaped(code)}`;
  return `^${escaped(code)}(?:${code.startsWith("oid:") ? "\\." : "/"}|$)`;
}

/** Which codes stand under a prefix, as a regular expression of PostgreSQL. */
export function patternUnder({ scheme, prefix }: Prefix): string {
  if (scheme !== "gs1") {
    return patternOf(`${scheme}:${prefix}${scheme === "hdl" ? "/" : ""}` as Identity);
  }
  const keys = `(?:${[...led].join("|")})/`;
  return `^gs1:(?:${keys}[0-9]|(?!${keys})[0-9]+/)${prefix}`;
}

/** The Handle under which a naming authority itself is described (RFC 3651 § 3.2). */
export function authorityHandle(prefix: string): Identity {
  return `hdl:0.NA/${prefix}` as Identity;
}

/** The naming authority of a Handle; undefined for other codes. */
export function authorityOf(code: Identity): string | undefined {
  return code.startsWith("hdl:") ? code.slice("hdl:".length, code.indexOf("/")) : undefined;
}

/** The naming authority that `0.NA/...` describes; undefined for any other Handle. */
export function describedAuthority(code: Identity): string | undefined {
  return code.startsWith("hdl:0.NA/") ? code.slice("hdl:0.NA/".length).toUpperCase() : undefined;
}
