import { CodeError, type CodeForm, identityFrom, type PlainCode } from "./code.ts";
import { checkSeen } from "./unseen.ts";

/** Identities are keys of indexes; a longer one could not be stored in them. */
const LONGEST = 2048;

// Letters, digits and what RFC 3651 leaves to naming authorities; no `/`, which ends the authority.
const AUTHORITY = /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/;
const BARE = /^[0-9][0-9A-Za-z]*(?:\.[0-9A-Za-z-]+)+\//;
/** An escape, or as many of them as make one character of UTF-8; else a place of the text. */
const WRITTEN = /%[0-7][0-9a-f]|%[cd][0-9a-f]%..|%e[0-9a-f](?:%..){2}|(%f[0-9a-f](?:%..){3})|./gis;

/**
 * Whether the text has the shape of a Handle without scheme: a naming authority with a dot, a slash.
 * One without dot needs its scheme: `08018/…` is sooner a Digital Link with a slip in it.
 */
export function looksLikeHandle(text: string): boolean {
  return BARE.test(text);
}

/**
 * A Handle (RFC 3651 § 2), `88.118.8/pump-7`, that begins at `at` in the whole text. VAA codes are the
 * Handles under 88, whose authorities are of digits. Letters that Unicode writes in two ways, whole or
 * with a mark behind, are the same in both (NFC). Throws CodeError.
 */
export function handleCode(text: string, at: number, form?: CodeForm): PlainCode {
  const slash = text.indexOf("/");
  const authority = slash < 0 ? text : text.slice(0, slash);
  const local = slash < 0 ? "" : text.slice(slash + 1);
  checkAuthority(authority, at);
  if (local === "") throw new CodeError("CODE_LENGTH", at + text.length);
  checkSeen(local, at + slash + 1);

  const value = `${authority.toUpperCase()}/${escapedBytes(local.normalize("NFC"))}`;
  if (value.length > LONGEST) throw new CodeError("CODE_TOO_LONG", at);
  return {
    ok: true,
    scheme: "hdl",
    identity: identityFrom("hdl", value),
    value,
    granularity: "opaque",
    form: form ?? (isVaa(authority) ? "vaa" : "handle"),
  };
}

/** A Handle in a URI, where `%` begins an escape of a byte of UTF-8. Throws CodeError. */
export function handleUri(text: string, at: number, form?: CodeForm): PlainCode {
  const broken = text.search(/%(?![0-9A-Fa-f]{2})/);
  if (broken >= 0) throw new CodeError("CODE_PERCENT", at + broken);
  try {
    return handleCode(decodeURIComponent(text), at, form);
  } catch (error) {
    if (error instanceof URIError) throw new CodeError("CODE_PERCENT", at + text.search(/%/));
    if (!(error instanceof CodeError)) throw error;
    const { code, at: decodedAt } = error.fault;
    throw new CodeError(code, at + writtenAt(text, decodedAt - at));
  }
}

/** Where in a text with escapes stands what has this place in it once they are undone. */
function writtenAt(text: string, decodedAt: number): number {
  let decoded = 0;
  for (const { index, 1: pair } of text.matchAll(WRITTEN)) {
    if (decoded >= decodedAt) return index;
    decoded += pair === undefined ? 1 : 2;
  }
  return text.length;
}

/** A Handle as people read it, its escapes undone. */
export function plainHandle(value: string): string {
  return decodeURIComponent(value);
}

function isVaa(authority: string): boolean {
  return authority.startsWith("88.");
}

function checkAuthority(authority: string, at: number): void {
  if (authority === "") throw new CodeError("CODE_LENGTH", at);
  if (!AUTHORITY.test(authority)) {
    throw new CodeError("CODE_CHARACTER", at + Math.max(0, authority.search(/[^A-Za-z0-9.-]/)));
  }
  const letter = authority.search(/[^0-9.]/);
  if (isVaa(authority) && letter >= 0) throw new CodeError("CODE_CHARACTER", at + letter);
}

function escapedBytes(text: string): string {
  return encodeURIComponent(text)
    .replaceAll("%2F", "/")
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
