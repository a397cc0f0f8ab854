import type { Identity } from "./code.ts";
import { losesSegment } from "./identification-link.ts";
import { parseCode } from "./parse.ts";

const OPAQUE = /^uri:([A-Za-z][A-Za-z0-9+.-]*:)((?:\/\/(?:[^/?#@]*@)?)?)([^/?#]*)(.*)$/s;

/**
 * The identity under which addresses that differ in nothing but the case of scheme and host are one
 * (RFC 3986 § 6.2.2.1): `HTTPS://FIRM.EXAMPLE/A`, `HDL:88.1/x`. Events keep the one as it was captured;
 * names are registered and looked for by this one.
 */
export function alikeIn(identity: Identity): Identity {
  const [whole, scheme = "", before = "", host = "", rest = ""] = OPAQUE.exec(identity) ?? [];
  if (whole === undefined) return identity;
  // Without slashes there is no host: what follows the scheme may count its case.
  const lower = before.startsWith("//") ? host.toLowerCase() : host;
  const text = scheme.toLowerCase() + before + lower + rest;
  if (text === whole.slice("uri:".length)) return identity;
  const reading = parseCode(text);
  return reading.ok ? reading.identity : identity;
}

/** Whether a part of the code is gone when its link is opened: a lot of `..` would be its class. */
export function losesPart(identity: Identity): boolean {
  if (!identity.startsWith("gs1:")) return false;
  return losesSegment(`https://id.gs1.org/${identity.slice("gs1:".length)}`);
}
