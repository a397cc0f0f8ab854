import { CodeError, type CodeForm, type Gs1Code, type Identity } from "./code.ts";
import { identityElements, isPrimaryKey } from "./elements.ts";
import { gs1Code, type Written } from "./gs1.ts";
import { percentDecoded } from "./percent.ts";
import { checkedValue } from "./values.ts";

// GS1's own reader takes the scheme in one case only, and no user before the host.
const WEB_ADDRESS = /^(?:https?|HTTPS?):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/;
const AUTHORITY = /^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$/;
const GS1_HOST = "id.gs1.org";
const LOOKS_LIKE_AI = /^[0-9]{2,4}$/;
const NOT_IN_SEGMENT = /[^A-Za-z0-9\-._~!$&'()*+,;=:@%]/;

interface Segment {
  readonly text: string;
  readonly at: number;
}

/**
 * Reads an uncompressed Digital Link under any domain, after any path (GS1 Digital Link URI Syntax
 * 1.6 § 4). Undefined when the web address has not the shape of one: pairs of application identifier
 * and value from a primary key to the end. Throws CodeError when it has the shape and breaks a rule,
 * and for any address under id.gs1.org that is none.
 */
export function readDigitalLink(text: string): Gs1Code | undefined {
  const parts = WEB_ADDRESS.exec(text);
  const [, authority = "", path = "", query = ""] = parts ?? [];
  if (parts === null || !AUTHORITY.test(authority)) return undefined;

  const pathAt = text.indexOf("//") + 2 + authority.length;
  const segments = segmentsOf(path, pathAt);
  const start = keyPlace(segments);
  if (start < 0 && authority.toLowerCase() !== GS1_HOST) return undefined;

  const code = codeOf(segments.slice(Math.max(0, start)), "digital-link");
  checkMisplaced(query, pathAt + path.length + 1, code);
  return code;
}

/** Reads the path, with or without query, that remains when scheme and domain are taken off. */
export function readDigitalLinkPath(text: string): Gs1Code {
  const [, path = "", query = ""] = /^([^?#]*)(?:\?([^#]*))?/.exec(text) ?? [];
  const segments = segmentsOf(path, 0);
  const code = codeOf(segments.slice(Math.max(0, keyPlace(segments))), "digital-link");
  checkMisplaced(query, path.length + 1, code);
  return code;
}

/** Reads what follows `gs1:`, which begins with the key and has neither query nor fragment. */
export function readCanonicalPath(path: string, at: number): Gs1Code {
  return codeOf(segmentsOf(`/${path}`, at - 1, false), "canonical");
}

/** The path of the code in a Digital Link, with leading slash; undefined for other than GS1 codes. */
export function digitalLinkPathOf(identity: Identity): string | undefined {
  return identity.startsWith("gs1:") ? `/${identity.slice("gs1:".length)}` : undefined;
}

/**
 * The Digital Link under a base such as `https://id.gs1.org` or `https://firm.example/p`; undefined
 * for other than GS1 codes.
 */
export function digitalLinkOf(identity: Identity, base: string): string | undefined {
  const path = digitalLinkPathOf(identity);
  return path === undefined ? undefined : base.replace(/\/$/, "") + path;
}

export function segmentsOf(path: string, at: number, mayEndInSlash = true): Segment[] {
  const segments: Segment[] = [];
  let from = path.startsWith("/") ? 1 : 0;
  for (const text of path.slice(from).split("/")) {
    segments.push({ text, at: at + from });
    from += text.length + 1;
  }
  // Resolvers tolerate one slash at the end (GS1-Conformant Resolver 1.2.0).
  if (mayEndInSlash && segments.at(-1)?.text === "") segments.pop();
  return segments;
}

/** Where the primary key stands: in pairs from the end, since any path may come before it. */
function keyPlace(segments: readonly Segment[]): number {
  for (let place = segments.length - 2; place >= 0; place -= 2) {
    const ai = segments[place]?.text ?? "";
    if (isPrimaryKey(ai)) return place;
    if (!LOOKS_LIKE_AI.test(ai)) return -1;
  }
  return -1;
}

function codeOf(segments: readonly Segment[], form: CodeForm): Gs1Code {
  const written: Written[] = [];
  for (let place = 0; place < segments.length; place += 2) {
    const ai = segments[place];
    if (ai === undefined) break;
    const value = segments[place + 1] ?? { text: "", at: ai.at + ai.text.length };
    written.push({
      ai: ai.text,
      aiAt: ai.at,
      value: decodedSegment(value),
      valueAt: value.at,
    });
  }
  const [key, ...qualifiers] = written;
  if (key === undefined) throw new CodeError("CODE_UNREADABLE", 0);
  return gs1Code(key, qualifiers, form);
}

function decodedSegment({ text, at }: Segment): string {
  const strange = text.search(NOT_IN_SEGMENT);
  if (strange >= 0) throw new CodeError("CODE_CHARACTER", at + strange);
  return percentDecoded(text, at);
}

/**
 * Data attributes are no part of the identity and are dropped. But a qualifier in the query would
 * narrow the code unseen, so elements that belong in the path are refused, and values of keys and
 * qualifiers checked. No others: that an identity is given must not hang on what GS1 gives out later.
 */
function checkMisplaced(query: string, queryAt: number, code: Gs1Code): void {
  const ownQualifiers = identityElements.get(code.key.ai)?.qualifiers?.flat() ?? [];
  let at = queryAt;
  for (const pair of query.split("&")) {
    const [name = "", ...rest] = pair.split("=");
    if (LOOKS_LIKE_AI.test(name)) {
      const element = identityElements.get(name);
      const misplaced =
        element?.attribute === false || name === code.key.ai || ownQualifiers.includes(name);
      const value = percentDecoded(rest.join("=").replaceAll("+", " "), at + name.length + 1);
      if (misplaced || value === "") throw new CodeError("CODE_ATTRIBUTE", at, name);
      if (element !== undefined) checkedValue(element, value, at + name.length + 1);
    }
    at += pair.length + 1;
  }
}
