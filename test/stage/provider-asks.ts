import postgres from "postgres";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import {
  noteTest,
  type ProviderAsk,
  saveProvider,
  switchProvider,
  tryOut,
} from "../../services/tenancy/provider/commands.ts";
import { depart } from "../../services/tenancy/provider/departure.ts";
import { takeLink } from "../../services/tenancy/provider/writes.ts";
import type { StagedHouse } from "./house.ts";
import { facts, origin, providerPorts, type StagedFirm, type StagedPlatform } from "./platform.ts";
import { StagedProvider } from "./provider.ts";

const { proofs } = origin;
let opened: Promise<StagedProvider> | undefined;

/** One identity provider for all that only ask about it. */
async function commonProvider(): Promise<StagedProvider> {
  opened ??= StagedProvider.open();
  const provider = await opened;
  providerPorts.add(provider.port);
  return provider;
}

/** Sets a provider up for a firm, as its administrator does, and switches it on. */
export async function connect(
  platform: StagedPlatform,
  { name, administrator: { actor } }: StagedFirm,
  provider: StagedProvider,
  changes: Partial<ProviderAsk> = {},
): Promise<void> {
  providerPorts.add(provider.port);
  const { issuer, secret: clientSecret } = provider;
  const domains = [`${name}.example`];
  const client = { issuer, clientId: "lianzao", clientSecret };
  const ask = { ...client, domains, trustsFactor: false, ...changes };
  const act = "tenancy.manage-provider";
  const row = await asTenant(platform.app, actor, act, (scope) => saveProvider(scope, proofs, ask));
  const tried = await tryOut(proofs, row);
  await asTenant(platform.app, actor, act, (scope) => noteTest(scope, row, tried));
  await asTenant(platform.app, actor, act, (scope) =>
    switchProvider(scope, { active: true, required: false }),
  );
}

const connected = new WeakMap<StagedPlatform, Set<string>>();

/** The house's provider anew; firms that have named one meanwhile have none any more. */
export async function providerOf({ platform, hands, canary }: StagedHouse) {
  const { firm } = hands;
  const provider = await commonProvider();
  const kept = connected.get(platform) ?? new Set();
  connected.set(platform, kept.add(firm.id));
  const owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  for (const table of ["identity_providers", "provider_links", "provider_domains"]) {
    await owner.unsafe(`delete from ${table} where tenant_id <> all($1::uuid[])`, [[...kept]]);
  }
  await owner.end();
  const domain = `${firm.name}.example`;
  const clientId = `client-${canary}`;
  await connect(platform, firm, provider, { clientId, domains: [domain] });
  return { issuer: provider.issuer, clientId, domain, provider };
}

/** A member by his Relay id, whom the house's provider has signed in. */
export async function linkedMember(house: StagedHouse): Promise<string> {
  const { issuer } = await providerOf(house);
  const { platform, hands } = house;
  const { actor } = hands.firm.administrator;
  const { personId } = actor;
  if (personId === null) throw new Error("an administrator is a person");
  const link = { issuer, subject: `subject-${house.canary}`, personId };
  await asTenant(platform.app, actor, "tenancy.manage-provider", (scope) => takeLink(scope, link));
  return globalId("Member", hands.firm.id, personId);
}

/** A browser on its way back from the house's provider, where its viewer has signed in. */
export async function arrivalAt(house: StagedHouse) {
  const { provider } = await providerOf(house);
  const { platform, hands } = house;
  const { email } = hands.firm.administrator;
  provider.person = { sub: `subject-${house.canary}`, email, email_verified: true };
  const { link, trip } = await depart(platform.app, hands.firm.id, proofs, facts());
  return { variables: { address: provider.visit(link) }, trip };
}
