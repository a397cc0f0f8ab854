import type { TenantId } from "../../services/kernel/brand.ts";
import type { Database } from "../../services/platform/database.ts";
import { digitalLinkPathOf, type Identity } from "../codes/index.ts";
import {
  authoritiesUnder,
  authorityHandle,
  type Registered,
  registeredUnder,
} from "../registry/index.ts";
import { joinedLinks, type RegisteredLink, registeredLinks, type Words } from "./links.ts";
import { chosenDescription, type RegistryRecord } from "./rules.ts";

interface Row {
  readonly code: Identity;
  readonly links: readonly RegisteredLink[];
  readonly ownerId: TenantId | null;
  readonly descriptions: readonly {
    readonly firmId: TenantId;
    readonly name: Words;
    readonly description: Words;
    readonly firstAt: string;
  }[];
}

type Published = Omit<RegistryRecord, "registered">;

/** What is public of these codes. */
async function publishedUnder(
  database: Database,
  codes: readonly Identity[],
): Promise<Published[]> {
  const rows = await database.ask<Row>(
    `
    select r.code, r.links, r.owner_id as "ownerId", coalesce((
      select json_agg(json_build_object(
        'firmId', d.firm_id,
        'name', json_build_object('zh', d.name_zh, 'en', d.name_en),
        'description', json_build_object('zh', d.description_zh, 'en', d.description_en),
        'firstAt', d.first_at))
      from identifier_descriptions d where d.code = r.code), '[]') as descriptions
    from identifier_records r where r.code = any($1)`,
    [[...codes]],
  );
  return rows.map(({ code, links, ownerId, descriptions }) => {
    const given = descriptions.map((each) => ({ ...each, firstAt: new Date(each.firstAt) }));
    return { code, links, description: chosenDescription(ownerId, given) };
  });
}

/** A link of another name of the same thing: it leads where it leads under that name. */
function ofOtherName(link: RegisteredLink, name: Identity): RegisteredLink {
  const path = digitalLinkPathOf(name) ?? "";
  return { ...link, href: link.href.replace("{path}", () => path) };
}

function joined(
  code: Identity,
  published: ReadonlyMap<Identity, Published>,
  registered: Registered | undefined,
): RegistryRecord | undefined {
  const own = published.get(code);
  if (registered === undefined) return own;
  const others = registered.names.filter((name) => name !== code);
  const passports = [
    ...(own?.links ?? []),
    ...others.flatMap((name) => {
      return (published.get(name)?.links ?? []).map((link) => ofOtherName(link, name));
    }),
  ];
  const described = [code, ...others].map((name) => published.get(name)?.description);
  return {
    code,
    links: joinedLinks(registeredLinks(registered.values), passports),
    description: described.find((each) => each !== undefined),
    registered,
  };
}

/**
 * What is registered under these codes: what firms say of them, and what is public of the things
 * under all their names. Only for the resolver's role, which may read the registry and nothing else
 * of any firm's.
 */
export async function recordsUnder(
  database: Database,
  codes: readonly Identity[],
): Promise<RegistryRecord[]> {
  const found = [
    ...(await registeredUnder(database, codes)),
    ...(await authoritiesUnder(database, codes)),
  ];
  const registered = new Map(found.map(({ asked, ...each }) => [asked, each]));
  const names = new Set([...codes, ...found.flatMap((each) => each.names)]);
  const published = new Map(
    (await publishedUnder(database, [...names])).map((each) => [each.code, each]),
  );
  return codes.flatMap((code) => joined(code, published, registered.get(code)) ?? []);
}

const namesOfAuthorities = async (database: Database) => {
  const rows = await database.ask<{ readonly prefix: string }>(
    "select prefix from identifier_prefixes where scheme = 'hdl'",
  );
  return rows.map(({ prefix }) => authorityHandle(prefix));
};

/**
 * The names after one, in their order, under which `recordsUnder` may find something: registered, or
 * of public events. From the first where it is null, and then those of naming authorities before.
 */
export async function namesAfter(
  database: Database,
  after: Identity | null,
  most: number,
): Promise<readonly Identity[]> {
  const rows = await database.ask<{ readonly code: Identity }>(
    `
    select code from (
      (select code from registry_names where code > $1 order by code limit $2)
      union
      (select code from identifier_records where code > $1 order by code limit $2)
    ) names order by code limit $2`,
    [after ?? "", most],
  );
  const names = rows.map(({ code }) => code);
  return after === null ? [...(await namesOfAuthorities(database)), ...names] : names;
}
