import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import OidcProvider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { StagedApi } from "../stage/api.ts";
import {
  providerPorts,
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let foundry: StagedFirm;
let planner: SignedIn;
let server: Server;
let issuer = "";

const secret = "a-secret-of-32-characters-or-more";
const accounts: Record<string, string> = {};

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  foundry = await platform.firm("foundry");
  planner = await platform.member(foundry, "planner", ["planner"]);
  accounts["li"] = planner.email;
  server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  issuer = `http://127.0.0.1:${port}`;
  providerPorts.add(port);
  const provider = new OidcProvider(issuer, {
    clients: [
      {
        client_id: "lianzao",
        client_secret: secret,
        redirect_uris: [`https://lianzao.example/sign-in/provider/${foundry.id}`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: async () => ({ sub: accountId, email: accounts[accountId], email_verified: true }),
    }),
  });
  server.on("request", provider.callback());
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  api.close();
  await platform.close();
});

/** A browser as far as a provider needs one: it keeps cookies and follows where it is sent. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async go(url: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }

  /** Signs in there as somebody; gives the address to which it is sent back at the end. */
  async signIn(link: string, login: string): Promise<string> {
    let at = link;
    for (let step = 0; step < 12; step += 1) {
      if (!at.startsWith(issuer)) return at;
      let response = await this.go(at);
      if (response.status === 200) {
        const prompt = (await response.text()).includes('value="login"') ? "login" : "consent";
        response = await this.go(at, { prompt, login, password: "any" });
      }
      at = new URL(response.headers.get("location") ?? "", at).href;
    }
    throw new Error(`it goes on for ever, and is at ${at}`);
  }
}

const refused = "... on Refusal { code field }";
const save = `mutation ($input: ProviderSaveInput!) { providerSave(input: $input) {
  ... on IdentityProvider { active } ${refused} } }`;
const test = `mutation { providerTest { ... on IdentityProvider { fault testedAt } ${refused} } }`;
const toggle = `mutation ($input: ProviderSwitchInput!) { providerSwitch(input: $input) {
  ... on IdentityProvider { active required } ${refused} } }`;
const start = `mutation ($firm: ID!) { providerSignInStart(firm: $firm) {
  ... on ProviderDeparture { link } ${refused} } }`;
const finish = `mutation ($address: String!) { providerSignInFinish(address: $address) {
  ... on SignInStep { viewer { person { email } firm { name { en } } } } ${refused} } }`;

describe("C06 a provider that is the standard's own", () => {
  it("is set up, tried and switched on by an administrator, and signs his people in", async () => {
    const asking = { session: foundry.administrator.token };
    const client = { issuer, clientId: "lianzao", domains: ["foundry.example"] };
    const put = (clientSecret: string) =>
      api.ask(save, { input: { ...client, clientSecret, trustsFactor: false } }, asking);
    await put("not the secret of this client");
    const tried = async () => (await api.ask(test, {}, asking)).data.providerTest;
    expect((await tried()).fault).toBe("CLIENT_REFUSED");
    await put(secret);
    expect(await tried()).toMatchObject({ fault: null });
    const input = { active: true, required: true };
    const { data: on } = await api.ask(toggle, { input }, asking);
    expect(on.providerSwitch).toEqual(input);

    const firm = globalId("Firm", foundry.id, foundry.id);
    const { data, trip } = await api.ask(start, { firm });
    const address = await new Browser().signIn(data.providerSignInStart.link, "li");
    expect(new URL(address).searchParams.get("iss")).toBe(issuer);
    const told = await api.ask(finish, { address }, { trip: trip ?? "" });
    expect(told.data.providerSignInFinish.viewer).toEqual({
      person: { email: planner.email },
      firm: { name: { en: "foundry" } },
    });
    const again = await api.ask(finish, { address }, { trip: trip ?? "" });
    expect(again.data.providerSignInFinish.code).toBe("PROVIDER_STATE_INVALID");
  });

  it("signs in nobody whom the firm does not know", async () => {
    accounts["wang"] = "wang@foundry.example";
    const { data, trip } = await api.ask(start, {
      firm: globalId("Firm", foundry.id, foundry.id),
    });
    const address = await new Browser().signIn(data.providerSignInStart.link, "wang");
    const told = await api.ask(finish, { address }, { trip: trip ?? "" });
    expect(told.data.providerSignInFinish.code).toBe("PROVIDER_MEMBER_UNKNOWN");
  });
});
