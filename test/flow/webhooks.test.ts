import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebhookOffice } from "../../services/notices/index.ts";
import { takeDueDeliveries } from "../../services/notices/webhooks/queue.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { publicNetwork } from "../../services/platform/guarded.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { StagedApi } from "../stage/api.ts";
import { StagedHouse, stageHands } from "../stage/house.ts";
import { letterKey, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { StagedWorker } from "../stage/worker.ts";

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let house: StagedHouse;
let receiver: Server;
let port = 0;
let office: WebhookOffice;
let answers = 204;
const received: Received[] = [];

const log = openLog("test", "silent");
const refused = "... on Refusal { code field }";
const issued = `... on IssuedWebhook { endpoint { id url kinds active } secret } ${refused}`;
const add = `mutation ($input: WebhookAddInput!) { webhookAdd(input: $input) { ${issued} } }`;
const rotate = `mutation ($id: ID!) { webhookRotate(id: $id) { ${issued} } }`;
const change = `mutation ($input: WebhookChangeInput!) { webhookChange(input: $input) {
  ... on WebhookEndpoint { id active stoppedAt } ${refused} } }`;
const remove = `mutation ($id: ID!) { webhookRemove(id: $id) { ... on Done { ok } ${refused} } }`;
const test = `mutation ($id: ID!) { webhookTest(id: $id) {
  ... on WebhookDelivery { kind tries } ${refused} } }`;
const told = "{ notices(first: 50) { nodes { kind text path } } }";
const list = `{ webhooks { id url active failingSince stoppedAt }
  webhookDeliveries(first: 50) { nodes { webhookId kind url tries status sentAt deadAt } } }`;

const ids = "{ webhookDeliveries(first: 50) { nodes { id } } }";
const resend = `mutation ($id: ID!) { webhookResend(id: $id) {
  ... on WebhookDelivery { tries deadAt } ${refused} } }`;
/** A delivery that is nobody's. */
const elsewhere = () => globalId("WebhookDelivery", house.hands.firm.id, newId<string>());

const url = "https://erp.example/hooks";
const kinds = ["KEY_ISSUED"];
const administrator = () => ({ session: house.hands.firm.administrator.token });
const listed = async () => (await api.ask(list, {}, administrator())).data;
const deliveries = async () => (await listed()).webhookDeliveries.nodes;

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answers, { location: "/elsewhere" }).end();
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening));
  port = (receiver.address() as AddressInfo).port;
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  const partner = await stageHands(platform, "partner");
  house = new StagedHouse(platform, await stageHands(platform, "owner"), partner);
  const guard = { ports: new Set([port]), allowsLoopback: true };
  office = new WebhookOffice({ database: platform.worker, key: letterKey, guard, log });
  await worker.settle();
});

afterAll(async () => {
  receiver.close();
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

beforeEach(async () => {
  received.length = 0;
  answers = 204;
  await owner`delete from webhook_deliveries`;
  await owner`delete from webhook_endpoints`;
});

/** A webhook as an administrator names it, which then stands for the receiver of this test. */
async function webhook(): Promise<{ id: string; secret: string }> {
  const { data } = await api.ask(add, { input: { url, kinds } }, administrator());
  await owner`update webhook_endpoints set url = ${`http://127.0.0.1:${port}/hooks`}`;
  return { id: data.webhookAdd.endpoint.id, secret: data.webhookAdd.secret };
}

async function keyIssued(): Promise<void> {
  await house.key();
  await worker.settle();
}

/** The signature as a receiver computes it. */
function signatureOf({ headers, body }: Received, secret: string): string {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const text = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return `v1,${createHmac("sha256", key).update(text).digest("base64")}`;
}

describe("a webhook", () => {
  it("is sent what its firm hears, signed, once", async () => {
    const { secret } = await webhook();
    await keyIssued();
    expect(await office.round()).toBe(1);
    expect(await office.round()).toBe(0);
    const [request, ...others] = received;
    if (request === undefined) throw new Error("nothing has arrived");
    expect(others).toEqual([]);
    expect(request.headers["webhook-signature"]).toBe(signatureOf(request, secret));
    expect(JSON.parse(request.body)).toMatchObject({
      type: "key-issued",
      data: { title: { zh: "签发了一把接口密钥", en: "An API key was issued" } },
    });
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({
      webhookId: request.headers["webhook-id"],
      kind: "KEY_ISSUED",
      status: 204,
      tries: 1,
      deadAt: null,
    });
    expect(delivery.sentAt).not.toBeNull();
  });

  it("hears nothing of other kinds, of other firms, or once it is switched off", async () => {
    const { id } = await webhook();
    await house.grant();
    await platform.member(house.hands.firm, "newcomer", ["viewer"]);
    await stageHands(platform, "third");
    await worker.settle();
    expect(await deliveries()).toEqual([]);
    const input = { id, url, kinds, active: false };
    await api.ask(change, { input }, administrator());
    await keyIssued();
    expect(await deliveries()).toEqual([]);
  });

  it("shows its secret once, keeps it sealed, and belongs to administrators", async () => {
    const { secret } = await webhook();
    expect(secret).toMatch(/^whsec_/);
    const [row] = await owner`select sealed from webhook_endpoints`;
    expect(row?.["sealed"]).not.toContain(secret.slice(6));
    const viewer = await platform.member(house.hands.firm, "looker", ["viewer"]);
    const input = { url, kinds };
    const byViewer = await api.ask(add, { input }, { session: viewer.token });
    expect(byViewer.data.webhookAdd.code).toBe("NOT_PERMITTED");
    const bad = { url: "https://10.0.0.1/", kinds };
    const inside = await api.ask(add, { input: bad }, administrator());
    expect(inside.data.webhookAdd).toEqual({ code: "WEBHOOK_URL", field: "url" });
  });

  it("is tried by a test, which goes to it alone, and not while it is off", async () => {
    const { id, secret } = await webhook();
    const { data } = await api.ask(test, { id }, administrator());
    expect(data.webhookTest).toMatchObject({ kind: null, tries: 0 });
    await office.round();
    const [request] = received;
    if (request === undefined) throw new Error("nothing has arrived");
    expect(request.headers["webhook-signature"]).toBe(signatureOf(request, secret));
    expect(JSON.parse(request.body)).toMatchObject({ type: "webhook-test" });
    expect((await deliveries())[0]).toMatchObject({ kind: null, status: 204, tries: 1 });
    await api.ask(change, { input: { id, url, kinds, active: false } }, administrator());
    const off = await api.ask(test, { id }, administrator());
    expect(off.data.webhookTest).toEqual({ code: "WEBHOOK_OFF", field: "id" });
  });

  it("is removed with its secrets; what waits is given up, what was sent stays listed", async () => {
    const { id } = await webhook();
    await keyIssued();
    await office.round();
    await keyIssued();
    const { data } = await api.ask(remove, { id }, administrator());
    expect(data.webhookRemove).toEqual({ ok: true });
    expect(await owner`select id from webhook_endpoints`).toHaveLength(0);
    await office.round();
    expect(received).toHaveLength(1);
    const [waited, sent] = await deliveries();
    expect(waited).toMatchObject({ sentAt: null, status: null });
    expect(waited.deadAt).not.toBeNull();
    expect(sent).toMatchObject({ url: `http://127.0.0.1:${port}/hooks`, status: 204 });
    const again = await api.ask(remove, { id }, administrator());
    expect(again.data.webhookRemove).toEqual({ code: "WEBHOOK_NOT_FOUND", field: "id" });
  });

  it("is signed under both secrets for a day after rotation, then under the new one", async () => {
    const before = await webhook();
    const { data } = await api.ask(rotate, { id: before.id }, administrator());
    const { secret } = data.webhookRotate;
    expect(secret).not.toBe(before.secret);
    await keyIssued();
    await office.round();
    await owner`update webhook_endpoints set former_until = now() - interval '1 second'`;
    await keyIssued();
    await office.round();
    const [first, second] = received;
    if (first === undefined || second === undefined) throw new Error("two were to arrive");
    const both = [signatureOf(first, secret), signatureOf(first, before.secret)];
    expect(first.headers["webhook-signature"]).toBe(both.join(" "));
    expect(second.headers["webhook-signature"]).toBe(signatureOf(second, secret));
  });
});

describe("a webhook that does not arrive", () => {
  const due = () => owner`update webhook_deliveries set due_at = now() - interval '1 second'`;

  it("is tried again with the same id, and is well once it arrives", async () => {
    await webhook();
    await keyIssued();
    answers = 503;
    await office.round();
    expect(await office.round(), "not at once").toBe(0);
    expect((await deliveries())[0]).toMatchObject({ status: 503, tries: 1, sentAt: null });
    expect((await listed()).webhooks[0].failingSince).not.toBeNull();
    answers = 200;
    await due();
    await office.round();
    const ids = received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect((await listed()).webhooks[0].failingSince).toBeNull();
  });

  it("is dead after sixteen tries; a redirect is not followed", async () => {
    await webhook();
    await keyIssued();
    answers = 302;
    await owner`update webhook_deliveries set tries = 15`;
    await office.round();
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ status: 302, tries: 16, sentAt: null });
    expect(delivery.deadAt).not.toBeNull();
    expect(received).toHaveLength(1);
    await due();
    expect(await office.round()).toBe(0);
  });

  it("is sent anew by hand, under the same id, though it was given up", async () => {
    await webhook();
    await keyIssued();
    answers = 500;
    await owner`update webhook_deliveries set tries = 15`;
    await office.round();
    answers = 200;
    const [{ id }] = (await api.ask(ids, {}, administrator())).data.webhookDeliveries.nodes;
    const { data } = await api.ask(resend, { id }, administrator());
    expect(data.webhookResend).toEqual({ tries: 0, deadAt: null });
    await office.round();
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await deliveries())[0]).toMatchObject({ status: 200, tries: 1, deadAt: null });
    const absent = await api.ask(resend, { id: elsewhere() }, administrator());
    expect(absent.data.webhookResend).toEqual({ code: "WEBHOOK_DELIVERY_NOT_FOUND", field: "id" });
  });

  it("switches its endpoint off after five days, and what waits is given up", async () => {
    const { id } = await webhook();
    await keyIssued();
    await keyIssued();
    await owner`update webhook_endpoints set failing_since = now() - interval '5 days'`;
    await owner`update webhook_deliveries set due_at = now() + interval '1 hour'
      where id = (select id from webhook_deliveries order by id desc limit 1)`;
    answers = 500;
    await office.round();
    const [endpoint] = (await listed()).webhooks;
    expect(endpoint.active).toBe(false);
    expect(endpoint.stoppedAt).not.toBeNull();
    await due();
    await office.round();
    expect(received).toHaveLength(1);
    for (const { deadAt } of await deliveries()) expect(deadAt).not.toBeNull();
    await worker.settle();
    const { nodes } = (await api.ask(told, {}, { ...administrator(), language: "en" })).data
      .notices;
    const stopped = nodes.filter(({ kind }: { kind: string }) => kind === "WEBHOOK_STOPPED");
    expect(stopped).toHaveLength(1);
    expect(stopped[0].path).toBe("/notices/webhooks");
    expect(stopped[0].text, "the host, and nothing that may be secret").toMatch(
      /^Nothing has arrived at 127\.0\.0\.1, so/,
    );
    const [waiting] = (await api.ask(ids, {}, administrator())).data.webhookDeliveries.nodes;
    const off = await api.ask(resend, { id: waiting.id }, administrator());
    expect(off.data.webhookResend).toEqual({ code: "WEBHOOK_OFF", field: "id" });
    const again = { id, url, kinds, active: true };
    const { data } = await api.ask(change, { input: again }, administrator());
    expect(data.webhookChange).toMatchObject({ active: true, stoppedAt: null });
  });

  it("C25 waits behind no other firm's thousands, nor behind one that answers slowly", async () => {
    const other = await platform.firm("neighbour");
    const owned = (firm: string, at: number) => ({
      tenant_id: firm,
      id: randomUUID(),
      endpoint_id: randomUUID(),
      kind: "key-issued",
      body: "{}",
      written_at: new Date(at),
      due_at: new Date(at),
      tries: 0,
    });
    const many = Array.from({ length: 40 }, (_, at) => owned(house.hands.firm.id, 1_000 + at));
    const rows = [...many, owned(other.id, 9_000)];
    await owner`insert into webhook_deliveries ${owner(rows)}`;
    const take = (share: Parameters<typeof takeDueDeliveries>[1]) =>
      asProgram(platform.worker, (scope) => takeDueDeliveries(scope, share, 60_000));
    const firms = (await take({ most: 10, ofOneFirm: 3 })).map(({ tenantId }) => tenantId);
    expect(firms.filter((firm) => firm === other.id)).toHaveLength(1);
    expect(firms).toHaveLength(4);
    expect(await take({ most: 10, ofOneFirm: 3, but: [house.hands.firm.id] })).toEqual([]);
    const oldest = await owner`select due_at from webhook_deliveries where tries = 1
      and tenant_id = ${house.hands.firm.id} and written_at > ${new Date(1_002)}`;
    expect(oldest, "the oldest of each").toEqual([]);
  });

  it("C28 never reaches this machine as the platform runs, whatever stands in the table", async () => {
    await webhook();
    await keyIssued();
    const guard = { ...publicNetwork, ports: new Set([port]) };
    const database = platform.worker;
    await new WebhookOffice({ database, key: letterKey, guard, log }).round();
    expect(received).toEqual([]);
    const [row] = await owner`select fault, status from webhook_deliveries`;
    expect(row).toEqual({ fault: "DESTINATION_FORBIDDEN", status: null });
  });
});
