import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import { once } from "../../platform/once.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { opened, sealed } from "../../platform/sealing.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { emitCredential } from "../credentials.ts";
import { type Tried, tryProvider } from "./discovery.ts";
import { checkIssuer } from "./issuers.ts";
import { isLinked, type ProviderRow, providerOf } from "./reads.ts";
import { checkDomains, checkSwitch } from "./rules.ts";
import { returnAddress } from "./trips.ts";
import {
  deleteLink,
  deleteLinks,
  deleteProvider,
  endOtherSessions,
  endProviderSessions,
  putProvider,
  setDomains,
  setProvider,
} from "./writes.ts";

const longestClientId = 300;
const longestSecret = 1_000;

/** What an administrator says of the firm's provider. */
export interface ProviderAsk {
  readonly issuer: string;
  readonly clientId: string;
  /** Null leaves the one that is kept. */
  readonly clientSecret: string | null;
  readonly domains: readonly string[];
  readonly trustsFactor: boolean;
}

async function providerOr(scope: TenantScope): Promise<ProviderRow> {
  const provider = await providerOf(scope);
  if (provider === null) throw new Refusal("PROVIDER_NOT_FOUND");
  return provider;
}

/** A provider that is not tried yet has no description, and lets nobody in. */
const untried = {
  active: false,
  required: false,
  metadata: null,
  readAt: null,
  testedAt: null,
  fault: null,
};

function sealedSecret(
  { providerKey }: Proofs,
  { house }: TenantScope,
  clientSecret: string | null,
): string | null {
  if (clientSecret === null) return null;
  return sealed(requiredWording(clientSecret, longestSecret, "clientSecret"), providerKey, house);
}

type Named = Pick<ProviderRow, "issuer" | "clientId">;

const ofProvider = { person: null, credential: "provider" } as const;

/** Whether what was there before is the same client of the same provider. */
function isOf(before: Named, { issuer, clientId }: Named): boolean {
  return before.issuer === issuer && before.clientId === clientId;
}

/** A secret is sent to no other provider than it was given for. */
function keptSecret(before: ProviderRow | null, named: Named): string {
  if (before !== null && isOf(before, named)) return before.sealed;
  throw new Refusal("PROVIDER_SECRET_MISSING", {}, "clientSecret");
}

/** Ends what another provider, or another client of it, has begun here. */
async function leaveFormer(scope: TenantScope, before: ProviderRow | null, named: Named) {
  if (before === null || isOf(before, named)) return;
  if (before.issuer !== named.issuer) await deleteLinks(scope);
  await endProviderSessions(scope, null);
}

/**
 * Names the firm's provider, or changes what is said of it. One of another issuer or client is off
 * until it was tried, and knows nobody: subjects of the one before mean nothing to it. Throws
 * `PROVIDER_ISSUER`, `PROVIDER_DOMAINS`, `PROVIDER_SECRET_MISSING`, `TEXT_LENGTH`.
 */
export async function saveProvider(
  scope: TenantScope,
  proofs: Proofs,
  ask: ProviderAsk,
): Promise<ProviderRow> {
  await once(scope, "providerSave", async () => {
    const before = await providerOf(scope);

    const issuer = checkIssuer(proofs.guard, ask.issuer);
    const clientId = requiredWording(ask.clientId, longestClientId, "clientId");
    const domains = checkDomains(ask.domains);
    const named = { issuer, clientId };
    const secret = sealedSecret(proofs, scope, ask.clientSecret) ?? keptSecret(before, named);
    const standing = before !== null && isOf(before, named) ? before : untried;

    await leaveFormer(scope, before, named);
    await putProvider(scope, {
      ...standing,
      ...named,
      tenantId: scope.house,
      sealed: secret,
      domains,
      trustsFactor: ask.trustsFactor,
      changedAt: scope.now,
    });
    await setDomains(scope, standing.active ? domains : []);

    await emitCredential(scope, { ...ofProvider, act: "set", issuer });
    const { trustsFactor, clientSecret } = ask;
    const told = { domains, trustsFactor, newSecret: clientSecret !== null };
    scope.about(`provider:${issuer}`, { act: "save", clientId, ...told });
    return issuer;
  });
  return providerOr(scope);
}

/** What it takes to try the house's provider. Throws `PROVIDER_NOT_FOUND`. */
export async function triedOf(scope: TenantScope): Promise<ProviderRow> {
  return providerOr(scope);
}

/** Tries a provider: its description, its keys, and whether it knows the platform. */
export async function tryOut(proofs: Proofs, provider: ProviderRow): Promise<Tried> {
  const { issuer, clientId, tenantId } = provider;
  const secret = opened(provider.sealed, proofs.providerKey, tenantId);
  const redirect = returnAddress(proofs, tenantId);
  return tryProvider(proofs.guard, { issuer, clientId, secret }, redirect);
}

/** Keeps what came of a test, if the provider is still the one that was tried. */
export async function noteTest(
  scope: TenantScope,
  tried: Pick<ProviderRow, "issuer" | "clientId" | "changedAt">,
  { metadata, fault }: Tried,
): Promise<ProviderRow> {
  await once(scope, "providerTest", async () => {
    const provider = await providerOr(scope);
    const isSame = provider.changedAt.getTime() === tried.changedAt.getTime();
    const read = metadata === null ? {} : { metadata, readAt: scope.now, issuer: metadata.issuer };
    if (isSame) await setProvider(scope, { testedAt: scope.now, fault, ...read });
    scope.about(`provider:${tried.issuer}`, { act: "test", fault });
    return tried.issuer;
  });
  return providerOr(scope);
}

/**
 * Lets members come in by the provider or not, and by it alone or not. Switched off, it ends the
 * sessions that it has begun; required, it ends those that others than administrators have begun
 * without it. Throws `PROVIDER_NOT_FOUND`, `PROVIDER_UNTESTED`, `PROVIDER_OFF`.
 */
export async function switchProvider(
  scope: TenantScope,
  ask: { readonly active: boolean; readonly required: boolean },
): Promise<ProviderRow> {
  await once(scope, "providerSwitch", async () => {
    const provider = await providerOr(scope);

    checkSwitch(provider, ask);

    await setProvider(scope, ask);
    await setDomains(scope, ask.active ? provider.domains : []);
    const ended = ask.active
      ? ask.required && (await endOtherSessions(scope))
      : await endProviderSessions(scope, null);
    await emitCredential(scope, { ...ofProvider, act: "switched", issuer: provider.issuer });
    scope.about(`provider:${provider.issuer}`, { act: "switch", ...ask, ended: Number(ended) });
    return provider.issuer;
  });
  return providerOr(scope);
}

/** Takes the provider, its secret and its links away. Throws `PROVIDER_NOT_FOUND`. */
export async function removeProvider(scope: TenantScope): Promise<void> {
  await once(scope, "providerRemove", async () => {
    const { issuer } = await providerOr(scope);
    await deleteLinks(scope);
    await setDomains(scope, []);
    await deleteProvider(scope);
    const ended = await endProviderSessions(scope, null);
    await emitCredential(scope, { ...ofProvider, act: "removed", issuer });
    scope.about(`provider:${issuer}`, { act: "remove", ended });
    return issuer;
  });
}

/**
 * Forgets which subject a member is, so that another can be linked to him by his address; his
 * sessions by the provider end. Throws `PROVIDER_LINK_NOT_FOUND`.
 */
export async function unlinkMember(scope: TenantScope, personId: PersonId): Promise<void> {
  await once(scope, "providerUnlink", async () => {
    if (!(await isLinked(scope, personId))) {
      throw new Refusal("PROVIDER_LINK_NOT_FOUND", {}, "id");
    }
    await deleteLink(scope, personId);
    const ended = await endProviderSessions(scope, personId);
    const unlinked = { person: personId, credential: "provider-link", act: "removed" } as const;
    await emitCredential(scope, unlinked);
    scope.about(`person:${personId}`, { act: "unlink-provider", ended });
    return personId;
  });
}
