import assert from "node:assert";
import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

const cipherName = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;
const keyLength = 32;

/**
 * The keys of one use, of each generation of a secret: the first seals, every one opens. They are
 * asked for at each use, because they change while a program runs.
 */
export interface Keys<Key = Uint8Array> {
  all(): readonly Key[];
}

/** One secret for good, or a kept one with its generations. */
export type Secret = Uint8Array | Keys;

/** What is made of each generation of a secret, once for each. */
export function keysOf<Key>(secret: Secret, make: (generation: Uint8Array) => Key): Keys<Key> {
  const only = [secret instanceof Uint8Array ? secret : new Uint8Array()];
  const generations = secret instanceof Uint8Array ? () => only : () => secret.all();
  let source: readonly Uint8Array[] | null = null;
  let made: readonly Key[] = [];
  return {
    all: () => {
      const now = generations();
      if (now !== source) {
        source = now;
        made = now.map(make);
      }
      return made;
    },
  };
}

/** The key that seals. */
export function firstOf<Key>(keys: Keys<Key>): Key {
  const [first] = keys.all();
  assert(first !== undefined, "a secret has one generation at least");
  return first;
}

/** A key of its own for one use of one secret (RFC 5869). */
export function derivedKey(secret: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `lianzao/${use}`, keyLength));
}

/** Keys of their own for one use of a kept secret: no use can open what another sealed. */
export function keysFor(secret: Secret, use: string): Keys {
  return keysOf(secret, (generation) => derivedKey(generation, use));
}

/** 32 bytes; as a key object they are made ready once and not at each use. */
export type SealingKey = KeyObject | Uint8Array;

/** Seals text under the first key: nonce, AES-256-GCM, tag, in base64url. */
export function sealed(plain: string, keys: Keys<SealingKey>, bound = ""): string {
  const key = firstOf(keys);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(cipherName, key, nonce).setAAD(Buffer.from(bound));
  const body = cipher.update(plain, "utf8");
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

function openedUnder(key: SealingKey, text: string, bound: string): string {
  const bytes = Buffer.from(text, "base64url");
  const nonce = bytes.subarray(0, nonceLength);
  const decipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-tagLength));
  const plain = decipher.update(bytes.subarray(nonceLength, -tagLength));
  return Buffer.concat([plain, decipher.final()]).toString("utf8");
}

/** Throws for what was not sealed with one of these keys and bound to the same. */
export function opened(text: string, keys: Keys<SealingKey>, bound = ""): string {
  let fault: unknown;
  for (const key of keys.all()) {
    try {
      return openedUnder(key, text, bound);
    } catch (thrown) {
      fault = thrown;
    }
  }
  throw fault;
}

/** The same text under the first key; null where it is already. Throws what `opened` throws. */
export function sealedAnew(text: string, keys: Keys<SealingKey>, bound: string): string | null {
  const plain = opened(text, keys, bound);
  try {
    openedUnder(firstOf(keys), text, bound);
    return null;
  } catch {
    return sealed(plain, keys, bound);
  }
}
