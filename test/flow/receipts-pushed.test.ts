import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openCheckpoint, readNoteKey, verifyReceipt } from "../../contracts/proof/index.ts";
import { ReceiptOffice, WebhookOffice } from "../../services/notices/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { openLog } from "../../services/platform/log.ts";
import { StagedApi } from "../stage/api.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import {
  letterKey,
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import { StagedWorker } from "../stage/worker.ts";

interface Arrived {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let receiver: Server;
let firm: StagedFirm;
let clerk: SignedIn;
let receipts: ReceiptOffice;
let webhooks: WebhookOffice;
let logKey: string;
let serial = 0;
let answers = 204;
const arrived: Arrived[] = [];

const log = openLog("test", "silent");
const url = "https://erp.example/hooks";
const issued = `... on IssuedWebhook { endpoint { id receipts } secret } ... on Refusal { code }`;
const add = `mutation ($input: WebhookAddInput!) { webhookAdd(input: $input) { ${issued} } }`;
const change = `mutation ($input: WebhookChangeInput!) { webhookChange(input: $input) {
  ... on WebhookEndpoint { receipts active } ... on Refusal { code } } }`;
const list = `{ webhookDeliveries(first: 50) { nodes { webhookId kind receipts status } } }`;
const as = () => ({ session: firm.administrator.token });

async function capture(count: number): Promise<void> {
  const events = Array.from({ length: count }, () => {
    serial += 1;
    return inspection(`R${serial}`);
  });
  const answer = await api.capture(epcisDocument(events), { session: clerk.token });
  expect(answer.status, await answer.text()).toBe(202);
}

/** A webhook for receipts, which then stands for the receiver of this test. */
async function webhook(input: object = { url, kinds: [], receipts: true }) {
  const { data } = await api.ask(add, { input }, as());
  const { port } = receiver.address() as AddressInfo;
  await owner`update webhook_endpoints set url = ${`http://127.0.0.1:${port}/hooks`}`;
  return data.webhookAdd;
}

/** What has been sent to the firm by now. */
async function sent() {
  await receipts.round();
  await webhooks.round();
  return arrived.map(({ body }) => JSON.parse(body));
}

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      arrived.push({ headers: request.headers, body });
      response.writeHead(answers).end();
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening));
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  firm = await platform.firm("member");
  clerk = await platform.member(firm, "clerk", ["quality"]);
  const { port } = receiver.address() as AddressInfo;
  const guard = { ports: new Set([port]), allowsLoopback: true };
  const database = platform.worker;
  webhooks = new WebhookOffice({ database, key: letterKey, guard, log });
  receipts = new ReceiptOffice({ database, blobs: diskBlobs(api.folder), holder: "test", log });
  await capture(2);
  await worker.settle();
  logKey = (await (await api.call("/log/key")).text()).trim();
});

afterAll(async () => {
  receiver.close();
  await receipts.stop();
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

beforeEach(async () => {
  await worker.settle();
  arrived.length = 0;
  answers = 204;
  await owner`delete from webhook_deliveries`;
  await owner`delete from webhook_endpoints`;
});

describe("receipts that are pushed", () => {
  it("go once to whoever wants them, hold without us, and begin with what is recorded then", async () => {
    const { endpoint, secret } = await webhook();
    expect(endpoint.receipts).toBe(true);
    await worker.settle();
    const before = await sent();
    await capture(3);
    expect(await sent(), "not before it is sealed").toEqual(before);
    arrived.length = 0;
    await worker.settle();
    const [push, ...more] = await sent();
    expect(more).toEqual([]);
    expect(await sent(), "once").toHaveLength(1);
    expect(push).toMatchObject({ type: "receipts", data: { path: "/receipts" } });
    const captured = push.data.receipts.filter(
      ({ type }: { type: string }) => type === "trace.event-captured.v1",
    );
    expect(captured).toHaveLength(3);
    for (const { receipt } of push.data.receipts) {
      expect(verifyReceipt(receipt, logKey)).toMatchObject({ ok: true });
    }
    expect(push.data.until - push.data.after).toBe(push.data.count);
    const head = openCheckpoint(push.data.checkpoint, readNoteKey(logKey));
    for (const { receipt } of push.data.receipts) expect(receipt.logIndex).toBeLessThan(head.size);
    const [{ headers, body } = { headers: {}, body: "" }] = arrived;
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const text = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const signature = createHmac("sha256", key).update(text).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${signature}`);
    const { nodes } = (await api.ask(list, {}, as())).data.webhookDeliveries;
    expect(nodes[0]).toMatchObject({
      webhookId: headers["webhook-id"],
      kind: null,
      receipts: true,
      status: 204,
    });
  });

  it("are named and fetched where they are many, in one delivery for all of them", async () => {
    await webhook();
    await capture(25);
    await worker.settle();
    const [push, ...more] = await sent();
    expect(more).toEqual([]);
    expect(push.data.count).toBeGreaterThanOrEqual(25);
    expect(push.data.receipts).toEqual([]);
    const answer = await api.call(push.data.fetch, as());
    const lines = (await answer.text()).trim().split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(push.data.count);
    const told = lines.map((line) => JSON.parse(line).position);
    expect(told[0]).toBe(push.data.after + 1);
    expect(told).toContain(push.data.until);
  });

  it("are off unless they are switched on, and go on where they stopped", async () => {
    const { endpoint } = await webhook({ url, kinds: ["KEY_ISSUED"] });
    expect(endpoint.receipts).toBe(false);
    await capture(1);
    await worker.settle();
    expect(await sent()).toEqual([]);
    const { id } = endpoint;
    const set = (receiptsOn: boolean, active: boolean) => {
      const input = { id, url, kinds: ["KEY_ISSUED"], receipts: receiptsOn, active };
      return api.ask(change, { input }, as());
    };
    const { data } = await set(true, true);
    expect(data.webhookChange).toEqual({ receipts: true, active: true });
    await set(true, false);
    await capture(2);
    await worker.settle();
    expect(await sent(), "not while it is off").toEqual([]);
    await set(true, true);
    const { port } = receiver.address() as AddressInfo;
    await owner`update webhook_endpoints set url = ${`http://127.0.0.1:${port}/hooks`}`;
    const [push] = await sent();
    const types = push.data.receipts.map(({ type }: { type: string }) => type);
    const isCaptured = (type: string) => type === "trace.event-captured.v1";
    expect(types.filter(isCaptured)).toHaveLength(2);
    const none = await webhook({ url, kinds: [], receipts: false });
    expect(none.code).toBe("WEBHOOK_KINDS");
  });

  it("are sent again under the same id until they arrive, and of other firms nothing is told", async () => {
    await webhook();
    const other = await platform.firm(`other-${serial}`);
    await capture(1);
    await worker.settle();
    answers = 503;
    await sent();
    await owner`update webhook_deliveries set due_at = now() - interval '1 second'`;
    answers = 200;
    await sent();
    expect(arrived.length).toBeGreaterThan(1);
    expect(new Set(arrived.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(arrived.map(({ body }) => body)).size).toBe(1);
    const ids = JSON.parse(arrived[0]?.body ?? "{}").data.receipts.map(
      ({ event }: { event: string }) => event,
    );
    const rows = await owner`select distinct tenant_id as house from outbox
      where id in ${owner(ids)}`;
    expect(rows.map(({ house }) => house)).toEqual([firm.id]);
    expect(rows.map(({ house }) => house)).not.toContain(other.id);
  });
});
