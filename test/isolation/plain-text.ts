import { createDecipheriv } from "node:crypto";

const encoded = /[A-Za-z0-9_-]{40,}/g;
const relayId = /^[A-Za-z]+:[0-9a-f-]{36}:[0-9a-f-]{36}$/;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const isoTime = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
const drawn = /((?:ticket|challenge)\\*":\\*")[A-Za-z0-9_-]+/g;
// Base 32, as authenticators are told it.
const secret = /\b[A-Z2-7]{32}\b/g;
const token = /lz[skia]_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{43}/g;

/** What a cursor of ours holds; undefined for any other text. */
export function openedCursor(text: string, key: Uint8Array): string | undefined {
  try {
    const bytes = Buffer.from(text, "base64url");
    const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), {
      authTagLength: 16,
    });
    cipher.setAuthTag(bytes.subarray(-16));
    const plain = cipher.update(bytes.subarray(12, -16));
    return Buffer.concat([plain, cipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/** A text with its cursors opened and its Relay ids read. */
export function opened(text: string, key: Uint8Array): string {
  return text.replace(encoded, (each) => {
    const inner = openedCursor(each, key);
    if (inner !== undefined) return `cursor(${inner})`;
    const plain = Buffer.from(each, "base64url").toString();
    return relayId.test(plain) ? plain : each;
  });
}

/** Unix milliseconds at which a UUIDv7 was made. */
const madeAt = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/**
 * A text without what differs by nature between two requests: tokens, secrets, ids and times that
 * were made for this answer. Times on the hour are windows, which were asked for; an answer's own time
 * falls there in one of 3.6 million milliseconds (on the minute it did so once in some runs).
 */
export function settled(text: string, stagedAt: number): string {
  return text
    .replace(token, "<token>")
    .replace(drawn, "$1<drawn>")
    .replace(secret, "<secret>")
    .replace(uuid, (id, version) => (version === "4" || madeAt(id) > stagedAt ? "<new id>" : id))
    .replace(isoTime, (time) =>
      Date.parse(time) > stagedAt && !time.endsWith(":00:00.000Z") ? "<now>" : time,
    );
}
