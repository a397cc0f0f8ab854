import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actions } from "../../contracts/access/actions.ts";
import { actionsOfRooms, supportRooms } from "../../contracts/access/roles.ts";
import { asTenant, readInHouse } from "../../services/platform/tenancy.ts";
import { lookingIn } from "../../services/tenancy/actors.ts";
import { StagedApi } from "../stage/api.ts";
import { stageSite } from "../stage/market.ts";
import {
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let foundry: StagedFirm;
let rival: StagedFirm;
let system: SignedIn;
let grant: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  foundry = await platform.firm("foundry");
  rival = await platform.firm("rival");
  system = await platform.operatorPerson("system");
  await stageSite(platform, foundry, { name: { zh: "铸造一厂", en: "Foundry one" } });
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const giveDocument = `mutation ($input: SupportGiveInput!) { supportGive(input: $input) {
  ... on SupportGrant { id purpose rooms validUntil revokedAt }
  ... on Refusal { code field values { name value } } } }`;
const revokeDocument = `mutation ($id: ID!) { supportRevoke(id: $id) {
  ... on SupportGrant { revokedAt } ... on Refusal { code } } }`;
const listDocument = `{ supportGrants { nodes { id purpose firm { name { en } }
  uses { name } } } }`;
const looksDocument = `query ($grant: ID!) { supportLooks(grant: $grant) {
  nodes { who asks fromAddress } } }`;
const sitesDocument = "{ sites { name { en } } }";

const give = async (changes: Record<string, unknown> = {}, firm = foundry) => {
  const input = { purpose: "排查预订", hours: 4, rooms: ["CAPABILITY"], ...changes };
  const asked = await api.ask(giveDocument, { input }, { session: firm.administrator.token });
  return asked.data.supportGive;
};
const revoke = async (id: string, session = foundry.administrator.token) =>
  (await api.ask(revokeDocument, { id }, { session })).data.supportRevoke;
const look = (document = sitesDocument, support = grant, who = system) =>
  api.ask(document, {}, { session: who.token, support });
const codeOf = async (asked: ReturnType<typeof look>) => (await asked).errors[0]?.extensions.code;
const localId = (id: string) => Buffer.from(id, "base64url").toString().split(":")[2] ?? "";
const relabelled = (id: string, firm: StagedFirm) =>
  Buffer.from(`SupportGrant:${firm.id}:${localId(id)}`).toString("base64url");

beforeEach(async () => {
  grant = (await give()).id;
});

describe("C14 a grant of support", () => {
  it("lets the operator's support look at what it names, and the firm sees who looked", async () => {
    const { data } = await look();
    expect(data.sites[0].name.en).toBe("Foundry one");
    await look("{ sites { id } resources(first: 1) { nodes { id } } }");

    const session = foundry.administrator.token;
    const asked = await api.ask(looksDocument, { grant }, { session });
    expect(asked.data.supportLooks.nodes).toMatchObject([
      { who: "system", asks: ["query sites", "query resources"] },
      { who: "system", asks: ["query sites"] },
    ]);
    const listed = await api.ask(listDocument, {}, { session });
    expect(listed.data.supportGrants.nodes[0]).toMatchObject({ uses: [{ name: "system" }] });
  });

  it("leaves a row of each look in both audits", async () => {
    const { requestId } = await look();
    const rows = await owner`select tenant_id, requester, principal, action, subject, details
      from audit_entries where request_id = ${requestId} order by action`;
    const said = { principal: system.actor.principal, subject: `support:${localId(grant)}` };
    const firm = { tenant_id: foundry.id, requester: platform.house, action: "visit.support" };
    const own = { tenant_id: platform.house, requester: platform.house };
    expect(rows).toMatchObject([
      { ...said, ...own, action: "platform.support", details: { firm: foundry.id } },
      { ...said, ...firm, details: { who: "system", asks: ["query sites"] } },
    ]);
  });

  it("tells the ledger that it was given, first used and revoked", async () => {
    await look();
    await look();
    await revoke(grant);
    const events = await owner`select type, convert_from(canonical, 'UTF8')::jsonb as event
      from outbox where convert_from(canonical, 'UTF8')::jsonb -> 'body' ->> 'grantId'
        = ${localId(grant)} order by id`;
    expect(events.map(({ type }) => type)).toEqual([
      "tenancy.grant-given.v1",
      "tenancy.support-used.v1",
      "tenancy.grant-revoked.v1",
    ]);
    expect(events[0]?.["event"].body).toMatchObject({
      resource: { kind: "support", id: foundry.id },
      fields: ["capability"],
    });
  });

  it("opens no other room, no key, no session, no audit and nothing of the platform's", async () => {
    const others = [
      "{ offers(first: 1) { nodes { id } } }",
      "{ market(wants: {}, first: 1) { nodes { id } } }",
      "{ traceEvents(first: 1) { nodes { id } } }",
      "{ people(first: 1) { nodes { id } } }",
      "{ apiKeys(first: 1) { nodes { id } } }",
      "{ webhooks { id } }",
      "{ invitations(first: 1) { nodes { id } } }",
      "{ auditEntries(first: 1) { nodes { id } } }",
      "{ accountSecurity { required } }",
      "{ tenants(first: 1) { nodes { id } } }",
      "{ supportGrants(first: 1) { nodes { id } } }",
      "{ sessions { id } }",
    ];
    for (const document of others) expect(await codeOf(look(document))).toBe("NOT_PERMITTED");
    expect((await look("{ viewer { person { name } } }")).data.viewer).toBeNull();
    const audit = await api.call("/audit/export", { session: system.token, support: grant });
    expect(audit.status).toBe(403);
  });

  it("gives every room when all are named, and never the market of other firms", async () => {
    const all = (await give({ rooms: ["FIRM", "CAPABILITY", "CAPACITY", "TRACE"] })).id;
    const document = `{ people(first: 1) { nodes { id } } offers(first: 1) { nodes { id } }
      bookings(side: MADE, first: 1) { nodes { id } } traceEvents(first: 1) { nodes { id } } }`;
    expect((await look(document, all)).errors).toEqual([]);
    const events = await api.call("/epcis/events", { session: system.token, support: all });
    expect(events.status).toBe(200);
    const session = foundry.administrator.token;
    const looks = await api.ask(looksDocument, { grant: all }, { session });
    expect(looks.data.supportLooks.nodes[0].asks).toEqual(["GET /epcis/events"]);
    expect(await codeOf(look("{ market(wants: {}, first: 1) { nodes { id } } }", all))).toBe(
      "NOT_PERMITTED",
    );
  });

  it("is no leave to act, not even where a fragment hides the act", async () => {
    const acts = [
      "mutation { sessionEnd { ... on Done { ok } } }",
      "mutation { ...acts } fragment acts on Mutation { noticesReadAll { ... on Done { ok } } }",
    ];
    for (const document of acts) expect(await codeOf(look(document))).toBe("SUPPORT_READS_ONLY");
    const captured = await api.capture({}, { session: system.token, support: grant });
    expect((await captured.json()).code).toBe("SUPPORT_READS_ONLY");
    expect(supportRooms.flatMap((room) => [...actionsOfRooms([room])])).toHaveLength(4);
    for (const action of actionsOfRooms(supportRooms)) expect(actions[action].writes).toBe(false);
  });

  it("cannot write even behind a door that is for reading, nor act if it were let to", async () => {
    const guest = lookingIn(foundry.id, supportRooms, system.actor);
    const writing = asTenant(platform.app, guest, "capability.read", ({ db, house }) =>
      db.execute(`update sites set name_zh = 'x' where tenant_id = '${house}'`),
    );
    await expect(writing).rejects.toMatchObject({ cause: { code: "25006" } });
    const bolder = { ...guest, may: new Set(["capability.edit"] as const) };
    await expect(
      asTenant(platform.app, bolder, "capability.edit", async () => 1),
    ).rejects.toMatchObject({ code: "NOT_PERMITTED" });
  });

  it("is used by the system administrator alone", async () => {
    for (const role of ["security", "audit"] as const) {
      const other = await platform.operatorPerson(role);
      expect(await codeOf(look(sitesDocument, grant, other))).toBe("NOT_PERMITTED");
    }
    expect(await codeOf(look(sitesDocument, grant, rival.administrator))).toBe("NOT_PERMITTED");
    expect(await codeOf(api.ask(sitesDocument, {}, { support: grant }))).toBe("NOT_SIGNED_IN");
  });

  it("answers alike when it is absent, another firm's, ended or revoked, and leaves no trace", async () => {
    const lapsed = (await give()).id;
    await owner`update grants set valid_until = now() - interval '1 second'
      where id = ${localId(lapsed)}`;
    const revoked = (await give()).id;
    await revoke(revoked);
    const none = relabelled(
      Buffer.from(`:${foundry.id}:${rival.id}`).toString("base64url"),
      foundry,
    );
    const others = [none, relabelled(grant, rival), lapsed, revoked, "noise", ""];
    const told = await Promise.all(others.map((each) => look(sitesDocument, each)));
    for (const { status, data, errors } of told) {
      expect([status, data, errors]).toEqual([told[0]?.status, null, told[0]?.errors]);
      expect(errors[0]?.extensions.code).toBe("SUPPORT_GRANT_NOT_FOUND");
    }
    const ids = told.map(({ requestId }) => requestId);
    const rows = await owner`select 1 from audit_entries where request_id = any(${ids})`;
    expect(rows).toHaveLength(0);
  });

  it("of a firm that is suspended opens nothing: the firm could not revoke it", async () => {
    const other = await platform.firm("halted");
    const { id } = await give({}, other);
    expect((await look(sitesDocument, id)).errors).toEqual([]);
    await platform.suspend(other.id);
    expect(await codeOf(look(sitesDocument, id))).toBe("SUPPORT_GRANT_NOT_FOUND");
  });

  it("C39 of a firm that is frozen opens nothing, either", async () => {
    const other = await platform.firm("frozen");
    const { id } = await give({}, other);
    await owner`update tenants set frozen_at = now() where id = ${other.id}`;
    expect(await codeOf(look(sitesDocument, id))).toBe("SUPPORT_GRANT_NOT_FOUND");
  });

  it("C15 is dead with the very next request after it is revoked", async () => {
    expect((await look()).errors).toEqual([]);
    expect((await revoke(grant)).revokedAt).not.toBeNull();
    expect(await codeOf(look())).toBe("SUPPORT_GRANT_NOT_FOUND");
    const [copy] = await readInHouse<{ revoked_at: Date | null }>(platform.app, platform.house, {
      text: "select revoked_at from grants where tenant_id = $1 and id = $2",
      values: [platform.house, localId(grant)],
    });
    expect(copy?.revoked_at).not.toBeNull();
  });

  it("is refused for too many hours, for none, and without rooms or purpose", async () => {
    expect(await give({ hours: 73 })).toMatchObject({
      code: "SUPPORT_HOURS",
      field: "hours",
      values: [{ name: "hours", value: "72" }],
    });
    expect(await give({ hours: 0 })).toMatchObject({ code: "SUPPORT_HOURS" });
    expect(await give({ rooms: [] })).toMatchObject({ code: "SUPPORT_ROOMS_MISSING" });
    expect(await give({ purpose: " " })).toMatchObject({ code: "TEXT_LENGTH", field: "purpose" });
  });

  it("is not among the grants of records, nor another firm's to revoke", async () => {
    const session = foundry.administrator.token;
    const { data } = await api.ask("{ grants { nodes { id } } }", {}, { session });
    expect(data.grants.nodes).toEqual([]);
    const refused = await revoke(grant, rival.administrator.token);
    expect(refused).toMatchObject({ code: "SUPPORT_GRANT_NOT_FOUND" });
    const listed = await api.ask(listDocument, {}, { session: system.token });
    expect(listed.data.supportGrants.nodes.map(({ id }: { id: string }) => id)).toContain(grant);
  });
});
