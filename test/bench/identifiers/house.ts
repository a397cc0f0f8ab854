import type postgres from "postgres";

/** The naming authority of whoever has many. */
export const authority = "88.999.7";

/**
 * So many identifiers of a firm, numbered from 1, each with an address, a name and a serial number:
 * what a file of them comes to.
 */
export async function makeHouse(sql: postgres.Sql, tenant: string, count: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`create temporary table made on commit drop as
      select gen_random_uuid() as id, ${`hdl:${authority}/pump-`}::text || number as code,
        array['URL', 'https://firm.example/pumps/' || number, 'NAME', 'Pump ' || number,
          'SERIAL', 'SN-' || number] as said
      from (select lpad(n::text, 9, '0') as number from generate_series(1, ${count}::int) n) numbers`;
    const value = (index: number) => tx`jsonb_build_object('index', ${index}::int,
      'type', said[${2 * index - 1}::int], 'data', jsonb_build_object('format', 'string',
      'value', said[${2 * index}::int]), 'ttlSeconds', 86400, 'audience', 'public',
      'at', '2026-01-01T00:00:00.000Z')`;
    await tx`insert into registry_records (tenant_id, id, code, values, version, act, principal,
        registered_at, changed_at)
      select ${tenant}, id, code, jsonb_build_array(${value(1)}, ${value(2)}, ${value(3)}), 1,
        'registered', 'program:bench', now(), now() from made`;
    await tx`insert into registry_names (tenant_id, code, folded, record_id)
      select ${tenant}, code, code, id from made`;
    await tx`insert into registry_texts (tenant_id, code, text)
      select ${tenant}, code, lower(code || E'\n' || array_to_string(said, E'\n')) from made`;
  });
  for (const table of ["registry_records", "registry_names", "registry_texts"]) {
    await sql.unsafe(`vacuum analyze ${table}`);
  }
}
