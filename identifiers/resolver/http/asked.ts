import { Refusal } from "../../../services/kernel/refusal.ts";
import {
  CodeError,
  type CodeFault,
  decompressedLink,
  type Gs1Code,
  parseCode,
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

/** Whether a path is meant as a GS1 Digital Link: it begins with an application identifier. */
export function looksLikeCode(path: string): boolean {
  return /^\/[0-9]{2,4}(?:\/|$)/.test(path);
}

/** Under which a path is unpacked; any would do. */
const anyDomain = "https://id.gs1.org";

/**
 * The address of the code when it was asked for in compressed form, whole or behind its key; as sent
 * when it was not. Undefined where the path is not meant as a code at all.
 */
export function uncompressed(sent: Target): Target | undefined {
  const asSent = looksLikeCode(sent.path) ? sent : undefined;
  const path = sent.path.replace(/\/$/, "");
  if (asSent !== undefined && path.split("/").length % 2 === 1) return asSent;
  try {
    const query = sent.query === "" ? "" : `?${sent.query}`;
    const target = targetOf(decompressedLink(anyDomain + path + query));
    return looksLikeCode(target.path) ? target : asSent;
  } catch (fault) {
    if (!(fault instanceof CodeError)) throw fault;
    return asSent;
  }
}

/** The text is no code: says why, and at which character of the path. */
export class CodeRefusal extends Refusal {
  /** Counts from the path's first slash. */
  readonly at: number;

  constructor({ code, ai, at }: CodeFault) {
    super(code, ai === undefined ? {} : { ai }, "code");
    this.at = at;
  }
}

const canonicalScheme = "gs1:";

/**
 * The code of a Digital Link on this resolver. The key stands at the path's beginning; one slash at
 * the end is tolerated. Throws CodeRefusal.
 */
export function codeOf({ path, query }: Target): Gs1Code {
  const reading = parseCode(canonicalScheme + path.slice(1).replace(/\/$/, ""));
  if (!reading.ok) {
    const at = Math.max(0, reading.fault.at - canonicalScheme.length + 1);
    throw new CodeRefusal({ ...reading.fault, at });
  }
  // Once more with the query, in which a serial number would narrow the code unseen.
  const whole = parseCode(`${path}?${query}`);
  if (!whole.ok) throw new CodeRefusal(whole.fault);
  if (whole.scheme !== "gs1") throw new CodeRefusal({ code: "CODE_UNREADABLE", at: 0 });
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
    offered.includes(range) ? [{ media: range as Medium, quality }] : [],
  );
  return named.toSorted((one, other) => other.quality - one.quality)[0]?.media;
}

const longestShown = 100;

/** What is wanted of a code: to be led to a link of a type, or the list of its links. */
export type Wish =
  | { readonly kind: "link"; readonly type: string }
  | { readonly kind: "linkset"; readonly medium: Medium };

/**
 * What is wanted (GS1-Conformant Resolver 1.2.0 § 2.10): the linkset by `linkType=linkset` (`all` is
 * its former name) or by an Accept header that prefers one of its media types, else a link. Throws
 * `LINK_TYPE_NOT_FOUND` for link types of other vocabularies.
 */
export function wishOf(query: string, accept: string | undefined): Wish {
  const medium = mediumOf(accept);
  const asked = new URLSearchParams(query).get("linkType") ?? "gs1:defaultLink";
  if (asked === "linkset" || asked === "all") {
    return { kind: "linkset", medium: medium ?? "application/linkset+json" };
  }
  if (medium !== undefined && medium !== page) return { kind: "linkset", medium };
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
