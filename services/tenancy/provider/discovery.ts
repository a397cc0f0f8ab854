import {
  allowInsecureRequests,
  customFetch,
  discovery,
  None,
  type ServerMetadata,
} from "openid-client";
import type { Guard } from "../../platform/guarded.ts";
import type { ProviderFault, ProviderMetadata } from "../schema/provider.ts";
import { type Client, fetchGuarded, knowsClient } from "./connection.ts";
import { mayAsk } from "./issuers.ts";

const timeoutSeconds = 5;

/** With what a token may be signed here: by keys of which the platform has the public half only. */
const algorithmsTaken: readonly string[] = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

function secretPlaceOf({ token_endpoint_auth_methods_supported: ways }: ServerMetadata) {
  if (ways === undefined || ways.includes("client_secret_basic")) return "header";
  return ways.includes("client_secret_post") ? "body" : null;
}

const takes = (list: readonly string[] | undefined, item: string) =>
  list === undefined || list.includes(item);

/** What is kept of a provider's description; null when it cannot be signed in by it. */
function fitting(guard: Guard, issuer: string, server: ServerMetadata): ProviderMetadata | null {
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = server;
  const algorithms = (server.id_token_signing_alg_values_supported ?? ["RS256"]).filter((each) =>
    algorithmsTaken.includes(each),
  );
  const secretIn = secretPlaceOf(server);
  if (authorization_endpoint === undefined || token_endpoint === undefined) return null;
  if (jwks_uri === undefined || algorithms.length === 0 || secretIn === null) return null;
  const asked = [authorization_endpoint, token_endpoint, jwks_uri];
  if (userinfo_endpoint !== undefined) asked.push(userinfo_endpoint);
  if (!asked.every((url) => mayAsk(guard, url))) return null;
  const speaks =
    takes(server.response_types_supported, "code") &&
    takes(server.code_challenge_methods_supported, "S256");
  // A description that stands for many issuers (`{tenantid}`) would let any of them in.
  if (!speaks || new URL(server.issuer).href !== new URL(issuer).href) return null;
  return {
    issuer: server.issuer,
    authorization_endpoint,
    token_endpoint,
    jwks_uri,
    userinfo_endpoint: userinfo_endpoint ?? null,
    algorithms,
    secretIn,
    namesItself: server.authorization_response_iss_parameter_supported === true,
  };
}

/** What came of trying a provider: what is kept of it, or what is wrong. */
export type Tried =
  | { readonly metadata: ProviderMetadata; readonly fault: null }
  | { readonly metadata: null; readonly fault: ProviderFault };

const failed = (fault: ProviderFault): Tried => ({ metadata: null, fault });

/** Reads a provider's description (OpenID Connect Discovery 1.0 § 4), and judges it. */
export async function readProvider(guard: Guard, issuer: string): Promise<Tried> {
  try {
    const configuration = await discovery(new URL(issuer), "-", undefined, None(), {
      [customFetch]: fetchGuarded(guard),
      timeout: timeoutSeconds,
      execute: guard.allowsLoopback ? [allowInsecureRequests] : [],
    });
    const metadata = fitting(guard, issuer, configuration.serverMetadata());
    return metadata === null ? failed("unfit") : { metadata, fault: null };
  } catch {
    return failed("unreachable");
  }
}

/** The same, and whether it knows the platform by its id and secret. */
export async function tryProvider(
  guard: Guard,
  provider: Omit<Client, "metadata"> & { readonly issuer: string },
  redirect: string,
): Promise<Tried> {
  const read = await readProvider(guard, provider.issuer);
  if (read.metadata === null) return read;
  const client = { ...provider, metadata: read.metadata };
  try {
    return (await knowsClient(guard, client, redirect)) ? read : failed("client-refused");
  } catch {
    return failed("unreachable");
  }
}
