/** A JSON text laid out for reading; as it stands when it is not JSON. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** The names of an event's own fields: what can be shown to another firm, each by itself. */
export function fieldNames(body: string): string[] {
  try {
    const event: unknown = JSON.parse(body);
    if (typeof event !== "object" || event === null || Array.isArray(event)) return [];
    return Object.keys(event).filter((name) => !name.startsWith("_"));
  } catch {
    return [];
  }
}

/** The address of a code's passport page. */
export function passportPath(code: string): string {
  return `/t/${encodeURIComponent(code)}`;
}
