import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { firstOf, type Keys, keysFor } from "../../../services/platform/sealing.ts";

/** What an administrator answers to show who he is (HANDLE.NET technical manual, § 14.6.4). */
export interface Challenge {
  readonly sessionId: string;
  readonly nonce: Buffer;
}

const randomLength = 16;
const timeLength = 6;
const macLength = 16;
const bodyLength = timeLength + randomLength;
/** So long a challenge can be answered. */
const answeredWithinMs = 60_000;

/** Under which challenges are made: apart from what is made under the same secret for anything else. */
export const challengeKeysFrom = (secret: Keys): Keys => keysFor(secret, "handle-session/1");

const macOf = (key: Uint8Array, use: string, body: Uint8Array) =>
  createHmac("sha256", key).update(`${use}\0`).update(body).digest().subarray(0, macLength);

/**
 * A challenge that nobody keeps: its id says until when it can be answered, and nobody else can
 * make one, or tell which nonce belongs to it.
 */
export function challengeAt(keys: Keys, now: number): Challenge {
  const key = firstOf(keys);
  const time = Buffer.alloc(timeLength);
  time.writeUIntBE(now + answeredWithinMs, 0, timeLength);
  const body = Buffer.concat([time, randomBytes(randomLength)]);
  const sessionId = Buffer.concat([body, macOf(key, "id", body)]).toString("base64url");
  return { sessionId, nonce: macOf(key, "nonce", body) };
}

/** The nonce of a session that was given out here, and whether it can be answered still. */
export function challengeOf(
  keys: Keys,
  sessionId: string,
  now: number,
): { readonly nonce: Buffer; readonly isOpen: boolean } | undefined {
  const bytes = Buffer.from(sessionId, "base64url");
  // One way to write it, so that one session is answered once.
  const isWhole = bytes.length === bodyLength + macLength;
  if (!isWhole || bytes.toString("base64url") !== sessionId) return undefined;
  const body = bytes.subarray(0, bodyLength);
  const mac = bytes.subarray(bodyLength);
  const key = keys.all().find((each) => timingSafeEqual(macOf(each, "id", body), mac));
  if (key === undefined) return undefined;
  const isOpen = body.readUIntBE(0, timeLength) > now;
  return { nonce: macOf(key, "nonce", body), isOpen };
}

/** What is kept of a session's id: whoever reads it has no session. */
export const markOf = (sessionId: string): string =>
  createHash("sha256").update(`lianzao/handle-session/1\0${sessionId}`).digest("base64url");
