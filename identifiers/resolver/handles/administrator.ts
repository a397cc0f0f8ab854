import { createHash, timingSafeEqual } from "node:crypto";
import { Refusal } from "../../../services/kernel/refusal.ts";
import { parseCode } from "../../codes/index.ts";
import {
  type Administering,
  administratorAt,
  describedAuthority,
  type SessionFound,
  secretOf,
} from "../../registry/index.ts";
import { handleFields } from "./authorization.ts";
import { administratorBySession, type SessionParts } from "./sessions.ts";

const failed = () => new Refusal("HANDLE_AUTHENTICATION_FAILED");

/** Names and secrets are percent-encoded (Handle JSON API); those that are not are as they are. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const basic = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i;
// A client that does not encode the name leaves its own colon in it.
const named = /^([0-9]{1,10})(?::|%3A)([^:]+):(.*)$/is;

interface Shown extends Administering {
  readonly secret: string;
}

/** Who a header says to be: `300%3A0.NA/88.118.8:secret` in base 64. */
function shownIn(authorization: string): Shown {
  const [, encoded = ""] = basic.exec(authorization) ?? [];
  const [, index, handle = "", secret = ""] =
    named.exec(Buffer.from(encoded, "base64").toString()) ?? [];
  const reading = parseCode(`hdl:${decoded(handle)}`);
  const prefix = reading.ok ? describedAuthority(reading.identity) : undefined;
  if (prefix === undefined) throw failed();
  return { prefix, index: Number(index), secret: decoded(secret) };
}

const digest = (text: string) => createHash("sha256").update(text).digest();

async function bySecret(
  authorization: string,
  { database, secret: keys }: SessionParts,
): Promise<SessionFound> {
  const { prefix, index, secret } = shownIn(authorization);
  const found = await administratorAt(database, prefix, index);
  if (found === undefined || found.sealed === null) throw failed();
  const own = secretOf({ ...found, sealed: found.sealed }, keys);
  if (!timingSafeEqual(digest(own), digest(secret))) throw failed();
  return { tenantId: found.tenantId, prefix, index };
}

/**
 * Who asks: by HTTP's Basic authentication with the secret of an HS_SECKEY, or by a session;
 * undefined for somebody who does not say. Throws `HANDLE_AUTHENTICATION_FAILED`,
 * `HANDLE_AUTHENTICATION_NEEDED`.
 */
export async function administratorOf(
  authorization: string | undefined,
  parts: SessionParts,
): Promise<SessionFound | undefined> {
  if (authorization === undefined) return undefined;
  const fields = handleFields(authorization);
  return fields === undefined
    ? bySecret(authorization, parts)
    : administratorBySession(parts, fields);
}
