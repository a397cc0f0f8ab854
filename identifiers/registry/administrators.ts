import { randomBytes } from "node:crypto";
import { and, asc, eq, isNull, max, sql } from "drizzle-orm";
import { Refusal } from "../../services/kernel/refusal.ts";
import { requiredWording } from "../../services/kernel/wording.ts";
import { firmIdentity } from "../../services/platform/firms.ts";
import { newId } from "../../services/platform/ids.ts";
import { once } from "../../services/platform/once.ts";
import type { Keys } from "../../services/platform/sealing.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import type { Identity } from "../codes/index.ts";
import { administratorChanged } from "./events.ts";
import { sayChanged } from "./news.ts";
import { authorityHandle, decidePrefix } from "./prefixes.ts";
import { publicKeyIn } from "./public-key.ts";
import { ownPrefixesOver } from "./reads.ts";
import { registryAdministrators } from "./schema.ts";
import { sealedSecret } from "./secrets.ts";

export type Administrator = Omit<typeof registryAdministrators.$inferSelect, "sealed">;

const secretBytes = 24;
/** By the custom of the Handle System: 100 is who administers, 200 the list, from 300 on the keys. */
const firstIndex = 300;
const mostAdministrators = 50;
const longestName = 100;

const shown = {
  tenantId: registryAdministrators.tenantId,
  id: registryAdministrators.id,
  prefix: registryAdministrators.prefix,
  index: registryAdministrators.index,
  name: registryAdministrators.name,
  kind: registryAdministrators.kind,
  publicKey: registryAdministrators.publicKey,
  issuedAt: registryAdministrators.issuedAt,
  revokedAt: registryAdministrators.revokedAt,
};

/** The firm's administrators of Handles, the standing ones first. */
export async function administratorsOf({ db, house }: TenantScope): Promise<Administrator[]> {
  const { tenantId, prefix, index, revokedAt } = registryAdministrators;
  return db
    .select(shown)
    .from(registryAdministrators)
    .where(eq(tenantId, house))
    .orderBy(sql`${revokedAt} is not null`, asc(prefix), asc(index));
}

async function administratorOr({ db, house }: TenantScope, id: string): Promise<Administrator> {
  const [row] = await db
    .select(shown)
    .from(registryAdministrators)
    .where(and(eq(registryAdministrators.tenantId, house), eq(registryAdministrators.id, id)));
  if (row === undefined) throw new Refusal("ADMINISTRATOR_NOT_FOUND", {}, "id");
  return row;
}

/** Who is to administer what, and by which public key; null for a secret that we draw. */
export interface AdministratorDraft {
  readonly prefix: string;
  readonly name: string;
  readonly publicKey: string | null;
}

/** The secret is known only to the first answer; a repeated request gets null. */
export interface IssuedAdministrator {
  readonly administrator: Administrator;
  readonly secret: string | null;
}

/** The next index of a naming authority; who issue for one take turns. */
async function nextIndex({ db, house }: TenantScope, prefix: string): Promise<number> {
  const turn = `administrators ${house} ${prefix}`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  const of = and(
    eq(registryAdministrators.tenantId, house),
    eq(registryAdministrators.prefix, prefix),
  );
  const [row] = await db
    .select({ last: max(registryAdministrators.index) })
    .from(registryAdministrators)
    .where(of);
  const standing = await db.$count(
    registryAdministrators,
    and(of, isNull(registryAdministrators.revokedAt)),
  );
  if (standing >= mostAdministrators) {
    throw new Refusal("ADMINISTRATORS_FULL", { most: mostAdministrators }, "prefix");
  }
  return (row?.last ?? firstIndex - 1) + 1;
}

/**
 * Makes an administrator of the Handles under a prefix of the firm's. Throws `PREFIX_NOT_DELEGATED`,
 * `ADMINISTRATORS_FULL`, `PUBLIC_KEY_MALFORMED`, `PUBLIC_KEY_PRIVATE`, `TEXT_LENGTH`.
 */
export async function issueAdministrator(
  scope: TenantScope,
  keys: Keys,
  draft: AdministratorDraft,
): Promise<IssuedAdministrator> {
  let secret: string | null = null;
  const { id } = await once(scope, "handleAdministratorIssue", async () => {
    const name = requiredWording(draft.name, longestName, "name");
    const { prefix } = decidePrefix("hdl", draft.prefix);
    const publicKey = draft.publicKey === null ? null : publicKeyIn(draft.publicKey);
    const [own] = await ownPrefixesOver(scope, [`hdl:${prefix}/` as Identity]);
    if (own === undefined) throw new Refusal("PREFIX_NOT_DELEGATED", { code: prefix }, "prefix");

    const made = newId<string>();
    const index = await nextIndex(scope, prefix);
    secret = publicKey === null ? randomBytes(secretBytes).toString("base64url") : null;
    const kind = publicKey === null ? "seckey" : "pubkey";
    await scope.db.insert(registryAdministrators).values({
      tenantId: scope.house,
      id: made,
      prefix,
      index,
      name,
      kind,
      sealed:
        secret === null ? null : sealedSecret({ tenantId: scope.house, id: made }, secret, keys),
      publicKey,
      issuedAt: scope.now,
    });
    await sayChanged(scope, [authorityHandle(prefix)]);
    await emitChanged(scope, { administrator: made, prefix, index, kind, act: "issued" });
    scope.about(`handle-administrator:${made}`, { act: "issue", prefix, index });
    return made;
  });
  return { administrator: await administratorOr(scope, id), secret };
}

async function emitChanged(
  scope: TenantScope,
  changed: Parameters<typeof administratorChanged>[1],
): Promise<void> {
  await scope.emit(administratorChanged(await firmIdentity(scope), changed, scope.actor));
}

/** Ends what an administrator may do, at once. Throws `ADMINISTRATOR_NOT_FOUND`. */
export async function revokeAdministrator(scope: TenantScope, id: string): Promise<Administrator> {
  await once(scope, "handleAdministratorRevoke", async () => {
    const { prefix, index, kind } = await administratorOr(scope, id);
    const { tenantId, revokedAt } = registryAdministrators;
    const standing = and(
      eq(tenantId, scope.house),
      eq(registryAdministrators.id, id),
      isNull(revokedAt),
    );
    const revoked = await scope.db
      .update(registryAdministrators)
      .set({ revokedAt: scope.now })
      .where(standing)
      .returning({ index: registryAdministrators.index });
    if (revoked.length > 0) {
      await emitChanged(scope, { administrator: id, prefix, index, kind, act: "revoked" });
    }
    await sayChanged(scope, [authorityHandle(prefix)]);
    scope.about(`handle-administrator:${id}`, { act: "revoke", prefix, index });
    return id;
  });
  return administratorOr(scope, id);
}
