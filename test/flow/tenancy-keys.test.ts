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
