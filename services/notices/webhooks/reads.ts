import { and, count, desc, eq, lt } from "drizzle-orm";
import type { TenantScope } from "../../platform/tenancy.ts";
import { webhookDeliveries, webhookEndpoints } from "../schema/webhooks.ts";

const shown = {
  id: webhookEndpoints.id,
  tenantId: webhookEndpoints.tenantId,
  url: webhookEndpoints.url,
  kinds: webhookEndpoints.kinds,
  active: webhookEndpoints.active,
  createdAt: webhookEndpoints.createdAt,
  failingSince: webhookEndpoints.failingSince,
  stoppedAt: webhookEndpoints.stoppedAt,
  receiptsAfter: webhookEndpoints.receiptsAfter,
};

/** An endpoint without its secrets. */
export type WebhookEndpoint = Omit<
  typeof webhookEndpoints.$inferSelect,
  "sealed" | "formerSealed" | "formerUntil"
>;

/** The endpoints of this house, the newest first. */
export async function endpointsOf({ db, house }: TenantScope): Promise<WebhookEndpoint[]> {
  return db
    .select(shown)
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.tenantId, house))
    .orderBy(desc(webhookEndpoints.id));
}

export async function endpointCount({ db, house }: TenantScope): Promise<number> {
  const [row] = await db
    .select({ number: count() })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.tenantId, house));
  return row?.number ?? 0;
}

/** How many of them are sent something. */
export async function endpointsActive({ db, house }: TenantScope): Promise<number> {
  return db.$count(
    webhookEndpoints,
    and(eq(webhookEndpoints.tenantId, house), eq(webhookEndpoints.active, true)),
  );
}

export async function endpointById(
  { db, house }: TenantScope,
  id: string,
): Promise<WebhookEndpoint | null> {
  const [row] = await db
    .select(shown)
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.tenantId, house), eq(webhookEndpoints.id, id)));
  return row ?? null;
}

const listed = {
  endpointId: webhookDeliveries.endpointId,
  tenantId: webhookDeliveries.tenantId,
  id: webhookDeliveries.id,
  kind: webhookDeliveries.kind,
  url: webhookDeliveries.url,
  writtenAt: webhookDeliveries.writtenAt,
  tries: webhookDeliveries.tries,
  status: webhookDeliveries.status,
  sentAt: webhookDeliveries.sentAt,
  deadAt: webhookDeliveries.deadAt,
};

/** A delivery without what it says. */
export type WebhookDelivery = Pick<typeof webhookDeliveries.$inferSelect, keyof typeof listed>;

/** The deliveries of this house, the newest first, and one more if there are more. */
export async function deliveryPage(
  { db, house }: TenantScope,
  afterId: string | null,
  first: number,
): Promise<WebhookDelivery[]> {
  return db
    .select(listed)
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.tenantId, house),
        afterId === null ? undefined : lt(webhookDeliveries.id, afterId),
      ),
    )
    .orderBy(desc(webhookDeliveries.id))
    .limit(first + 1);
}

export async function deliveryById(
  { db, house }: TenantScope,
  id: string,
): Promise<WebhookDelivery | null> {
  const [row] = await db
    .select(listed)
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.tenantId, house), eq(webhookDeliveries.id, id)));
  return row ?? null;
}
