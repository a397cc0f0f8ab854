import { setTimeout as rest } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { forgetArrivals, issueInvitation } from "../../services/tenancy/index.ts";
import { switchProvider } from "../../services/tenancy/provider/commands.ts";
import { type Answer, StagedApi } from "../stage/api.ts";
import { StagedHouse } from "../stage/house.ts";
import {
  origin,
  password,
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import { type Lies, StagedProvider } from "../stage/provider.ts";
import { connect } from "../stage/provider-asks.ts";
import { lies } from "../stage/provider-lies.ts";
import { factorsOf } from "../stage/second-factor.ts";

let platform: StagedPlatform;
let api: StagedApi;
let strict: StagedApi;
let owner: postgres.Sql;
let foundry: StagedFirm;
let gears: StagedFirm;
let provider: StagedProvider;
let planner: SignedIn;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  strict = new StagedApi(platform, { proofs: { ...origin.proofs, required: true } });
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  foundry = await platform.firm("foundry");
  gears = await platform.firm("gears");
  planner = await platform.member(foundry, "planner", ["planner"]);
  const { code } = await asTenant(
    platform.app,
    gears.administrator.actor,
    "tenancy.invite",
    (scope) => issueInvitation(scope, { email: planner.email, roles: ["planner"] }),
  );
  await platform.join(code ?? "", "planner");
  provider = await StagedProvider.open();
});

afterAll(async () => {
  provider.close();
  api.close();
  strict.close();
  await owner.end();
  await platform.close();
});

beforeEach(async () => {
  for (const table of ["identity_providers", "provider_links", "provider_domains"]) {
    await owner.unsafe(`delete from ${table}`);
  }
  provider.lies = {};
  provider.person = { sub: "planner-1", email: planner.email, email_verified: true };
  await connect(platform, foundry, provider);
});

const refused = "... on Refusal { code field }";
const viewer = "viewer { secured mustEnrol firm { name { en } } firms { id } person { email } }";
const start = `mutation ($firm: ID!) { providerSignInStart(firm: $firm) {
  ... on ProviderDeparture { link } ${refused} } }`;
const finish = `mutation ($address: String!) { providerSignInFinish(address: $address) {
  ... on SignInStep { ${viewer} secondStep { ticket ways } } ${refused} } }`;
const goOn = `mutation ($input: SessionContinueInput!) { sessionContinue(input: $input) {
  ... on StartedSession { ${viewer} } ${refused} } }`;
const byPassword = `mutation ($input: SessionStartInput!) { sessionStart(input: $input) {
  ... on SignInStep { ${viewer} } ${refused} } }`;
const change = `mutation ($firm: ID!) { sessionSwitch(firm: $firm) {
  ... on StartedSession { ${viewer} } ${refused} } }`;
const sessions = "{ sessions { id firm { name { en } } } }";
const revoke = `mutation ($id: ID!) { sessionRevoke(id: $id) { ... on Session { id } ${refused} } }`;
const revokeOthers = "mutation { sessionRevokeOthers { ... on Done { ok } } }";

type OwnSession = { readonly firm: { readonly name: { readonly en: string } } };
const firmsIn = (own: readonly OwnSession[]) =>
  [...new Set(own.map(({ firm }) => firm.name.en))].sort();
const save = `mutation ($input: ProviderSaveInput!) { providerSave(input: $input) {
  ... on IdentityProvider { active testedAt } ${refused} } }`;

const idOf = ({ id }: StagedFirm) => globalId("Firm", id, id);
const administrator = (firm = foundry) => ({ session: firm.administrator.token });

async function depart(firm = foundry) {
  const { data, trip } = await api.ask(start, { firm: idOf(firm) });
  return { link: data.providerSignInStart.link as string, trip: trip ?? "" };
}

async function arrive(address: string, trip: string, by = api): Promise<Answer> {
  return by.ask(finish, { address }, { trip });
}

/** There and back again. */
async function journey(lies: Lies = {}, by = api) {
  provider.lies = lies;
  const { link, trip } = await depart();
  const answer = await arrive(provider.visit(link), trip, by);
  return { ...answer, step: answer.data.providerSignInFinish };
}

const codeOf = async (lies: Lies) => (await journey(lies)).step.code;

describe("C06 sign-in by a firm's own provider", () => {
  it("sends the browser there with state, nonce, PKCE and the exact address of return", async () => {
    const { link, trip } = await depart();
    const { origin: at, pathname, searchParams } = new URL(link);
    expect(at + pathname).toBe(`${provider.issuer}/authorize`);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: "code",
      client_id: "lianzao",
      redirect_uri: `https://lianzao.example/sign-in/provider/${foundry.id}`,
      code_challenge_method: "S256",
    });
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(trip).not.toContain(searchParams.get(name));
    }
    expect(searchParams.get("scope")?.split(" ")).toContain("openid");
    const other = new URL((await depart()).link).searchParams;
    expect(other.get("state")).not.toBe(searchParams.get("state"));
  });

  it("signs the member of the verified address in, and audits by which provider", async () => {
    const { step, session, requestId, trip } = await journey();
    expect(step).toMatchObject({
      secondStep: null,
      viewer: { person: { email: planner.email }, firm: { name: { en: "foundry" } } },
    });
    expect(session).toMatch(/^lzs_/);
    expect(trip).toBe("");
    const [row] = await owner`select action, details from audit_entries
      where request_id = ${requestId}`;
    expect(row?.["action"]).toBe("tenancy.session");
    expect(row?.["details"]).toMatchObject({ by: "provider", provider: provider.issuer });
  });

  it("knows him by his subject afterwards, whatever his address has become", async () => {
    await journey();
    provider.person = { sub: "planner-1", email: "other@elsewhere.example" };
    expect((await journey()).step.viewer.person.email).toBe(planner.email);
  });

  it("opens that firm alone, also to one who belongs to another", async () => {
    const { step, session } = await journey();
    expect(step.viewer.firms).toHaveLength(1);
    const asked = await api.ask(change, { firm: idOf(gears) }, { session: session ?? "" });
    expect(asked.data.sessionSwitch).toEqual({ code: "SESSION_BY_PROVIDER", field: "firm" });
    // The address of return of another firm, with the cookie and the answer of the first.
    const { link, trip } = await depart();
    const moved = provider.visit(link).replace(foundry.id, gears.id);
    const told = await arrive(moved, trip);
    expect(told.data.providerSignInFinish).toEqual({
      code: "PROVIDER_STATE_INVALID",
      field: "address",
    });
  });

  it("shows and ends no session of another firm", async () => {
    const { session } = await journey();
    const other = (await platform.signIn(planner.email, gears.id)).token;
    const told = (await api.ask(sessions, {}, { session: session ?? "" })).data.sessions;
    expect(firmsIn(told)).toEqual(["foundry"]);
    const theirs = (await api.ask(sessions, {}, { session: other })).data.sessions;
    expect(firmsIn(theirs)).toEqual(["foundry", "gears"]);
    const named = theirs.find(({ firm }: OwnSession) => firm.name.en === "gears").id;
    const kept = await api.ask(revoke, { id: named }, { session: session ?? "" });
    expect(kept.data.sessionRevoke).toEqual({ code: "SESSION_NOT_FOUND", field: "id" });
    await api.ask(revokeOthers, {}, { session: session ?? "" });
    const still = (await api.ask(sessions, {}, { session: other })).data.sessions;
    expect(firmsIn(still)).toEqual(["foundry", "gears"]);
  });

  it("of a firm whose provider says what is another's signs nobody in there", async () => {
    const rival = await StagedProvider.open();
    await connect(platform, gears, rival, { domains: ["foundry.example"] });
    // The administrator of the foundry does not belong to the gears.
    rival.person = { sub: "x", email: foundry.administrator.email, email_verified: true };
    const { link, trip } = await depart(gears);
    const told = await arrive(rival.visit(link), trip);
    expect(told.data.providerSignInFinish.code).toBe("PROVIDER_MEMBER_UNKNOWN");
    rival.close();
  });

  it("changes nothing by which its person proves himself elsewhere", async () => {
    const { session } = await journey();
    const offer = "mutation { totpOffer { ... on TotpOffer { ticket } ... on Refusal { code } } }";
    const { data } = await api.ask(offer, {}, { session: session ?? "" });
    expect(data.totpOffer.code).toBe("PROOF_NEEDED");
  });

  it("refuses a journey of another browser, one that came back, and one that never began", async () => {
    const { link, trip } = await depart();
    const address = provider.visit(link);
    const other = await depart();
    const lost = { code: "PROVIDER_STATE_INVALID", field: "address" };
    for (const kept of [other.trip, "", "forged", trip.slice(0, -2)]) {
      expect((await arrive(address, kept)).data.providerSignInFinish).toEqual(lost);
    }
    provider.lies = { careless: true };
    expect((await arrive(address, trip)).data.providerSignInFinish.viewer).not.toBeNull();
    expect((await arrive(address, trip)).data.providerSignInFinish).toEqual(lost);
    await owner`update provider_arrivals set at = at - interval '2 hours'`;
    expect(await forgetArrivals(platform.worker)).toBeGreaterThan(0);
  });

  it("refuses an answer with another state, of another issuer, without code, or twice", async () => {
    const tell = async (changes: Record<string, string | null>, more = "") => {
      const { link, trip } = await depart();
      const told = await arrive(provider.visit(link, changes) + more, trip);
      return told.data.providerSignInFinish.code;
    };
    expect(await tell({ state: "another" })).toBe("PROVIDER_STATE_INVALID");
    expect(await tell({ state: null })).toBe("PROVIDER_STATE_INVALID");
    expect(await tell({}, "&state=another")).toBe("PROVIDER_STATE_INVALID");
    expect(await tell({ iss: "https://honest.example" })).toBe("PROVIDER_ANSWER_INVALID");
    expect(await tell({ iss: null })).toBe("PROVIDER_ANSWER_INVALID");
    expect(await tell({ code: null })).toBe("PROVIDER_ANSWER_INVALID");
    expect(await tell({ code: "made-up" })).toBe("PROVIDER_STATE_INVALID");
    expect(await tell({ error: "access_denied" })).toBe("PROVIDER_DENIED");
    expect(provider.paths).toContain("/token");
  });
});

describe("C39 an arrival that fails", () => {
  const atDoor = () =>
    api.signals
      .take()
      .filter(({ kind }) => kind === "arrival")
      .map(({ about, firmId, amount }) => [about, firmId, amount]);

  it("counts at the firm's door, apart where its provider has issued a token", async () => {
    api.signals.take();
    provider.person = { sub: "guest", email: "guest@elsewhere.example", email_verified: true };
    expect(await codeOf({})).toBe("PROVIDER_DOMAIN");
    expect(await codeOf({ claims: { aud: "another" } })).toBe("PROVIDER_ANSWER_INVALID");
    const { link, trip } = await depart();
    const denied = provider.visit(link, { error: "access_denied" });
    const { data, requestId } = await arrive(denied, trip);
    expect(data.providerSignInFinish.code).toBe("PROVIDER_DENIED");
    // The same journey again is no other failure.
    expect((await arrive(denied, trip)).data.providerSignInFinish.code).toBe("PROVIDER_DENIED");
    expect(atDoor()).toEqual([
      [`${foundry.id}:vouched`, foundry.id, 2],
      [`${foundry.id}:claimed`, foundry.id, 1],
    ]);
    const [row] = await owner`select action, details from audit_entries
      where tenant_id = ${foundry.id} and request_id = ${requestId}`;
    expect(row?.["details"]).toMatchObject({ act: "arrive-failed", code: "PROVIDER_DENIED" });
  });

  it("counts at no door where it is none of our journeys, or is let in", async () => {
    api.signals.take();
    const { link, trip } = await depart();
    await arrive(provider.visit(link, { state: "another", error: "access_denied" }), trip);
    await arrive(provider.visit(link), "forged");
    await arrive("https://lianzao.example/sign-in/provider/x?error=access_denied", trip);
    const signals = api.signals.take();
    expect(signals.map(({ kind, about, amount }) => [kind, about, amount])).toEqual([
      ["probe", "forged", 3],
    ]);
    expect((await journey()).step.viewer).not.toBeNull();
    expect(atDoor()).toEqual([]);
  });
});

describe("C05 a provider's token", () => {
  it.each(lies)("with %s is refused", async (_what, code, lie) => {
    const { step, session } = await journey(lie);
    expect(step.code).toBe(code);
    expect(session).toBeNull();
    expect(await owner`select 1 from provider_links`).toEqual([]);
  });

  it("of an honest provider whose clock differs by half a minute is taken", async () => {
    const soon = Math.floor(Date.now() / 1_000) + 30;
    const lie = { claims: { iat: soon, nbf: soon } };
    expect((await journey(lie)).step.viewer.person.email).toBe(planner.email);
  });

  it("may leave the address to userinfo", async () => {
    const userinfo = { sub: "planner-1", email: planner.email, email_verified: true };
    const { step } = await journey({ claims: { email: undefined }, userinfo });
    expect(step.viewer.person.email).toBe(planner.email);
  });
});

describe("whom a provider may mean", () => {
  it("is a member with a verified address of the firm's domains, and nobody else", async () => {
    const as = async (person: Record<string, unknown>) => {
      provider.person = { sub: "someone", ...person };
      return codeOf({});
    };
    const verified = { email_verified: true };
    expect(await as({ email: planner.email })).toBe("PROVIDER_EMAIL_UNVERIFIED");
    expect(await as({ email: planner.email, email_verified: "true" })).toBe(
      "PROVIDER_EMAIL_UNVERIFIED",
    );
    expect(await as({ email: "a@gears.example", ...verified })).toBe("PROVIDER_DOMAIN");
    expect(await as({ email: "new@foundry.example", ...verified })).toBe("PROVIDER_MEMBER_UNKNOWN");
    expect(await as({ email: planner.email.toUpperCase(), ...verified })).toBeUndefined();
  });

  it("is not whoever is given the address next, until an administrator unlinks it", async () => {
    await journey();
    provider.person = { sub: "successor", email: planner.email, email_verified: true };
    expect(await codeOf({})).toBe("PROVIDER_SUBJECT_OTHER");
    const list = "{ providerLinks { nodes { member person { email } } } }";
    const { data } = await api.ask(list, {}, administrator());
    const [{ member, person }] = data.providerLinks.nodes;
    expect(person.email).toBe(planner.email);
    const unlink = `mutation ($id: ID!) { providerUnlink(id: $id) { ... on Done { ok } ${refused} } }`;
    expect((await api.ask(unlink, { id: member }, administrator())).data.providerUnlink.ok).toBe(
      true,
    );
    expect(await codeOf({})).toBeUndefined();
  });

  it("is found by a work address or the firm's code, whether or not it is anybody's", async () => {
    const find = "query ($search: String!) { providerFirms(search: $search) { name { en } } }";
    const found = async (search: string) => (await api.ask(find, { search })).data?.providerFirms;
    const [firm] = await owner`select uscc from tenants where id = ${foundry.id}`;
    const own = [{ name: { en: "foundry" } }];
    expect(await found(planner.email)).toEqual(own);
    expect(await found("nobody@foundry.example")).toEqual(own);
    expect(await found(String(firm?.["uscc"]).toLowerCase())).toEqual(own);
    expect(await found("somebody@gears.example")).toEqual([]);
    const bad = await api.ask(find, { search: "foundry" });
    expect(bad.errors[0]?.extensions).toMatchObject({ code: "PROVIDER_SEARCH", field: "search" });
  });
});

describe("C03 the second factor beside a provider", () => {
  it("is asked of whoever has one, and the session then has seen it", async () => {
    const hand = await platform.member(foundry, "careful", ["viewer"]);
    const house = new StagedHouse(platform, { firm: foundry, hand }, { firm: gears, hand });
    const { recoveryCode } = await factorsOf(house);
    provider.person = { sub: "v", email: "viewer@foundry.example", email_verified: true };
    const { step, session } = await journey();
    expect([step.viewer, session]).toEqual([null, null]);
    const input = { ticket: step.secondStep.ticket, recoveryCode };
    const done = await api.ask(goOn, { input });
    expect(done.data.sessionContinue.viewer).toMatchObject({ secured: true });
    expect(done.data.sessionContinue.viewer.firms).toHaveLength(1);
  });

  it("of the provider counts where the firm says so, and never for an administrator", async () => {
    const hand = await platform.member(foundry, "trusting", ["viewer"]);
    const house = new StagedHouse(platform, { firm: gears, hand }, { firm: gears, hand });
    await factorsOf(house);
    const email = "viewer@gears.example";
    const other = await StagedProvider.open();
    const come = async (trustsFactor: boolean, roles: readonly string[]) => {
      await connect(platform, gears, other, { trustsFactor });
      await owner`update memberships set roles = ${roles} where email = ${email}`;
      other.person = { sub: "v", email, email_verified: true, amr: ["pwd", "mfa"] };
      const { link, trip } = await depart(gears);
      return (await arrive(other.visit(link), trip)).data.providerSignInFinish;
    };
    expect((await come(false, ["viewer"])).viewer).toBeNull();
    expect((await come(true, ["viewer"])).viewer).toMatchObject({ secured: false });
    expect((await come(true, ["administrator"])).viewer).toBeNull();
    other.close();
  });

  it("must be enrolled by an administrator who came by the provider, too", async () => {
    const { email } = foundry.administrator;
    provider.person = { sub: "a", email, email_verified: true, amr: ["mfa"] };
    const { step } = await journey({}, strict);
    expect(step.viewer.mustEnrol).toBe(true);
  });
});

describe("a firm's provider", () => {
  const switching = (required: boolean, active = true) =>
    asTenant(platform.app, foundry.administrator.actor, "tenancy.manage-provider", (scope) =>
      switchProvider(scope, { active, required }),
    );
  const input = (email: string) => ({ input: { email, password, firm: idOf(foundry) } });

  it("may be required of all but administrators, whose password stays the way out", async () => {
    const before = await platform.signIn(planner.email, foundry.id);
    await switching(true);
    const kept = await api.ask(byPassword, input(planner.email));
    expect(kept.data.sessionStart.code).toBe("PROVIDER_REQUIRED");
    await rest(2_100);
    const ended = await api.ask(sessions, {}, { session: before.token });
    expect(ended.errors[0]?.extensions.code).toBe("SESSION_EXPIRED");
    const out = await api.ask(byPassword, input(foundry.administrator.email));
    expect(out.data.sessionStart.viewer.firm.name.en).toBe("foundry");
    const elsewhere = await platform.signIn(planner.email, gears.id);
    const across = await api.ask(change, { firm: idOf(foundry) }, { session: elsewhere.token });
    expect(across.data.sessionSwitch.code).toBe("PROVIDER_REQUIRED");
    expect((await journey()).step.viewer.person.email).toBe(planner.email);
  });

  it("C04 ends what it has begun when it is switched off, and lets nobody in", async () => {
    const { session } = await journey();
    const { link, trip } = await depart();
    await switching(false, false);
    const late = await arrive(provider.visit(link), trip);
    expect(late.data.providerSignInFinish.code).toBe("PROVIDER_OFF");
    const { data } = await api.ask(start, { firm: idOf(foundry) });
    expect(data.providerSignInStart).toEqual({ code: "PROVIDER_NOT_FOUND", field: "firm" });
    await rest(2_100);
    const ended = await api.ask(sessions, {}, { session: session ?? "" });
    expect(ended.errors[0]?.extensions.code).toBe("SESSION_EXPIRED");
  });

  it("keeps its secret sealed and shows it to nobody", async () => {
    const [row] = await owner`select * from identity_providers`;
    expect(JSON.stringify(row)).not.toContain(provider.secret);
    const ask = "{ identityProvider { issuer clientId domains active required fault } }";
    const { data } = await api.ask(ask, {}, administrator());
    expect(data.identityProvider).toMatchObject({ issuer: provider.issuer, active: true });
    const { token } = await platform.signIn(planner.email, foundry.id);
    const seen = await api.ask(ask, {}, { session: token });
    expect(seen.errors[0]?.extensions.code).toBe("NOT_PERMITTED");
  });

  it("is tried before it is switched on, and says what is wrong", async () => {
    const test = `mutation { providerTest { ... on IdentityProvider { fault } ${refused} } }`;
    const toggle = `mutation ($input: ProviderSwitchInput!) { providerSwitch(input: $input) {
      ... on IdentityProvider { active } ${refused} } }`;
    const said = { issuer: provider.issuer, domains: ["foundry.example"], trustsFactor: false };
    const put = (changes: object) =>
      api.ask(save, { input: { ...said, clientId: "other", ...changes } }, administrator());
    expect((await put({})).data.providerSave).toEqual({
      code: "PROVIDER_SECRET_MISSING",
      field: "clientSecret",
    });
    const wrong = await put({ clientSecret: "wrong" });
    expect(wrong.data.providerSave).toEqual({ active: false, testedAt: null });
    const on = { input: { active: true, required: false } };
    const early = await api.ask(toggle, on, administrator());
    expect(early.data.providerSwitch.code).toBe("PROVIDER_UNTESTED");
    const fault = async (lies: Lies = {}) => {
      provider.lies = lies;
      return (await api.ask(test, {}, administrator())).data.providerTest.fault;
    };
    expect(await fault()).toBe("CLIENT_REFUSED");
    await put({ clientSecret: provider.secret });
    expect(await fault({ metadata: { issuer: "https://honest.example" } })).toBe("UNREACHABLE");
    expect(await fault({ metadata: { jwks_uri: "http://10.0.0.1/keys" } })).toBe("UNFIT");
    expect(
      await fault({ metadata: { id_token_signing_alg_values_supported: ["HS256", "none"] } }),
    ).toBe("UNFIT");
    expect(await fault({ metadata: { code_challenge_methods_supported: ["plain"] } })).toBe(
      "UNFIT",
    );
    const still = await api.ask(toggle, on, administrator());
    expect(still.data.providerSwitch.code).toBe("PROVIDER_UNTESTED");
    expect(await fault()).toBeNull();
    expect((await api.ask(toggle, on, administrator())).data.providerSwitch.active).toBe(true);
  });

  it("that is away now is told so, and its firm's people may try again", async () => {
    const away = await StagedProvider.open();
    await connect(platform, gears, away);
    const { link, trip } = await depart(gears);
    const address = away.visit(link);
    away.close();
    const told = await arrive(address, trip);
    expect(told.data.providerSignInFinish.code).toBe("PROVIDER_UNREACHABLE");
  });

  it("of a firm that is suspended or frozen lets nobody in", async () => {
    for (const shut of ["status = 'suspended'", "frozen_at = now()"]) {
      const { link, trip } = await depart();
      await owner.unsafe(`update tenants set ${shut} where id = $1`, [foundry.id]);
      const late = await arrive(provider.visit(link), trip);
      expect(late.data.providerSignInFinish.code).toBe("PROVIDER_OFF");
      const { data } = await api.ask(start, { firm: idOf(foundry) });
      expect(data.providerSignInStart.code).toBe("PROVIDER_NOT_FOUND");
      await owner`update tenants set status = 'active', frozen_at = null where id = ${foundry.id}`;
    }
  });

  it("C28 is asked nowhere but on the public network", async () => {
    const client = { clientId: "x", clientSecret: "x", domains: ["a.cn"], trustsFactor: false };
    for (const issuer of [
      "https://10.0.0.1/",
      "https://169.254.169.254/",
      "https://user:secret@id.example/",
      "https://id.example/?tenant=1",
      "ftp://id.example/",
      "id.example",
    ]) {
      const { data } = await api.ask(save, { input: { ...client, issuer } }, administrator(gears));
      expect(data.providerSave).toEqual({ code: "PROVIDER_ISSUER", field: "issuer" });
    }
  });
});
