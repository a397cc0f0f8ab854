import { type Code, CodeError, type CodeReading, type Identity, longestText } from "./code.ts";
import { readCanonicalPath, readDigitalLink, readDigitalLinkPath } from "./digital-link.ts";
import { readElementString } from "./element-string.ts";
import { readEpcUrn } from "./epc-urn.ts";
import { handleCode, handleUri, looksLikeHandle } from "./handle.ts";
import { looksLikeOid, oidCode } from "./oid.ts";
import { checkSeen } from "./unseen.ts";
import { checkUri, opaqueCode } from "./uri.ts";
import { looksLikeUscc, usccCode } from "./uscc.ts";

const OWN_SCHEME = /^(?:gs1|uscc|hdl|oid):/;
const OID_URN = /^urn:oid:/i;
/** RFC 3061 names the three roots too; a dotted form of one arc is none, so they stay as written. */
const OID_ROOT = /^urn:oid:[012]$/i;

/**
 * Reads a code in any form that people or programs write: Digital Link (with or without scheme and
 * domain), EPC URN, element string in brackets, unified social credit code, Handle and VAA code,
 * object identifier, canonical identity, or any other absolute URI. Never throws: what breaks the
 * rules of the form that it shows comes back as a fault. What a scanner sends: `parseScan`.
 */
export function parseCode(text: string): CodeReading {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof CodeError) return { ok: false, fault: error.fault };
    throw error;
  }
}

/**
 * The identity under which a code enters events, grants and the ledger. What `parseCode` finds at
 * fault but is a well-formed absolute URI, such as a Digital Link with a wrong check digit, is opaque:
 * `uri:` and the text as written, since EPCIS takes any URI. Throws CodeError for all else, so also
 * for a faulty text in our own schemes `gs1:`, `uscc:`, `hdl:`, `oid:` and `uri:`.
 */
export function identityOf(text: string): Identity {
  const reading = parseCode(text);
  if (reading.ok) return reading.identity;
  if (isForeignUri(text)) return opaqueCode(text, "uri").identity;
  throw new CodeError(reading.fault.code, reading.fault.at, reading.fault.ai);
}

/** Whether the text is an identity in its one canonical form. */
export function isIdentity(text: string): text is Identity {
  const reading = parseCode(text);
  return reading.ok && reading.identity === text;
}

function read(text: string): Code {
  if (text.length > longestText) throw new CodeError("CODE_TOO_LONG", longestText);
  if (text.startsWith("uri:")) return readCanonicalUri(text);
  if (OWN_SCHEME.test(text)) return readOwn(text, 0);
  if (text.startsWith("(")) return readElementString(text);
  if (/^(?:\/|[0-9]{2,4}\/)/.test(text)) return readDigitalLinkPath(text);
  // Before it is seen as what it is not: a sign in it that nobody sees hides its form.
  checkSeen(text);
  if (looksLikeUscc(text)) return usccCode(text, 0, "uscc");
  if (looksLikeOid(text)) return oidCode(text, 0, "oid");
  if (looksLikeHandle(text)) return handleCode(text, 0);
  checkUri(text);
  return readForeign(text) ?? opaqueCode(text, "uri");
}

function readOwn(text: string, at: number): Code {
  const start = text.indexOf(":") + 1;
  const value = text.slice(start);
  if (text.startsWith("gs1:")) return readCanonicalPath(value, at + start);
  if (text.startsWith("hdl:")) return handleUri(value, at + start, "canonical");
  return text.startsWith("oid:")
    ? oidCode(value, at + start, "canonical")
    : usccCode(value, at + start, "canonical");
}

function readForeign(uri: string): Code | undefined {
  if (OID_ROOT.test(uri)) return undefined;
  const [oidUrn] = OID_URN.exec(uri) ?? [];
  if (oidUrn !== undefined) return oidCode(uri.slice(oidUrn.length), oidUrn.length, "oid");
  return readEpcUrn(uri) ?? readDigitalLink(uri);
}

/** What has an identity of its own keeps it behind `uri:` too, so that one thing has one name. */
function readCanonicalUri(text: string): Code {
  const uri = text.replace(/^(?:uri:)+/, "");
  const at = text.length - uri.length;
  if (OWN_SCHEME.test(uri)) return readOwn(uri, at);
  checkUri(uri, at);
  const reading = parseCode(uri);
  return reading.ok ? { ...reading, form: "canonical" } : opaqueCode(uri, "canonical", at);
}

function isForeignUri(text: string): boolean {
  if (text.startsWith("uri:") || OWN_SCHEME.test(text)) return false;
  try {
    checkUri(text);
    return true;
  } catch {
    return false;
  }
}
