import { setTimeout as rest } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firmRoles, operatorRoles } from "../../contracts/access/roles.ts";
import { distribution } from "../../deploy/distribution.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { foundPlatform } from "../../services/tenancy/index.ts";
import { writeInvitation } from "../../services/tenancy/people/invite.ts";
import { type Answer, StagedApi } from "../stage/api.ts";
import {
  freshUscc,
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import { plainRules } from "../stage/rules.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let foundry: StagedFirm;
let operators: Record<(typeof operatorRoles)[number], SignedIn>;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1 });
  foundry = await platform.firm("foundry");
  operators = {
    system: await platform.operatorPerson("system"),
    security: await platform.operatorPerson("security"),
    audit: await platform.operatorPerson("audit"),
  };
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const healthDocument = `{ health { programs { name } outboxWaiting deadLetters logSize checkpointAt
  databaseVersion tenants activeSessions } }`;
const auditDocument = `query ($first: Int, $after: String, $action: String) {
  auditEntries(first: $first, after: $after, action: $action) {
    nodes { id action who subject details requestId } pageInfo { hasNextPage endCursor } } }`;

const change = `mutation ($input: MemberChangeRolesInput!) { memberChangeRoles(input: $input) {
  ... on Member { roles } ... on Refusal { code field } } }`;
const settle = (act: "Confirm" | "Refuse") => `mutation ($id: ID!) { it: invitation${act}(id: $id) {
  ... on Invitation { changesRoles awaitsConfirmation acceptedAt withdrawnAt }
  ... on Refusal { code field } } }`;
const waitingDocument = "{ invitations(first: 100) { nodes { id email changesRoles roles } } }";
const rolesDocument = "{ viewer { roles } }";

/** Another of the operator's people, who has come in by an invitation that was confirmed. */
async function joined(name: string, role: (typeof operatorRoles)[number]): Promise<SignedIn> {
  const email = `${name}@operator.example`;
  const { actor } = operators.security;
  const { code } = await asTenant(platform.app, actor, "tenancy.invite", (scope) =>
    writeInvitation(scope, email, [role]),
  );
  await platform.join(code, name);
  return platform.signIn(email, platform.house);
}

const asked = async (who: SignedIn, roles: readonly string[], by: SignedIn) => {
  const id = globalId("Member", platform.house, who.actor.personId ?? "");
  const { data, errors } = await api.ask(change, { input: { id, roles } }, { session: by.token });
  return data?.memberChangeRoles ?? errors[0]?.extensions;
};
const settled = async (act: "Confirm" | "Refuse", { email }: SignedIn, by: SignedIn) => {
  const { data } = await api.ask(waitingDocument, {}, { session: operators.system.token });
  const { id } = data.invitations.nodes.find((each: { email: string }) => each.email === email);
  return (await api.ask(settle(act), { id }, { session: by.token })).data.it;
};

describe("the platform", () => {
  it("is founded once: a second founding changes nothing", async () => {
    const house = await foundPlatform(platform.fresh.url, {
      name: { zh: "别人", en: "Someone else" },
      city: { zh: "南宁", en: "Nanning" },
      uscc: freshUscc(),
      operators: [],
      rules: plainRules({ freeCancellationHours: 0 }),
    });
    expect(house).toBe(platform.house);
  });

  it("tells the system administrator how it stands, in counts", async () => {
    const { data } = await api.ask(healthDocument, {}, { session: operators.system.token });
    expect(data.health).toMatchObject({
      deadLetters: 0,
      logSize: "0",
      checkpointAt: null,
      tenants: 1,
    });
    expect(data.health.outboxWaiting).toBeGreaterThan(0);
    expect(data.health.activeSessions).toBeGreaterThanOrEqual(4);
    expect(data.health.databaseVersion).toMatch(/^\d+/);
  });

  it("C14 tells nobody else", async () => {
    const others = [operators.security, operators.audit, foundry.administrator];
    for (const { token: session } of others) {
      const answer = await api.ask(healthDocument, {}, { session });
      expect(answer.errors[0]?.extensions.code).toBe("NOT_PERMITTED");
    }
    const stranger = await api.ask(healthDocument);
    expect(stranger.errors[0]?.extensions.code).toBe("NOT_SIGNED_IN");
  });
});

describe("C14 the operator's database role", () => {
  it("cannot read any table of a firm, whatever house it enters", async () => {
    // Applications, cases and incidents are in his own house: no firm has any.
    const his = /^(admission_|dispute_|incidents$|incident_(?!tellings))/;
    const own = Object.keys(distribution).filter((name) => his.test(name));
    // Which plan a firm has is the operator's to say.
    const shared = ["circles", "idempotency_keys", "outbox_heads", "audit_heads", "firm_plans"];
    const firmTables = Object.entries(distribution)
      .filter(([, { kind }]) => kind === "tenant")
      .map(([name]) => name)
      .filter((name) => ![...shared, ...own].includes(name));
    expect(firmTables.length).toBeGreaterThan(10);
    for (const name of firmTables) {
      const reading = platform.operator.sql.begin(async (sql) => {
        await sql`select set_tenant(${foundry.id}, ${foundry.id}, '{}'::uuid[])`;
        return sql.unsafe(`select * from ${name}`);
      });
      await expect(reading, name).rejects.toThrow(/permission denied/);
    }
  });

  it("may count sessions, waiting events and acceptances, but not whose or what they are", async () => {
    const { sql } = platform.operator;
    const [sessions] = await sql`select count(seen_at)::int as n from sessions`;
    expect(sessions?.["n"]).toBeGreaterThan(0);
    const hidden = [
      "select tenant_id from sessions",
      "select person_id from sessions",
      "select token_hash from sessions",
      "select canonical from outbox",
      "select person_id from rules_acceptances",
      "select fault from dead_letters",
      "select * from people",
      "select * from memberships",
    ];
    for (const text of hidden) await expect(sql.unsafe(text), text).rejects.toThrow(/permission/);
  });

  it("cannot change or delete what it has written on record", async () => {
    for (const text of ["update audit_entries set action = ''", "delete from audit_entries"]) {
      await expect(platform.operator.sql.unsafe(text)).rejects.toThrow(/permission denied/);
    }
  });
});

describe("C14 the app's database role", () => {
  it("sees one person at most, and only whom it names", async () => {
    const { sql } = platform.app;
    expect(await sql`select * from people`).toHaveLength(0);
    expect(await sql`select * from sign_in_attempts`).toHaveLength(0);
    const named = await sql.begin(async (tx) => {
      await tx`select set_person('', 'admin@foundry.example')`;
      return tx`select email from people`;
    });
    expect(named.map((row) => row["email"])).toEqual(["admin@foundry.example"]);
    await expect(sql`delete from people`).rejects.toThrow(/permission denied/);
  });
});

describe("the record", () => {
  it("is for the audit administrator and a firm's administrator, each in their own house", async () => {
    const readers = [operators.audit, foundry.administrator];
    for (const { token: session } of readers) {
      const { data } = await api.ask(auditDocument, { first: 100 }, { session });
      expect(data.auditEntries.nodes.length).toBeGreaterThan(0);
    }
    const own = await api.ask(auditDocument, {}, { session: foundry.administrator.token });
    const actions = own.data.auditEntries.nodes.map((node: { action: string }) => node.action);
    expect(actions.filter((action: string) => action.startsWith("platform."))).toEqual([]);
    const planner = await platform.member(foundry, "planner", ["planner"]);
    for (const { token: session } of [operators.system, operators.security, planner]) {
      const answer = await api.ask(auditDocument, {}, { session });
      expect(answer.errors[0]?.extensions.code).toBe("NOT_PERMITTED");
    }
  });

  it("names who acted, pages from new to old, and can be narrowed to an act", async () => {
    const session = operators.audit.token;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data }: Answer = await api.ask(auditDocument, { first: 3, after }, { session });
      seen.push(...data.auditEntries.nodes.map((node: { id: string }) => node.id));
      after = data.auditEntries.pageInfo.hasNextPage ? data.auditEntries.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(seen.length);
    const narrowed = await api.ask(
      auditDocument,
      { first: 100, action: "platform.admit" },
      { session },
    );
    const { nodes } = narrowed.data.auditEntries;
    expect(nodes.map((node: { who: string }) => node.who)).toEqual(["system", "program:founding"]);
    expect(nodes[0].details).toBe('{"act":"admit"}');
    const all = await api.ask(auditDocument, { first: 100, action: "platform." }, { session });
    expect(all.data.auditEntries.nodes).toEqual(nodes);
  });
});

describe("the roles", () => {
  it("C14 are disjoint in the two kinds of houses", () => {
    expect(firmRoles.filter((role) => (operatorRoles as readonly string[]).includes(role))).toEqual(
      [],
    );
  });
});

describe("C14 a role of the operator's people", () => {
  it("is another once the system administrator has confirmed it, and what was begun in the former one ends", async () => {
    const second = await joined("second", "audit");
    expect(await asked(second, ["SECURITY"], operators.security)).toEqual({ roles: ["AUDIT"] });
    const before = await api.ask(rolesDocument, {}, { session: second.token });
    expect(before.data.viewer.roles).toEqual(["AUDIT"]);
    expect((await settled("Confirm", second, operators.security)).code).toBe("NOT_PERMITTED");

    expect(await settled("Confirm", second, operators.system)).toMatchObject({
      changesRoles: true,
      awaitsConfirmation: false,
      acceptedAt: expect.any(String),
    });
    expect((await settled("Confirm", second, operators.system)).code).toBe("INVITATION_NOT_FOUND");
    await rest(2_100);
    const ended = await api.ask("{ sessions { id } }", {}, { session: second.token });
    expect(ended.errors[0]?.extensions.code).toBe("SESSION_EXPIRED");
    const anew = await platform.signIn(second.email, platform.house);
    const after = await api.ask(rolesDocument, {}, { session: anew.token });
    expect(after.data.viewer.roles).toEqual(["SECURITY"]);
    const [event] = await owner`select convert_from(canonical, 'UTF8')::jsonb -> 'body' as body
      from outbox where type = 'tenancy.roles-changed.v1' and tenant_id = ${platform.house}`;
    expect(event?.["body"]).toMatchObject({
      person: second.actor.personId,
      from: ["audit"],
      to: ["security"],
      by: { person: operators.system.actor.personId },
    });
  });

  it("is not one's own to change, nor the last one's, nor two at once, nor without security", async () => {
    const { system, security, audit } = operators;
    const third = await joined("third", "audit");
    expect((await asked(security, ["AUDIT"], security)).code).toBe("ROLES_OF_SELF");
    expect(await asked(system, ["AUDIT"], security)).toEqual({
      code: "LAST_OF_ROLE",
      field: "roles",
    });
    expect((await asked(third, ["AUDIT"], security)).code).toBe("ROLES_UNCHANGED");
    expect((await asked(third, ["AUDIT", "SYSTEM"], security)).code).toBe("ROLES_INCOMPATIBLE");
    expect((await asked(third, ["SYSTEM"], system)).code).toBe("NOT_PERMITTED");
    // Both may be asked for, but the second to be confirmed would be the last.
    expect(await asked(third, ["SYSTEM"], security)).toEqual({ roles: ["AUDIT"] });
    expect(await asked(audit, ["SYSTEM"], security)).toEqual({ roles: ["AUDIT"] });
    expect((await settled("Confirm", third, system)).acceptedAt).not.toBeNull();
    expect((await settled("Confirm", audit, system)).code).toBe("LAST_OF_ROLE");
    expect((await settled("Refuse", audit, system)).withdrawnAt).not.toBeNull();
  });

  it("that is refused stays as it was", async () => {
    const kept = await joined("kept", "audit");
    await asked(kept, ["SYSTEM"], operators.security);
    expect((await settled("Refuse", kept, operators.system)).withdrawnAt).not.toBeNull();
    expect((await settled("Confirm", kept, operators.system)).code).toBe("INVITATION_NOT_FOUND");
    const { data } = await api.ask(rolesDocument, {}, { session: kept.token });
    expect(data.viewer.roles).toEqual(["AUDIT"]);
  });

  it("is given by nobody who has asked for it, whatever role he has got since", async () => {
    const asker = await joined("asker", "security");
    const friend = await joined("friend", "audit");
    expect(await asked(friend, ["SECURITY"], asker)).toEqual({ roles: ["AUDIT"] });
    await asked(asker, ["SYSTEM"], operators.security);
    await settled("Confirm", asker, operators.system);
    const anew = await platform.signIn(asker.email, platform.house);
    for (const act of ["Confirm", "Refuse"] as const) {
      expect(await settled(act, friend, anew)).toEqual({ code: "CONFIRMS_OWN", field: "id" });
    }
    expect((await settled("Confirm", friend, operators.system)).acceptedAt).not.toBeNull();
  });
});
