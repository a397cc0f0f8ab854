import type { TenantId } from "../../services/kernel/brand.ts";
import type { Database } from "../../services/platform/database.ts";
import type { Identity } from "../codes/index.ts";
import type { RegisteredLink, Words } from "./links.ts";
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

/**
 * What is registered under these codes, in one round trip. Only for the resolver's role, which may
 * read the registry and nothing of any firm's.
 */
export async function recordsUnder(
  database: Database,
  codes: readonly Identity[],
): Promise<RegistryRecord[]> {
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
