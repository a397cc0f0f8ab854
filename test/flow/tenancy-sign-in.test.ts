import { setTimeout as rest } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asTenant } from "../../services/platform/tenancy.ts";
import { forgetAttempts, issueInvitation, startSession } from "../../services/tenancy/index.ts";
import { begun } from "../seed/begun.ts";
import { StagedApi } from "../stage/api.ts";
import {
  facts,
  origin,
  password,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let foundry: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1 });
  foundry = await platform.firm("foundry");
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const startDocument = `mutation ($input: SessionStartInput!) { sessionStart(input: $input) {
  ... on SignInStep { viewer { person { email } firm { id name { en } } firms { id } sessionId
    welcomed actions } }
  ... on Refusal { code field values { name value } } } }`;
const switchDocument = `mutation ($firm: ID!) { sessionSwitch(firm: $firm) {
  ... on StartedSession { viewer { firm { id } } } ... on Refusal { code field } } }`;
const viewerDocument = "{ viewer { sessionId welcomed firm { id } } }";
const sessionsDocument = "{ sessions { id current userAgent } }";
const revokeDocument = `mutation ($id: ID!) { sessionRevoke(id: $id) {
  ... on Session { id current } ... on Refusal { code field } } }`;

const start = (email: string, given = password, address: string | null = null) =>
  startSession(
    platform.app,
    { email, password: given, firm: null },
    { ...origin, request: facts({ address }) },
  ).then(begun);
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => "GRANTED",
    (fault: { code?: string }) => fault.code ?? String(fault),
  );

describe("signing in", () => {
  it("sets a cookie that no script reads, and answers who one is", async () => {
    const input = { email: " Admin@Foundry.example ", password };
    const headers = { "content-type": "application/json", "x-lianzao": "1" };
    const body = JSON.stringify({ query: startDocument, variables: { input } });
    const response = await api.app.request("/graphql", { method: "POST", headers, body });
    const { data } = (await response.json()) as { data: { sessionStart: { viewer: unknown } } };
    expect(data.sessionStart.viewer).toMatchObject({
      person: { email: "admin@foundry.example" },
      firm: { name: { en: "foundry" } },
      welcomed: false,
    });
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^lz_session=lzs_[\w-]{66}; /);
    for (const mark of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=1209600"]) {
      expect(cookie).toContain(mark);
    }
  });

  it("answers a wrong password and an unknown e-mail alike, and keeps no password", async () => {
    const [wrong, unknown] = await Promise.all(
      [foundry.administrator.email, "nobody@foundry.example"].map(async (email) => {
        const input = { email, password: "not the password" };
        const { data, session } = await api.ask(startDocument, { input });
        return { ...data, session };
      }),
    );
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ sessionStart: { code: "SIGN_IN_FAILED" }, session: null });
    const [row] = await owner`select password_hash from people limit 1`;
    expect(row?.["password_hash"]).toMatch(/^\$argon2id\$/);
  });

  it("C04 keeps of a session's token its digest only", async () => {
    const { token } = await start(foundry.administrator.email);
    const rows = await owner`select * from sessions`;
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("C04 gives a new session each time and ends the one that the browser had", async () => {
    const input = { email: foundry.administrator.email, password };
    const first = await api.ask(startDocument, { input });
    const former = first.session ?? "";
    const second = await api.ask(startDocument, { input }, { session: former });
    expect(second.session).not.toBe(former);
    await rest(2_100);
    expect((await api.ask(viewerDocument, {}, { session: former })).data.viewer).toBeNull();
    const refused = await api.ask(sessionsDocument, {}, { session: former });
    expect(refused.errors[0]?.extensions.code).toBe("SESSION_EXPIRED");
    const present = second.session ?? "";
    expect((await api.ask(viewerDocument, {}, { session: present })).data.viewer).not.toBeNull();
  });

  it("refuses a session whose token is another's, cut or made up", async () => {
    const { token } = foundry.administrator;
    const last = token.endsWith("A") ? "B" : "A";
    for (const session of [token.slice(0, -1) + last, token.slice(0, -1), "lzs_x", "%00"]) {
      const answer = await api.ask(sessionsDocument, {}, { session });
      expect(answer.errors[0]?.extensions.code).toBe("NOT_SIGNED_IN");
    }
  });

  it("C04 ends an idle and an old session", async () => {
    for (const column of ["seen_at", "expires_at"]) {
      const { token } = await start(foundry.administrator.email);
      await owner.unsafe(
        `update sessions set ${column} = now() - interval '13 hours' where token_hash = sha256($1)`,
        [Buffer.from(token)],
      );
      const answer = await api.ask(sessionsDocument, {}, { session: token });
      expect(answer.errors[0]?.extensions.code).toBe("SESSION_EXPIRED");
    }
  });

  it("writes down that a session is in use, a minute apart", async () => {
    const { token } = await start(foundry.administrator.email);
    const seen = async () => {
      const [row] = await owner`
        select seen_at from sessions where token_hash = sha256(${Buffer.from(token)})`;
      return row?.["seen_at"] as Date;
    };
    const begun = await seen();
    await api.ask(viewerDocument, {}, { session: token });
    expect(await seen()).toEqual(begun);
    await owner`update sessions set seen_at = seen_at - interval '2 minutes'
      where token_hash = sha256(${Buffer.from(token)})`;
    await rest(2_100);
    await api.ask(viewerDocument, {}, { session: token });
    expect((await seen()).getTime()).toBeGreaterThan(begun.getTime());
  });
});

describe("C02 failed sign-ins", () => {
  it("lock an account after five, for the right password too, and tell the minutes", async () => {
    const { email } = await platform.member(foundry, "locked", ["viewer"]);
    for (let round = 0; round < 5; round += 1) {
      expect(await codeOf(start(email, "wrong"))).toBe("SIGN_IN_FAILED");
    }
    const { data } = await api.ask(startDocument, { input: { email, password } });
    expect(data.sessionStart).toMatchObject({
      code: "SIGN_IN_PAUSED",
      values: [{ name: "minutes", value: "15" }],
    });
    expect(await codeOf(start(foundry.administrator.email))).toBe("GRANTED");
  });

  it("lock an unknown e-mail just the same", async () => {
    const tries: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      tries.push(await codeOf(start("ghost@nowhere.example", "wrong")));
    }
    expect(tries).toEqual([...Array(5).fill("SIGN_IN_FAILED"), "SIGN_IN_PAUSED"]);
  });

  it("let no more than five of many parallel guesses be looked at", async () => {
    const { email } = await platform.member(foundry, "target", ["viewer"]);
    const guesses = Array.from({ length: 24 }, () => codeOf(start(email, "wrong")));
    const answers = await Promise.all(guesses);
    expect(answers.filter((code) => code === "SIGN_IN_FAILED")).toHaveLength(5);
    expect(answers.filter((code) => code === "SIGN_IN_PAUSED")).toHaveLength(19);
  });

  it("slow down the network they come from, whichever accounts they try", async () => {
    const address = "203.0.113.7";
    for (let round = 0; round < 5; round += 1) {
      const email = `guess${round}@foundry.example`;
      expect(await codeOf(start(email, "wrong", address))).toBe("SIGN_IN_FAILED");
    }
    const { email } = foundry.administrator;
    expect(await codeOf(start(email, password, address))).toBe("SIGN_IN_PAUSED");
    expect(await codeOf(start(email, password, "203.0.113.8"))).toBe("GRANTED");
  });

  it("are cleared by the right password, and name nobody", async () => {
    const { email } = await platform.member(foundry, "forgetful", ["viewer"]);
    for (let round = 0; round < 4; round += 1) await codeOf(start(email, "wrong"));
    expect(await codeOf(start(email))).toBe("GRANTED");
    for (let round = 0; round < 4; round += 1) {
      expect(await codeOf(start(email, "wrong"))).toBe("SIGN_IN_FAILED");
    }
    expect(await codeOf(start(email))).toBe("GRANTED");
    const rows = await owner`select subject from sign_in_attempts`;
    for (const row of rows) expect(row["subject"]).toMatch(/^[0-9a-f]{64}$/);
  });

  it("are forgotten by the worker after a day", async () => {
    await codeOf(start("yesterday@nowhere.example", "wrong"));
    const [before] = await owner`select count(*)::int as n from sign_in_attempts`;
    await owner`update sign_in_attempts set last_at = last_at - interval '25 hours'`;
    expect(await forgetAttempts(platform.worker)).toBe(before?.["n"]);
    expect(await forgetAttempts(platform.worker)).toBe(0);
  });
});

describe("a person of several firms", () => {
  it("chooses, goes on where he was last, and never enters a firm that is not his", async () => {
    const gears = await platform.firm("gears");
    const stranger = await platform.firm("stranger");
    const inFoundry = await platform.member(foundry, "both", ["planner"]);
    const invite = await asTenant(
      platform.app,
      gears.administrator.actor,
      "tenancy.invite",
      (scope) => issueInvitation(scope, { email: inFoundry.email, roles: ["viewer"] }),
    );
    await platform.join(invite.code ?? "", "anything");

    const input = { email: inFoundry.email, password };
    const started = await api.ask(startDocument, { input });
    const { viewer } = started.data.sessionStart;
    expect(viewer.firm.name.en).toBe("gears");
    expect(viewer.firms).toHaveLength(2);
    expect(viewer.actions).not.toContain("capacity.book");

    const other = viewer.firms.find(({ id }: { id: string }) => id !== viewer.firm.id).id;
    const session = started.session ?? "";
    const switched = await api.ask(switchDocument, { firm: other }, { session });
    expect(switched.data.sessionSwitch.viewer.firm.id).toBe(other);
    await rest(2_100);
    expect((await api.ask(viewerDocument, {}, { session })).data.viewer).toBeNull();
    const again = await api.ask(startDocument, { input });
    expect(again.data.sessionStart.viewer.firm.id).toBe(other);

    const foreign = Buffer.from(`Firm:${stranger.id}:${stranger.id}`).toString("base64url");
    const present = { session: switched.session ?? "" };
    const refused = await api.ask(switchDocument, { firm: foreign }, present);
    expect(refused.data.sessionSwitch).toEqual({ code: "FIRM_NOT_FOUND", field: "firm" });
    const asked = await api.ask(startDocument, { input: { ...input, firm: foreign } });
    expect(asked.data.sessionStart).toMatchObject({ code: "FIRM_NOT_FOUND", field: "firm" });
  });
});

describe("one's own sessions", () => {
  it("C04 are listed, and any of them can be ended at once", async () => {
    const { email } = await platform.member(foundry, "travelling", ["viewer"]);
    const laptop = (await start(email)).token;
    const phone = (await start(email)).token;
    const { data } = await api.ask(sessionsDocument, {}, { session: laptop });
    expect(data.sessions.filter((each: { current: boolean }) => each.current)).toHaveLength(1);
    const { sessionId } = (await api.ask(viewerDocument, {}, { session: phone })).data.viewer;

    const ended = await api.ask(revokeDocument, { id: sessionId }, { session: laptop });
    expect(ended.data.sessionRevoke).toEqual({ id: sessionId, current: false });
    expect(ended.session).toBeNull();
    await rest(2_100);
    const answer = await api.ask(sessionsDocument, {}, { session: phone });
    expect(answer.errors[0]?.extensions.code).toBe("SESSION_EXPIRED");
  });

  it("C04 are seen and ended in all one's firms, by nobody but oneself", async () => {
    const [yard, mill] = [await platform.firm("yard"), await platform.firm("mill")];
    const { email } = await platform.member(yard, "roving", ["viewer"]);
    const invited = await asTenant(
      platform.app,
      mill.administrator.actor,
      "tenancy.invite",
      (scope) => issueInvitation(scope, { email, roles: ["viewer"] }),
    );
    await platform.join(invited.code ?? "", "anything");
    const session = (firm: StagedFirm) =>
      platform.signIn(email, firm.id).then(({ token }) => token);
    const [here, there, third] = [await session(yard), await session(mill), await session(mill)];
    const ask = "{ sessions { id current address firm { name { en } } } }";
    const listed = async (own: string) => (await api.ask(ask, {}, { session: own })).data.sessions;
    const firmsOf = (rows: { firm: { name: { en: string } } }[]) =>
      new Set(rows.map(({ firm }) => firm.name.en));
    expect((await listed(here))[0]).toMatchObject({
      current: true,
      firm: { name: { en: "yard" } },
    });
    expect(firmsOf(await listed(here))).toEqual(new Set(["yard", "mill"]));
    // A house's administrator sees and ends nothing of it.
    expect(firmsOf(await listed(yard.administrator.token))).toEqual(new Set(["yard"]));
    const { sessionId } = (await api.ask(viewerDocument, {}, { session: there })).data.viewer;
    const administrator = { session: mill.administrator.token };
    expect((await api.ask(revokeDocument, { id: sessionId }, administrator)).data).toEqual({
      sessionRevoke: { code: "SESSION_NOT_FOUND", field: "id" },
    });
    expect((await api.ask(viewerDocument, {}, { session: third })).data.viewer).not.toBeNull();

    const ended = await api.ask(revokeDocument, { id: sessionId }, { session: here });
    expect(ended.data.sessionRevoke).toEqual({ id: sessionId, current: false });
    const others = "mutation { sessionRevokeOthers { ... on Done { ok } } }";
    expect((await api.ask(others, {}, { session: here })).data.sessionRevokeOthers.ok).toBe(true);
    expect(await listed(here)).toHaveLength(1);
    await rest(2_100);
    for (const dead of [there, third]) {
      const { errors } = await api.ask(sessionsDocument, {}, { session: dead });
      expect(errors[0]?.extensions.code).toBe("SESSION_EXPIRED");
    }
    const [row] = await owner`select count(*)::int as acts from audit_entries
      where tenant_id = ${mill.id} and details->>'act' in ('revoke', 'revoke-others')`;
    expect(row?.["acts"]).toBe(2);
  });

  it("tell from where they were last used", async () => {
    const { email } = await platform.member(foundry, "located", ["viewer"]);
    const { token, actor } = await start(email, password, "198.51.100.7");
    const ask = "{ sessions { current address } }";
    const of = async () => (await api.ask(ask, {}, { session: token })).data.sessions[0];
    expect(await of()).toEqual({ current: true, address: "198.51.100.7" });
    await owner`update sessions set seen_at = now() - interval '2 minutes'
      where person_id = ${actor.personId}`;
    await rest(2_100);
    await api.ask(ask, {}, { session: token });
    expect((await of()).address).not.toBe("198.51.100.7");
  });

  it("are not another person's to end, and his are not told from absent ones", async () => {
    const colleague = await platform.member(foundry, "colleague", ["administrator"]);
    const mine = (await api.ask(viewerDocument, {}, { session: foundry.administrator.token })).data
      .viewer.sessionId;
    const absent = Buffer.from(`Session:${foundry.id}:${crypto.randomUUID()}`).toString(
      "base64url",
    );
    for (const id of [mine, absent]) {
      const { data } = await api.ask(revokeDocument, { id }, { session: colleague.token });
      expect(data.sessionRevoke).toEqual({ code: "SESSION_NOT_FOUND", field: "id" });
    }
  });

  it("end with the cookie when one signs out, also when they have ended already", async () => {
    const { token } = await start(foundry.administrator.email);
    const end = "mutation { sessionEnd { ... on Done { ok } } }";
    const ended = await api.ask(end, {}, { session: token });
    expect(ended).toMatchObject({ data: { sessionEnd: { ok: true } }, session: "" });
    await rest(2_100);
    expect((await api.ask(end, {}, { session: token })).data.sessionEnd.ok).toBe(true);
    expect((await api.ask(end)).data.sessionEnd.ok).toBe(true);
  });

  it("remember that the first steps were seen", async () => {
    const session = foundry.administrator.token;
    const document = "mutation { welcomeFinish { ... on Done { ok } } }";
    expect((await api.ask(viewerDocument, {}, { session })).data.viewer.welcomed).toBe(false);
    await api.ask(document, {}, { session });
    expect((await api.ask(viewerDocument, {}, { session })).data.viewer.welcomed).toBe(true);
  });
});
