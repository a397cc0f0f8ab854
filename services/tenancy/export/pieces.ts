import { sql } from "drizzle-orm";
import { firstLink } from "../../../contracts/audit/index.ts";
import { firmIdentity } from "../../platform/firms.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { headOf } from "../audit/chain/reads.ts";
import type { ExportedTable } from "./catalogue.ts";
import type { Piece } from "./extras.ts";

/** A part is closed at this size: what is held in memory is one part and the rows of one fetch. */
const largestPart = 4_000_000;

/** Lines of rows, gathered into parts. */
async function* inParts(
  lines: AsyncIterable<readonly string[]>,
): AsyncIterable<Omit<Piece, "name">> {
  let held: string[] = [];
  let length = 0;
  for await (const some of lines) {
    for (const line of some) {
      held.push(line);
      length += line.length + 1;
      if (length < largestPart) continue;
      yield { text: `${held.join("\n")}\n`, rows: held.length };
      held = [];
      length = 0;
    }
  }
  if (held.length > 0) yield { text: `${held.join("\n")}\n`, rows: held.length };
}

const numbered = (name: string, number: number) =>
  `${name}-${String(number).padStart(6, "0")}.jsonl`;

async function* named(name: string, parts: AsyncIterable<Omit<Piece, "name">>) {
  let number = 0;
  for await (const part of parts) {
    number += 1;
    yield { name: numbered(name, number), ...part };
  }
}

/** The lines of a question, a few rows at a time. */
async function* fetched({ db }: TenantScope, question: ReturnType<typeof sql>) {
  await db.execute(sql`declare exported no scroll cursor for ${question}`);
  for (;;) {
    const rows = await db.execute<{ line: string }>(sql`fetch forward 200 from exported`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await db.execute(sql`close exported`);
}

const list = (columns: readonly string[]) =>
  sql.join(
    columns.map((each) => sql`t.${sql.identifier(each)}`),
    sql`, `,
  );

/**
 * The house's rows of a table as JSON lines, in the order of its key. PostgreSQL writes them: no
 * number is rounded, bytes are `\x` and hexadecimal digits.
 */
export function tablePieces(scope: TenantScope, table: ExportedTable): AsyncIterable<Piece> {
  const { name, columns, key } = table;
  const question = sql`select to_json(r)::text as line from (select ${list(columns)}
    from ${sql.identifier(name)} t where t.tenant_id = ${scope.house} order by ${list(key)}) r`;
  return named(`tables/${name}`, inParts(fetched(scope, question)));
}

/** The house's audit in the form that /audit/export has: each line can be verified. */
export async function* auditPieces(scope: TenantScope): AsyncIterable<Piece> {
  const { position, link } = await headOf(scope, scope.house);
  const filter = {
    action: null,
    search: null,
    who: null,
    subject: null,
    address: null,
    from: null,
    until: null,
  };
  const firm = await firmIdentity(scope);
  const hex = Buffer.from(link).toString("hex");
  const opening = { format: "lianzao/audit-export/1", firm, position, link: hex, filter };
  yield { name: "audit/audit-000000.jsonl", text: `${JSON.stringify(opening)}\n`, rows: 0 };
  const first = Buffer.from(firstLink).toString("hex");
  const question = sql`select concat('{"position":', c.position, ',"linkBefore":"',
      coalesce(encode(lag(c.link) over (order by c.position), 'hex'), ${first}::text),
      '","link":"', encode(c.link, 'hex'), '","who":null,"subjectName":null,"entry":',
      convert_from(c.entry, 'UTF8'), '}') as line
    from audit_chain c where c.tenant_id = ${scope.house} order by c.position`;
  yield* named("audit/audit", inParts(fetched(scope, question)));
}
