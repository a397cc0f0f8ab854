import postgres from "postgres";

/** Digests over a firm's rows of all tables, each as `table=digest` words. */
export interface RivalRows {
  /** But for what a visitor wrote in its own name. */
  readonly own: string;
  /** Of those. */
  readonly visitors: string;
}

interface Table {
  readonly name: string;
  readonly hasRequester: boolean;
}

const digest = (name: string, condition: string) =>
  `'${name}=' || coalesce((select md5(string_agg(t::text, ';' order by t::text))
    from ${name} t where ${condition}), '')`;

/**
 * A function that sees every row, to look from within a request's own transaction. Only in
 * databases that the fuzzer has for itself.
 */
function lookInto(tables: readonly Table[]): string {
  const own = tables.map(({ name, hasRequester }) =>
    digest(name, `tenant_id = firm${hasRequester ? " and requester = firm" : ""}`),
  );
  const visitors = tables
    .filter(({ hasRequester }) => hasRequester)
    .map(({ name }) => digest(name, "tenant_id = firm and requester <> firm"));
  const people = digest("people", "firm = any(tenant_ids)");
  // How the firm stands comes last: that is the operator's to say.
  const all = [...own, people, digest("tenants", "id = firm")];
  return `create function fuzzer_rows(firm uuid, out own text, out visitors text)
    language sql security definer set search_path = public
    as $$ select concat_ws(' ', ${all.join(", ")}), concat_ws(' ', ${visitors.join(", ")}) $$`;
}

/** Prepares a database, as its owner, after doing something more to it, such as a planted fault. */
export async function prepareDatabase(url: string, more = ""): Promise<void> {
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  if (more !== "") await owner.unsafe(more);
  const tables = await owner<Table[]>`
    select table_name as name, bool_or(column_name = 'requester') as "hasRequester"
    from information_schema.columns where table_schema = 'public'
    group by table_name having bool_or(column_name = 'tenant_id') order by 1`;
  await owner.unsafe(lookInto(tables));
  await owner.end();
}

/** The digests as one connection finds them. */
export async function rivalRows(
  ask: (text: string) => Promise<RivalRows[]>,
  rivalId: string,
): Promise<RivalRows> {
  const [row] = await ask(`select own, visitors from fuzzer_rows('${rivalId}')`);
  if (row === undefined) throw new Error("no digest of the rival's rows");
  return row;
}
