/** What is still to be written: a value, or text that closes what was opened. */
type Rest = { readonly value: unknown } | { readonly text: string };

/**
 * A text that two JSON values share exactly when they are equal, whatever the order of their names.
 * Never throws and takes no stack, however deep the value.
 */
export function equalityKey(whole: unknown): string {
  const written: string[] = [];
  const rest: Rest[] = [{ value: whole }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if ("text" in next) {
      written.push(next.text);
    } else if (typeof next.value === "object" && next.value !== null) {
      pushParts(next.value, rest);
    } else {
      written.push(scalarText(next.value));
    }
  }
  return written.join("");
}

// JSON.stringify would give one text to null and to the infinity that 1e400 is read as.
function scalarText(value: unknown): string {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

/** Puts the parts of a list or object on the pile, last first. */
function pushParts(value: object, rest: Rest[]): void {
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  rest.push({ text: close });
  const names = Array.isArray(value) ? undefined : Object.keys(value).sort();
  const parts: readonly unknown[] = Array.isArray(value) ? value : membersOf(value, names ?? []);
  for (let at = parts.length - 1; at >= 0; at--) {
    const name = names?.[at];
    rest.push({ text: "," }, { value: parts[at] });
    if (name !== undefined) rest.push({ text: `${JSON.stringify(name)}:` });
  }
  rest.push({ text: open });
}

function membersOf(value: object, names: readonly string[]): unknown[] {
  return names.map((name) => Reflect.get(value, name));
}
