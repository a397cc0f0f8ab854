import type { TenantId } from "../../services/kernel/brand.ts";
import type { Database } from "../../services/platform/database.ts";
import type { Identity } from "../codes/index.ts";
import { listIndex } from "./permissions.ts";
import { authorityHandle, describedAuthority } from "./prefixes.ts";
import { keyData } from "./public-key.ts";
import type { AdministratorKind, RecordAct, RecordId } from "./schema.ts";
import { audienceOf, type KeptValue, type TemplateEntry } from "./values.ts";

/** What is registered under one name, as every door of the resolver tells it. */
export interface Registered {
  readonly tenantId: TenantId;
  /** Null for what the platform itself says of a naming authority. */
  readonly id: RecordId | null;
  readonly names: readonly Identity[];
  /** Those that are for all: what is for some is in no program's memory (`lookUp`). */
  readonly values: readonly KeptValue[];
  readonly deleted: boolean;
}

/** The same with the name under which it was found. */
export interface Found extends Registered {
  readonly asked: Identity;
}

interface Row {
  readonly asked: Identity;
  readonly tenantId: TenantId;
  readonly id: RecordId;
  readonly values: readonly KeptValue[];
  readonly act: RecordAct;
  readonly entries: readonly TemplateEntry[];
  readonly names: readonly Identity[];
}

/**
 * What is registered under these names, for the resolver's role, which may read what firms have
 * registered and nothing else of theirs.
 */
export async function registeredUnder(
  database: Database,
  names: readonly Identity[],
): Promise<Found[]> {
  const rows = await database.ask<Row>(
    `
    select n.code as asked, r.tenant_id as "tenantId", r.id, r.values, r.act,
      coalesce(t.entries, '[]') as entries, (select json_agg(o.code order by o.code <> r.code, o.code)
        from registry_names o where o.tenant_id = r.tenant_id and o.record_id = r.id) as names
    from registry_names n
    join registry_records r on r.tenant_id = n.tenant_id and r.id = n.record_id
    left join registry_templates t on t.tenant_id = r.tenant_id and t.id = r.template_id
    where n.code = any($1)`,
    [[...names]],
  );
  return rows.map(({ act, entries, values, ...row }) => ({
    ...row,
    values: values.flatMap((value) => {
      const audience = audienceOf(value, entries);
      return audience === "public" ? [{ ...value, audience }] : [];
    }),
    deleted: act === "deleted",
  }));
}

interface AuthorityRow {
  readonly prefix: string;
  readonly tenantId: TenantId;
  readonly delegatedAt: string;
  readonly administrators: readonly {
    readonly index: number;
    readonly kind: AdministratorKind;
    readonly publicKey: string | null;
    readonly issuedAt: string;
  }[];
}

/** List apart, an administrator may do everything to the Handles under his prefix, and none beside. */
const allOfHandles = "011111110011";
const administratorIndex = 100;
const authorityTtlSeconds = 86_400;

/** A naming authority by the values that clients of the Handle System look for in `0.NA/...`. */
function describedBy({ prefix, tenantId, delegatedAt, administrators }: AuthorityRow): Registered {
  const handle = `0.NA/${prefix}`;
  const at = new Date(delegatedAt).toISOString();
  const common = { ttlSeconds: authorityTtlSeconds, at } as const;
  const admin = { handle, index: listIndex, permissions: allOfHandles };
  const list = administrators.map(({ index }) => ({ handle, index }));
  const keys = administrators.map(({ index, kind, publicKey, issuedAt }): KeptValue => {
    const type = kind === "seckey" ? "HS_SECKEY" : "HS_PUBKEY";
    // The secret itself is in no answer; that there is one is what its administrator asks.
    const data =
      publicKey === null ? ({ format: "string", value: "" } as const) : keyData(publicKey);
    const audience = kind === "seckey" ? "firm" : "public";
    return { ...common, index, type, data, audience, at: new Date(issuedAt).toISOString() };
  });
  return {
    tenantId,
    id: null,
    names: [authorityHandle(prefix)],
    values: [
      {
        ...common,
        index: administratorIndex,
        type: "HS_ADMIN",
        data: { format: "admin", value: admin },
        audience: "public",
      },
      {
        ...common,
        index: listIndex,
        type: "HS_VLIST",
        data: { format: "vlist", value: list },
        audience: "public",
      },
      ...keys,
    ],
    deleted: false,
  };
}

/** What the platform says of naming authorities among these names that it has given to firms. */
export async function authoritiesUnder(
  database: Database,
  names: readonly Identity[],
): Promise<Found[]> {
  const byPrefix = new Map(
    names.flatMap((name) => {
      const prefix = describedAuthority(name);
      return prefix === undefined ? [] : [[prefix, name] as const];
    }),
  );
  if (byPrefix.size === 0) return [];
  const rows = await database.ask<AuthorityRow>(
    `
    select p.prefix, p.tenant_id as "tenantId", p.delegated_at as "delegatedAt", coalesce((
      select json_agg(json_build_object('index', a.index, 'kind', a.kind,
        'publicKey', a.public_key, 'issuedAt', a.issued_at) order by a.index)
      from registry_administrators a where a.tenant_id = p.tenant_id and a.prefix = p.prefix
        and a.revoked_at is null), '[]') as administrators
    from identifier_prefixes p where p.scheme = 'hdl' and p.prefix = any($1)`,
    [[...byPrefix.keys()]],
  );
  return rows.flatMap((row) => {
    const asked = byPrefix.get(row.prefix);
    return asked === undefined ? [] : [{ ...describedBy(row), asked }];
  });
}

/** An administrator as a door finds it, to prove who asks. */
export interface AdministratorFound {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly sealed: string | null;
  /** As PEM. */
  readonly publicKey: string | null;
}

/** The standing administrator of a prefix that is its firm's still; undefined where there is none. */
export async function administratorAt(
  database: Database,
  prefix: string,
  index: number,
): Promise<AdministratorFound | undefined> {
  const [found] = await database.ask<AdministratorFound>(
    `
    select a.tenant_id as "tenantId", a.id, a.sealed, a.public_key as "publicKey"
    from identifier_prefixes p
    join registry_administrators a on a.tenant_id = p.tenant_id and a.prefix = p.prefix
    where p.scheme = 'hdl' and p.prefix = $1 and p.withdrawn_at is null
      and a.index = $2 and a.revoked_at is null`,
    [prefix, index],
  );
  return found;
}
