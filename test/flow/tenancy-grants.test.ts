import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asTenant } from "../../services/platform/tenancy.ts";
import { grantsReceived, grantTicket, registerGrantable } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let foundry: StagedFirm;
let gears: StagedFirm;
let rival: StagedFirm;

const things = new Map<string, string>();

// Any kind of thing can be shared; this one stands for all.
registerGrantable({
  resourceType: "test-thing",
  nodeType: "TestThing",
  exists: async (scope, id) => things.get(id) === scope.house,
});

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1 });
  foundry = await platform.firm("foundry");
  gears = await platform.firm("gears");
  rival = await platform.firm("rival");
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const giveDocument = `mutation ($input: GrantGiveInput!) { grantGive(input: $input) {
  ... on Grant { id mine owner { name { en } } grantee { name { en } } resourceType resourceId
    purpose fields validUntil revokedAt }
  ... on Refusal { code field } } }`;
const revokeDocument = `mutation ($id: ID!) { grantRevoke(id: $id) {
  ... on Grant { id revokedAt } ... on Refusal { code field } } }`;
const listDocument = "{ grants { nodes { id mine purpose revokedAt resourceId } } }";

const globalId = (type: string, firm: string, id: string) =>
  Buffer.from(`${type}:${firm}:${id}`).toString("base64url");
const localId = (id: string) => Buffer.from(id, "base64url").toString().split(":")[2] ?? "";

function thingOf(firm: StagedFirm): string {
  const id = crypto.randomUUID();
  things.set(id, firm.id);
  return globalId("TestThing", firm.id, id);
}

const give = async (changes: Record<string, unknown> = {}, firm = foundry) => {
  const input = {
    resource: thingOf(firm),
    grantee: globalId("Firm", gears.id, gears.id),
    purpose: "质量追溯",
    fields: ["bizStep"],
    ...changes,
  };
  const { data } = await api.ask(giveDocument, { input }, { session: firm.administrator.token });
  return data.grantGive;
};
const ticketOf = (firm: StagedFirm, id: string) =>
  asTenant(platform.app, firm.administrator.actor, "tenancy.read", (scope) =>
    grantTicket(scope, localId(id)),
  );
const list = async (firm: StagedFirm) =>
  (await api.ask(listDocument, {}, { session: firm.administrator.token })).data.grants.nodes;

describe("a grant", () => {
  it("stands in both houses and says the same", async () => {
    const given = await give();
    expect(given).toMatchObject({
      mine: true,
      owner: { name: { en: "foundry" } },
      grantee: { name: { en: "gears" } },
      resourceType: "test-thing",
      fields: ["bizStep"],
      revokedAt: null,
    });
    const [received] = await list(gears);
    expect(received).toMatchObject({ mine: false, purpose: "质量追溯" });
    expect(received.resourceId).toBe(given.resourceId);
    expect(localId(received.id)).toBe(localId(given.id));
    expect(await list(rival)).toEqual([]);
    const copies = await owner`
      select encode(policy_hash, 'hex') as hash from grants where id = ${localId(given.id)}`;
    expect(copies).toHaveLength(2);
    expect(copies[0]?.["hash"]).toBe(copies[1]?.["hash"]);
    const [told] = await owner`
      select convert_from(canonical, 'UTF8')::json -> 'body' as body from outbox
      where tenant_id = ${foundry.id} and type = 'tenancy.grant-given.v1'`;
    expect(told?.["body"]).toMatchObject({ fields: ["bizStep"], policyHash: copies[0]?.["hash"] });
  });

  it("is a ticket to its thing for the grantee, and for nobody else", async () => {
    const { id, resourceId } = await give();
    const ticket = await ticketOf(gears, id);
    expect(ticket).toMatchObject({ owner: foundry.id, fields: ["bizStep"] });
    expect(ticket.ticket.ids).toEqual([localId(id), localId(resourceId)]);
    for (const firm of [rival, foundry]) {
      await expect(ticketOf(firm, id)).rejects.toMatchObject({ code: "GRANT_NOT_FOUND" });
    }
  });

  it("C15 is dead at once when revoked, in both copies", async () => {
    const { id } = await give();
    const session = foundry.administrator.token;
    const revoked = (await api.ask(revokeDocument, { id }, { session })).data.grantRevoke;
    expect(revoked.revokedAt).not.toBeNull();
    await expect(ticketOf(gears, id)).rejects.toMatchObject({ code: "GRANT_NOT_FOUND" });
    const copies = await owner`select revoked_at from grants where id = ${localId(id)}`;
    expect(copies.map((row) => row["revoked_at"].toISOString())).toEqual(
      Array(2).fill(revoked.revokedAt),
    );
    const again = (await api.ask(revokeDocument, { id }, { session })).data.grantRevoke;
    expect(again).toEqual(revoked);
  });

  it("C15 is dead although the grantee's own copy still says otherwise", async () => {
    const { id } = await give();
    const session = foundry.administrator.token;
    await api.ask(revokeDocument, { id }, { session });
    await owner`update grants set revoked_at = null
      where tenant_id = ${gears.id} and id = ${localId(id)}`;
    const received = await asTenant(
      platform.app,
      gears.administrator.actor,
      "tenancy.read",
      (scope) => grantsReceived(scope, "test-thing", { limit: 50, afterId: null }),
    );
    expect(received.map((each) => each.id)).toContain(localId(id));
    await expect(ticketOf(gears, id)).rejects.toMatchObject({ code: "GRANT_NOT_FOUND" });
  });

  it("is dead after its end", async () => {
    const { id } = await give({ validUntil: new Date(Date.now() + 60_000).toISOString() });
    expect((await ticketOf(gears, id)).owner).toBe(foundry.id);
    await owner`update grants set valid_until = now() where tenant_id = ${foundry.id}
      and id = ${localId(id)}`;
    await expect(ticketOf(gears, id)).rejects.toMatchObject({ code: "GRANT_NOT_FOUND" });
  });

  it("cannot be made up by the grantee", async () => {
    const { id } = await give();
    await owner`insert into grants select ${rival.id}, id, requester, ${rival.id}, resource_type,
      resource_id, relation, purpose, fields, given_at, valid_from, valid_until, revoked_at,
      policy_hash from grants where tenant_id = ${gears.id} and id = ${localId(id)}`;
    await expect(ticketOf(rival, id)).rejects.toMatchObject({ code: "GRANT_NOT_FOUND" });
  });

  it("is the owner's to revoke, not the grantee's nor a stranger's", async () => {
    const { id } = await give();
    for (const firm of [gears, rival]) {
      const local = globalId("Grant", firm.id, localId(id));
      for (const asked of [id, local]) {
        const { data } = await api.ask(
          revokeDocument,
          { id: asked },
          { session: firm.administrator.token },
        );
        expect(data.grantRevoke).toEqual({ code: "GRANT_NOT_FOUND", field: "id" });
      }
    }
    expect((await ticketOf(gears, id)).owner).toBe(foundry.id);
  });

  it("is refused for what is absent or another's alike, and to firms that are not there", async () => {
    const absent = globalId("TestThing", foundry.id, crypto.randomUUID());
    const disguised = globalId("TestThing", foundry.id, localId(thingOf(rival)));
    const session = globalId("Session", foundry.id, crypto.randomUUID());
    for (const resource of [absent, thingOf(rival), disguised, session]) {
      expect(await give({ resource })).toEqual({
        code: "GRANT_RESOURCE_NOT_FOUND",
        field: "resource",
      });
    }
    const nobody = crypto.randomUUID();
    for (const firm of [nobody, platform.house]) {
      expect(await give({ grantee: globalId("Firm", firm, firm) })).toEqual({
        code: "FIRM_NOT_FOUND",
        field: "grantee",
      });
    }
    const self = globalId("Firm", foundry.id, foundry.id);
    expect(await give({ grantee: self })).toEqual({ code: "GRANT_TO_SELF", field: "grantee" });
  });

  it("is quality's and the administrator's to give", async () => {
    const quality = await platform.member(foundry, "quality", ["quality"]);
    const planner = await platform.member(foundry, "planner", ["planner"]);
    const input = {
      resource: thingOf(foundry),
      grantee: globalId("Firm", gears.id, gears.id),
      purpose: "追溯",
      fields: [],
    };
    const byQuality = await api.ask(giveDocument, { input }, { session: quality.token });
    expect(byQuality.data.grantGive.fields).toEqual([]);
    const byPlanner = await api.ask(giveDocument, { input }, { session: planner.token });
    expect(byPlanner.data.grantGive.code).toBe("NOT_PERMITTED");
  });

  it("leaves a mark in the owner's record each time it is used", async () => {
    const { id } = await give({ purpose: "记录" });
    await ticketOf(gears, id);
    const { data } = await api.ask(
      `{ auditEntries(action: "visit.") { nodes { action who subject } } }`,
      {},
      { session: foundry.administrator.token, language: "en" },
    );
    expect(data.auditEntries.nodes).toContainEqual({
      action: "visit.grant",
      who: "gears",
      subject: `grant:${localId(id)}`,
    });
  });
});

describe("the firms that one can share with", () => {
  it("are those at work, other than oneself, and can be searched", async () => {
    await platform.admit("not-yet");
    const document = `query ($search: String) { firms(search: $search) { nodes { name { en } } } }`;
    const names = async (search: string | null) => {
      const asking = { session: foundry.administrator.token };
      const { nodes } = (await api.ask(document, { search }, asking)).data.firms;
      return nodes.map((node: { name: { en: string } }) => node.name.en).sort();
    };
    expect(await names(null)).toEqual(["gears", "rival"]);
    expect(await names("GEAR")).toEqual(["gears"]);
    expect(await names("%")).toEqual([]);
  });
});
