import {
  createHmac,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import {
  issueAdministrator,
  revokeAdministrator,
} from "../../identifiers/registry/administrators.ts";
import { asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
import {
  letterKey,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import {
  freshAuthority,
  givePrefix,
  type StagedResolver,
  stageResolver,
} from "../stage/registry.ts";

let platform: StagedPlatform;
let resolver: StagedResolver;
let other: StagedResolver;
let firm: StagedFirm;
let prefix: string;
let own: Holder;

interface Holder {
  readonly id: string;
  readonly row: string;
  readonly key: KeyObject;
}

const pair = (modulusLength = 2_048) => generateKeyPairSync("rsa", { modulusLength });
const pem = (key: KeyObject) => String(key.export({ type: "spki", format: "pem" }));

const administering = <T>(work: (scope: TenantScope) => Promise<T>) =>
  asTenant(platform.app, firm.administrator.actor, "identifiers.administer", work);
const issue = (publicKey: string | null) =>
  administering((scope) => issueAdministrator(scope, letterKey, { prefix, name: "x", publicKey }));

/** An administrator with a key of his own, of which the platform knows the public half. */
async function holder(written: (key: KeyObject) => string = pem): Promise<Holder> {
  const { publicKey, privateKey } = pair();
  const { administrator, secret } = await issue(written(publicKey));
  expect(secret).toBeNull();
  return {
    id: `${administrator.index}:0.NA/${prefix}`,
    row: administrator.id,
    key: privateKey,
  };
}

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("pumps");
  prefix = freshAuthority();
  await givePrefix(platform, firm.id, prefix);
  resolver = stageResolver(platform);
  other = stageResolver(platform);
  own = await holder();
});

afterEach(() => vi.useRealTimers());

afterAll(async () => {
  await Promise.all([resolver.close(), other.close()]);
  await platform.close();
});

async function send(
  method: string,
  path: string,
  authorization?: string,
  { at = resolver, body }: { at?: StagedResolver; body?: unknown } = {},
) {
  const answer = await at.app.request(`http://localhost:8081/api/${path}`, {
    method,
    headers: { ...(authorization !== undefined && { authorization }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, told: text && JSON.parse(text) };
}

interface Challenge {
  readonly sessionId: string;
  readonly nonce: string;
}

const challenge = async (): Promise<Challenge> => (await send("POST", "sessions")).told;

/** A client's answer to a challenge, as the manual writes it. */
function answered(
  { sessionId, nonce }: Challenge,
  { id, key }: Pick<Holder, "id" | "key">,
  changes: Readonly<Record<string, string>> = {},
): string {
  const clientNonce = randomBytes(16);
  const signature = createSign("RSA-SHA256")
    .update(Buffer.from(nonce, "base64"))
    .update(clientNonce)
    .sign(key, "base64");
  const fields = {
    version: "0",
    sessionId,
    cnonce: clientNonce.toString("base64"),
    id,
    type: "HS_PUBKEY",
    alg: "SHA256",
    signature,
    ...changes,
  };
  const written = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `Handle ${written.join(", ")}`;
}

const bySession = ({ sessionId }: Challenge) => `Handle version="0", sessionId="${sessionId}"`;
const values = [{ index: 1, type: "URL", data: "https://pumps.example/1" }];
const put = (local: string, authorization: string, at = resolver) =>
  send("PUT", `handles/${prefix}/${local}`, authorization, { at, body: values });
const prove = (authorization: string) => send("PUT", "sessions/this", authorization);
const refused = {
  status: 401,
  told: { authenticated: false, code: "HANDLE_AUTHENTICATION_FAILED" },
};

describe("an administrator with a key of his own", () => {
  it("answers a challenge, and writes and reads by its session, at every resolver", async () => {
    const given = await send("POST", "sessions/");
    expect(given.status).toBe(201);
    expect(given.headers.get("location")).toBe("/api/sessions/this");
    expect((await send("GET", "sessions/this", bySession(given.told))).told).toEqual(given.told);
    expect((await put("early", bySession(given.told))).status).toBe(401);

    const proved = await prove(answered(given.told, own));
    expect(proved).toMatchObject({ status: 200, told: { authenticated: true, id: own.id } });
    expect((await put("one", bySession(given.told), other)).status).toBe(201);
    expect((await put("two", bySession(given.told))).status).toBe(201);

    expect((await send("DELETE", "sessions/this", bySession(given.told))).status).toBe(204);
    expect((await put("three", bySession(given.told))).status).toBe(401);
  });

  it("may answer the challenge of a refusal within the request itself", async () => {
    const asked = await put("within", `Handle version="0"`);
    expect(asked).toMatchObject({ status: 401, told: { responseCode: 402 } });
    const header = asked.headers.get("www-authenticate") ?? "";
    const [, sessionId = "", nonce = ""] =
      /Handle sessionId="([^"]+)", nonce="([^"]+)"/.exec(header) ?? [];
    const id = own.id.replace(":", "%3A");
    expect((await put("within", answered({ sessionId, nonce }, { ...own, id }))).status).toBe(201);
    expect((await put("within-2", bySession({ sessionId, nonce }))).status).toBe(201);
  });

  it("is described by its public key, and by no secret", async () => {
    const withJwk = await holder((key) => JSON.stringify(key.export({ format: "jwk" })));
    expect(await prove(answered(await challenge(), withJwk))).toMatchObject({ status: 200 });
    const { told } = await send("GET", `handles/0.NA/${prefix}?type=HS_PUBKEY`);
    const jwk = (own.key.export({ format: "jwk" }) as { n: string }).n;
    expect(told.values[0].data).toEqual({
      format: "key",
      value: { kty: "RSA", n: jwk, e: "AQAB" },
    });
    expect(JSON.stringify(told)).not.toMatch(/"d":|PRIVATE/);
  });
});

describe("a challenge", () => {
  it("is answered once, also where the answer comes twice at the same time", async () => {
    const given = await challenge();
    const answer = answered(given, own);
    const both = await Promise.all([
      prove(answer),
      send("PUT", "sessions/this", answer, { at: other }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await prove(answer)).toMatchObject(refused);
    expect(await prove(answered(given, own))).toMatchObject(refused);
    // Ending it gives the challenge to nobody again.
    await send("DELETE", "sessions/this", bySession(given));
    expect(await prove(answered(given, own))).toMatchObject(refused);
  });

  it("is refused an answer by another key, for another nonce, or in another way", async () => {
    const stranger = await holder();
    const given = await challenge();
    const forged = { sessionId: given.sessionId, nonce: randomBytes(16).toString("base64") };
    const wrong: readonly string[] = [
      answered(given, { ...own, key: stranger.key }),
      answered(given, { ...own, id: stranger.id }),
      answered(given, { ...own, id: `9999:0.NA/${prefix}` }),
      answered(given, { ...own, id: "300:0.NA/88.0.404" }),
      answered(forged, own),
      answered({ ...given, sessionId: randomBytes(38).toString("base64url") }, own),
      answered(given, own, { alg: "SHA1" }),
      answered(given, own, { alg: "HMAC-SHA256", type: "HS_SECKEY" }),
      answered(given, own, { type: "HS_CERT" }),
      answered(given, own, { cnonce: "" }),
      answered(given, own, { signature: "AAAA" }),
      answered(given, own, { signature: "" }),
    ];
    for (const each of wrong) {
      const { status } = await put("wrong", each);
      expect(status, each.slice(0, 300)).toBe(403);
    }
    expect((await prove(answered(given, own))).status).toBe(200);
  });

  it("lapses, and a session that it began does not with it", async () => {
    const [late, given] = [await challenge(), await challenge()];
    await prove(answered(given, own));
    vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ["Date"] });
    expect(await prove(answered(late, own))).toMatchObject(refused);
    vi.useRealTimers();
    expect((await put("still", bySession(given))).status).toBe(201);
  });

  it("is given to no more sessions at a time than an administrator needs", async () => {
    const busy = await holder();
    const all: Challenge[] = [];
    for (let session = 0; session < 21; session += 1) {
      const given = await challenge();
      expect((await prove(answered(given, busy))).status).toBe(200);
      all.push(given);
    }
    const [first, second] = all as [Challenge, Challenge];
    expect((await put("first", bySession(first))).status).toBe(401);
    expect((await put("second", bySession(second))).status).toBe(201);
  });

  it("helps nobody who is revoked, at once", async () => {
    const gone = await holder();
    const given = await challenge();
    await prove(answered(given, gone));
    await administering((scope) => revokeAdministrator(scope, gone.row));
    expect((await put("gone", bySession(given))).status).toBe(401);
    expect(await prove(answered(await challenge(), gone))).toMatchObject(refused);
  });
});

describe("keys", () => {
  it("are taken that are public, of RSA and long enough", async () => {
    const { publicKey, privateKey } = pair();
    const jwk = (key: KeyObject) => JSON.stringify(key.export({ format: "jwk" }));
    const bad: readonly (readonly [string, string])[] = [
      ["PUBLIC_KEY_MALFORMED", pem(pair(1_024).publicKey)],
      ["PUBLIC_KEY_MALFORMED", pem(generateKeyPairSync("ed25519").publicKey)],
      ["PUBLIC_KEY_MALFORMED", '{"kty":"oct","n":"AQAB"}'],
      ["PUBLIC_KEY_MALFORMED", "-----BEGIN PUBLIC KEY-----"],
      ["PUBLIC_KEY_MALFORMED", "{"],
      ["PUBLIC_KEY_PRIVATE", jwk(privateKey)],
      ["PUBLIC_KEY_PRIVATE", String(privateKey.export({ type: "pkcs8", format: "pem" }))],
    ];
    for (const [code, key] of bad) await expect(issue(key), key).rejects.toMatchObject({ code });
    expect((await issue(jwk(publicKey))).administrator.kind).toBe("pubkey");
  });

  it("may be a secret that stays where it is", async () => {
    const { administrator, secret } = await issue(null);
    const id = `${administrator.index}:0.NA/${prefix}`;
    const answer = (given: Challenge, by: string) => {
      const clientNonce = randomBytes(16);
      const signature = createHmac("sha256", by)
        .update(Buffer.from(given.nonce, "base64"))
        .update(clientNonce)
        .digest("base64");
      const cnonce = clientNonce.toString("base64");
      const more = { cnonce, signature, type: "HS_SECKEY", alg: "HMAC-SHA256" };
      return answered(given, { id, key: own.key }, more);
    };
    const given = await challenge();
    expect(await prove(answer(given, "guessed"))).toMatchObject(refused);
    expect((await prove(answer(given, secret ?? ""))).status).toBe(200);
  });
});
