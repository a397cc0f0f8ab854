import { setTimeout as rest } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenants } from "../../services/platform/schema.ts";
import { asTenant, readInHouse } from "../../services/platform/tenancy.ts";
import { StagedApi } from "../stage/api.ts";
import { freshUscc, password, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let system: string;
let security: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1 });
  system = (await platform.operatorPerson("system")).token;
  security = (await platform.operatorPerson("security")).token;
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const admitDocument = `mutation ($input: FirmAdmitInput!) { firmAdmit(input: $input) {
  ... on AdmittedFirm { tenant { id status identity rulesVersion } invitation link }
  ... on Refusal { code field message } } }`;
const acceptDocument = `mutation ($input: InvitationAcceptInput!) { invitationAccept(input: $input) {
  ... on SignInStep { viewer { roles rulesAccepted operator firm { identity name { zh } } } }
  ... on Refusal { code field message } } }`;
const openDocument = `query ($code: String!) { invitation(code: $code) {
  email mustAcceptRules knownPerson rules { version parameters { freeCancellationHours } } firm { id } } }`;
const suspendDocument = `mutation ($input: FirmSuspendInput!) { firmSuspend(input: $input) {
  ... on Tenant { status suspensionReason } ... on Refusal { code field } } }`;
const resumeDocument = `mutation ($id: ID!) { firmResume(id: $id) {
  ... on Tenant { status suspendedAt } ... on Refusal { code } } }`;
const viewerDocument = "{ viewer { roles } }";
const peopleDocument = "{ people { nodes { person { name } } } }";

const admission = (name: string, changes: Record<string, unknown> = {}) => ({
  input: {
    name: { zh: `${name}厂`, en: name },
    city: { zh: "柳州", en: "Liuzhou" },
    uscc: freshUscc(),
    administratorEmail: `admin@${name}.example`,
    ...changes,
  },
});

async function admitted(name: string) {
  const { data } = await api.ask(admitDocument, admission(name), { session: system });
  return data.firmAdmit as { tenant: { id: string; identity: string }; invitation: string };
}

describe("admission", () => {
  it("founds a house that its first administrator opens by accepting the rules", async () => {
    const asked = admission("foundry", { gln: "6901234000009" });
    const answer = await api.ask(admitDocument, asked, { session: system });
    const { tenant, invitation: code, link } = answer.data.firmAdmit;
    expect(tenant).toMatchObject({ status: "ADMITTED", identity: "gs1:417/6901234000009" });
    expect(tenant.rulesVersion).toBeNull();
    expect(link).toBe(`https://lianzao.example/join/${code}`);

    const opened = await api.ask(openDocument, { code });
    expect(opened.data.invitation).toMatchObject({
      email: "admin@foundry.example",
      mustAcceptRules: true,
      knownPerson: false,
      rules: { version: 1, parameters: { freeCancellationHours: 24 } },
    });

    const joining = { code, name: "韦志强", password };
    const refused = await api.ask(acceptDocument, { input: joining });
    expect(refused.data.invitationAccept).toMatchObject({
      code: "RULES_NOT_ACCEPTED",
      field: "acceptRulesVersion",
    });
    expect(refused.session).toBeNull();

    const input = { ...joining, acceptRulesVersion: 1 };
    const joined = await api.ask(acceptDocument, { input });
    expect(joined.data.invitationAccept.viewer).toEqual({
      roles: ["ADMINISTRATOR"],
      rulesAccepted: true,
      operator: false,
      firm: { identity: "gs1:417/6901234000009", name: { zh: "foundry厂" } },
    });
    expect(joined.session).toMatch(/^lzs_/);

    const list = await api.ask(
      `{ tenants(search: "FOUNDRY", status: ACTIVE) { nodes { id rulesVersion } } }`,
      {},
      { session: system },
    );
    expect(list.data.tenants.nodes).toEqual([{ id: tenant.id, rulesVersion: 1 }]);

    const again = await api.ask(acceptDocument, { input });
    expect(again.data.invitationAccept.code).toBe("INVITATION_NOT_FOUND");
    expect((await api.ask(openDocument, { code })).data.invitation).toBeNull();
  });

  it("tells both facts in the new house, under the firm's identity", async () => {
    const rows = await owner`
      select o.type, convert_from(o.canonical, 'UTF8')::json as event from outbox o
      join tenants t on t.id = o.tenant_id where t.name_en = 'foundry' order by o.id`;
    expect(rows.map((row) => row["type"])).toEqual([
      "tenancy.firm-admitted.v1",
      "tenancy.rules-accepted.v1",
      "tenancy.member-joined.v1",
    ]);
    for (const { event } of rows) {
      expect(event.owner).toBe("gs1:417/6901234000009");
      expect(event.subjects).toEqual(["gs1:417/6901234000009"]);
    }
    expect(rows[1]?.["event"].body.rulesDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is on record in the operator's house, without anyone's e-mail", async () => {
    const rows = await owner`select action, subject, details::text from audit_entries
      where tenant_id = ${platform.house} and action = 'platform.admit' and subject is not null`;
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row["details"]).not.toContain("@");
  });

  it("refuses a firm that is here already, and codes that are none, each at its field", async () => {
    const { tenant } = await admitted("twin");
    const uscc = tenant.identity.replace("uscc:", "");
    const refusals = [
      [{ uscc }, "USCC_TAKEN", "uscc"],
      [{ gln: "6901234000009" }, "GLN_TAKEN", "gln"],
      [{ uscc: "91350100M000100Y44" }, "USCC_INVALID", "uscc"],
      [{ gln: "6901234000000" }, "GLN_INVALID", "gln"],
      [{ administratorEmail: "nobody" }, "EMAIL_INVALID", "administratorEmail"],
      [{ name: { zh: "厂", en: " " } }, "TEXT_LENGTH", "name.en"],
    ] as const;
    for (const [changes, code, field] of refusals) {
      const asked = admission("other", changes);
      const { data } = await api.ask(admitDocument, asked, { session: system });
      expect(data.firmAdmit).toMatchObject({ code, field });
    }
    const [left] = await owner`select count(*)::int as n from tenants where name_en = 'other'`;
    expect(left?.["n"]).toBe(0);
  });

  it("happens once under one idempotency key, and shows the code once", async () => {
    const asked = admission("once");
    const asking = { session: system, idempotencyKey: "admit-once" };
    const first = (await api.ask(admitDocument, asked, asking)).data.firmAdmit;
    const second = (await api.ask(admitDocument, asked, asking)).data.firmAdmit;
    expect(second.tenant).toEqual(first.tenant);
    expect(first.invitation).toMatch(/^lzi_/);
    expect(second).toMatchObject({ invitation: null, link: null });
    const other = await api.ask(admitDocument, admission("another"), asking);
    expect(other.data.firmAdmit.code).toBe("IDEMPOTENCY_KEY_REUSED");
  });

  it("C14 is for the system administrator alone", async () => {
    const audit = (await platform.operatorPerson("audit")).token;
    const firm = await platform.firm("outsider");
    for (const session of [security, audit, firm.administrator.token]) {
      const { data } = await api.ask(admitDocument, admission("no"), { session });
      expect(data.firmAdmit.code).toBe("NOT_PERMITTED");
    }
    const stranger = await api.ask(admitDocument, admission("no"));
    expect(stranger.data.firmAdmit.code).toBe("NOT_SIGNED_IN");
  });
});

describe("a firm that is only admitted", () => {
  it("can make itself active, one at work can leave for good, and nothing else of the list changes", async () => {
    const { id } = await platform.admit("waiting");
    const firm = await platform.firm("working");
    const { actor } = firm.administrator;
    const as = (status: "active" | "suspended" | "left", target: typeof id, house: typeof id) =>
      asTenant(platform.app, { ...actor, tenantId: house }, "tenancy.read", async ({ db }) => {
        const rows = await db
          .update(tenants)
          .set({ status })
          .where(eq(tenants.id, target))
          .returning({ id: tenants.id });
        return rows.length;
      });
    expect(await as("active", id, firm.id)).toBe(0);
    await expect(as("suspended", id, id)).rejects.toThrow();
    const renaming = asTenant(platform.app, actor, "tenancy.read", ({ db }) =>
      db.execute(sql`update tenants set name_en = 'mine' where id = ${firm.id}`),
    );
    await expect(renaming).rejects.toThrow();
    expect(await as("active", id, id)).toBe(1);
    expect(await as("left", firm.id, id)).toBe(0);
    expect(await as("left", firm.id, firm.id)).toBe(1);
    expect(await as("active", firm.id, firm.id)).toBe(0);
  });
});

describe("suspension", () => {
  it("C04 ends a firm's sessions and keys within 5 seconds, and resuming opens them again", async () => {
    const firm = await platform.firm("late-payer");
    const session = firm.administrator.token;
    const id = (
      await api.ask(
        `{ tenants(search: "late-payer") { nodes { id } } }`,
        {},
        {
          session: system,
        },
      )
    ).data.tenants.nodes[0].id;
    const issued = await api.ask(
      `mutation ($input: ApiKeyIssueInput!) { apiKeyIssue(input: $input) {
        ... on IssuedApiKey { token } } }`,
      { input: { name: "erp", scopes: ["GRAPHQL"], expiresAt: new Date(Date.now() + 8.64e7) } },
      { session },
    );
    const key = issued.data.apiKeyIssue.token as string;
    expect((await api.ask(peopleDocument, {}, { key })).data.people.nodes).toHaveLength(1);

    const input = { id, reason: "欠费" };
    const suspended = await api.ask(suspendDocument, { input }, { session: security });
    expect(suspended.data.firmSuspend).toEqual({ status: "SUSPENDED", suspensionReason: "欠费" });
    await rest(2_100);
    for (const asking of [{ session }, { key }]) {
      const answer = await api.ask(peopleDocument, {}, asking);
      expect(answer.errors[0]?.extensions.code).toBe("FIRM_SUSPENDED");
    }
    expect((await api.ask(viewerDocument, {}, { session })).data).toEqual({ viewer: null });
    // Who signs in afterwards may answer in the firm's disputes, and no more.
    const narrow = (await platform.signIn(firm.administrator.email)).token;
    const barred = await api.ask(peopleDocument, {}, { session: narrow });
    expect(barred.errors[0]?.extensions.code).toBe("NOT_PERMITTED");

    const twice = await api.ask(suspendDocument, { input }, { session: security });
    expect(twice.data.firmSuspend).toEqual({ code: "FIRM_SUSPENDED_ALREADY", field: "id" });
    const resumed = await api.ask(resumeDocument, { id }, { session: security });
    expect(resumed.data.firmResume).toEqual({ status: "ACTIVE", suspendedAt: null });
    await rest(2_100);
    expect((await api.ask(viewerDocument, {}, { session })).data.viewer.roles).toHaveLength(1);
    const again = await api.ask(resumeDocument, { id }, { session: security });
    expect(again.data.firmResume.code).toBe("FIRM_NOT_SUSPENDED");
  });

  it("leaves a firm that never accepted the rules where it was", async () => {
    const { tenant, invitation: code } = await admitted("never-joined");
    const input = { id: tenant.id, reason: "查无此人" };
    await api.ask(suspendDocument, { input }, { session: security });
    expect((await api.ask(openDocument, { code })).data.invitation).toBeNull();
    const resumed = await api.ask(resumeDocument, { id: tenant.id }, { session: security });
    expect(resumed.data.firmResume.status).toBe("ADMITTED");
    expect((await api.ask(openDocument, { code })).data.invitation).not.toBeNull();
  });

  it("C14 is for the security administrator alone, and never of the operator", async () => {
    const { tenant } = await admitted("protected");
    const input = { id: tenant.id, reason: "试试" };
    const bySystem = await api.ask(suspendDocument, { input }, { session: system });
    expect(bySystem.data.firmSuspend.code).toBe("NOT_PERMITTED");
    const house = Buffer.from(`Tenant:${platform.house}:${platform.house}`).toString("base64url");
    for (const id of [
      house,
      Buffer.from(`Tenant:${platform.house}:${crypto.randomUUID()}`).toString("base64url"),
    ]) {
      const { data } = await api.ask(
        suspendDocument,
        { input: { id, reason: "试试" } },
        { session: security },
      );
      expect(data.firmSuspend).toEqual({ code: "FIRM_NOT_FOUND", field: "id" });
    }
    const malformed = { id: "%%%", reason: "试试" };
    const noise = await api.ask(suspendDocument, { input: malformed }, { session: security });
    expect(noise.data.firmSuspend).toEqual({ code: "ID_MALFORMED", field: "id" });
  });
});

describe("C17 the record", () => {
  it("has a row for each act of a firm, in its own house", async () => {
    const firm = await platform.firm("recorded");
    const rows = await readInHouse<{ action: string; details: { act?: string } }>(
      platform.app,
      firm.id,
      {
        text: "select action, details from audit_entries where tenant_id = $1 order by id",
        values: [firm.id],
      },
    );
    expect(rows.map(({ action, details }) => [action, details.act])).toEqual([
      ["tenancy.join", "begin"],
      ["tenancy.session", "begin"],
    ]);
  });
});
