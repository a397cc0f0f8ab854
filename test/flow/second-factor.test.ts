import { setTimeout as rest } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { codeOf, stepAt } from "../../services/tenancy/second-factor/totp.ts";
import { StagedApi } from "../stage/api.ts";
import {
  origin,
  password,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import { SoftwareKey } from "../stage/software-key.ts";

let platform: StagedPlatform;
let api: StagedApi;
let strict: StagedApi;
let owner: postgres.Sql;
let foundry: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  strict = new StagedApi(platform, { proofs: { ...origin.proofs, required: true } });
  owner = postgres(platform.fresh.url, { max: 1 });
  foundry = await platform.firm("foundry");
});

afterAll(async () => {
  api.close();
  strict.close();
  await owner.end();
  await platform.close();
});

const refused = "... on Refusal { code field values { name value } }";
const viewer = "viewer { secured mustEnrol actions sessionId }";
const start = `mutation ($input: SessionStartInput!) { sessionStart(input: $input) {
  ... on SignInStep { ${viewer} secondStep { ticket ways passkeyOptions } } ${refused} } }`;
const go = `mutation ($input: SessionContinueInput!) { sessionContinue(input: $input) {
  ... on StartedSession { ${viewer} } ${refused} } }`;
const prove = `mutation ($input: SessionProveInput!) { sessionProve(input: $input) {
  ... on Done { ok } ${refused} } }`;
const offer = `mutation { totpOffer { ... on TotpOffer { ticket secret uri } ${refused} } }`;
const enrolment = `... on Enrolment { started { ${viewer} } recoveryCodes } ${refused}`;
const confirm = `mutation ($input: TotpConfirmInput!) { totpConfirm(input: $input) { ${enrolment} } }`;
const remove = `mutation { totpRemove { ... on Done { ok } ${refused} } }`;
const keyOffer = `mutation { passkeyOffer { ... on PasskeyOffer { ticket options } ${refused} } }`;
const keyConfirm = `mutation ($input: PasskeyConfirmInput!) {
  passkeyConfirm(input: $input) { ${enrolment} } }`;
const keyRename = `mutation ($input: PasskeyRenameInput!) {
  passkeyRename(input: $input) { ... on Done { ok } ${refused} } }`;
const keyRemove = `mutation ($id: ID!) { passkeyRemove(id: $id) { ... on Done { ok } ${refused} } }`;
const account = `{ accountSecurity { totpSince passkeys { id name } recoveryCodesLeft required
  proofFresh } proofStep { ticket passkeyOptions } }`;
const who = `{ ${viewer} }`;
const reset = `mutation ($id: ID!) { memberResetFactors(id: $id) { ... on Done { ok } ${refused} } }`;
const signOut = `mutation ($id: ID!) { memberSignOut(id: $id) { ... on Done { ok } ${refused} } }`;

/** From base32 as the person types it. */
function secretOf(text: string): Buffer {
  const bits = [...text]
    .map((letter) =>
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
    )
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

interface Enrolled {
  readonly email: string;
  readonly session: string;
  readonly secret: Buffer;
  readonly codes: readonly string[];
}

/** A code that has not been used: enrolment takes that of the step before. */
const codeNow = ({ secret }: Pick<Enrolled, "secret">, off = 0) =>
  codeOf(secret, stepAt(new Date()) + off);

async function enrolled(email: string, session: string, by = api): Promise<Enrolled> {
  const { ticket, secret: text, uri } = (await by.ask(offer, {}, { session })).data.totpOffer;
  expect(uri).toContain(`secret=${text}`);
  const secret = secretOf(text);
  const code = codeNow({ secret }, -1);
  const answer = await by.ask(confirm, { input: { ticket, code } }, { session });
  const { started, recoveryCodes } = answer.data.totpConfirm;
  expect(started.viewer.secured).toBe(true);
  return { email, session: answer.session ?? "", secret, codes: recoveryCodes };
}

async function person(name: string): Promise<Enrolled> {
  const { email, token } = await platform.member(foundry, name, ["viewer"]);
  return enrolled(email, token);
}

const stepOf = async (email: string) =>
  (await api.ask(start, { input: { email, password } })).data.sessionStart.secondStep;
const continued = async (input: object) => {
  const answer = await api.ask(go, { input });
  return { ...answer.data.sessionContinue, session: answer.session };
};

describe("C03 signing in with a second factor", () => {
  it("gives no session for the password alone, and one for a code, which counts once", async () => {
    const someone = await person("coded");
    const first = await api.ask(start, { input: { email: someone.email, password } });
    expect(first.session).toBeNull();
    expect(first.data.sessionStart).toMatchObject({
      viewer: null,
      secondStep: { ways: ["TOTP", "RECOVERY"], passkeyOptions: null },
    });
    const { ticket } = first.data.sessionStart.secondStep;
    const code = codeNow(someone);
    const entered = await continued({ ticket, code });
    expect(entered.viewer.secured).toBe(true);
    expect(entered.session).toMatch(/^lzs_/);
    expect(await continued({ ticket, code })).toMatchObject({
      code: "SECOND_FACTOR_FAILED",
      session: null,
    });
    const [row] = await owner`select secret from totp_factors limit 1`;
    expect(row?.["secret"]).not.toContain(someone.secret.toString("base64url"));
  });

  it("takes each recovery code once, and keeps of it a digest only", async () => {
    const someone = await person("recovering");
    expect(someone.codes).toHaveLength(10);
    const [recoveryCode = ""] = someone.codes;
    const { ticket } = await stepOf(someone.email);
    const entered = await continued({ ticket, recoveryCode: recoveryCode.toLowerCase() });
    expect(entered.viewer.secured).toBe(true);
    const again = await stepOf(someone.email);
    expect((await continued({ ticket: again.ticket, recoveryCode })).code).toBe(
      "SECOND_FACTOR_FAILED",
    );
    const seen = await api.ask(account, {}, { session: entered.session });
    expect(seen.data.accountSecurity.recoveryCodesLeft).toBe(9);
    const rows = JSON.stringify(await owner`select * from recovery_codes`);
    for (const code of someone.codes) expect(rows).not.toContain(code);
  });

  it("refuses a ticket of another act, and one that is made up", async () => {
    const someone = await person("ticketed");
    const { proofStep } = (await api.ask(account, {}, { session: someone.session })).data;
    const code = codeNow(someone);
    for (const ticket of [proofStep.ticket, "x", ""]) {
      expect(await continued({ ticket, code })).toMatchObject({
        code: "TICKET_INVALID",
        field: "ticket",
      });
    }
  });

  it("C02 locks the account after five failures, and the right password does not unlock it", async () => {
    const someone = await person("guessed");
    const { ticket } = await stepOf(someone.email);
    api.signals.take();
    const told: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      told.push((await continued({ ticket, code: "000000" })).code);
    }
    expect(told).toEqual([...Array(4).fill("SECOND_FACTOR_FAILED"), "SIGN_IN_PAUSED"]);
    const signals = api.signals.take().filter(({ kind }) => kind === "sign-in");
    expect(signals.reduce((sum, { amount }) => sum + amount, 0)).toBe(5);
    const letters = await owner`select kind from letters where recipient = ${someone.email}`;
    expect(letters, "whose account it is hears of the third").toEqual([
      { kind: "second-step-failed" },
    ]);
    const [row] = await owner`select details from audit_entries
      where requester = ${foundry.id} and details ->> 'act' = 'second-step-failed'`;
    expect(row?.["details"]).toMatchObject({ failures: 3 });
    expect((await continued({ ticket, code: codeNow(someone) })).code).toBe("SIGN_IN_PAUSED");
    const { data } = await api.ask(start, { input: { email: someone.email, password } });
    expect(data.sessionStart.code).toBe("SIGN_IN_PAUSED");
  });

  it("C04 enrolment goes on in a new session and ends those that a password alone had opened", async () => {
    const { email, token } = await platform.member(foundry, "rotating", ["viewer"]);
    const other = await platform.signIn(email);
    const { session } = await enrolled(email, token);
    expect(session).not.toBe(token);
    await rest(2_100);
    for (const ended of [token, other.token]) {
      expect((await api.ask(who, {}, { session: ended })).data.viewer).toBeNull();
    }
    expect((await api.ask(who, {}, { session })).data.viewer.secured).toBe(true);
  });
});

describe("C03 where a second factor is required", () => {
  it("an administrator and an operator without one can do nothing but enrol", async () => {
    const gears = await platform.firm("gears");
    for (const { email, token } of [
      gears.administrator,
      await platform.operatorPerson("security"),
    ]) {
      const seen = await strict.ask(who, {}, { session: token });
      expect(seen.data.viewer).toMatchObject({ secured: false, mustEnrol: true });
      expect(seen.data.viewer.actions).toEqual([
        "tenancy.read-self",
        "tenancy.session",
        "tenancy.secure-self",
      ]);
      const barred = await strict.ask("{ people { nodes { id } } }", {}, { session: token });
      expect(barred.errors[0]?.extensions.code).toBe("NOT_PERMITTED");
      const { session } = await enrolled(email, token, strict);
      const free = await strict.ask("{ people { nodes { id } } }", {}, { session });
      expect(free.errors).toEqual([]);
      const last = await strict.ask(remove, {}, { session });
      expect(last.data.totpRemove.code).toBe("LAST_FACTOR");
    }
  });

  it("others go on as they are", async () => {
    const { token } = await platform.member(foundry, "unneeding", ["planner"]);
    const seen = await strict.ask(who, {}, { session: token });
    expect(seen.data.viewer).toMatchObject({ secured: false, mustEnrol: false });
  });
});

describe("C03 passkeys", () => {
  it("are registered, named, used at sign-in once for each challenge, and removed", async () => {
    const { email, token } = await platform.member(foundry, "keyed", ["viewer"]);
    const key = new SoftwareKey("https://lianzao.example");
    const made = (await api.ask(keyOffer, {}, { session: token })).data.passkeyOffer;
    const input = { ticket: made.ticket, answer: key.register(made.options), name: "Laptop" };
    const answer = await api.ask(keyConfirm, { input }, { session: token });
    expect(answer.data.passkeyConfirm.recoveryCodes).toHaveLength(10);
    const session = answer.session ?? "";
    const twice = await api.ask(keyConfirm, { input }, { session });
    expect(twice.data.passkeyConfirm.code).toBe("PASSKEY_REFUSED");

    const { accountSecurity } = (await api.ask(account, {}, { session })).data;
    const [{ id }] = accountSecurity.passkeys;
    await api.ask(keyRename, { input: { id, name: "Desk" } }, { session });
    const renamed = (await api.ask(account, {}, { session })).data.accountSecurity.passkeys;
    expect(renamed).toEqual([{ id, name: "Desk" }]);

    await rest(5);
    const { ticket, passkeyOptions, ways } = await stepOf(email);
    expect(ways).toEqual(["PASSKEY", "RECOVERY"]);
    const passkey = key.authenticate(passkeyOptions);
    expect((await continued({ ticket, passkey })).viewer.secured).toBe(true);
    expect((await continued({ ticket, passkey })).code).toBe("SECOND_FACTOR_FAILED");
    const anew = key.authenticate(passkeyOptions);
    expect((await continued({ ticket, passkey: anew })).code).toBe("SECOND_FACTOR_FAILED");

    expect((await api.ask(keyRemove, { id }, { session })).data.passkeyRemove.ok).toBe(true);
    const plain = await api.ask(start, { input: { email, password } });
    expect(plain.data.sessionStart.secondStep).toBeNull();
  });

  it("of another site, another key or another challenge prove nothing", async () => {
    const { email, token } = await platform.member(foundry, "phished", ["viewer"]);
    const key = new SoftwareKey("https://lianzao.example");
    const made = (await api.ask(keyOffer, {}, { session: token })).data.passkeyOffer;
    const foreign = new SoftwareKey("https://lianzao.example.evil");
    const name = "Laptop";
    for (const text of [foreign.register(made.options), "{}", "", "null"]) {
      const input = { ticket: made.ticket, answer: text, name };
      const { data } = await api.ask(keyConfirm, { input }, { session: token });
      expect(data.passkeyConfirm).toMatchObject({ code: "PASSKEY_REFUSED", field: "answer" });
    }
    const input = { ticket: made.ticket, answer: key.register(made.options), name };
    await api.ask(keyConfirm, { input }, { session: token });
    await rest(5);
    const earlier = await stepOf(email);
    const { ticket, passkeyOptions } = await stepOf(email);
    for (const passkey of [
      foreign.authenticate(passkeyOptions),
      key.authenticate(earlier.passkeyOptions),
    ]) {
      expect((await continued({ ticket, passkey })).code).toBe("SECOND_FACTOR_FAILED");
    }
  });
});

describe("C03 changing one's factors", () => {
  it("needs a proof that is fresh: the factor, or the password of one who has none", async () => {
    const someone = await person("stale");
    const age = () => owner`update sessions set proved_at = now() - interval '20 minutes'`;
    await age();
    const { session } = someone;
    expect((await api.ask(remove, {}, { session })).data.totpRemove.code).toBe("PROOF_NEEDED");
    const byPassword = await api.ask(prove, { input: { password } }, { session });
    expect(byPassword.data.sessionProve.code).toBe("TICKET_INVALID");
    const { ticket } = (await api.ask(account, {}, { session })).data.proofStep;
    const input = { ticket, code: codeNow(someone) };
    expect((await api.ask(prove, { input }, { session })).data.sessionProve.ok).toBe(true);
    expect((await api.ask(remove, {}, { session })).data.totpRemove.ok).toBe(true);

    await age();
    expect((await api.ask(offer, {}, { session })).data.totpOffer.code).toBe("PROOF_NEEDED");
    const wrong = await api.ask(prove, { input: { password: "wrong" } }, { session });
    expect(wrong.data.sessionProve).toMatchObject({ code: "PASSWORD_WRONG", field: "password" });
    await api.ask(prove, { input: { password } }, { session });
    expect((await api.ask(offer, {}, { session })).data.totpOffer.ticket).toMatch(/./);
  });

  it("an administrator resets them for a member of no other firm, and ends his sessions", async () => {
    const someone = await person("lost");
    const session = foundry.administrator.token;
    const [row] = await owner`select id, tenant_ids from people where email = ${someone.email}`;
    const id = globalId("Member", foundry.id, row?.["id"]);
    await owner`update people set tenant_ids = tenant_ids || ${platform.house}::uuid where id = ${row?.["id"]}`;
    const elsewhere = await api.ask(reset, { id }, { session });
    expect(elsewhere.data.memberResetFactors.code).toBe("MEMBER_OF_OTHER_FIRMS");
    await owner`update people set tenant_ids = ${row?.["tenant_ids"]}::uuid[] where id = ${row?.["id"]}`;
    expect((await api.ask(reset, { id }, { session })).data.memberResetFactors.ok).toBe(true);
    await rest(2_100);
    expect((await api.ask(who, {}, { session: someone.session })).data.viewer).toBeNull();
    const plain = await api.ask(start, { input: { email: someone.email, password } });
    expect(plain.data.sessionStart.viewer.secured).toBe(false);
    const own = globalId("Member", foundry.id, foundry.administrator.actor.personId ?? "");
    const self = await api.ask(reset, { id: own }, { session });
    expect(self.data.memberResetFactors.code).toBe("MEMBER_IS_SELF");
  });

  it("C04 an administrator ends every session of a member, in his firm, within seconds", async () => {
    const { actor, token } = await platform.member(foundry, "leaving", ["viewer"]);
    const id = globalId("Member", foundry.id, actor.personId ?? "");
    const session = foundry.administrator.token;
    expect((await api.ask(signOut, { id }, { session })).data.memberSignOut.ok).toBe(true);
    await rest(2_100);
    expect((await api.ask(who, {}, { session: token })).data.viewer).toBeNull();
  });
});
