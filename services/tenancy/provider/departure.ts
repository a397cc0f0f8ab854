import { randomNonce, randomPKCECodeVerifier, randomState } from "openid-client";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import { asAnyone } from "../../platform/doors.ts";
import type { FirmRow } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { opened } from "../../platform/sealing.ts";
import { asTenant, type RequestFacts, readInHouse } from "../../platform/tenancy.ts";
import { departing } from "../actors.ts";
import { normalEmail } from "../people/rules.ts";
import { type Client, departureLink } from "./connection.ts";
import { readProvider } from "./discovery.ts";
import { firmOfCode, firmsOfDomain, type OpenProvider, openProviderQuestion } from "./reads.ts";
import { domainOf, isStale } from "./rules.ts";
import { closeTrip, returnAddress, type Trip } from "./trips.ts";
import { setProvider } from "./writes.ts";

/** The active provider of a firm; null where nobody can be sent to one. */
export async function openProvider(
  database: Database,
  firm: TenantId,
): Promise<OpenProvider | null> {
  const [row] = await readInHouse<OpenProvider>(database, firm, openProviderQuestion(firm));
  return row ?? null;
}

/** What it takes to ask a firm's provider. */
export function clientOf(
  { providerKey }: Proofs,
  firm: TenantId,
  { clientId, sealed, metadata }: OpenProvider,
): Client {
  return { clientId, secret: opened(sealed, providerKey, firm), metadata };
}

/**
 * The firms that one can sign in to by their own provider: by the domain of a work address, or by a
 * unified social credit code. Throws `EMAIL_INVALID` for what has neither form.
 */
export async function firmsFound(database: Database, search: string): Promise<FirmRow[]> {
  const code = search.trim().toUpperCase();
  if (!code.includes("@")) {
    if (!/^[0-9A-Z]{18}$/.test(code)) throw new Refusal("PROVIDER_SEARCH", {}, "search");
    const firm = await asAnyone(database, (scope) => firmOfCode(scope, code));
    if (firm === null) return [];
    return (await openProvider(database, firm.id)) === null ? [] : [firm];
  }
  const domain = domainOf(normalEmail(search, "search"));
  return asAnyone(database, (scope) => firmsOfDomain(scope, domain));
}

/** Where the browser goes, and what it keeps until it comes back. */
export interface Departure {
  readonly link: string;
  readonly trip: string;
}

/** The provider as it describes itself today; as it did before, while it is away. */
async function refreshed(proofs: Proofs, provider: OpenProvider, now: Date): Promise<OpenProvider> {
  if (!isStale(provider.readAt, now)) return provider;
  const { metadata } = await readProvider(proofs.guard, provider.issuer);
  return metadata === null ? provider : { ...provider, metadata };
}

/**
 * Sends somebody who has not said who he is to a firm's provider. Throws `PROVIDER_NOT_FOUND` alike
 * for a firm without one and for no firm.
 */
export async function depart(
  database: Database,
  firm: TenantId,
  proofs: Proofs,
  request: RequestFacts,
): Promise<Departure> {
  const known = await openProvider(database, firm);
  if (known === null) throw new Refusal("PROVIDER_NOT_FOUND", {}, "firm");
  const now = new Date();
  const provider = await refreshed(proofs, known, now);
  const trip: Trip = {
    firm,
    issuer: provider.issuer,
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    issuedAt: now.getTime(),
  };
  const client = clientOf(proofs, firm, provider);
  const link = await departureLink(proofs.guard, client, trip, returnAddress(proofs, firm));
  await asTenant(database, departing(firm, request), "tenancy.depart", async (scope) => {
    await once(scope, "providerSignInStart", async () => {
      if (provider !== known) {
        await setProvider(scope, { metadata: provider.metadata, readAt: scope.now });
      }
      return newId<string>();
    });
    scope.about(`provider:${provider.issuer}`, { act: "depart" });
  });
  return { link, trip: closeTrip(proofs, trip) };
}
