import { eq, sql } from "drizzle-orm";
import { isPartnerHere } from "../../services/capacity/index.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { lookingInto, type Tell, type TenantScope } from "../../services/platform/tenancy.ts";
import { grantsHere, grantsOver } from "../../services/tenancy/index.ts";
import type { Identity } from "../codes/index.ts";
import { type OwnRecord, recordById, templateById } from "./reads.ts";
import { type RecordId, registryNames } from "./schema.ts";
import { type SeenValue, type Standing, seenBy } from "./seen.ts";
import { audienceOf } from "./values.ts";

/** A record as the firm that asks sees it. */
export interface SeenRecord {
  readonly code: Identity;
  readonly names: readonly Identity[];
  readonly deleted: boolean;
  readonly values: readonly SeenValue[];
  /** Whose it is; null for who sees of it what is for all. */
  readonly ownerId: TenantId | null;
}

/** The kinds of things over which grants show values. */
export const grantable = { record: "identifier", class: "identifier-template" } as const;

interface Place {
  readonly tenantId: TenantId;
  readonly recordId: RecordId;
}

/** In whose house a name is registered: whoever names a thing may know that much, by the resolver. */
async function placeOf({ db }: TenantScope, name: Identity): Promise<Place | null> {
  await db.execute(sql`select set_asked_name(${name})`);
  const { tenantId, recordId, code } = registryNames;
  const [place] = await db.select({ tenantId, recordId }).from(registryNames).where(eq(code, name));
  await db.execute(sql`select set_asked_name('')`);
  return place ?? null;
}

const told = ({ code, names, act }: OwnRecord) => ({ code, names, deleted: act === "deleted" });

async function ownRecord(scope: TenantScope, id: RecordId): Promise<SeenRecord | null> {
  const record = await recordById(scope, id);
  if (record === null) return null;
  const template = record.templateId && (await templateById(scope, record.templateId));
  const values = record.values.map((value) => {
    return { ...value, audience: audienceOf(value, template?.entries ?? []), grantId: null };
  });
  return { ...told(record), values, ownerId: scope.house };
}

/** The owner's audit has who saw what is not for all, and why. */
async function tellOf(tell: Tell, record: OwnRecord, values: readonly SeenValue[]): Promise<void> {
  const grants = values.flatMap(({ grantId }) => grantId ?? []);
  const narrow = values.filter(({ audience }) => audience !== "public");
  if (narrow.length === 0) return;
  const kind = narrow.some(({ audience }) => audience === "partners") ? "partnership" : "grant";
  const ids = [record.id, ...new Set(grants)];
  await tell({ kind, ids, details: { code: record.code, seen: narrow.map(({ index }) => index) } });
}

/** What the owner's own rows say of the visitor: whether he is a partner, and his grants. */
async function standingHere(
  host: TenantScope,
  grantIds: readonly string[],
  covered: ReadonlyMap<string, string>,
): Promise<Standing> {
  const grants = await grantsHere(host, grantIds);
  return {
    isPartner: await isPartnerHere(host),
    grants: grants.filter(
      ({ resourceType, resourceId }) => covered.get(resourceId) === resourceType,
    ),
  };
}

async function recordOfOther(scope: TenantScope, place: Place): Promise<SeenRecord | null> {
  const { tenantId: owner, recordId } = place;
  const record = await lookingInto(scope, owner, [recordId], (host) => recordById(host, recordId));
  if (record === null) return null;
  const { templateId } = record;
  const covered = new Map<string, string>([[recordId, grantable.record]]);
  if (templateId !== null) covered.set(templateId, grantable.class);
  const grantIds = (await grantsOver(scope, owner, [...covered.keys()])).map(({ id }) => id);

  return lookingInto(scope, owner, [...covered.keys(), ...grantIds], async (host, tell) => {
    const template = templateId && (await templateById(host, templateId));
    const standing = await standingHere(host, grantIds, covered);
    const values = seenBy(standing, record.values, template?.entries ?? []);
    await tellOf(tell, record, values);
    const isKnown = standing.isPartner || standing.grants.length > 0;
    return { ...told(record), values, ownerId: isKnown ? owner : null };
  });
}

/**
 * What the scope's firm sees under a name: everything of its own; of another's what is for all, and
 * what its owner shows it as a partner or under a grant. What it is not shown, it is not told of.
 * Null where nobody has registered the name.
 */
export async function lookUp(scope: TenantScope, name: Identity): Promise<SeenRecord | null> {
  const place = await placeOf(scope, name);
  if (place === null) return null;
  if (place.tenantId === scope.house) return ownRecord(scope, place.recordId);
  return recordOfOther(scope, place);
}
