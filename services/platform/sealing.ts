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

/** A key of its own for one use of a kept secret (RFC 5869): no use can open what another sealed. */
export function keyFor(secret: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `lianzao/${use}`, keyLength));
}

/** 32 bytes; as a key object they are made ready once and not at each use. */
export type SealingKey = KeyObject | Uint8Array;

/** Seals text under a key: nonce, AES-256-GCM, tag, in base64url. */
export function sealed(plain: string, key: SealingKey, bound = ""): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(cipherName, key, nonce).setAAD(Buffer.from(bound));
  const body = cipher.update(plain, "utf8");
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

/** Throws for what was not sealed with this key and bound to the same. */
export function opened(text: string, key: SealingKey, bound = ""): string {
  const bytes = Buffer.from(text, "base64url");
  const nonce = bytes.subarray(0, nonceLength);
  const decipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-tagLength));
  const plain = decipher.update(bytes.subarray(nonceLength, -tagLength));
  return Buffer.concat([plain, decipher.final()]).toString("utf8");
}
