import { CodeError, type CodeForm, identityFrom, type PlainCode } from "./code.ts";

/** Identities are keys of indexes; a longer one could not be stored in them. */
const LONGEST = 2048;

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const STRANGE = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/;

/**
 * Throws CodeError unless the text is an absolute URI by its characters (RFC 3986 § 2 and § 4.3): a
 * scheme, a colon, and something after it. The text starts at `at` in what the caller was given.
 */
export function checkUri(text: string, at = 0): void {
  const scheme = ABSOLUTE.exec(text);
  if (scheme === null || scheme[0].length === text.length) {
    throw new CodeError("CODE_UNREADABLE", at);
  }
  const strange = text.search(STRANGE);
  if (strange < 0) return;
  throw new CodeError(text[strange] === "%" ? "CODE_PERCENT" : "CODE_CHARACTER", at + strange);
}

/** The URI as an opaque name. Throws CodeError when it is not one or is too long. */
export function opaqueCode(uri: string, form: CodeForm, at = 0): PlainCode {
  checkUri(uri, at);
  if (uri.length > LONGEST) throw new CodeError("CODE_TOO_LONG", at + LONGEST);
  return {
    ok: true,
    scheme: "uri",
    identity: identityFrom("uri", uri),
    value: uri,
    granularity: "opaque",
    form,
  };
}
