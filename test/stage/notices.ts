import { notices } from "../../services/notices/schema/inbox.ts";
import { webhookDeliveries } from "../../services/notices/schema/webhooks.ts";
import { insertEndpoint } from "../../services/notices/webhooks/writes.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { newId } from "../../services/platform/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
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

async function addedWebhook({ platform, hands, canary }: StagedHouse) {
  const { actor } = hands.firm.administrator;
  const { tenantId } = actor;
  const ask = { url: `https://erp.example/${canary}`, kinds: ["member-joined" as const] };
  const { id } = await asTenant(platform.app, actor, "notices.manage-webhooks", (scope) =>
    insertEndpoint(scope, letterKey, ask),
  );
  const delivery = newId<string>();
  await asProgram(platform.worker, ({ db, now }) =>
    db.insert(webhookDeliveries).values({
      tenantId,
      id: delivery,
      endpointId: id,
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
