import { actionsOfScope, type KeyScope } from "../../../contracts/access/roles.ts";
import type {
  KeyIssuedV1,
  KeyRenewedV1,
  KeyRevokedV1,
} from "../../../contracts/events/shapes/tenancy.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import { once } from "../../platform/once.ts";
import { registerOpen } from "../../platform/open-things.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { houseOf } from "../people/reads.ts";
import { registerQuota, requireQuota } from "../plans/quotas.ts";
import { type ApiKey, keyById, liveKeyIds, liveKeys } from "./reads.ts";
import { checkKey, decideRenewal } from "./rules.ts";
import { insertKey, type KeyAsk, renewSecret, setKeyRevoked } from "./writes.ts";

/** The token is known only to the first answer; a repeated request gets null. */
export interface IssuedKey {
  readonly key: ApiKey;
  readonly token: string | null;
}

registerQuota("api_keys", liveKeys);

const knownScopes = Object.keys(actionsOfScope) as KeyScope[];

function personIn({ actor }: TenantScope): PersonId {
  if (actor.personId === null) throw new Refusal("SESSION_NEEDED");
  return actor.personId;
}

async function keyOr(scope: TenantScope, id: string): Promise<ApiKey> {
  const key = await keyById(scope, id);
  if (key === null) throw new Refusal("API_KEY_NOT_FOUND", {}, "id");
  return key;
}

/**
 * Issues a key for a program of the firm (C07). Throws `API_KEY_SCOPES_MISSING`,
 * `API_KEY_VALIDITY`, `TEXT_LENGTH`, `SESSION_NEEDED`.
 */
export async function issueKey(scope: TenantScope, ask: KeyAsk): Promise<IssuedKey> {
  const person = personIn(scope);
  let token: string | null = null;
  const { id } = await once(scope, "apiKeyIssue", async () => {
    const { identity } = await houseOf(scope);
    await requireQuota(scope, "api_keys");

    checkKey(ask.scopes, ask.expiresAt, scope.now);
    const name = requiredWording(ask.name, 100, "name");
    const scopes = knownScopes.filter((each) => ask.scopes.includes(each));

    const { expiresAt } = ask;
    const made = await insertKey(scope, person, { name, scopes, expiresAt });
    token = made.token;

    scope.about(`key:${made.id}`, { act: "issue", scopes });
    const body: KeyIssuedV1 = {
      firm: identity,
      keyId: made.id,
      scopes,
      expiresAt: expiresAt.toISOString(),
      by: { person },
    };
    await scope.emit({ type: "tenancy.key-issued.v1", body });
    return made.id;
  });
  return { key: await keyOr(scope, id), token };
}

/** How a key is renewed. */
export interface Renewal {
  readonly id: string;
  readonly expiresAt: Date;
  /** For how long the secret before opens, too. */
  readonly overlapHours: number;
}

/**
 * Gives a key a new secret and a new end (C07). Throws `API_KEY_NOT_FOUND`, `API_KEY_EXPIRED`,
 * `API_KEY_OVERLAP`, `API_KEY_VALIDITY`, `SESSION_NEEDED`.
 */
export async function renewKey(scope: TenantScope, ask: Renewal): Promise<IssuedKey> {
  const person = personIn(scope);
  const { id, expiresAt, overlapHours } = ask;
  let token: string | null = null;
  await once(scope, "apiKeyRenew", async () => {
    const key = await keyOr(scope, id);
    const { identity } = await houseOf(scope);

    const formerUntil = decideRenewal(key, overlapHours, scope.now);
    checkKey(key.scopes, expiresAt, scope.now);

    token = await renewSecret(scope, id, { expiresAt, formerUntil });

    scope.about(`key:${id}`, { act: "renew", overlapHours });
    const body: KeyRenewedV1 = {
      firm: identity,
      keyId: id,
      expiresAt: expiresAt.toISOString(),
      formerUntil: formerUntil?.toISOString() ?? null,
      by: { person },
    };
    await scope.emit({ type: "tenancy.key-renewed.v1", body });
    return id;
  });
  return { key: await keyOr(scope, id), token };
}

async function endKey(scope: TenantScope, id: string, person: PersonId): Promise<void> {
  const { identity } = await houseOf(scope);
  await setKeyRevoked(scope, id);
  const body: KeyRevokedV1 = { firm: identity, keyId: id, by: { person } };
  await scope.emit({ type: "tenancy.key-revoked.v1", body });
}

registerOpen({
  kind: "keys",
  count: liveKeys,
  end: async (scope) => {
    for (const id of await liveKeyIds(scope)) await endKey(scope, id, personIn(scope));
  },
});

/** Ends the keys that a person has issued; tells how many there were. */
export async function endKeysOf(scope: TenantScope, personId: PersonId): Promise<number> {
  const ids = await liveKeyIds(scope, personId);
  for (const id of ids) await endKey(scope, id, personIn(scope));
  return ids.length;
}

/** Revokes a key; it is dead within two seconds. Throws `API_KEY_NOT_FOUND`, `SESSION_NEEDED`. */
export async function revokeKey(scope: TenantScope, id: string): Promise<ApiKey> {
  const person = personIn(scope);
  await once(scope, "apiKeyRevoke", async () => {
    const key = await keyOr(scope, id);
    scope.about(`key:${id}`, { act: "revoke" });
    if (key.revokedAt === null) await endKey(scope, id, person);
    return id;
  });
  return keyOr(scope, id);
}
