import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  type CustomFetchOptions,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  enableNonRepudiationChecks,
  fetchUserInfo,
  genericGrantRequest,
  type IDToken,
  ResponseBodyError,
  type TokenEndpointResponse,
  WWWAuthenticateChallengeError,
} from "openid-client";
import { Refusal } from "../../kernel/refusal.ts";
import { askGuarded, type Guard } from "../../platform/guarded.ts";
import { normalEmail } from "../people/rules.ts";
import type { ProviderMetadata } from "../schema/provider.ts";
import { markVouched } from "./failures.ts";
import { checkIssuedAt, type ProvenIdentity } from "./rules.ts";
import { lostTrip, type Trip } from "./trips.ts";

const timeoutMs = 5_000;
const longestAnswer = 256 * 1024;
const toleranceSeconds = 60;

/** The library's requests, behind the guard. */
export function fetchGuarded(guard: Guard) {
  return (url: string, { method, headers, body }: CustomFetchOptions): Promise<Response> => {
    const sent = {
      url: new URL(url),
      method: method === "POST" ? ("POST" as const) : ("GET" as const),
      headers,
      body: body instanceof URLSearchParams ? body.toString() : "",
      timeoutMs,
    };
    return askGuarded(guard, sent, longestAnswer);
  };
}

/** A provider that can be asked. */
export interface Client {
  readonly clientId: string;
  readonly secret: string;
  readonly metadata: ProviderMetadata;
}

function configurationOf(guard: Guard, { clientId, secret, metadata }: Client): Configuration {
  const { userinfo_endpoint, algorithms, secretIn, namesItself, ...endpoints } = metadata;
  const server = {
    ...endpoints,
    ...(userinfo_endpoint === null ? {} : { userinfo_endpoint }),
    // What a token may be signed with is pinned to these: its own header decides nothing.
    id_token_signing_alg_values_supported: [...algorithms],
    authorization_response_iss_parameter_supported: namesItself,
  };
  const shown = secretIn === "header" ? ClientSecretBasic(secret) : ClientSecretPost(secret);
  const client = { [clockTolerance]: toleranceSeconds };
  const configuration = new Configuration(server, clientId, client, shown);
  configuration[customFetch] = fetchGuarded(guard);
  configuration.timeout = timeoutMs / 1_000;
  // Without it a token from the provider's own endpoint would count by its connection alone.
  enableNonRepudiationChecks(configuration);
  if (guard.allowsLoopback) allowInsecureRequests(configuration);
  return configuration;
}

/** The address to which the browser goes: code flow with state, nonce and PKCE S256 (C06). */
export async function departureLink(
  guard: Guard,
  client: Client,
  { state, nonce, verifier }: Trip,
  redirect: string,
): Promise<string> {
  return buildAuthorizationUrl(configurationOf(guard, client), {
    redirect_uri: redirect,
    scope: "openid email profile",
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  }).href;
}

const clockCode = "OAUTH_JWT_TIMESTAMP_CHECK_FAILED";
const awayCodes: ReadonlySet<string> = new Set([
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_TIMEOUT",
  "OAUTH_ABORT",
]);

/** What a failed exchange is told as; never by words of the provider. */
function refusalOf(fault: unknown): Refusal {
  if (fault instanceof Refusal) return fault;
  if (fault instanceof AuthorizationResponseError) return new Refusal("PROVIDER_DENIED");
  // A code that was used already, or has run out.
  if (fault instanceof ResponseBodyError && fault.error === "invalid_grant") return lostTrip();
  if (fault instanceof ResponseBodyError || fault instanceof WWWAuthenticateChallengeError) {
    return new Refusal("PROVIDER_CLIENT_REFUSED");
  }
  if (fault instanceof ClientError) {
    const { code } = fault;
    if (code === clockCode) return new Refusal("PROVIDER_CLOCK");
    if (code === undefined || awayCodes.has(code)) return new Refusal("PROVIDER_UNREACHABLE");
  }
  return new Refusal("PROVIDER_ANSWER_INVALID");
}

type Claims = Readonly<Record<string, unknown>>;

function verifiedEmail(claims: Claims): string | null {
  const { email } = claims;
  if (typeof email !== "string" || claims["email_verified"] !== true) return null;
  try {
    return normalEmail(email);
  } catch {
    return null;
  }
}

/** The address as the token says it; else as the provider tells the holder of its access token. */
async function emailOf(
  configuration: Configuration,
  claims: IDToken,
  { access_token }: TokenEndpointResponse,
): Promise<string | null> {
  const { userinfo_endpoint } = configuration.serverMetadata();
  if (claims["email"] !== undefined || userinfo_endpoint === undefined) {
    return verifiedEmail(claims);
  }
  return verifiedEmail(await fetchUserInfo(configuration, access_token, claims.sub));
}

/**
 * Exchanges what the browser brought back for what the provider has proved (C05, C06): state and
 * issuer of the answer, then the token's signature, algorithm, issuer, audience, times and nonce.
 * Throws `PROVIDER_STATE_INVALID`, `PROVIDER_DENIED`, `PROVIDER_UNREACHABLE`, `PROVIDER_CLOCK`,
 * `PROVIDER_CLIENT_REFUSED`, `PROVIDER_ANSWER_INVALID`.
 */
export async function provenIdentity(
  guard: Guard,
  client: Client,
  { state, nonce, verifier }: Trip,
  address: URL,
): Promise<ProvenIdentity> {
  const configuration = configurationOf(guard, client);
  let issued = false;
  const send = fetchGuarded(guard);
  const { href: asked } = new URL(client.metadata.token_endpoint);
  configuration[customFetch] = async (url, options) => {
    const response = await send(url, options);
    issued ||= response.ok && new URL(url).href === asked;
    return response;
  };
  try {
    const tokens = await authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Refusal("PROVIDER_ANSWER_INVALID");
    checkIssuedAt(claims.iat, new Date());
    const { amr } = claims;
    return {
      subject: claims.sub,
      email: await emailOf(configuration, claims, tokens),
      factor: Array.isArray(amr) && amr.includes("mfa"),
    };
  } catch (fault) {
    const refusal = refusalOf(fault);
    throw issued ? markVouched(refusal) : refusal;
  }
}

const clientFaults: ReadonlySet<string> = new Set(["invalid_client", "unauthorized_client"]);

/**
 * Whether the provider knows the platform by its id and secret: a code of nobody is refused for
 * itself then, and not for who brings it. Throws where it cannot be asked.
 */
export async function knowsClient(
  guard: Guard,
  client: Client,
  redirect: string,
): Promise<boolean> {
  const configuration = configurationOf(guard, client);
  const asked = { code: "test", redirect_uri: redirect, code_verifier: "test".repeat(11) };
  try {
    await genericGrantRequest(configuration, "authorization_code", asked);
    return true;
  } catch (fault) {
    if (fault instanceof WWWAuthenticateChallengeError) return false;
    if (fault instanceof ResponseBodyError) {
      return fault.status !== 401 && !clientFaults.has(fault.error);
    }
    throw fault;
  }
}
