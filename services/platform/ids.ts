import { uuidv7 } from "uuidv7";

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new UUIDv7, made by the application so that no sequence orders anything. */
export function newId<Id extends string>(): Id {
  return uuidv7() as Id;
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
