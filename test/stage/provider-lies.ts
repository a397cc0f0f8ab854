import { exportJWK, importJWK, SignJWT } from "jose";
import { type Lies, type Making, signed } from "./provider.ts";

const unsigned = ({ claims }: Making) =>
  [{ alg: "none" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .concat("")
    .join(".");
const now = () => Math.floor(Date.now() / 1_000);
/** Tokens and answers that must be refused, and by which code. */
export const lies: readonly (readonly [string, string, Lies])[] = [
  ["alg none", "PROVIDER_ANSWER_INVALID", { token: unsigned }],
  [
    "HS256 with the public key as its secret",
    "PROVIDER_ANSWER_INVALID",
    {
      token: ({ claims, publicAsSecret }) =>
        new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "1" }).sign(publicAsSecret),
    },
  ],
  [
    "an algorithm that the provider does not name",
    "PROVIDER_ANSWER_INVALID",
    {
      token: async (made) => {
        const key = await importJWK(await exportJWK(made.key), "PS256");
        return signed({ ...made, header: { alg: "PS256", kid: "1" }, key: key as CryptoKey });
      },
    },
  ],
  [
    "another's signature",
    "PROVIDER_ANSWER_INVALID",
    { token: (made) => signed({ ...made, key: made.stranger }) },
  ],
  [
    "an unknown key",
    "PROVIDER_ANSWER_INVALID",
    { token: (made) => signed({ ...made, header: { alg: "RS256", kid: "2" } }) },
  ],
  [
    "a signature cut off",
    "PROVIDER_ANSWER_INVALID",
    { token: async (made) => (await signed(made)).replace(/[^.]*$/, "") },
  ],
  [
    "claims changed after it was signed",
    "PROVIDER_ANSWER_INVALID",
    {
      token: async (made) => {
        const [head, , tail] = (await signed(made)).split(".");
        const other = JSON.stringify({ ...made.claims, sub: "administrator" });
        return [head, Buffer.from(other).toString("base64url"), tail].join(".");
      },
    },
  ],
  ["another audience", "PROVIDER_ANSWER_INVALID", { claims: { aud: "another" } }],
  [
    "more audiences without the authorized party",
    "PROVIDER_ANSWER_INVALID",
    { claims: { aud: ["lianzao", "another"] } },
  ],
  [
    "another authorized party",
    "PROVIDER_ANSWER_INVALID",
    { claims: { aud: ["lianzao", "another"], azp: "another" } },
  ],
  ["another issuer", "PROVIDER_ANSWER_INVALID", { claims: { iss: "https://honest.example" } }],
  ["another nonce", "PROVIDER_ANSWER_INVALID", { claims: { nonce: "another" } }],
  ["no nonce", "PROVIDER_ANSWER_INVALID", { claims: { nonce: undefined } }],
  ["no subject", "PROVIDER_ANSWER_INVALID", { claims: { sub: undefined } }],
  ["no expiry", "PROVIDER_ANSWER_INVALID", { claims: { exp: undefined } }],
  ["an expiry in the past", "PROVIDER_CLOCK", { claims: { exp: now() - 120 } }],
  ["a beginning to come", "PROVIDER_CLOCK", { claims: { nbf: now() + 600 } }],
  ["an issue to come", "PROVIDER_CLOCK", { claims: { iat: now() + 600 } }],
  ["an issue long ago", "PROVIDER_CLOCK", { claims: { iat: now() - 3_600 } }],
  [
    "userinfo of another subject",
    "PROVIDER_ANSWER_INVALID",
    { claims: { email: undefined }, userinfo: { sub: "other", email: "a@foundry.example" } },
  ],
  [
    "no token at all",
    "PROVIDER_ANSWER_INVALID",
    { answer: { status: 200, body: '{"access_token":"a","token_type":"Bearer"}' } },
  ],
  ["no JSON", "PROVIDER_ANSWER_INVALID", { answer: { status: 200, body: "<html>" } }],
  ["far too much", "PROVIDER_UNREACHABLE", { answer: { status: 200, body: "x".repeat(3e5) } }],
  ["a broken provider", "PROVIDER_UNREACHABLE", { answer: { status: 500, body: "{}" } }],
];
