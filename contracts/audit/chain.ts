import { canonicalBytes } from "../events/canonical.ts";
import { u64, utf8 } from "../proof/bytes.ts";
import { sha256 } from "../proof/sha256.ts";

/**
 * An audit entry as it is committed: every column as the text that PostgreSQL prints. `at` is UTC
 * with microseconds; `details` is the text of the stored JSON, so that a number which a double would
 * round, or an hour that is written in another way, still is another entry.
 */
export type AuditEntryText = {
  readonly tenantId: string;
  readonly id: string;
  readonly requester: string;
  readonly at: string;
  readonly principal: string;
  readonly action: string;
  readonly subject: string | null;
  readonly details: string;
  readonly requestId: string;
  readonly address: string | null;
};

/** What stands before the first entry of a firm. */
export const firstLink: Uint8Array = new Uint8Array(32);

const label = utf8("lianzao/audit/1\0");

/** The canonical bytes of an entry, RFC 8785. */
export function entryBytes(entry: AuditEntryText): Uint8Array {
  return canonicalBytes(entry);
}

/** SHA-256(label || link before || u64 position || canonical bytes); positions begin with 1. */
export function nextLink(before: Uint8Array, position: number, entry: Uint8Array): Uint8Array {
  return sha256(label, before, u64(position), entry);
}
