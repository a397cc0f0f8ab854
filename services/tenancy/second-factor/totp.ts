import { createHmac, timingSafeEqual } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const stepMs = 30_000;
const digits = 6;
/** Clocks may differ by one step either way (RFC 6238 § 5.2). */
const windowSteps = 1;
const codeForm = /^\d{6}$/;

/** RFC 4648 § 6 without padding, as authenticators take it. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet.charAt(Number.parseInt(five.padEnd(5, "0"), 2)))
    .join("");
}

/** The step of 30 seconds in which an instant lies. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / stepMs);
}

/** RFC 4226 § 5.3: the last digits of a truncated HMAC-SHA-1 over the counter. */
export function codeOf(secret: Uint8Array, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** length).padStart(length, "0");
}

/**
 * The step that a code belongs to, if it is one of now's and later than the last that counted: each
 * code counts once (RFC 6238 § 5.2). Null for any other.
 */
export function stepOfCode(
  secret: Uint8Array,
  code: string,
  lastStep: number,
  now: Date,
): number | null {
  const given = code.replaceAll(/\s/g, "");
  if (!codeForm.test(given)) return null;
  let found: number | null = null;
  for (let step = stepAt(now) - windowSteps; step <= stepAt(now) + windowSteps; step += 1) {
    const fits = timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(given));
    if (fits && step > lastStep) found ??= step;
  }
  return found;
}

/** The Key URI that authenticators read, usually as a QR code. */
export function keyUri(secret: string, email: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}
