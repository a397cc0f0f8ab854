import assert from "node:assert";
import { createHmac, randomInt } from "node:crypto";
import type { PersonId } from "../../kernel/brand.ts";
import type { Keys } from "../../platform/sealing.ts";

// Crockford's: no I, L, O and U, which are misread.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 10;
const count = 10;

function code(): string {
  const letters = Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length)));
  return `${letters.slice(0, 5).join("")}-${letters.slice(5).join("")}`;
}

/** Ten codes of 50 random bits each. */
export function drawRecoveryCodes(): string[] {
  return Array.from({ length: count }, code);
}

/**
 * The digests under which a code may be kept, the one of a new code first; how it was typed does not
 * matter.
 */
export function recoveryDigests(keys: Keys, personId: PersonId, typed: string): Buffer[] {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return keys
    .all()
    .map((key) => createHmac("sha256", key).update(`${personId}\0${plain}`).digest());
}

/** The digest under which a new code is kept. */
export function recoveryDigest(keys: Keys, personId: PersonId, code: string): Buffer {
  const [digest] = recoveryDigests(keys, personId, code);
  assert(digest !== undefined);
  return digest;
}
