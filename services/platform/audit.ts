import type { TenantId } from "../kernel/brand.ts";
import type { Actor, Ticket } from "./actors.ts";
import { sendIn, type Transaction } from "./connections.ts";
import { newId } from "./ids.ts";
import { auditEntries, auditWaiting } from "./schema.ts";
import { insertionText, rowsText } from "./sets.ts";

/** What an audit row says of an act. */
export interface Act {
  readonly house: TenantId;
  readonly actor: Actor;
  readonly action: string;
  readonly at: Date;
  readonly subject: string | null;
  readonly details: Record<string, unknown>;
}

/** What is said of a visit where it goes to. */
export function visitOf(actor: Actor, { kind, ids, details }: Ticket) {
  const subject = `${kind}:${ids.join(",")}`;
  return { actor, action: `visit.${kind}`, subject, details: { ticket: kind, ids, ...details } };
}

const entryKeys = [
  "tenantId",
  "id",
  "requester",
  "at",
  "principal",
  "action",
  "subject",
  "details",
  "requestId",
  "address",
] as const;
const waitKeys = ["tenantId", "id", "requester"] as const;
const entriesAndWaits = `with entry as (${insertionText(auditEntries, entryKeys)})
  ${insertionText(auditWaiting, waitKeys)}`;

/** The entries, and in the same statement the wait of each for a place in the firm's chain. */
export async function writeAudit(tx: Transaction, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return;
  const entries = acts.map(({ house, actor, action, at, subject, details }) => ({
    tenantId: house,
    id: newId<string>(),
    requester: actor.tenantId,
    at,
    principal: actor.principal,
    action,
    subject,
    details,
    requestId: actor.request.id,
    address: actor.request.address,
  }));
  await sendIn(tx, entriesAndWaits, [rowsText(auditEntries, entryKeys, entries)]);
}
