import { randomInt } from "node:crypto";
import { usccCheckCharacter } from "../../identifiers/codes/index.ts";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
// Test files of one platform run in processes of their own.
let counted = randomInt(31 ** 6);

/** A unified social credit code that no other firm of this run has. */
export function freshUscc(): string {
  counted += 1;
  const serial = Array.from(
    { length: 7 },
    (_, at) => alphabet[Math.floor(counted / 31 ** (6 - at)) % 31],
  );
  const body = `91450200MA${serial.join("")}`;
  return body + usccCheckCharacter(body);
}
