import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { Refusal } from "../../services/kernel/refusal.ts";

const longestKey = 4_000;
const leastBits = 2_048;
const mostBits = 8_192;
/** Greater exponents make checking slow, and smaller ones have been the way into many. */
const exponents = { least: 65_537n, most: 2n ** 32n };

function keyIn(text: string): KeyObject | undefined {
  try {
    if (!text.startsWith("{")) return createPublicKey(text);
    const { kty, n, e } = JSON.parse(text) as JsonWebKey;
    return createPublicKey({ key: { kty, n, e } as JsonWebKey, format: "jwk" });
  } catch {
    return undefined;
  }
}

/** A private key has a public one in it, and is none to be sent to anybody. */
const isPrivate = (text: string) => /PRIVATE KEY|"(?:d|p|q|k)"\s*:/.test(text);

/**
 * The public key of RSA in a PEM or a JWK, as PEM; throws `PUBLIC_KEY_MALFORMED`, and
 * `PUBLIC_KEY_PRIVATE` for one that should have stayed where it was.
 */
export function publicKeyIn(given: string): string {
  const text = given.trim();
  const refused = new Refusal("PUBLIC_KEY_MALFORMED", { least: leastBits }, "publicKey");
  if (text.length > longestKey) throw refused;
  if (isPrivate(text)) throw new Refusal("PUBLIC_KEY_PRIVATE", {}, "publicKey");
  const key = keyIn(text);
  if (key?.asymmetricKeyType !== "rsa") throw refused;
  const { modulusLength: bits = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  const { least, most } = exponents;
  if (bits < leastBits || bits > mostBits) throw refused;
  if (publicExponent < least || publicExponent > most) throw refused;
  return String(key.export({ type: "spki", format: "pem" }));
}

/** A public key as the Handle System's JSON writes the data of HS_PUBKEY. */
export function keyData(pem: string) {
  return { format: "key", value: createPublicKey(pem).export({ format: "jwk" }) } as const;
}
