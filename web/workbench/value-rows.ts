import type { Fault } from "../graphql/fault.ts";
import type { IdentifierAudience } from "../graphql/generated/graphql.ts";

/** A value as it stands in the form; the details of a link are absent where it is none. */
export interface ValueFields {
  index: number;
  type: string;
  text: string;
  audience: IdentifierAudience;
  ttlSeconds: number;
  title?: string | null;
  media?: string | null;
  languages?: string[];
  contexts?: string[];
}

/** A value of the form with the number of its row. */
export interface FilledRow {
  readonly row: number;
  readonly value: ValueFields;
}

/** The rows that say something: a web address that nobody has typed in is none. */
export function filledIn(values: readonly ValueFields[]): readonly FilledRow[] {
  return values
    .map((value, row) => ({ row, value: { ...value, type: value.type.trim() } }))
    .filter(({ value: { type, text } }) => type !== "URL" || (text ?? "").trim() !== "");
}

/** A refusal counts the values that were sent; the form counts its rows. */
export function faultAt(fault: Fault, filled: readonly FilledRow[]): Fault {
  const field = fault.field?.replace(/^(input\.)?values\.(\d+)/, (_whole, root = "", sent) => {
    return `${root}values.${filled[Number(sent)]?.row ?? sent}`;
  });
  return { ...fault, field: field ?? null };
}
