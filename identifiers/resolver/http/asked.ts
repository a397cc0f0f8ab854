import { Refusal } from "../../../services/kernel/refusal.ts";
import {
  CodeError,
  type CodeFault,
  checkAttributes,
  faultValues,
  type Gs1Code,
  looksLikeLinkPath,
  parseCode,
  unpackedPath,
} from "../../codes/index.ts";
import { linkTypeOf } from "../../registry/index.ts";
import { type Preferences, preferencesIn } from "../preferences.ts";

/** The address asked for, as sent: escapes in a code are part of it. */
export interface Target {
  readonly path: string;
  /** Without the question mark; empty when there is none. */
  readonly query: string;
}

export function targetOf(url: string): Target {
  const [, path = "/", query = ""] = /^[a-z]+:\/\/[^/?#]*([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
  return { path, query };
}

/** Under which a path is read whole; any would do. */
const anyDomain = "https://id.gs1.org";

function unpackedIn(path: string): string | undefined {
  try {
    return unpackedPath(path);
  } catch (fault) {
    throw fault instanceof CodeError ? new CodeRefusal(fault.fault) : fault;
  }
}

/**
 * The address of the code when it was asked for in compressed form, whole or behind its key; as sent
 * when it was not. What was sent beside it is judged as beside a plain one. Undefined where the path is
 * not meant as a code at all. Throws CodeRefusal for a compressed one that breaks off.
 */
export function uncompressed(sent: Target): Target | undefined {
  const unpacked = unpackedIn(sent.path);
  if (unpacked === undefined) return looksLikeLinkPath(sent.path) ? sent : undefined;
  const target = targetOf(anyDomain + unpacked);
  const query = [target.query, sent.query].filter((each) => each !== "").join("&");
  return { ...target, query };
}

/** The text is no code: says why, and at which character of the path. */
export class CodeRefusal extends Refusal {
  /** Counts from the path's first slash. */
  readonly at: number;
  /** The address in which it counts, where that was packed in the one that was sent. */
  unpacked?: string;

  constructor(fault: CodeFault) {
    super(fault.code, faultValues(fault), "code");
    this.at = fault.at;
  }
}

const canonicalScheme = "gs1:";

/** An identity must not hang on what else a link says (decision 0014); an answer to the link does. */
function checkQuery({ path, query }: Target): void {
  try {
    checkAttributes(`${anyDomain}${path}?${query}`);
  } catch (fault) {
    if (!(fault instanceof CodeError)) throw fault;
    throw new CodeRefusal({ ...fault.fault, at: Math.max(0, fault.fault.at - anyDomain.length) });
  }
}

/**
 * The code of a Digital Link on this resolver. The key stands at the path's beginning; one slash at
 * the end is tolerated. What its query says under names of digits follows GS1's rules: it is known,
 * well-formed, said once, and goes together with the key. Throws CodeRefusal.
 */
export function codeOf({ path, query }: Target): Gs1Code {
  const reading = parseCode(canonicalScheme + path.slice(1).replace(/\/$/, ""));
  if (!reading.ok) {
    const at = Math.max(0, reading.fault.at - canonicalScheme.length + 1);
    throw new CodeRefusal({ ...reading.fault, at });
  }
  if (query === "" && reading.scheme === "gs1") return reading;
  // Once more with the query, in which a serial number would narrow the code unseen.
  const whole = parseCode(`${path}?${query}`);
  if (!whole.ok) throw new CodeRefusal(whole.fault);
  if (whole.scheme !== "gs1") throw new CodeRefusal({ code: "CODE_UNREADABLE", at: 0 });
  checkQuery({ path, query });
  return whole;
}

/** Media types in which a linkset is given, in the order in which they are preferred. */
const linksetMedia = [
  "application/linkset+json",
  "application/json",
  "application/ld+json",
] as const;
const page = "text/html";
const offered: readonly string[] = [...linksetMedia, page];

export type Medium = (typeof linksetMedia)[number] | typeof page;

/**
 * The media type that an Accept header (RFC 9110 § 12.5.1) asks for by name. Undefined when it names
 * none of ours: `*` alone asks for nothing in particular.
 */
export function mediumOf(accept: string | undefined): Medium | undefined {
  const named = preferencesIn(accept).flatMap(({ range, quality }) =>
    quality > 0 && offered.includes(range) ? [{ media: range as Medium, quality }] : [],
  );
  return named.toSorted((one, other) => other.quality - one.quality)[0]?.media;
}

const longestShown = 100;

/** What is wanted of a code: to be led to a link of a type, or the list of its links. */
export type Wish =
  | { readonly kind: "link"; readonly type: string }
  | { readonly kind: "linkset"; readonly medium: Medium };

/** Whether who accepts this medium gets the linkset; JSON may as well be that of the link he names. */
function meansLinkset(medium: Medium | undefined, namesLink: boolean): medium is Medium {
  if (medium === undefined || medium === page) return false;
  return medium === "application/linkset+json" || !namesLink;
}

/**
 * What is wanted (GS1-Conformant Resolver 1.2.0 § 2.10): the linkset by `linkType=linkset` (`all` is
 * its former name) or by an Accept header that prefers its media type, or that of any JSON where no
 * link is named; else a link, the default one where none is named. Throws `LINK_TYPE_NOT_FOUND` for
 * link types of other vocabularies.
 */
export function wishOf(query: string, accept: string | undefined): Wish {
  const medium = mediumOf(accept);
  const named = new URLSearchParams(query).get("linkType") || undefined;
  if (named === "linkset" || named === "all") {
    return { kind: "linkset", medium: medium ?? "application/linkset+json" };
  }
  if (meansLinkset(medium, named !== undefined)) return { kind: "linkset", medium };
  const asked = named ?? "gs1:defaultLink";
  const type = linkTypeOf(asked);
  if (type === undefined) {
    throw new Refusal(
      "LINK_TYPE_NOT_FOUND",
      { linkType: asked.slice(0, longestShown) },
      "linkType",
    );
  }
  return { kind: "link", type };
}

/** What a request tells about the link that would serve it best. */
export function preferencesOf(
  query: string,
  accept: string | undefined,
  acceptLanguage: string | undefined,
): Preferences {
  return {
    context: new URLSearchParams(query).get("context") ?? undefined,
    languages: preferencesIn(acceptLanguage),
    media: preferencesIn(accept),
  };
}

/** Whether JSON is asked for by name, and no less than a page is. */
export function preferenceForJson(accept: string | undefined): boolean {
  const medium = mediumOf(accept);
  return medium !== undefined && medium !== page;
}
