import { parseCode, plainCodeOf } from "../../identifiers/codes/index.ts";

/** A code as it stands on a nameplate, e.g. "(01)06901234000016(21)SN-1"; else as it was given. */
export function codeLabel(text: string): string {
  const reading = parseCode(text);
  return reading.ok ? plainCodeOf(reading.identity) : text;
}

/** The same where it reads back to the same code when it is typed in; else as it was given. */
export function typedCode(text: string): string {
  const label = codeLabel(text);
  const reading = parseCode(label);
  return reading.ok && reading.identity === text ? label : text;
}
