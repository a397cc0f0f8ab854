import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { printWitnessKey, signCheckpoint, witnessKey } from "../../contracts/proof/index.ts";
import { WitnessOffice } from "../../services/ledger/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { StagedApi } from "../stage/api.ts";
import { logSeed } from "../stage/log-seed.ts";
import { type SignedIn, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let office: WitnessOffice;
let witness: Server;
let people: Record<"security" | "audit" | "system", SignedIn>;
let logKey: string;
let keyFile: string;
const witnessId = newId<string>();
/** What the witness shows of the log, and what it answers when it is asked to cosign. */
let shown = "";
let answer = { status: 500, body: "" };

const alertsAsked = `{ incidentAlerts(first: 20) { nodes { kind state source firm { id } } } }`;
const dismissing = `mutation ($input: AlertDismissInput!) { alertDismiss(input: $input) {
  ... on IncidentAlert { state } ... on Refusal { code } } }`;
const idsAsked = `{ incidentAlerts(first: 20) { nodes { id source state } } }`;
const told = "{ notices(first: 50) { nodes { kind title path } } }";

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  keyFile = join(api.folder, "witnessed.key");
  const log = openLog("test", "silent");
  worker = await StagedWorker.open(platform, api.folder, log, keyFile);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  await platform.firm("maker");
  people = {
    security: await platform.operatorPerson("security"),
    audit: await platform.operatorPerson("audit"),
    system: await platform.operatorPerson("system"),
  };
  await worker.settle();
  logKey = (await (await api.call("/log/key")).text()).trim();
  witness = createServer(async (request, response) => {
    for await (const _part of request);
    const isAsked = request.method === "POST";
    const said = isAsked ? answer : { status: shown === "" ? 404 : 200, body: shown };
    response.writeHead(said.status, { "content-type": "text/x.tlog.size" }).end(said.body);
  }).listen(0, "127.0.0.1");
  await once(witness, "listening");
  const { port } = witness.address() as AddressInfo;
  const key = printWitnessKey(
    witnessKey({ name: "member.example/w", seed: new Uint8Array(32).fill(3) }),
  );
  await owner`insert into log_witnesses (id, key, url, added_at, size, next_at, failures)
    values (${witnessId}, ${key}, ${`http://127.0.0.1:${port}/`}, now(), 0, now(), 0)`;
  office = new WitnessOffice({
    database: platform.worker,
    blobs: diskBlobs(api.folder),
    guard: { ports: new Set([port]), allowsLoopback: true },
    holder: "test",
    log,
    logKey: async () => logKey,
  });
});

afterAll(async () => {
  witness.close();
  await office.stop();
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

/** The witness is asked once more, and the worker looks at what came of it. */
async function asked(): Promise<void> {
  await owner`update log_witnesses set next_at = now() - interval '1 second'`;
  await office.round();
  await office.idle();
  await worker.settle();
}

async function sources(): Promise<string[]> {
  const { data } = await api.ask(alertsAsked, {}, { session: people.security.token });
  for (const { kind } of data.incidentAlerts.nodes) expect(kind).toBe("TAMPER");
  return data.incidentAlerts.nodes.map(({ source }: { source: string }) => source).reverse();
}

async function noticesOf(person: SignedIn) {
  const { data } = await api.ask(told, {}, { session: person.token, language: "en" });
  const nodes: { kind: string; title: string; path: string }[] = data.notices.nodes;
  return nodes.filter(({ kind }) => kind === "ALERT_RAISED");
}

/** A head of this log that nobody here has made, under the log's own key. */
function fork(size: number): string {
  const name = logKey.split("+")[0] ?? "";
  const root = new Uint8Array(32).fill(size % 251);
  return signCheckpoint({ size, root }, { name, seed: logSeed(keyFile) });
}

it("C39 tells the security administrators of a log that a witness finds set back or forked", async () => {
  await asked();
  expect(await sources(), "one that is down alarms nobody").toEqual([]);

  answer = { status: 422, body: "" };
  await asked();
  expect(await sources()).toEqual([`witness:NOT_EXTENDED:${witnessId}`]);
  await asked();
  expect(await sources(), "told once").toHaveLength(1);

  answer = { status: 409, body: "4000\n" };
  shown = fork(4_000);
  await asked();
  const found = await sources();
  expect(found).toHaveLength(2);
  expect(found[1]).toMatch(new RegExp(`^witness:HEAD:${witnessId}:[0-9a-f]{16}$`));
  expect(await office.allowsSealing()).toBe(false);
  const anyone = await api.ask("{ logWitnesses { refuses evidence } }");
  expect(anyone.data.logWitnesses, "anyone may see and check it").toEqual([
    { refuses: true, evidence: shown },
  ]);

  const notices = await noticesOf(people.security);
  expect(notices).toHaveLength(2);
  for (const { title, path } of notices) {
    expect(title).toContain("a record that was tampered with");
    expect(path).toBe("/console/incidents");
  }
  expect(await noticesOf(people.system)).toEqual([]);
  const mails = worker.mails.map((mail) => JSON.stringify(mail));
  expect(
    mails.filter((mail) => /记录被篡改|a record that was tampered with/.test(mail)),
  ).toHaveLength(2);
  const { data } = await api.ask(alertsAsked, {}, { session: people.audit.token });
  expect(data.incidentAlerts.nodes).toHaveLength(2);
});

it("keeps the finding when the witness goes silent, and raises a new one for a further head", async () => {
  const { data } = await api.ask(idsAsked, {}, { session: people.security.token });
  for (const { id } of data.incidentAlerts.nodes) {
    const input = { id, reason: "the copy of yesterday was restored by mistake" };
    const settled = await api.ask(dismissing, { input }, { session: people.security.token });
    expect(settled.data.alertDismiss).toEqual({ state: "DISMISSED" });
  }
  answer = { status: 503, body: "" };
  await asked();
  const [row] = await owner`select fault, evidence from log_witnesses`;
  expect(row).toMatchObject({ fault: "HTTP_503", evidence: shown });
  expect(await sources(), "settled, and not told again").toHaveLength(2);

  answer = { status: 409, body: "5000\n" };
  shown = fork(5_000);
  await asked();
  const all = await sources();
  expect(all).toHaveLength(3);
  expect(new Set(all).size).toBe(3);
  expect(await noticesOf(people.security)).toHaveLength(3);
});

it("records in the ledger who is named as a witness, and that one is asked no more that sealing stood for", async () => {
  const { port } = witness.address() as AddressInfo;
  const joining = new StagedApi(platform, { witnessHosts: new Set([`127.0.0.1:${port}`]) });
  const session = people.security.token;
  const key = printWitnessKey(
    witnessKey({ name: "second.example/w", seed: new Uint8Array(32).fill(4) }),
  );
  const input = { key, url: `http://127.0.0.1:${port}/` };
  const adding = `mutation ($input: WitnessAddInput!) { witnessAdd(input: $input) {
    ... on WitnessSetting { url } ... on Refusal { code } } }`;
  const removing = `mutation ($key: String!) { witnessRemove(key: $key) {
    ... on WitnessSetting { url } ... on Refusal { code } } }`;
  expect((await api.ask(adding, { input }, { session })).data.witnessAdd).toEqual({
    code: "WITNESS_URL",
  });
  const added = await joining.ask(adding, { input }, { session });
  expect(added.data.witnessAdd).toEqual({ url: input.url });
  joining.close();
  const [contradicting] = await owner<{ key: string; size: string }[]>`
    select key, size from log_witnesses where id = ${witnessId}`;
  const variables = { key: contradicting?.key };
  const removed = await api.ask(removing, variables, { session });
  expect(removed.data.witnessRemove.url).toContain("127.0.0.1");
  const events = await owner<{ type: string; canonical: Buffer }[]>`
    select type, canonical from outbox where type like 'ledger.%' order by id`;
  const bodies = events.map(({ type, canonical }) => [type, JSON.parse(`${canonical}`).body]);
  const by = { person: people.security.actor.personId };
  expect(bodies).toEqual([
    ["ledger.witness-added.v1", { operator: expect.any(String), key, by }],
    [
      "ledger.witness-removed.v1",
      { operator: expect.any(String), ...contradicting, contradicting: true, by },
    ],
  ]);
});
