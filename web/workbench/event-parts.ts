import { codeLabel } from "./code-label.ts";

/** One part of a field that can be shown without the others. */
export interface EventPart {
  /** As a grant names it: `epcList/0`, `ilmd/lotNumber`. */
  readonly value: string;
  readonly label: string;
}

/** A field of an event, with its parts where it has several. */
export interface EventField {
  readonly name: string;
  readonly parts: readonly EventPart[];
}

// What a grant can name; a member that is named otherwise goes with its field.
const namedAlone = /^[^\s/~]{1,200}$/;

function labelOf(name: string, part: string, value: unknown, inList: boolean): EventPart {
  const said = typeof value === "string" ? codeLabel(value) : JSON.stringify(value);
  const label = inList ? `${Number(part) + 1}. ${said}` : `${part}: ${said}`;
  return { value: `${name}/${part}`, label };
}

function fieldOf(name: string, value: unknown): EventField {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const apart =
    namedAlone.test(name) && entries.length > 1 && entries.every(([part]) => namedAlone.test(part));
  const inList = Array.isArray(value);
  const parts = apart ? entries.map(([part, each]) => labelOf(name, part, each, inList)) : [];
  return { name, parts };
}

/** The fields of an event's own: what can be shown to another firm, each by itself or in part. */
export function eventFields(body: string): EventField[] {
  try {
    const event: unknown = JSON.parse(body);
    if (typeof event !== "object" || event === null || Array.isArray(event)) return [];
    return Object.entries(event)
      .filter(([name]) => !name.startsWith("_"))
      .map(([name, value]) => fieldOf(name, value));
  } catch {
    return [];
  }
}

/** The parts of a field among what was chosen; all of them where the whole field was. */
export function chosenParts({ name, parts }: EventField, chosen: readonly string[]): string[] {
  const all = parts.map(({ value }) => value);
  return chosen.includes(name) ? all : all.filter((value) => chosen.includes(value));
}

/** What is chosen when of one field just these parts are: all of them are the field itself. */
export function choosing(
  { name, parts }: EventField,
  wanted: readonly string[],
  chosen: readonly string[],
): string[] {
  const own = new Set([name, ...parts.map(({ value }) => value)]);
  const others = chosen.filter((value) => !own.has(value));
  const isWhole = wanted.length === parts.length;
  return [...others, ...(isWhole ? [name] : wanted)];
}

/** What a grant shows of a field: all of it, or how many of its parts. */
export interface ShownField {
  readonly name: string;
  readonly parts: number | null;
}

/** The names in a grant by field, in the order in which they came. */
export function shownFields(names: readonly string[]): ShownField[] {
  const counts = new Map<string, number | null>();
  for (const each of names) {
    const [name = each, part] = each.split("/");
    const before = counts.get(name);
    const isWhole = part === undefined || before === null;
    counts.set(name, isWhole ? null : (before ?? 0) + 1);
  }
  return [...counts].map(([name, parts]) => ({ name, parts }));
}
