import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openLog } from "../../services/platform/log.ts";
import { StagedApi } from "../stage/api.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import { freshUscc, password, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
const lines: string[] = [];

beforeAll(async () => {
  platform = await stagePlatform();
  const log = openLog("test", "debug", { write: (line) => lines.push(line) });
  api = new StagedApi(platform, { log });
  worker = await StagedWorker.open(platform, api.folder, log);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

const canaries = {
  mail: `canary-mail-${randomUUID()}@firm.example`,
  person: `canary-name-${randomUUID()}`,
  password: `canary-password-${randomUUID()}`,
  serial: `CANARY${Date.now()}`,
  note: `canary-note-${randomUUID()}`,
};

const errorCount = () => lines.filter((line) => line.includes('"level":50')).length;

interface Joined {
  readonly session: string;
  readonly code: string;
}

const acceptDocument = `mutation ($input: InvitationAcceptInput!) {
  invitationAccept(input: $input) { __typename ... on Refusal { code } } }`;

/** A firm is admitted and its administrator joins, over HTTP as people do it. */
async function join(): Promise<Joined> {
  const system = await platform.operatorPerson("system");
  const admission = {
    name: { zh: "企业", en: "Firm" },
    city: { zh: "柳州", en: "Liuzhou" },
    uscc: freshUscc(),
    administratorEmail: canaries.mail,
  };
  const admitted = await api.ask(
    `mutation ($input: FirmAdmitInput!) { firmAdmit(input: $input) {
      ... on AdmittedFirm { invitation } ... on Refusal { code } } }`,
    { input: admission },
    { session: system.token },
  );
  const code = admitted.data.firmAdmit.invitation as string;
  const { person: name, password: secret } = canaries;
  const input = { code, name, password: secret, acceptRulesVersion: 1 };
  const accepted = await api.ask(acceptDocument, { input });
  return { session: accepted.session ?? "", code };
}

it("C21 no secret and no personal data is logged, whatever succeeds, is refused or breaks", async () => {
  // The database itself breaks at this name, and tells the whole row.
  await owner`alter table memberships add constraint breaking check (name not like '%breaking%')`;
  const { session, code } = await join();
  expect(session).not.toBe("");
  const signIn = `mutation ($input: SessionStartInput!) { sessionStart(input: $input) {
    __typename ... on Refusal { code } } }`;
  for (const secret of [canaries.password, `${canaries.password}-wrong`]) {
    await api.ask(signIn, { input: { email: canaries.mail, password: secret } });
  }
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const issued = await api.ask(
    `mutation ($input: ApiKeyIssueInput!) { apiKeyIssue(input: $input) {
      ... on IssuedApiKey { token } ... on Refusal { code } } }`,
    { input: { name: canaries.note, scopes: ["EPCIS_CAPTURE", "GRAPHQL"], expiresAt } },
    { session },
  );
  const key = issued.data.apiKeyIssue.token as string;
  expect((await api.capture(epcisDocument([inspection(canaries.serial)]), { key })).status).toBe(
    202,
  );
  await api.capture(`{"note": "${canaries.note}", `, { key });
  await api.ask(`{ traceEvents(search: "${canaries.note}") { nodes { body } } }`, {}, { key });
  await api.ask(`{ viewer { ${canaries.person.replaceAll("-", "")} } }`, {}, { key });
  await api.call(`/epcis/events/${canaries.serial}?note=${canaries.note}`, { key });
  await worker.settle();

  const invited = await api.ask(
    `mutation ($input: InvitationIssueInput!) { invitationIssue(input: $input) {
      ... on IssuedInvitation { link } ... on Refusal { code } } }`,
    { input: { email: `second-${canaries.mail}`, roles: ["VIEWER"] } },
    { session },
  );
  const link = String(invited.data.invitationIssue.link);
  const second = link.slice(link.lastIndexOf("/") + 1);
  const input = { code: second, name: `${canaries.person}-breaking`, password: canaries.password };
  const before = errorCount();
  const broken = await api.ask(acceptDocument, { input });
  expect(broken.errors[0]?.extensions.code).toBe("BROKEN");
  expect(errorCount(), "the fault itself is logged").toBe(before + 1);

  const written = lines.join("");
  const secrets = { ...canaries, session, key, code, second, usual: password };
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret.length, name).toBeGreaterThan(5);
    expect(written.includes(secret), `${name} in the log`).toBe(false);
  }
  expect(written).toContain("23514");
});

it("C21 a fault is told by kind and place, never with the values that it was about", async () => {
  const log: string[] = [];
  const told = openLog("test", "debug", { write: (line) => log.push(line) });
  const secret = canaries.note;
  const faults = [
    await owner`select ${secret}::text::uuid`.catch((fault: unknown) => fault),
    new Error(`Failed query: insert\nparams: ${secret}`, { cause: new SyntaxError(secret) }),
    secret,
  ];
  for (const err of faults)
    told.error({ err, password: secret, asked: { email: secret } }, "broke");
  expect(log).toHaveLength(faults.length);
  expect(log.join("")).not.toContain(secret);
  expect(log[0]).toContain("22P02");
});
