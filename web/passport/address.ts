const area = "/t/";
const digitalLinkPath = /^[0-9]{2,4}\//;
const webAddress = /^(https?):\/+/i;

/**
 * The code that a passport's address asks for: a Digital Link path, an identity, or a whole URI,
 * percent-encoded or not. Empty when the address names none.
 */
export function codeAt(pathname: string, search: string): string {
  const rest = pathname.startsWith(area) ? pathname.slice(area.length) : "";
  // The path of a Digital Link stays encoded: an encoded slash is part of a serial number.
  if (digitalLinkPath.test(rest)) return rest;
  const code = decoded(rest).trim();
  // Proxies merge the slashes of an address that stands in a path.
  return webAddress.test(code) ? `${code.replace(webAddress, "$1://")}${search}` : code;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
