import { createHash, createSecretKey, type KeyObject, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from "jose";

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
type Fields = Readonly<Record<string, unknown>>;

/** What a token is made of, and the keys there are to sign it with. */
export interface Making {
  readonly claims: JWTPayload;
  readonly header: { readonly alg: string; readonly kid: string };
  readonly key: KeyPair["privateKey"];
  /** The public half as text: what is known to everyone, as a key of HMAC. */
  readonly publicAsSecret: KeyObject;
  readonly stranger: KeyPair["privateKey"];
}

/** What it does otherwise than an honest provider. */
export interface Lies {
  readonly metadata?: Fields;
  readonly token?: (made: Making) => string | Promise<string>;
  readonly claims?: Fields;
  /** The token endpoint's whole answer. */
  readonly answer?: { readonly status: number; readonly body: string };
  readonly userinfo?: Fields;
  /** Takes every code and verifier. */
  readonly careless?: boolean;
}

interface Asked {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirect: string;
}

export const signed = ({ claims, header, key }: Making) =>
  new SignJWT(claims).setProtectedHeader(header).sign(key);

/** A small identity provider on loopback, which can be told to lie. */
export class StagedProvider {
  readonly secret = "secret-of-the-provider";
  /** Who signs in there next. */
  person: Fields = { sub: "nobody" };
  lies: Lies = {};
  /** The paths that it was asked for. */
  readonly paths: string[] = [];
  private readonly codes = new Map<string, Asked>();
  private readonly server: Server;
  private readonly keys: KeyPair;
  private readonly strangers: KeyPair;
  readonly port: number;

  private constructor(server: Server, keys: KeyPair, strangers: KeyPair) {
    this.server = server;
    this.keys = keys;
    this.strangers = strangers;
    this.port = (server.address() as AddressInfo).port;
    server.on("request", (request, response) => void this.answer(request, response));
  }

  static async open(): Promise<StagedProvider> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    server.unref();
    const pair = () => generateKeyPair("RS256", { extractable: true });
    return new StagedProvider(server, await pair(), await pair());
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get metadata(): Fields {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      userinfo_endpoint: `${issuer}/me`,
      response_types_supported: ["code"],
      code_challenge_methods_supported: ["S256"],
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["client_secret_basic"],
      authorization_response_iss_parameter_supported: true,
      ...this.lies.metadata,
    };
  }

  /** Signs `person` in, as his browser does that follows `link`; gives where it is sent back to. */
  visit(link: string, changes: Readonly<Record<string, string | null>> = {}): string {
    const { searchParams } = new URL(link);
    const of = (name: string) => searchParams.get(name) ?? "";
    const redirect = of("redirect_uri");
    const code = randomUUID();
    this.codes.set(code, { nonce: of("nonce"), challenge: of("code_challenge"), redirect });
    const back = new URL(redirect);
    const sent = { code, state: of("state"), iss: this.issuer, ...changes };
    for (const [name, value] of Object.entries(sent)) {
      if (value !== null) back.searchParams.set(name, value);
    }
    return back.href;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "", this.issuer).pathname;
    this.paths.push(path);
    const tell = (status: number, body: unknown) =>
      response
        .writeHead(status, { "content-type": "application/json" })
        .end(typeof body === "string" ? body : JSON.stringify(body));
    if (path === "/token") return void tell(...(await this.exchange(request)));
    if (path === "/me") return void tell(200, this.lies.userinfo ?? this.person);
    if (path === "/keys") {
      const jwk = { ...(await exportJWK(this.keys.publicKey)), kid: "1", alg: "RS256", use: "sig" };
      return void tell(200, { keys: [jwk] });
    }
    if (path === "/.well-known/openid-configuration") return void tell(200, this.metadata);
    tell(404, {});
  }

  private async exchange(request: IncomingMessage): Promise<[number, unknown]> {
    let body = "";
    for await (const part of request) body += part;
    const sent = new URLSearchParams(body);
    const { answer, careless = false } = this.lies;
    if (answer !== undefined) return [answer.status, answer.body];
    const shown = Buffer.from(request.headers.authorization?.slice(6) ?? "", "base64").toString();
    const [client = "", secret = ""] = shown.split(":").map(decodeURIComponent);
    if (secret !== this.secret) return [401, { error: "invalid_client" }];
    const code = sent.get("code") ?? "";
    const asked = this.codes.get(code);
    if (!careless) this.codes.delete(code);
    const proof = createHash("sha256")
      .update(sent.get("code_verifier") ?? "")
      .digest("base64url");
    const fits = asked?.challenge === proof && asked.redirect === sent.get("redirect_uri");
    if (asked === undefined || !(fits || careless)) return [400, { error: "invalid_grant" }];
    const tokens = { access_token: "opaque", token_type: "Bearer" };
    return [200, { ...tokens, id_token: await this.token(client, asked.nonce) }];
  }

  private async token(client: string, nonce: string): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const { iss = this.issuer, aud = client, ...person } = this.person;
    const times = { iat: now, exp: now + 300 };
    const claims = { iss, aud, nonce, ...times, ...person, ...this.lies.claims } as JWTPayload;
    const publicText = await exportSPKI(this.keys.publicKey);
    return (this.lies.token ?? signed)({
      claims,
      header: { alg: "RS256", kid: "1" },
      key: this.keys.privateKey,
      publicAsSecret: createSecretKey(Buffer.from(publicText)),
      stranger: this.strangers.privateKey,
    });
  }
}
