import { checkAssociations } from "./associations.ts";
import { CodeError } from "./code.ts";
import { readLink } from "./link-message.ts";

/** A parameter whose name is of digits is GS1's (GS1 Digital Link URI Syntax 1.6 § 4.9). */
const isAttribute = (pair: string) => /^[0-9]+=/.test(pair);

/** As long as what it stands for, so that faults behind it keep their place, and no parameter. */
const blank = (pair: string) => "x".repeat(pair.length);

/**
 * Throws CodeError where a Digital Link has data attributes that break GS1's rules, each by itself or
 * together with the key. Other parameters of its query are anybody's, whatever is in them. Whether its
 * path names a thing is not asked here.
 */
export function checkAttributes(link: string): void {
  const [, path = "", query = ""] = /^([^?#]*)(?:\?([^#]*))?/.exec(link) ?? [];
  const pairs = query.split("&");
  if (!pairs.some(isAttribute)) return;
  const kept = pairs.map((pair) => (isAttribute(pair) ? pair : blank(pair))).join("&");
  // One slash at the end is tolerated, and would be the value of an element.
  const bare = path.replace(/\/$/, "");
  const shift = path.length - bare.length;
  try {
    checkAssociations(readLink(`${bare}?${kept}`, { shortGtins: true }));
  } catch (fault) {
    if (!(fault instanceof CodeError) || fault.fault.at < bare.length) throw fault;
    const { code, at, ai, part } = fault.fault;
    throw new CodeError(code, at + shift, ai, part);
  }
}
