import postgres from "postgres";
import { registerIdentifier } from "../../../identifiers/registry/commands.ts";
import type { StagedPlatform } from "../../stage/platform.ts";
import { draft, freshAuthority, givePrefix, naming, textValue } from "../../stage/registry.ts";
import type { Way } from "./load.ts";

const company = "0690123";
const gtin = "06901230000010";

/** A naming authority whose Handles are numbers, each with a Digital Link of the same number. */
export interface Numbered {
  readonly authority: string;
  /** The doors, by what they answer. */
  readonly ways: Readonly<Record<"JSON API" | "redirect" | "Digital Link", Way>>;
}

/**
 * So many records of one firm, numbered from 0: the first by the command, the others as it would
 * have made them.
 */
export async function makeRecords(platform: StagedPlatform, count: number): Promise<Numbered> {
  const firm = await platform.firm("pumps");
  const authority = freshAuthority();
  await givePrefix(platform, firm.id, authority);
  await givePrefix(platform, firm.id, company.slice(1), "gs1");
  const names = [`(01)${gtin}(21)0`];
  const values = [textValue(1, "URL", "https://firm.example/p/0")];
  const { id } = await naming(platform, firm, (scope) =>
    registerIdentifier(scope, `hdl:${authority}/0`, draft(values, { names })),
  );
  const sql = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  await sql.begin(async (tx) => {
    await tx`create temporary table copies on commit drop as
      select n, gen_random_uuid() as id from generate_series(1, ${count - 1}::int) n`;
    await tx`insert into registry_records select (jsonb_populate_record(r, jsonb_build_object(
        'id', c.id, 'code', regexp_replace(r.code, '0$', c.n::text),
        'values', jsonb_set(r.values, '{0,data,value}',
          to_jsonb('https://firm.example/p/' || c.n))))).*
      from registry_records r cross join copies c where r.id = ${id}`;
    await tx`insert into registry_names select n.tenant_id, regexp_replace(n.code, '0$', c.n::text),
        regexp_replace(n.folded, '0$', c.n::text), c.id
      from registry_names n cross join copies c where n.record_id = ${id}`;
    await tx`insert into registry_texts select t.tenant_id, regexp_replace(t.code, '0$', c.n::text),
        regexp_replace(t.text, '0$', c.n::text, 'gn')
      from registry_texts t join registry_records r on r.tenant_id = t.tenant_id and r.code = t.code
      cross join copies c where r.id = ${id}`;
  });
  await sql`vacuum analyze registry_records, registry_names, registry_texts`.catch(() => undefined);
  await sql.unsafe("analyze");
  await sql.end();
  return {
    authority,
    ways: {
      "JSON API": { path: (n) => `/api/handles/${authority}/${n}`, status: 200 },
      redirect: { path: (n) => `/${authority}/${n}`, status: 302 },
      "Digital Link": { path: (n) => `/01/${gtin}/21/${n}`, status: 307 },
    },
  };
}
