import { setTimeout as rest } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLetter } from "../../services/notices/letters/post.ts";
import { issueResets } from "../../services/tenancy/index.ts";
import { askReset, resetPassword } from "../../services/tenancy/password/reset.ts";
import { type Answer, StagedApi } from "../stage/api.ts";
import {
  facts,
  letterKey,
  password,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let foundry: StagedFirm;
let gears: StagedFirm;
let owner: postgres.Sql;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  foundry = await platform.firm("foundry");
  gears = await platform.firm("gears");
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const issueDocument = `mutation ($input: InvitationIssueInput!) { invitationIssue(input: $input) {
  ... on IssuedInvitation { invitation { id email roles acceptedAt withdrawnAt } link }
  ... on Refusal { code field } } }`;
const withdrawDocument = `mutation ($id: ID!) { invitationWithdraw(id: $id) {
  ... on Invitation { id withdrawnAt } ... on Refusal { code field } } }`;
const openDocument = `query ($code: String!) { invitation(code: $code) {
  email roles knownPerson mustAcceptRules } }`;
const acceptDocument = `mutation ($input: InvitationAcceptInput!) { invitationAccept(input: $input) {
  ... on SignInStep { viewer { person { name email } roles firms { id } locale } }
  ... on Refusal { code field } } }`;
const rolesDocument = `mutation ($input: MemberChangeRolesInput!) { memberChangeRoles(input: $input) {
  ... on Member { id roles person { name } } ... on Refusal { code field } } }`;
const confirmDocument = `mutation ($id: ID!) { invitationConfirm(id: $id) {
  ... on Invitation { awaitsConfirmation } ... on Refusal { code field } } }`;
const removeDocument = `mutation ($input: MemberRemoveInput!) { memberRemove(input: $input) {
  ... on Done { ok } ... on Refusal { code field } } }`;
const keyDocument = `mutation ($input: ApiKeyIssueInput!) { apiKeyIssue(input: $input) {
  ... on IssuedApiKey { token } ... on Refusal { code } } }`;
const peopleDocument = `query ($first: Int, $after: String) { people(first: $first, after: $after) {
  nodes { id roles person { id name email } } pageInfo { hasNextPage endCursor } } }`;

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();

/** What the letters to somebody say, the oldest first. */
async function lettersTo(email: string) {
  const rows = await owner<{ id: string; sealed: string }[]>`
    select id, sealed from letters where recipient = ${email} order by written_at`;
  return rows.map(({ id, sealed }) => openLetter(letterKey, id, sealed));
}

const invite = async (firm: StagedFirm, email: string, roles = ["PLANNER"]) => {
  const asking = { session: firm.administrator.token };
  const { data } = await api.ask(issueDocument, { input: { email, roles } }, asking);
  return data.invitationIssue;
};
/** The code in an invitation's link. */
const codeOf = ({ link }: { link: string }) =>
  /^https:\/\/lianzao\.example\/join\/(lzi_[\w-]{66})$/.exec(link)?.[1] ?? "";
const accept = async (code: string, changes: Record<string, unknown> = {}, session?: string) => {
  const input = { code, name: "覃丽华", password, ...changes };
  return api.ask(acceptDocument, { input }, session === undefined ? {} : { session });
};
const memberId = async (firm: StagedFirm, email: string) => {
  const asking = { session: firm.administrator.token };
  const { nodes } = (await api.ask(peopleDocument, { first: 100 }, asking)).data.people;
  return nodes.find((node: { person: { email: string } }) => node.person.email === email).id;
};

describe("an invitation", () => {
  it("lets a new person in, once, with the roles it names", async () => {
    const issued = await invite(foundry, " Quality@Foundry.EXAMPLE ", ["QUALITY", "SERVICE"]);
    const { email, acceptedAt } = issued.invitation;
    expect([email, acceptedAt]).toEqual(["quality@foundry.example", null]);
    const code = codeOf(issued);
    expect((await api.ask(openDocument, { code })).data.invitation).toEqual({
      email: "quality@foundry.example",
      roles: ["QUALITY", "SERVICE"],
      knownPerson: false,
      mustAcceptRules: false,
    });
    const { data, session } = await accept(code);
    expect(data.invitationAccept.viewer).toMatchObject({
      person: { name: "覃丽华", email: "quality@foundry.example" },
      roles: ["QUALITY", "SERVICE"],
      locale: "EN",
    });
    expect(session).toMatch(/^lzs_/);
    expect((await accept(code)).data.invitationAccept).toEqual({
      code: "INVITATION_NOT_FOUND",
      field: "code",
    });
  });

  it("lets one of many in who hold the same code in the same moment", async () => {
    const code = codeOf(await invite(foundry, "race@foundry.example"));
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => (await accept(code)).data.invitationAccept),
    );
    expect(answers.filter(({ viewer }) => viewer !== undefined)).toHaveLength(1);
    const refused = answers
      .filter(({ viewer }) => viewer === undefined)
      .map(({ code: why }) => why);
    for (const why of refused) {
      expect(["INVITATION_NOT_FOUND", "SIGN_IN_PAUSED"]).toContain(why);
    }
  });

  it("asks of a weak password or a missing name the same of everybody", async () => {
    const known = await platform.member(gears, "known", ["viewer"]);
    const answers = [];
    for (const email of [known.email, "unknown@gears.example"]) {
      const code = codeOf(await invite(foundry, email));
      const opened = (await api.ask(openDocument, { code })).data.invitation.knownPerson;
      const short = (await accept(code, { password: "short" })).data.invitationAccept;
      const nameless = (await accept(code, { name: " " })).data.invitationAccept;
      const own = (await accept(code, { password: email })).data.invitationAccept;
      answers.push({ opened, short, nameless, own });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({
      opened: false,
      short: { code: "PASSWORD_TOO_SHORT", field: "password" },
      nameless: { code: "TEXT_LENGTH", field: "name" },
      own: { code: "PASSWORD_IS_EMAIL", field: "password" },
    });
  });

  it("answers the inviting firm alike for known and unknown people", async () => {
    const known = await platform.member(gears, "familiar", ["viewer"]);
    const [one, other] = [
      await invite(foundry, known.email),
      await invite(foundry, "someone@gears.example"),
    ];
    expect(Object.keys(one)).toEqual(Object.keys(other));
    expect({ ...one.invitation, id: "", email: "" }).toEqual({
      ...other.invitation,
      id: "",
      email: "",
    });
  });

  it("is opened by a known person with his present password only", async () => {
    const known = await platform.member(gears, "shared", ["viewer"]);
    const code = codeOf(await invite(foundry, known.email));
    const wrong = await accept(code, { password: "another password" });
    expect(wrong.data.invitationAccept).toEqual({
      code: "PASSWORD_NOT_PRESENT",
      field: "password",
    });
    expect(wrong.session).toBeNull();

    const seen = await api.ask(openDocument, { code }, { session: known.token });
    expect(seen.data.invitation.knownPerson).toBe(true);
    const { data } = await accept(code, { name: null }, known.token);
    expect(data.invitationAccept.viewer.person).toEqual({ name: "shared", email: known.email });
    expect(data.invitationAccept.viewer.firms).toHaveLength(2);
  });

  it("C02 does not let passwords be guessed", async () => {
    const known = await platform.member(gears, "guessed", ["viewer"]);
    const code = codeOf(await invite(foundry, known.email));
    for (let round = 0; round < 5; round += 1) await accept(code, { password: "wrong guess 123" });
    const locked = await accept(code);
    expect(locked.data.invitationAccept.code).toBe("SIGN_IN_PAUSED");
  });

  it("can be withdrawn, and a second one ends the first", async () => {
    const first = await invite(foundry, "twice@foundry.example");
    const second = await invite(foundry, "twice@foundry.example");
    expect((await api.ask(openDocument, { code: codeOf(first) })).data.invitation).toBeNull();
    const session = foundry.administrator.token;
    const { id } = second.invitation;
    const { data } = await api.ask(withdrawDocument, { id }, { session });
    expect(data.invitationWithdraw.withdrawnAt).not.toBeNull();
    expect((await accept(codeOf(second))).data.invitationAccept.code).toBe("INVITATION_NOT_FOUND");
    const again = await api.ask(withdrawDocument, { id }, { session });
    expect(again.data.invitationWithdraw).toEqual({ code: "INVITATION_NOT_FOUND", field: "id" });
    const foreign = await api.ask(withdrawDocument, { id }, { session: gears.administrator.token });
    expect(foreign.data.invitationWithdraw).toEqual({ code: "INVITATION_NOT_FOUND", field: "id" });
  });

  it("C25 goes to one address ten times a day at most", async () => {
    const email = "weary@foundry.example";
    for (let at = 0; at < 10; at += 1) await invite(foundry, email);
    expect(await invite(foundry, email)).toEqual({ code: "INVITATION_OFTEN", field: "email" });
    expect((await invite(gears, email)).invitation.email).toBe(email);
  });

  it("is refused for a member, for no e-mail, and for roles of another kind of house", async () => {
    const { email } = foundry.administrator;
    expect(await invite(foundry, email)).toEqual({ code: "MEMBER_ALREADY", field: "email" });
    expect(await invite(foundry, "x")).toEqual({ code: "EMAIL_INVALID", field: "email" });
    expect(await invite(foundry, "x@y.example", ["AUDIT"])).toEqual({
      code: "ROLE_NOT_OF_HOUSE",
      field: "roles",
    });
    expect(await invite(foundry, "x@y.example", [])).toEqual({
      code: "ROLES_MISSING",
      field: "roles",
    });
  });

  it("is an administrator's to give, and shows its code once", async () => {
    const planner = await platform.member(foundry, "planner", ["planner"]);
    const variables = { input: { email: "new@foundry.example", roles: ["VIEWER"] } };
    const refused = await api.ask(issueDocument, variables, { session: planner.token });
    expect(refused.data.invitationIssue.code).toBe("NOT_PERMITTED");
    const list = await api.ask("{ invitations { nodes { id } } }", {}, { session: planner.token });
    expect(list.errors[0]?.extensions.code).toBe("NOT_PERMITTED");

    const asking = { session: foundry.administrator.token, idempotencyKey: "invite-1" };
    const first = (await api.ask(issueDocument, variables, asking)).data.invitationIssue;
    const second = (await api.ask(issueDocument, variables, asking)).data.invitationIssue;
    expect(second).toEqual({ invitation: first.invitation, link: null });
  });

  it("C14 into the operator's house comes from the security administrator, for one role", async () => {
    const { token: session } = await platform.operatorPerson("security");
    const ask = async (roles: string[]) =>
      (
        await api.ask(
          issueDocument,
          { input: { email: "ops@operator.example", roles } },
          { session },
        )
      ).data.invitationIssue;
    expect((await ask(["SYSTEM", "AUDIT"])).code).toBe("ROLES_INCOMPATIBLE");
    expect((await ask(["ADMINISTRATOR"])).code).toBe("ROLE_NOT_OF_HOUSE");
    const { token: system } = await platform.operatorPerson("system");
    const input = { email: "x@operator.example", roles: ["SYSTEM"] };
    const bySystem = await api.ask(issueDocument, { input }, { session: system });
    expect(bySystem.data.invitationIssue.code).toBe("NOT_PERMITTED");
  });

  it("C14 into the operator's house opens nothing until the system administrator confirms it", async () => {
    const email = "second@operator.example";
    const security = await platform.operatorPerson("security");
    const { token: session } = await platform.operatorPerson("system");
    const input = { email, roles: ["AUDIT"] };
    const asked = await api.ask(issueDocument, { input }, { session: security.token });
    const { invitation, link } = asked.data.invitationIssue;
    expect(link).toBeNull();
    expect(await lettersTo(email)).toEqual([]);
    const confirm = async (by: string) =>
      (await api.ask(confirmDocument, { id: invitation.id }, { session: by })).data
        .invitationConfirm;
    expect((await confirm(security.token)).code).toBe("NOT_PERMITTED");

    expect(await confirm(session)).toEqual({ awaitsConfirmation: false });
    expect((await confirm(session)).code).toBe("INVITATION_NOT_FOUND");
    const [letter] = await lettersTo(email);
    const { data } = await accept(letter?.kind === "invitation" ? letter.code : "");
    expect(data.invitationAccept.viewer.roles).toEqual(["AUDIT"]);
  });

  it("C14 that waits to be confirmed can be withdrawn, and is nothing to confirm then", async () => {
    const { token: session } = await platform.operatorPerson("security");
    const system = await platform.operatorPerson("system");
    const input = { email: "third@operator.example", roles: ["SYSTEM"] };
    const asked = await api.ask(issueDocument, { input }, { session });
    const { id } = asked.data.invitationIssue.invitation;
    const { data } = await api.ask(withdrawDocument, { id }, { session });
    expect(data.invitationWithdraw.withdrawnAt).not.toBeNull();
    const late = await api.ask(confirmDocument, { id }, { session: system.token });
    expect(late.data.invitationConfirm.code).toBe("INVITATION_NOT_FOUND");
  });
});

describe("roles", () => {
  it("change within two seconds for whoever is signed in", async () => {
    const member = await platform.member(foundry, "promoted", ["viewer"]);
    const input = { email: "other@foundry.example", roles: ["VIEWER"] };
    const before = await api.ask(issueDocument, { input }, { session: member.token });
    expect(before.data.invitationIssue.code).toBe("NOT_PERMITTED");
    const id = await memberId(foundry, member.email);
    const changed = await api.ask(
      rolesDocument,
      { input: { id, roles: ["ADMINISTRATOR", "PLANNER"] } },
      { session: foundry.administrator.token },
    );
    expect(changed.data.memberChangeRoles.roles).toEqual(["ADMINISTRATOR", "PLANNER"]);
    await rest(2_100);
    const after = await api.ask(issueDocument, { input }, { session: member.token });
    expect(after.data.invitationIssue.invitation.email).toBe("other@foundry.example");
  });

  it("leave a firm its last administrator, also when two give theirs up at once", async () => {
    const firm = await platform.firm("pair");
    const second = await platform.member(firm, "second", ["administrator"]);
    const ids = [
      [await memberId(firm, firm.administrator.email), second.token],
      [await memberId(firm, second.email), firm.administrator.token],
    ];
    const answers = await Promise.all(
      ids.map(async ([id, session]) => {
        const input = { id, roles: ["VIEWER"] };
        const { data } = await api.ask(rolesDocument, { input }, { session: session ?? "" });
        return data.memberChangeRoles.code ?? "CHANGED";
      }),
    );
    expect(answers.sort()).toEqual(["CHANGED", "LAST_ADMINISTRATOR"]);
  });

  it("are not another firm's to change", async () => {
    const id = await memberId(gears, gears.administrator.email);
    const session = foundry.administrator.token;
    const { data } = await api.ask(
      rolesDocument,
      { input: { id, roles: ["VIEWER"] } },
      { session },
    );
    expect(data.memberChangeRoles).toEqual({ code: "MEMBER_NOT_FOUND", field: "id" });
  });
});

describe("whoever is removed from a firm", () => {
  const remove = async (id: string, session: string, revokeKeys = false) =>
    (await api.ask(removeDocument, { input: { id, revokeKeys } }, { session })).data.memberRemove;

  it("is out within two seconds, and cannot sign in again", async () => {
    const firm = await platform.firm("left");
    const leaver = await platform.member(firm, "leaver", ["administrator", "viewer"]);
    const session = firm.administrator.token;
    const id = await memberId(firm, leaver.email);
    expect(await remove(id, session)).toEqual({ ok: true });
    await rest(2_100);
    const after = await api.ask(peopleDocument, {}, { session: leaver.token });
    expect(after.errors[0]?.extensions.code).toBe("SESSION_EXPIRED");
    await expect(platform.signIn(leaver.email)).rejects.toThrow(
      expect.objectContaining({ code: "NO_FIRM" }),
    );
    expect(await remove(id, session)).toEqual({ code: "MEMBER_NOT_FOUND", field: "id" });
    const firmName = expect.objectContaining({ en: "left" });
    expect(await lettersTo(leaver.email)).toEqual([{ kind: "member-removed", firm: firmName }]);
    const [event] = await owner`select convert_from(canonical, 'UTF8')::jsonb -> 'body' as body
      from outbox where type = 'tenancy.member-removed.v1' and tenant_id = ${firm.id}`;
    const { personId } = leaver.actor;
    const roles = ["administrator", "viewer"];
    const by = { person: firm.administrator.actor.personId };
    expect(event?.["body"]).toMatchObject({ person: personId, roles, by });
    const [row] = await owner`select details from audit_entries
      where action = 'tenancy.remove-member' and tenant_id = ${firm.id}`;
    expect(row?.["details"]).toMatchObject({ act: "remove", ended: 2, keys: 0 });
  });

  it("keeps his other firms, and goes on there", async () => {
    const shared = await platform.member(gears, "both", ["viewer"]);
    const code = codeOf(await invite(foundry, shared.email));
    await accept(code, { name: null }, shared.token);
    const id = await memberId(foundry, shared.email);
    expect(await remove(id, foundry.administrator.token)).toEqual({ ok: true });
    const { actor } = await platform.signIn(shared.email);
    expect(actor.tenantId).toBe(gears.id);
    const again = await accept(codeOf(await invite(foundry, shared.email)));
    expect(again.data.invitationAccept.viewer.firms).toHaveLength(2);
  });

  it("takes the keys along that he has issued, if the firm wants that", async () => {
    const firm = await platform.firm("keyed");
    const leaver = await platform.member(firm, "leaver", ["administrator"]);
    const ask = { name: "erp", scopes: ["GRAPHQL"], expiresAt: inAWeek() };
    const issue = async (session: string) =>
      (await api.ask(keyDocument, { input: ask }, { session })).data.apiKeyIssue.token;
    const [his, ours] = [await issue(leaver.token), await issue(firm.administrator.token)];
    const id = await memberId(firm, leaver.email);
    expect(await remove(id, firm.administrator.token, true)).toEqual({ ok: true });
    const by = async (key: string) =>
      (await api.ask("{ __typename }", {}, { key })).errors[0]?.extensions.code;
    expect([await by(his), await by(ours)]).toEqual(["API_KEY_EXPIRED", undefined]);
    const events = await owner`select 1 from outbox
      where type = 'tenancy.key-revoked.v1' and tenant_id = ${firm.id}`;
    expect(events).toHaveLength(1);
  });

  it("is not oneself, not the last administrator, and nobody's of another firm", async () => {
    const firm = await platform.firm("lasting");
    const own = await memberId(firm, firm.administrator.email);
    const session = firm.administrator.token;
    expect(await remove(own, session)).toEqual({ code: "REMOVES_SELF", field: "id" });
    expect((await remove(own, foundry.administrator.token)).code).toBe("MEMBER_NOT_FOUND");
    const viewer = await platform.member(firm, "viewer", ["viewer"]);
    expect((await remove(own, viewer.token)).code).toBe("NOT_PERMITTED");
    const second = await platform.member(firm, "second", ["administrator"]);
    const pair = [remove(await memberId(firm, second.email), session), remove(own, second.token)];
    const codes = (await Promise.all(pair)).map(({ ok, code }) => (ok ? "REMOVED" : code));
    expect(codes.sort()).toEqual(["LAST_ADMINISTRATOR", "REMOVED"]);
  });

  it("C14 is the operator's people's by the security administrator alone, and never the last", async () => {
    const security = await platform.operatorPerson("security");
    const system = await platform.operatorPerson("system");
    const { nodes } = (await api.ask(peopleDocument, { first: 100 }, { session: security.token }))
      .data.people;
    const idOf = (role: string) =>
      nodes.find((node: { roles: string[] }) => node.roles.includes(role)).id;
    expect(await remove(idOf("SYSTEM"), security.token)).toMatchObject({ code: "LAST_OF_ROLE" });
    expect(await remove(idOf("SECURITY"), security.token)).toMatchObject({ code: "REMOVES_SELF" });
    expect((await remove(idOf("AUDIT"), system.token)).code).toBe("NOT_PERMITTED");
    // There is another one since an invitation above was confirmed.
    const first = nodes.find(
      (node: { person: { email: string } }) => node.person.email === "audit@operator.example",
    );
    expect(await remove(first.id, security.token)).toEqual({ ok: true });
  });

  it("can set a new password, to be invited again", async () => {
    const firm = await platform.firm("again");
    const leaver = await platform.member(firm, "leaver", ["viewer"]);
    await remove(await memberId(firm, leaver.email), firm.administrator.token);
    await askReset(platform.app, leaver.email, facts());
    await issueResets(platform.worker, letterKey);
    const letter = (await lettersTo(leaver.email)).find(({ kind }) => kind === "password-reset");
    const code = letter?.kind === "password-reset" ? letter.code : "";
    const ask = { code, password: "another horse battery" };
    await resetPassword(platform.app, ask, facts(), letterKey);
    const invited = codeOf(await invite(firm, leaver.email));
    const { data } = await accept(invited, { name: null, password: ask.password });
    expect(data.invitationAccept).toMatchObject({ code: "TEXT_LENGTH" });
    const joined = await accept(invited, { password: ask.password });
    expect(joined.data.invitationAccept.viewer.firms).toHaveLength(1);
  });
});

describe("the list of people", () => {
  it("pages through the whole firm and no other", async () => {
    const firm = await platform.firm("paged");
    for (const name of ["a", "b", "c", "d"]) await platform.member(firm, name, ["viewer"]);
    const session = firm.administrator.token;
    const emails: string[] = [];
    let after: string | null = null;
    do {
      const { data }: Answer = await api.ask(peopleDocument, { first: 2, after }, { session });
      const { people } = data;
      emails.push(...people.nodes.map((node: { person: { email: string } }) => node.person.email));
      after = people.pageInfo.hasNextPage ? people.pageInfo.endCursor : null;
    } while (after !== null);
    expect(emails).toEqual([
      "admin@paged.example",
      ...["a", "b", "c", "d"].map((name) => `${name}@paged.example`),
    ]);
  });

  it("gives a page's end to nobody else", async () => {
    const session = foundry.administrator.token;
    const { people } = (await api.ask(peopleDocument, { first: 1 }, { session })).data;
    const stolen = await api.ask(
      peopleDocument,
      { after: people.pageInfo.endCursor },
      { session: gears.administrator.token },
    );
    expect(stolen.errors[0]?.extensions).toMatchObject({ code: "CURSOR_INVALID", field: "after" });
  });

  it("opens each of its people by id to the firm itself and to no other", async () => {
    const session = foundry.administrator.token;
    const { nodes } = (await api.ask(peopleDocument, { first: 1 }, { session })).data.people;
    const document = `query ($id: ID!) { node(id: $id) { id
      ... on Member { roles } ... on Person { name } } }`;
    for (const id of [nodes[0].id, nodes[0].person.id]) {
      expect((await api.ask(document, { id }, { session })).data.node.id).toBe(id);
      const foreign = await api.ask(document, { id }, { session: gears.administrator.token });
      expect(foreign.data).toEqual({ node: null });
    }
  });
});
