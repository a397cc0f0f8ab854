/** RFC 6901: the pointer to a member or element of what `parent` points to. */
export function pointerTo(parent: string, name: string | number): string {
  const escaped = String(name).replaceAll("~", "~0").replaceAll("/", "~1");
  return `${parent}/${escaped}`;
}

/**
 * The pointer of a tree's list of names. `~` alone is no RFC 6901 escape, so that it can never be
 * the pointer of a value.
 */
export function listPointer(parent: string): string {
  return `${parent}/~`;
}

/** Where a part may be a tree of its own: subjects, body, and what stands directly in the body. */
export function mayBeTree(parent: string, name: string | number): boolean {
  return parent === "/body" || (parent === "" && (name === "subjects" || name === "body"));
}
