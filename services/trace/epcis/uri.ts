const SCHEME = /^[a-z][a-z0-9+\-.]*:/i;
const STRANGE_IN_PATH = /[^a-z0-9\-._~!$&'()*+,;=:@/%]|%(?![0-9a-f]{2})/i;
const STRANGE_IN_TAIL = /[^a-z0-9\-._~!$&'()*+,;=:@/?%]|%(?![0-9a-f]{2})/i;
const STRANGE_IN_USER = /[^a-z0-9\-._~!$&'()*+,;=:%]|%(?![0-9a-f]{2})/i;
const SLASHES = /^\/\/?/;
const PORT = /^:[0-9]*/;
const FUTURE_ADDRESS = /^v[0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+$/i;
const LONGEST_ADDRESS = 45;
const HEX_GROUP = /^[0-9a-f]{1,4}$/i;
const IPV4 = /^(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})(?:\.(?!$)|$)){4}$/;

/**
 * Whether JSON Schema's format `uri` holds, as the validator that GS1 runs reads it: RFC 3986 § 3
 * with something after the scheme, except that any authority made of path characters passes. Linear
 * in the length of the text.
 */
export function isUri(text: string): boolean {
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) return false;
  const [beforeFragment, fragment] = cut(text.slice(scheme.length), "#");
  const [place, query] = cut(beforeFragment, "?");
  if (place === "" || STRANGE_IN_TAIL.test(query) || STRANGE_IN_TAIL.test(fragment)) return false;
  return !STRANGE_IN_PATH.test(place) || hasBracketedHost(place);
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** `//user@[address]:port/path`; only here may brackets stand. */
function hasBracketedHost(place: string): boolean {
  const open = place.indexOf("[");
  const close = place.indexOf("]");
  const slashes = SLASHES.exec(place)?.[0];
  if (slashes === undefined || open < 0 || close < open) return false;
  const user = place.slice(slashes.length, open);
  if (user !== "" && (!user.endsWith("@") || STRANGE_IN_USER.test(user.slice(0, -1)))) return false;
  if (!isAddress(place.slice(open + 1, close))) return false;
  const path = place.slice(close + 1).replace(PORT, "");
  return path === "" || (path.startsWith("/") && !STRANGE_IN_PATH.test(path));
}

function isAddress(text: string): boolean {
  return FUTURE_ADDRESS.test(text) || (text.length <= LONGEST_ADDRESS && isIpv6(text));
}

/** RFC 3986 § 3.2.2: eight groups of 16 bits, a run of them written `::`, the last two as IPv4. */
function isIpv6(text: string): boolean {
  const [left = "", right, ...more] = text.split("::");
  if (more.length > 0) return false;
  if (right === undefined) return groupsIn(left, true) === 8;
  const groups = groupsIn(left, false) + groupsIn(right, true);
  return groups <= 7;
}

/** How many groups of 16 bits the text writes; infinite where it is no such list. */
function groupsIn(text: string, last: boolean): number {
  if (text === "") return 0;
  const groups = text.split(":");
  const ipv4 = last && IPV4.test(groups.at(-1) ?? "");
  const hex = ipv4 ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => HEX_GROUP.test(group))) return Number.POSITIVE_INFINITY;
  return hex.length + (ipv4 ? 2 : 0);
}
