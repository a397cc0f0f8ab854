import { setTimeout as rest } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { StagedApi } from "../stage/api.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let foundry: StagedFirm;
let gears: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1 });
  foundry = await platform.firm("foundry");
  gears = await platform.firm("gears");
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const issueDocument = `mutation ($input: ApiKeyIssueInput!) { apiKeyIssue(input: $input) {
  ... on IssuedApiKey { key { id name scopes lastUsedAt revokedAt } token }
  ... on Refusal { code field } } }`;
const revokeDocument = `mutation ($id: ID!) { apiKeyRevoke(id: $id) {
  ... on ApiKey { id revokedAt } ... on Refusal { code field } } }`;
const listDocument = "{ apiKeys { nodes { id name lastUsedAt revokedAt } } }";
const peopleDocument = "{ people { nodes { person { name } } } }";
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

const issue = async (changes: Record<string, unknown> = {}, firm = foundry) => {
  const input = { name: "ERP", scopes: ["GRAPHQL"], expiresAt: tomorrow(), ...changes };
  const { data } = await api.ask(issueDocument, { input }, { session: firm.administrator.token });
  return data.apiKeyIssue;
};

describe("C07 an API key", () => {
  it("is shown once and kept as a digest", async () => {
    const { key, token } = await issue();
    expect(token).toMatch(/^lzk_[\w-]{66}$/);
    const rows = await owner`select *, encode(token_hash, 'hex') as hash from api_keys`;
    expect(JSON.stringify(rows)).not.toContain(token);
    const session = foundry.administrator.token;
    const listed = await api.ask(listDocument, {}, { session });
    expect(JSON.stringify(listed.data)).not.toContain(token);
    expect(listed.data.apiKeys.nodes).toContainEqual(expect.objectContaining({ id: key.id }));
  });

  it("opens what its scopes say and no more", async () => {
    const reading = (await issue()).token;
    const capturing = (await issue({ scopes: ["EPCIS_CAPTURE"] })).token;
    expect((await api.ask(peopleDocument, {}, { key: reading })).data.people.nodes).toHaveLength(1);
    const refused = await api.ask(peopleDocument, {}, { key: capturing });
    expect(refused.errors[0]?.extensions.code).toBe("NOT_PERMITTED");
    const input = { name: "second", scopes: ["GRAPHQL"], expiresAt: tomorrow() };
    const issuing = await api.ask(issueDocument, { input }, { key: reading });
    expect(issuing.data.apiKeyIssue.code).toBe("NOT_PERMITTED");
  });

  it("is no session: it has no viewer, no sessions and no first steps", async () => {
    const { token: key } = await issue();
    expect((await api.ask("{ viewer { roles } }", {}, { key })).data.viewer).toBeNull();
    const sessions = await api.ask("{ sessions { id } }", {}, { key });
    expect(sessions.errors[0]?.extensions.code).toBe("SESSION_NEEDED");
    const welcome = "mutation { welcomeFinish { ... on Refusal { code } } }";
    expect((await api.ask(welcome, {}, { key })).data.welcomeFinish.code).toBe("SESSION_NEEDED");
  });

  it("shows when it was last used", async () => {
    const { key, token } = await issue({ name: "watched" });
    await api.ask(peopleDocument, {}, { key: token });
    const listed = await api.ask(listDocument, {}, { session: foundry.administrator.token });
    const node = listed.data.apiKeys.nodes.find(({ id }: { id: string }) => id === key.id);
    expect(Date.parse(node.lastUsedAt)).toBeGreaterThan(Date.now() - 10_000);
  });

  it("is dead within 5 seconds of being revoked, and stays so", async () => {
    const { key, token } = await issue();
    await api.ask(peopleDocument, {}, { key: token });
    const session = foundry.administrator.token;
    const revoked = (await api.ask(revokeDocument, { id: key.id }, { session })).data.apiKeyRevoke;
    expect(revoked.revokedAt).not.toBeNull();
    await rest(2_100);
    const refused = await api.ask(peopleDocument, {}, { key: token });
    expect(refused.errors[0]?.extensions.code).toBe("API_KEY_EXPIRED");
    const again = (await api.ask(revokeDocument, { id: key.id }, { session })).data.apiKeyRevoke;
    expect(again).toEqual(revoked);
    const told = await owner`select type from outbox where tenant_id = ${foundry.id}
      and type like 'tenancy.key-%' and convert_from(canonical, 'UTF8')::json
        -> 'body' ->> 'keyId' = ${Buffer.from(key.id, "base64url").toString().split(":")[2] ?? ""}`;
    expect(told.map((row) => row["type"]).sort()).toEqual([
      "tenancy.key-issued.v1",
      "tenancy.key-revoked.v1",
    ]);
  });

  it("opens nothing once it has expired", async () => {
    const { token } = await issue();
    await owner`update api_keys set expires_at = now() where token_hash = sha256(${Buffer.from(token)})`;
    const refused = await api.ask(peopleDocument, {}, { key: token });
    expect(refused.errors[0]?.extensions.code).toBe("API_KEY_EXPIRED");
  });

  it("is refused without scope, name or an end within a year, each at its field", async () => {
    const far = new Date(Date.now() + 400 * 86_400_000).toISOString();
    expect(await issue({ scopes: [] })).toEqual({
      code: "API_KEY_SCOPES_MISSING",
      field: "scopes",
    });
    expect(await issue({ name: "" })).toEqual({ code: "TEXT_LENGTH", field: "name" });
    expect(await issue({ expiresAt: far })).toEqual({
      code: "API_KEY_VALIDITY",
      field: "expiresAt",
    });
  });

  it("is not another firm's to see or to revoke", async () => {
    const { key } = await issue();
    const session = gears.administrator.token;
    const { data } = await api.ask(revokeDocument, { id: key.id }, { session });
    expect(data.apiKeyRevoke).toEqual({ code: "API_KEY_NOT_FOUND", field: "id" });
    const node = await api.ask(
      "query ($id: ID!) { node(id: $id) { id } }",
      { id: key.id },
      { session },
    );
    expect(node.data).toEqual({ node: null });
  });

  it("is shown to the first of two equal requests only", async () => {
    const input = { name: "once", scopes: ["GRAPHQL"], expiresAt: tomorrow() };
    const asking = { session: foundry.administrator.token, idempotencyKey: "key-1" };
    const [one, two] = await Promise.all([
      api.ask(issueDocument, { input }, asking),
      api.ask(issueDocument, { input }, asking),
    ]);
    const issued = [one.data.apiKeyIssue, two.data.apiKeyIssue];
    expect(issued[0].key).toEqual(issued[1].key);
    expect(issued.filter(({ token }) => token !== null)).toHaveLength(1);
  });
});

const renewDocument = `mutation ($input: ApiKeyRenewInput!) { apiKeyRenew(input: $input) {
  ... on IssuedApiKey { key { id name lastUsedAt renewedAt formerUntil formerUsedAt } token }
  ... on Refusal { code field } } }`;

describe("C07 a renewed API key", () => {
  const session = () => ({ session: foundry.administrator.token });
  const renew = async (id: string, overlapHours = 24, changes = {}) => {
    const input = { id, overlapHours, expiresAt: tomorrow(), ...changes };
    return (await api.ask(renewDocument, { input }, session())).data.apiKeyRenew;
  };
  const codeOf = async (key: string) =>
    (await api.ask(peopleDocument, {}, { key })).errors[0]?.extensions.code ?? "OPENS";

  it("has a new secret, shown once; the old one opens until its overlap is over", async () => {
    const { key, token: old } = await issue({ name: "rotated" });
    await codeOf(old);
    const { token, key: renewed } = await renew(key.id);
    expect(token).not.toBe(old);
    expect(renewed).toMatchObject({ id: key.id, name: "rotated", lastUsedAt: null });
    expect(renewed.formerUsedAt).not.toBeNull();
    expect(Date.parse(renewed.formerUntil)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    const rows = await owner`select * from api_keys`;
    expect(JSON.stringify(rows)).not.toContain(token);
    expect([await codeOf(old), await codeOf(token)]).toEqual(["OPENS", "OPENS"]);

    await owner`update api_keys set former_until = now() where name = 'rotated'`;
    await rest(2_100);
    expect([await codeOf(old), await codeOf(token)]).toEqual(["API_KEY_EXPIRED", "OPENS"]);
  });

  it("shows which of its secrets was used last", async () => {
    const { key, token: old } = await issue({ name: "watched twice" });
    const { token } = await renew(key.id);
    const ask = "{ apiKeys { nodes { id lastUsedAt formerUsedAt } } }";
    const seen = async () => {
      const { nodes } = (await api.ask(ask, {}, session())).data.apiKeys;
      return nodes.find(({ id }: { id: string }) => id === key.id);
    };
    expect(await seen()).toMatchObject({ lastUsedAt: null, formerUsedAt: null });
    await codeOf(old);
    expect(await seen()).toMatchObject({ lastUsedAt: null, formerUsedAt: expect.any(String) });
    await codeOf(token);
    const { lastUsedAt, formerUsedAt } = await seen();
    expect(lastUsedAt >= formerUsedAt).toBe(true);
  });

  it("without an overlap ends the old secret within 5 seconds, and so does the next renewal", async () => {
    const { key, token: first } = await issue();
    const { token: second } = await renew(key.id, 0);
    const { token: third } = await renew(key.id, 1);
    const { token: fourth } = await renew(key.id, 1);
    await rest(2_100);
    const codes = [await codeOf(first), await codeOf(second), await codeOf(third)];
    expect(codes).toEqual(["NOT_SIGNED_IN", "NOT_SIGNED_IN", "OPENS"]);
    expect(await codeOf(fourth)).toBe("OPENS");
    await api.ask(revokeDocument, { id: key.id }, session());
    await rest(2_100);
    expect([await codeOf(third), await codeOf(fourth)]).toEqual([
      "API_KEY_EXPIRED",
      "API_KEY_EXPIRED",
    ]);
    expect(await renew(key.id)).toEqual({ code: "API_KEY_EXPIRED", field: "id" });
  });

  it("is told in the ledger and the audit, and is refused what does not fit at its field", async () => {
    const { key } = await issue();
    expect(await renew(key.id, 73)).toEqual({ code: "API_KEY_OVERLAP", field: "overlapHours" });
    const past = new Date(Date.now() - 1_000).toISOString();
    expect(await renew(key.id, 1, { expiresAt: past })).toEqual({
      code: "API_KEY_VALIDITY",
      field: "expiresAt",
    });
    await renew(key.id, 1);
    const id = Buffer.from(key.id, "base64url").toString().split(":")[2] ?? "";
    const [row] = await owner`select details from audit_entries
      where subject = ${`key:${id}`} and details ->> 'act' = 'renew'`;
    expect(row?.["details"]).toMatchObject({ overlapHours: 1 });
    const told = await owner`select 1 from outbox where type = 'tenancy.key-renewed.v1'
      and convert_from(canonical, 'UTF8')::json -> 'body' ->> 'keyId' = ${id}`;
    expect(told).toHaveLength(1);
    const other = { session: gears.administrator.token };
    const input = { id: key.id, overlapHours: 1, expiresAt: tomorrow() };
    const foreign = await api.ask(renewDocument, { input }, other);
    expect(foreign.data.apiKeyRenew).toEqual({ code: "API_KEY_NOT_FOUND", field: "id" });
  });
});
