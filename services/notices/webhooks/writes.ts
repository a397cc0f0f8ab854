import { and, eq, sql } from "drizzle-orm";
import { newId } from "../../platform/ids.ts";
import { sealed } from "../../platform/sealing.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import type { NoticeKind } from "../inbox/kinds.ts";
import type { LetterKey } from "../letters/post.ts";
import { webhookDeliveries, webhookEndpoints } from "../schema/webhooks.ts";
import { testBody } from "./body.ts";
import type { WebhookEndpoint } from "./reads.ts";
import { newSecret, webhookKeyFrom } from "./signing.ts";

/** What an administrator says of an endpoint. */
export interface EndpointAsk {
  readonly url: string;
  readonly kinds: NoticeKind[];
  /** Whether receipts of the ledger go there, of what is recorded from then on. */
  readonly receipts: boolean;
}

/** The firm's last event that has a position: receipts go on from there. */
const lastOf = ({
  house,
}: TenantScope) => sql<number>`(select coalesce(max(position), 0) from outbox
  where tenant_id = ${house} and position is not null)`;

export async function insertEndpoint(
  scope: TenantScope,
  key: LetterKey,
  { url, kinds, receipts }: EndpointAsk,
): Promise<{ id: string; secret: string }> {
  const { db, house, now } = scope;
  const id = newId<string>();
  const secret = newSecret();
  const receiptsAfter = receipts ? lastOf(scope) : null;
  const row = { url, kinds, receiptsAfter, tenantId: house, id, active: true, createdAt: now };
  await db
    .insert(webhookEndpoints)
    .values({ ...row, sealed: sealed(secret, webhookKeyFrom(key), id) });
  return { id, secret };
}

/**
 * Whoever switches it on anew begins with a clean record; receipts go on after the last that was
 * sent.
 */
export async function setEndpoint(
  scope: TenantScope,
  id: string,
  ask: EndpointAsk & { readonly active: boolean },
): Promise<void> {
  const { db, house } = scope;
  const { url, kinds, active, receipts } = ask;
  const record = active ? { failingSince: null, stoppedAt: null } : {};
  const receiptsAfter = receipts
    ? sql`coalesce(${webhookEndpoints.receiptsAfter}, ${lastOf(scope)})`
    : null;
  await db
    .update(webhookEndpoints)
    .set({ url, kinds, active, receiptsAfter, ...record })
    .where(and(eq(webhookEndpoints.tenantId, house), eq(webhookEndpoints.id, id)));
}

/** Sends no endpoint of the house anything more. */
export async function stopEndpoints({ db, house, now }: TenantScope): Promise<void> {
  await db
    .update(webhookEndpoints)
    .set({ active: false, stoppedAt: now })
    .where(and(eq(webhookEndpoints.tenantId, house), eq(webhookEndpoints.active, true)));
}

/** Takes an endpoint and its secrets away; what waits for it is given up by whoever would send it. */
export async function deleteEndpoint({ db, house }: TenantScope, id: string): Promise<void> {
  await db
    .delete(webhookEndpoints)
    .where(and(eq(webhookEndpoints.tenantId, house), eq(webhookEndpoints.id, id)));
}

/** Puts a test on its way to an endpoint; gives the delivery's id. */
export async function insertTest(
  { db, house, now }: TenantScope,
  { id: endpointId, url }: WebhookEndpoint,
): Promise<string> {
  const id = newId<string>();
  const row = { tenantId: house, id, endpointId, url, kind: "webhook-test" } as const;
  const times = { writtenAt: now, dueAt: now, tries: 0 };
  await db.insert(webhookDeliveries).values({ ...row, body: testBody(now), ...times });
  return id;
}

/** A new secret; the one before signs, too, until a time. */
export async function rotateSecret(
  { db, house }: TenantScope,
  key: LetterKey,
  id: string,
  formerUntil: Date,
): Promise<string> {
  const secret = newSecret();
  await db
    .update(webhookEndpoints)
    .set({
      formerSealed: sql`${webhookEndpoints.sealed}`,
      formerUntil,
      sealed: sealed(secret, webhookKeyFrom(key), id),
    })
    .where(and(eq(webhookEndpoints.tenantId, house), eq(webhookEndpoints.id, id)));
  return secret;
}

/** Lets a delivery begin anew, as the same one to its receiver. */
export async function setDueAnew({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({ dueAt: now, tries: 0, sentAt: null, deadAt: null })
    .where(and(eq(webhookDeliveries.tenantId, house), eq(webhookDeliveries.id, id)));
}
