import { eq } from "drizzle-orm";
import { notices } from "../../services/notices/schema/inbox.ts";
import { webhookDeliveries, webhookEndpoints } from "../../services/notices/schema/webhooks.ts";
import { insertEndpoint } from "../../services/notices/webhooks/writes.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { newId } from "../../services/platform/ids.ts";
import { asTenant, type Transaction } from "../../services/platform/tenancy.ts";
import type { StagedHouse } from "./house.ts";
import { letterKey } from "./platform.ts";

/** The Relay id of something that the house's first administrator was told. */
export async function noticeOf({ platform, hands, canary }: StagedHouse): Promise<string> {
  const { personId, tenantId } = hands.firm.administrator.actor;
  if (personId === null) throw new Error("an administrator is a person");
  const id = newId<string>();
  const values = { person: canary };
  await asProgram(platform.worker, ({ db, now: at }) =>
    db.insert(notices).values({ tenantId, id, personId, kind: "member-joined", values, at }),
  );
  return globalId("Notice", tenantId, id);
}

const webhooks = new WeakMap<StagedHouse, ReturnType<typeof addedWebhook>>();

/** The house's endpoint by its Relay id, and what is on its way to it: a firm has few of them. */
export function webhookOf(house: StagedHouse) {
  const webhook = webhooks.get(house) ?? addedWebhook(house);
  webhooks.set(house, webhook);
  return webhook;
}

const urlOf = ({ canary }: StagedHouse) => `https://erp.example/${canary}`;

const endpointOf = (house: StagedHouse) => {
  const { platform, hands } = house;
  const ask = { url: urlOf(house), kinds: ["member-joined" as const], receipts: false };
  return asTenant(
    platform.app,
    hands.firm.administrator.actor,
    "notices.manage-webhooks",
    (scope) => insertEndpoint(scope, letterKey, ask),
  );
};

const removable = new WeakMap<StagedHouse, string>();

/** The Relay id of an endpoint that is there, be it put back after it was removed. */
export async function removableWebhook(house: StagedHouse): Promise<string> {
  const { platform, hands } = house;
  const { tenantId } = hands.firm.administrator.actor;
  const kept = removable.get(house);
  const find = ({ db }: { readonly db: Transaction }) =>
    db
      .select()
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.id, kept ?? tenantId));
  const there = await asProgram(platform.worker, find);
  const id = there[0]?.id ?? (await endpointOf(house)).id;
  removable.set(house, id);
  return globalId("WebhookEndpoint", tenantId, id);
}

async function addedWebhook(house: StagedHouse) {
  const { platform, hands, canary } = house;
  const { tenantId } = hands.firm.administrator.actor;
  const { id } = await endpointOf(house);
  const delivery = newId<string>();
  await asProgram(platform.worker, ({ db, now }) =>
    db.insert(webhookDeliveries).values({
      tenantId,
      id: delivery,
      endpointId: id,
      url: urlOf(house),
      kind: "member-joined",
      body: canary,
      writtenAt: now,
      dueAt: new Date(now.getTime() + 86_400_000),
      tries: 0,
    }),
  );
  const endpoint = globalId("WebhookEndpoint", tenantId, id);
  return { endpoint, delivery, deliveryId: globalId("WebhookDelivery", tenantId, delivery) };
}
