import { Refusal } from "./refusal.ts";

/** A text that must be there, without blanks at its ends; else `TEXT_LENGTH`. */
export function requiredWording(text: string, most: number, field: string): string {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > most) throw new Refusal("TEXT_LENGTH", { most }, field);
  return trimmed;
}

/** A text that may be left empty, without blanks at its ends; else `TEXT_TOO_LONG`. */
export function optionalWording(
  text: string | null | undefined,
  most: number,
  field: string,
): string {
  const trimmed = text?.trim() ?? "";
  if (trimmed.length > most) throw new Refusal("TEXT_TOO_LONG", { most }, field);
  return trimmed;
}
