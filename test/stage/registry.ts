import type { Identity } from "../../identifiers/codes/index.ts";
import { setNode } from "../../identifiers/nodes/commands.ts";
import { issueAdministrator } from "../../identifiers/registry/administrators.ts";
import {
  changeIdentifier,
  type RecordDraft,
  registerIdentifier,
  saveTemplate,
} from "../../identifiers/registry/commands.ts";
import { delegatePrefix } from "../../identifiers/registry/delegation.ts";
import type { PrefixScheme } from "../../identifiers/registry/prefixes.ts";
import type { OwnRecord } from "../../identifiers/registry/reads.ts";
import type { Audience, Value } from "../../identifiers/registry/values.ts";
import { flushResolutions, ResolutionTally } from "../../identifiers/resolutions/index.ts";
import {
  openResolver,
  type Resolver,
  type ResolverParts,
} from "../../identifiers/resolver/index.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { openMetrics } from "../../services/platform/metrics.ts";
import { asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
import type { StagedHouse } from "./house.ts";
import { letterKey, type StagedFirm, type StagedPlatform } from "./platform.ts";
import { unboundedRates } from "./unbounded-rates.ts";

let counted = 0;

/** A naming authority that nobody has. */
export function freshAuthority(): string {
  counted += 1;
  return `88.${process.pid}.${counted}`;
}

/** Gives a firm a prefix; tells its id. */
export async function givePrefix(
  platform: StagedPlatform,
  firm: TenantId,
  prefix: string,
  scheme: PrefixScheme = "hdl",
): Promise<string> {
  const { id } = await platform.operating("platform.delegate-prefixes", (scope) =>
    delegatePrefix(scope, { firm, scheme, prefix }),
  );
  return id;
}

/** A text as a value of a record. */
export function textValue(
  index: number,
  type: string,
  text: string,
  audience: Audience = "public",
): Value {
  return { index, type, data: { format: "string", value: text }, ttlSeconds: 3_600, audience };
}

export const draft = (values: readonly Value[], changes: Partial<RecordDraft> = {}) => ({
  names: [],
  templateId: null,
  values,
  ...changes,
});

/** An act in a firm's house on its identifiers. */
export function naming<T>(
  { app }: Pick<StagedPlatform, "app">,
  { administrator }: StagedFirm,
  work: (scope: TenantScope) => Promise<T>,
): Promise<T> {
  return asTenant(app, administrator.actor, "identifiers.register", work);
}

/** An administrator of a prefix who has a secret, and how he says over HTTP who he is. */
export async function prefixAdministrator(
  { app }: Pick<StagedPlatform, "app">,
  { administrator: by }: StagedFirm,
  prefix: string,
): Promise<{ readonly index: number; readonly basic: string }> {
  const { administrator, secret } = await asTenant(
    app,
    by.actor,
    "identifiers.administer",
    (scope) => issueAdministrator(scope, letterKey, { prefix, name: "x", publicKey: null }),
  );
  const { index } = administrator;
  const name = encodeURIComponent(`${index}:0.NA/${prefix}`);
  return { index, basic: `Basic ${Buffer.from(`${name}:${secret}`).toString("base64")}` };
}

export interface StagedResolver extends Resolver {
  readonly close: () => Promise<void>;
}

/** A resolver with connections of its own, as one of several programs. */
export function stageResolver(
  platform: StagedPlatform,
  changes: Partial<ResolverParts> = {},
): StagedResolver {
  const database = openDatabase(platform.fresh.url, "lianzao_resolver", 2);
  const houses = openDatabase(platform.fresh.url, "lianzao_app", 2);
  const resolver = openResolver({
    log: openLog("test", process.env["TEST_LOG"] ?? "silent"),
    metrics: openMetrics("resolver"),
    database,
    houses,
    secret: letterKey,
    rates: unboundedRates,
    publicUrl: "http://localhost:8080",
    resolverUrl: "http://localhost:8081",
    ready: async () => undefined,
    ...changes,
  });
  const close = async () => {
    resolver.rest();
    await Promise.all([database.close(), houses.close()]);
  };
  return { ...resolver, close };
}

/** What a resolver needs for writing, where nothing is written. */
export const writesNothing = (houses: Database) => ({ houses, secret: letterKey });

const prefixes = new WeakMap<StagedHouse, Promise<{ authority: string; id: string }>>();

/** The naming authority that is a house's. */
export function authorityOfHouse(house: StagedHouse) {
  const make = async () => {
    const authority = freshAuthority();
    const id = await givePrefix(house.platform, house.hands.firm.id, authority);
    return { authority, id: house.id("IdentifierPrefix", id) };
  };
  const made = prefixes.get(house) ?? make();
  prefixes.set(house, made);
  return made;
}

/** A name under the prefix of a house that nothing has. */
export async function freshName(house: StagedHouse): Promise<string> {
  counted += 1;
  return `hdl:${(await authorityOfHouse(house)).authority}/pump-${counted}`;
}

const idOf = ({ tenantId, id }: OwnRecord) => globalId("Identifier", tenantId, id);

/** A record of a house that has been changed once, by its Relay id; its words stand in its values. */
export async function identifierOf(house: StagedHouse): Promise<string> {
  const { platform, hands, canary } = house;
  const code = await freshName(house);
  const values = [textValue(1, "URL", `https://firm.example/${canary}`)];
  const record = await naming(platform, hands.firm, async (scope) => {
    const made = await registerIdentifier(scope, code, draft(values));
    const seen = { id: made.id, version: null };
    return changeIdentifier(scope, seen, () => draft([...values, textValue(2, "NAME", canary)]));
  });
  return idOf(record);
}

/** A name of a house that was resolved within this hour. */
export async function resolvedName(house: StagedHouse): Promise<string> {
  const code = (await freshName(house)) as Identity;
  const tally = new ResolutionTally();
  tally.count({ code, tenantId: house.hands.firm.id, region: "CN", reader: "person" });
  const database = openDatabase(house.platform.fresh.url, "lianzao_resolver", 1);
  try {
    await flushResolutions(database, tally, openLog("test", "silent"));
  } finally {
    await database.close();
  }
  return code;
}

/** A node of a house under a prefix of its own. */
export async function nodeOf({ platform, hands, canary }: StagedHouse) {
  const prefix = freshAuthority();
  await givePrefix(platform, hands.firm.id, prefix);
  const url = `https://node.example/${canary}`;
  return asTenant(platform.app, hands.firm.administrator.actor, "identifiers.administer", (scope) =>
    setNode(scope, { scheme: "hdl", prefix, mode: "ask", url }),
  );
}

/** A template of a house, by its Relay id. */
export async function templateOf({ platform, hands, canary }: StagedHouse): Promise<string> {
  const entries = [{ index: 1, type: "URL", audience: "public" as const }];
  const { id, tenantId } = await naming(platform, hands.firm, (scope) =>
    saveTemplate(scope, null, { name: canary, entries }),
  );
  return globalId("IdentifierTemplate", tenantId, id);
}

/** An administrator of a house's Handles, by its Relay id. */
export async function handleAdministratorOf(house: StagedHouse): Promise<string> {
  const { platform, hands, canary: name } = house;
  const { authority: prefix } = await authorityOfHouse(house);
  const { administrator } = await asTenant(
    platform.app,
    hands.firm.administrator.actor,
    "identifiers.administer",
    (scope) => issueAdministrator(scope, letterKey, { prefix, name, publicKey: null }),
  );
  return house.id("HandleAdministrator", administrator.id);
}

const hourMs = 3_600_000;

/** With which nothing grows old by itself: only the news of a change can make it go. */
export const patienceForLong = {
  knownMs: hourMs,
  unknownMs: hourMs,
  waitMs: 2_000,
  longestMs: 5_000,
  restMs: 50,
};
