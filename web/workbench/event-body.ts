/** A JSON text laid out for reading; as it stands when it is not JSON. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** The address of the page that prints a code's label. */
export function labelsPath(code: string): string {
  return `/labels?code=${encodeURIComponent(code)}`;
}

/** The address of a code's passport page. */
export function passportPath(code: string): string {
  return `/t/${encodeURIComponent(code)}`;
}
