import { getRandomValues, randomBytes } from "node:crypto";
import { V7Generator } from "uuidv7";

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

// What is random is drawn for many at once: a draw takes longer than all else of an id or a secret.
const words = new Uint32Array(512);
let wordsUsed = words.length;
const generator = new V7Generator({
  nextUint32() {
    if (wordsUsed === words.length) {
      getRandomValues(words);
      wordsUsed = 0;
    }
    wordsUsed += 1;
    return words[wordsUsed - 1] as number;
  },
});

/** A new UUIDv7, made by the application so that no sequence orders anything. */
export function newId<Id extends string>(): Id {
  return generator.generate().toString() as Id;
}

const secretLength = 32;
let secrets = Buffer.alloc(0);

/** The secret of an event: 32 random bytes. */
export function newSecret(): Uint8Array {
  if (secrets.length === 0) secrets = randomBytes(64 * secretLength);
  const secret = secrets.subarray(0, secretLength);
  secrets = secrets.subarray(secretLength);
  return secret;
}

export function isUuid(text: string): boolean {
  return uuidForm.test(text);
}

/** A UUIDv8 (RFC 9562 § 5.8) of a digest: equal content, equal id. */
export function idOfDigest<Id extends string>(digest: Buffer): Id {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") as Id;
}
