import { Refusal } from "../../services/kernel/refusal.ts";
import { firmsById } from "../../services/platform/firms.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import { assertRulesAccepted, assertStays } from "../../services/tenancy/index.ts";
import type { Identity } from "../codes/index.ts";
import { change, register, remove } from "./commands.ts";
import { lookUp } from "./looked-up.ts";
import {
  type Administering,
  type Permission,
  permissionsNeeded,
  permissionsOf,
} from "./permissions.ts";
import { authorityOf } from "./prefixes.ts";
import { holdRecord, type OwnRecord } from "./reads.ts";
import type { KeptValue, Value } from "./values.ts";

/** A value as a client of the Handle System gives it: it may say that it is for all, or that not. */
export interface GivenValue extends Omit<Value, "audience"> {
  readonly isPublic: boolean;
}

/** Which values of a record are meant: all, those that are given, or those by number. */
export type Meant = "all" | "given" | readonly number[];

/** What is to be written. */
export interface HandlePut {
  readonly values: readonly GivenValue[];
  readonly meant: Meant;
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

function requirePermissions(
  wanted: Iterable<Permission>,
  { values, code }: Pick<OwnRecord, "values" | "code">,
  administrator: Administering,
): void {
  const may = permissionsOf(values, code, administrator);
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

async function create(
  scope: TenantScope,
  code: Identity,
  put: HandlePut,
  administrator: Administering,
): Promise<void> {
  if (authorityOf(code) !== administrator.prefix) {
    throw new Refusal("HANDLE_NOT_ALLOWED", { permission: "addHandle" });
  }
  await assertStays(scope);
  await assertRulesAccepted(scope);
  const values = put.values.map((value) => valueFrom(value, []));
  await register(scope, code, { names: [], values, templateId: null });
}

/** The values of a record after some of them were put; throws `VALUE_REPEATED`. */
function merged(record: OwnRecord, { values, meant, overwrite }: HandlePut): readonly Value[] {
  const given = Array.isArray(meant) ? values.filter(({ index }) => meant.includes(index)) : values;
  const next = given.map((value) => valueFrom(value, record.values));
  if (meant === "all") return next;
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

/**
 * Creates a Handle, or writes its values, by what an administrator may; tells whether it, or any
 * value, is new. Throws `HANDLE_NOT_ALLOWED`, `HANDLE_FIRM_AWAY`, `RECORD_NOT_FOUND`,
 * `IDENTIFIER_TAKEN`, `VALUE_REPEATED` and what `register` throws.
 */
export async function putHandle(
  scope: TenantScope,
  code: Identity,
  put: HandlePut,
  administrator: Administering,
): Promise<{ readonly created: boolean }> {
  await requireAtWork(scope);
  const record = await holdRecord(scope, { name: code });
  if (record === null || record.act === "deleted") {
    if (put.meant !== "all") throw new Refusal("RECORD_NOT_FOUND", {}, "code");
    await create(scope, code, put, administrator);
    return { created: true };
  }
  if (put.meant === "all" && !put.overwrite)
    throw new Refusal("IDENTIFIER_TAKEN", { code }, "code");
  const values = merged(record, put);
  requirePermissions(permissionsNeeded(record.values, values), record, administrator);

  await change(scope, { id: record.id, version: null }, (held) => withValues(held, values));
  const known = new Set(record.values.map(({ index }) => index));
  return { created: put.meant !== "all" && values.some(({ index }) => !known.has(index)) };
}

/**
 * Deletes a Handle, or values of it by number, by what an administrator may. Throws
 * `HANDLE_NOT_ALLOWED`, `HANDLE_FIRM_AWAY`, `RECORD_NOT_FOUND`, `VALUES_NOT_FOUND`.
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
    requirePermissions(["deleteHandle"], record, administrator);
    await remove(scope, record.id);
    return;
  }
  const left = record.values.filter(({ index }) => !meant.includes(index));
  if (left.length === record.values.length) throw new Refusal("VALUES_NOT_FOUND");
  requirePermissions(permissionsNeeded(record.values, left), record, administrator);

  await change(scope, { id: record.id, version: null }, (held) => withValues(held, left));
}
