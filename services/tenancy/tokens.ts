import { createHash, randomBytes } from "node:crypto";
import type { TenantId } from "../kernel/brand.ts";

/**
 * What a token opens: a session, the programs' door, a firm to a newcomer, a new password, an
 * application, or the last archive of a firm that has left.
 */
export type TokenKind = "session" | "key" | "invitation" | "reset" | "application" | "archive";

const prefixes = {
  session: "lzs",
  key: "lzk",
  invitation: "lzi",
  reset: "lzr",
  application: "lza",
  archive: "lze",
} as const;
const kinds = {
  lzs: "session",
  lzk: "key",
  lzi: "invitation",
  lzr: "reset",
  lza: "application",
  lze: "archive",
} as const;
const tokenForm = /^(lzs|lzk|lzi|lzr|lza|lze)_([A-Za-z0-9_-]{22})_([A-Za-z0-9_-]{43})$/;

/** A token as it was read: which house to enter, and the digest to look for there. */
export interface ReadToken {
  readonly kind: TokenKind;
  readonly tenantId: TenantId;
  readonly hash: Buffer;
}

/** The token itself is shown once and kept nowhere; rows hold its digest. */
export interface NewToken {
  readonly token: string;
  readonly hash: Buffer;
}

function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/**
 * A token of 256 random bits that carries its firm, so that the door opens before the first
 * look-up: `lzs_<firm>_<random>`, both parts base64url.
 */
export function makeToken(kind: TokenKind, tenantId: TenantId): NewToken {
  const firm = Buffer.from(tenantId.replaceAll("-", ""), "hex").toString("base64url");
  const token = `${prefixes[kind]}_${firm}_${randomBytes(32).toString("base64url")}`;
  return { token, hash: digestOf(token) };
}

/** Reads a token of any kind; null when it has not the form of one. */
export function readToken(token: string): ReadToken | null {
  const [, prefix, firm] = tokenForm.exec(token) ?? [];
  if (prefix === undefined || firm === undefined) return null;
  const hex = Buffer.from(firm, "base64url").toString("hex");
  const tenantId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") as TenantId;
  return { kind: kinds[prefix as keyof typeof kinds], tenantId, hash: digestOf(token) };
}
