import { createHmac, randomBytes } from "node:crypto";
import { type Keys, keysFor } from "../../platform/sealing.ts";
import type { LetterKey } from "../letters/post.ts";

const prefix = "whsec_";
const secretBytes = 24;

/** Under which endpoints' secrets are sealed: apart from what seals letters. */
export const webhookKeyFrom = (key: LetterKey): Keys => keysFor(key, "webhook/1");

/** A new secret of an endpoint, as Standard Webhooks writes it. */
export const newSecret = (): string => prefix + randomBytes(secretBytes).toString("base64");

/** What is sent, as it is signed. */
interface Signed {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/** One signature of Standard Webhooks: HMAC-SHA256 over id, seconds and body. */
function signature(secret: string, { id, at, body }: Signed): string {
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  const seconds = Math.floor(at.getTime() / 1_000);
  return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
}

/** The headers that prove it under each secret, the newest first. */
export function signedHeaders(
  secrets: readonly string[],
  signed: Signed,
): Readonly<Record<string, string>> {
  return {
    "content-type": "application/json",
    "user-agent": "lianzao-webhooks/1",
    "webhook-id": signed.id,
    "webhook-timestamp": String(Math.floor(signed.at.getTime() / 1_000)),
    "webhook-signature": secrets.map((secret) => signature(secret, signed)).join(" "),
  };
}
