import { Refusal } from "../../services/kernel/refusal.ts";
import { firmsById } from "../../services/platform/firms.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import { assertRulesAccepted, assertStays } from "../../services/tenancy/index.ts";
import type { Identity } from "../codes/index.ts";
import { admittedBy, checkAdmitting } from "./administering.ts";
import { change, register, remove } from "./commands.ts";
import { isOwnPrefix } from "./delegated.ts";
import { lookUp } from "./looked-up.ts";
import {
  type Administering,
  type Permission,
  permissionsNeeded,
  permissionsOf,
} from "./permissions.ts";
import { authorityOf, decidePrefix } from "./prefixes.ts";
import { holdRecord, namesUnder, type OwnRecord, templateById } from "./reads.ts";
import { audienceOf, type KeptValue, type Value } from "./values.ts";

/** A value as a client of the Handle System gives it: it may say that it is for all, or that not. */
export interface GivenValue extends Omit<Value, "audience"> {
  readonly isPublic: boolean;
}

/** What is to be written. */
export interface HandlePut {
  readonly values: readonly GivenValue[];
  /** Whether these are all that the Handle is to have; a Handle is created by such alone. */
  readonly isWhole: boolean;
  /** Whether what is there may be written over. */
  readonly overwrite: boolean;
}

/**
 * Keeps for whom a value was that is not for all, and what was said of a link: the Handle System knows
 * no more than public and not, and nothing of titles and languages.
 */
function valueFrom({ isPublic, ...value }: GivenValue, before: readonly Value[]): Value {
  const former = before.find(({ index }) => index === value.index);
  const narrow = former === undefined || former.audience === "public" ? "firm" : former.audience;
  const link = former?.type === value.type ? former.link : undefined;
  const audience = isPublic ? "public" : narrow;
  return { ...value, audience, ...(link !== undefined && { link }) };
}

/** By the Handle that was asked for: its record may have been registered under a code of other kind. */
async function requirePermissions(
  scope: TenantScope,
  wanted: Iterable<Permission>,
  { values, code }: { readonly values: readonly Value[]; readonly code: Identity },
  administrator: Administering,
): Promise<void> {
  const may = permissionsOf(await admittedBy(scope, values), code, administrator);
  for (const each of wanted) {
    if (!may.has(each)) throw new Refusal("HANDLE_NOT_ALLOWED", { permission: each });
  }
}

async function isAtWork(scope: TenantScope): Promise<boolean> {
  const firm = (await firmsById(scope, [scope.house])).get(scope.house);
  const isAdmitted = firm?.status === "admitted" || firm?.status === "active";
  return isAdmitted && firm.frozenAt === null;
}

/** A firm that is suspended, frozen or gone writes nothing by any door. */
async function requireAtWork(scope: TenantScope): Promise<void> {
  if (!(await isAtWork(scope))) throw new Refusal("HANDLE_FIRM_AWAY");
}

/**
 * The values of a Handle that an administrator of the scope's firm sees: all of its own, of
 * another's what its owner shows the firm. Of a firm that is not at work, what is for all.
 */
export async function handleValues(
  scope: TenantScope,
  code: Identity,
): Promise<readonly KeptValue[]> {
  const values = (await lookUp(scope, code))?.values ?? [];
  if (await isAtWork(scope)) return values;
  return values.filter(({ audience }) => audience === "public");
}

/**
 * The Handles under a prefix of the firm's own, by name, a page of them, and how many there are.
 * Throws `PREFIX_MALFORMED`, `HANDLE_NOT_ALLOWED`.
 */
export async function handlesUnder(
  scope: TenantScope,
  asked: string,
  page: { readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly handles: readonly string[] }> {
  const prefix = decidePrefix("hdl", asked);
  if (!(await isOwnPrefix(scope, prefix))) {
    throw new Refusal("HANDLE_NOT_ALLOWED", { permission: "list" });
  }
  const { total, names } = await namesUnder(scope, `hdl:${prefix.prefix}/`, page);
  return { total, handles: names.map((name) => name.slice("hdl:".length)) };
}

/** A deleted thing is taken up again with all its names, under whichever of them it is created. */
async function create(
  scope: TenantScope,
  code: Identity,
  { put, former }: { readonly put: HandlePut; readonly former: OwnRecord | null },
  administrator: Administering,
): Promise<void> {
  if (authorityOf(code) !== administrator.prefix) {
    throw new Refusal("HANDLE_NOT_ALLOWED", { permission: "addHandle" });
  }
  await assertStays(scope);
  await assertRulesAccepted(scope);
  const values = put.values.map((value) => valueFrom(value, []));
  const names = former?.names ?? [];
  await register(scope, former?.code ?? code, { names, values, templateId: null });
  await checkAdmitting(scope, values);
}

/**
 * Refuses to write over a value that is not for all with another thing that is: a client that was
 * not shown it takes its number for free (`VALUE_HIDDEN`).
 */
async function checkHidden(
  scope: TenantScope,
  { values: known, templateId }: OwnRecord,
  given: readonly GivenValue[],
): Promise<void> {
  const template = templateId && (await templateById(scope, templateId));
  const entries = template?.entries ?? [];
  for (const { index, type, isPublic } of given) {
    const former = known.find((value) => value.index === index);
    const isOther = isPublic && former !== undefined && former.type !== type;
    if (isOther && audienceOf(former, entries) !== "public") {
      throw new Refusal("VALUE_HIDDEN", { index }, "index");
    }
  }
}

/** The values of a record after some of them were put; throws `VALUE_REPEATED`. */
function merged(record: OwnRecord, { values, isWhole, overwrite }: HandlePut): readonly Value[] {
  const next = values.map((value) => valueFrom(value, record.values));
  if (isWhole) return next;
  const kept = record.values.filter(({ index }) => !next.some((value) => value.index === index));
  if (!overwrite && kept.length < record.values.length) throw new Refusal("VALUE_REPEATED");
  return [...kept, ...next];
}

/** The record as a draft of itself with other values. */
const withValues = ({ names, templateId }: OwnRecord, values: readonly Value[]) => ({
  names,
  templateId,
  values,
});

/** Makes the values of a Handle these, where he may who asks for it. */
async function put(
  scope: TenantScope,
  { record, code }: { readonly record: OwnRecord; readonly code: Identity },
  values: readonly Value[],
  administrator: Administering,
): Promise<void> {
  const needed = permissionsNeeded(record.values, values);
  await requirePermissions(scope, needed, { values: record.values, code }, administrator);
  // What changes nothing is no act: no version, and nothing for the ledger.
  if (needed.size === 0 && values.length === record.values.length) return;

  await change(scope, { id: record.id, version: null }, (held) => withValues(held, values));
  await checkAdmitting(scope, values);
}

/**
 * Creates a Handle, or writes its values, by what an administrator may; tells whether it, or any
 * value, is new. Throws `HANDLE_NOT_ALLOWED`, `HANDLE_FIRM_AWAY`, `RECORD_NOT_FOUND`,
 * `IDENTIFIER_TAKEN`, `VALUE_REPEATED`, `VALUE_HIDDEN`, `VALUE_ADMIN_NOBODY`, `FIRM_LEAVING`,
 * `RULES_NOT_ACCEPTED` and what `register` throws.
 */
export async function putHandle(
  scope: TenantScope,
  code: Identity,
  given: HandlePut,
  administrator: Administering,
): Promise<{ readonly created: boolean }> {
  await requireAtWork(scope);
  const record = await holdRecord(scope, { name: code });
  const { isWhole, overwrite } = given;
  if (record === null || record.act === "deleted") {
    if (!isWhole) throw new Refusal("RECORD_NOT_FOUND", {}, "code");
    await create(scope, code, { put: given, former: record }, administrator);
    return { created: true };
  }
  if (isWhole && !overwrite) throw new Refusal("IDENTIFIER_TAKEN", { code }, "code");
  if (!isWhole) await checkHidden(scope, record, given.values);
  const values = merged(record, given);

  await put(scope, { record, code }, values, administrator);
  const known = new Set(record.values.map(({ index }) => index));
  return { created: !isWhole && values.some(({ index }) => !known.has(index)) };
}

/**
 * Deletes a Handle, or values of it by number, all of them or none, by what an administrator may.
 * Throws `HANDLE_NOT_ALLOWED`, `HANDLE_FIRM_AWAY`, `RECORD_NOT_FOUND`, `VALUES_NOT_FOUND`,
 * `VALUE_ADMIN_NOBODY`.
 */
export async function deleteHandle(
  scope: TenantScope,
  code: Identity,
  meant: "all" | readonly number[],
  administrator: Administering,
): Promise<void> {
  await requireAtWork(scope);
  const record = await holdRecord(scope, { name: code });
  if (record === null || record.act === "deleted") {
    throw new Refusal("RECORD_NOT_FOUND", {}, "code");
  }
  if (meant === "all") {
    const { values } = record;
    await requirePermissions(scope, ["deleteHandle"], { values, code }, administrator);
    await remove(scope, record.id);
    return;
  }
  const known = new Set(record.values.map(({ index }) => index));
  if (!meant.every((index) => known.has(index))) throw new Refusal("VALUES_NOT_FOUND");
  const left = record.values.filter(({ index }) => !meant.includes(index));

  await put(scope, { record, code }, left, administrator);
}
