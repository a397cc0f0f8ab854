import { createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";
import { parseCode } from "../../codes/index.ts";
import { type Administering, describedAuthority } from "../../registry/index.ts";

/** The fields of `Authorization: Handle ...`, by their names without case. */
type Fields = ReadonlyMap<string, string>;

const scheme = /^\s*Handle\s+/i;
// As RFC 9110 § 11.2 writes them: a token, or a quoted text.
const parameter = /([-\w]{1,20})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,\s*|$)/y;

/** The fields of a header; undefined for one of another scheme, or that cannot be read. */
export function handleFields(authorization: string): Fields | undefined {
  const start = scheme.exec(authorization)?.[0].length;
  if (start === undefined) return undefined;
  const fields = new Map<string, string>();
  parameter.lastIndex = start;
  while (parameter.lastIndex < authorization.length) {
    const found = parameter.exec(authorization);
    if (found === null) return undefined;
    const [, name = "", quoted, plain = ""] = found;
    fields.set(name.toLowerCase(), quoted?.replace(/\\(.)/gs, "$1") ?? plain);
  }
  return fields;
}

/** An answer to a challenge. */
export interface Answer extends Administering {
  readonly type: "HS_PUBKEY" | "HS_SECKEY";
  readonly clientNonce: Buffer;
  readonly signature: Buffer;
}

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const named = /^([0-9]{1,10})(?::|%3A)(.+)$/is;

function bytesIn(text: string): Buffer | undefined {
  return base64.test(text) ? Buffer.from(text, "base64") : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Who says that he answers, `300:0.NA/88.118.8`. */
function administratorIn(id: string): Administering | undefined {
  const [, index, handle = ""] = named.exec(id) ?? [];
  const reading = parseCode(`hdl:${decoded(handle)}`);
  const prefix = reading.ok ? describedAuthority(reading.identity) : undefined;
  return prefix === undefined ? undefined : { prefix, index: Number(index) };
}

/** With which digest each kind of key answers; older ones are refused. */
const digests = { HS_PUBKEY: /^SHA-?(?:256|2)$/i, HS_SECKEY: /^HMAC-?SHA-?256$/i } as const;

/** Whether fields answer a challenge, and do not only name a session. */
export const answers = (fields: Fields): boolean =>
  ["id", "type", "alg", "signature"].some((name) => fields.has(name));

/** The answer in a header's fields; undefined where one lacks, or is nothing that is taken here. */
export function answerIn(fields: Fields): Answer | undefined {
  const field = (name: string) => fields.get(name) ?? "";
  const type = (["HS_PUBKEY", "HS_SECKEY"] as const).find((each) => each === field("type"));
  const administrator = administratorIn(field("id"));
  const clientNonce = bytesIn(field("cnonce"));
  const signature = bytesIn(field("signature"));
  if (!type || !administrator || !clientNonce || !signature) return undefined;
  if (!digests[type].test(field("alg"))) return undefined;
  return { ...administrator, type, clientNonce, signature };
}

/** Whether a signature over both nonces was made with the key whose public half this is (RFC 8017). */
export function isSigned(nonce: Buffer, { clientNonce, signature }: Answer, pem: string): boolean {
  const key = createPublicKey(pem);
  const isRsa = key.asymmetricKeyType === "rsa";
  return isRsa && verify("sha256", Buffer.concat([nonce, clientNonce]), key, signature);
}

/** Whether a code over both nonces was made with this secret. */
export function isCoded(nonce: Buffer, { clientNonce, signature }: Answer, secret: string) {
  const own = createHmac("sha256", secret).update(nonce).update(clientNonce).digest();
  return signature.length === own.length && timingSafeEqual(own, signature);
}
