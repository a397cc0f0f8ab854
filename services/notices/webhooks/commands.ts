import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import { registerOpen } from "../../platform/open-things.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { readerIn } from "../inbox/commands.ts";
import type { LetterKey } from "../letters/post.ts";
import { checkUrl } from "./destinations.ts";
import {
  deliveryById,
  endpointById,
  endpointCount,
  endpointsActive,
  type WebhookDelivery,
  type WebhookEndpoint,
} from "./reads.ts";
import { checkKinds, checkRoom, formerUntil } from "./rules.ts";
import {
  deleteEndpoint,
  type EndpointAsk,
  insertEndpoint,
  insertTest,
  rotateSecret,
  setDueAnew,
  setEndpoint,
  stopEndpoints,
} from "./writes.ts";

registerOpen({ kind: "webhooks", count: endpointsActive, end: stopEndpoints });

/** The secret is known only to the first answer; a repeated request gets null. */
export interface IssuedWebhook {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string | null;
}

async function endpointOr(scope: TenantScope, id: string): Promise<WebhookEndpoint> {
  const endpoint = await endpointById(scope, id);
  if (endpoint === null) throw new Refusal("WEBHOOK_NOT_FOUND", {}, "id");
  return endpoint;
}

/**
 * Names an address that hears of the firm's notices. Throws `WEBHOOK_URL`, `WEBHOOK_KINDS`,
 * `WEBHOOKS_FULL`, `SESSION_NEEDED`.
 */
export async function addWebhook(
  scope: TenantScope,
  key: LetterKey,
  ask: EndpointAsk,
): Promise<IssuedWebhook> {
  readerIn(scope);
  let secret: string | null = null;
  const { id } = await once(scope, "webhookAdd", async () => {
    checkRoom(await endpointCount(scope));

    const url = checkUrl(ask.url);
    const kinds = checkKinds(ask.kinds, ask.receipts);

    const made = await insertEndpoint(scope, key, { url, kinds, receipts: ask.receipts });
    secret = made.secret;

    scope.about(`webhook:${made.id}`, { act: "add", kinds, receipts: ask.receipts });
    return made.id;
  });
  return { endpoint: await endpointOr(scope, id), secret };
}

/** Changes where and of what it hears, and whether. Throws as `addWebhook`, `WEBHOOK_NOT_FOUND`. */
export async function changeWebhook(
  scope: TenantScope,
  id: string,
  ask: EndpointAsk & { readonly active: boolean },
): Promise<WebhookEndpoint> {
  readerIn(scope);
  await once(scope, "webhookChange", async () => {
    await endpointOr(scope, id);

    const url = checkUrl(ask.url);
    const kinds = checkKinds(ask.kinds, ask.receipts);

    const { active, receipts } = ask;
    await setEndpoint(scope, id, { url, kinds, active, receipts });

    scope.about(`webhook:${id}`, { act: "change", kinds, active, receipts });
    return id;
  });
  return endpointOr(scope, id);
}

/** A new secret; for a day the one before signs, too. Throws `WEBHOOK_NOT_FOUND`, `SESSION_NEEDED`. */
export async function rotateWebhook(
  scope: TenantScope,
  key: LetterKey,
  id: string,
): Promise<IssuedWebhook> {
  readerIn(scope);
  let secret: string | null = null;
  await once(scope, "webhookRotate", async () => {
    await endpointOr(scope, id);
    secret = await rotateSecret(scope, key, id, formerUntil(scope.now));
    scope.about(`webhook:${id}`, { act: "rotate" });
    return id;
  });
  return { endpoint: await endpointOr(scope, id), secret };
}

/** Removes an endpoint; what was sent there stays listed. Throws `WEBHOOK_NOT_FOUND`, `SESSION_NEEDED`. */
export async function removeWebhook(scope: TenantScope, id: string): Promise<void> {
  readerIn(scope);
  await once(scope, "webhookRemove", async () => {
    await endpointOr(scope, id);
    await deleteEndpoint(scope, id);
    scope.about(`webhook:${id}`, { act: "remove" });
    return id;
  });
}

async function deliveryOr(scope: TenantScope, id: string): Promise<WebhookDelivery> {
  const delivery = await deliveryById(scope, id);
  if (delivery === null) throw new Refusal("WEBHOOK_DELIVERY_NOT_FOUND", {}, "id");
  return delivery;
}

/**
 * Sends a test to an endpoint; the delivery shows what came of it. Throws `WEBHOOK_NOT_FOUND`,
 * `WEBHOOK_OFF`, `SESSION_NEEDED`.
 */
export async function testWebhook(scope: TenantScope, id: string): Promise<WebhookDelivery> {
  readerIn(scope);
  const sent = await once(scope, "webhookTest", async () => {
    const endpoint = await endpointOr(scope, id);
    if (!endpoint.active) throw new Refusal("WEBHOOK_OFF", {}, "id");
    const delivery = await insertTest(scope, endpoint);
    scope.about(`webhook:${id}`, { act: "test", delivery });
    return delivery;
  });
  return deliveryOr(scope, sent.id);
}

/**
 * Sends a delivery of the last month once more, whether it arrived or was given up. Throws
 * `WEBHOOK_DELIVERY_NOT_FOUND`, `WEBHOOK_OFF`, `SESSION_NEEDED`.
 */
export async function resendWebhook(scope: TenantScope, id: string): Promise<WebhookDelivery> {
  readerIn(scope);
  await once(scope, "webhookResend", async () => {
    const { endpointId } = await deliveryOr(scope, id);
    // One that was removed is no more off than it is on: there is nothing to switch on.
    const endpoint = await endpointById(scope, endpointId);
    if (endpoint?.active !== true) throw new Refusal("WEBHOOK_OFF", {}, "id");
    await setDueAnew(scope, id);
    scope.about(`webhook-delivery:${id}`, { act: "resend" });
    return id;
  });
  return deliveryOr(scope, id);
}
