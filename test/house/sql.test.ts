import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { sources, textOf } from "./checkout.ts";

/** Where a text may be run as SQL, and why that is safe. */
const runners: Readonly<Record<string, string>> = {
  "services/platform/connections.ts":
    "runs what Drizzle or a constant made as a prepared statement, its values apart",
  "services/platform/migrate/roles.ts":
    "a role's name and password cannot be parameters; both are of our own making",
};

interface Pieces {
  readonly why: string;
  /** The expressions whose text becomes part of a statement. */
  readonly put: readonly string[];
}

const ours = "lists of columns and parts of statements that stand in the code; values are $n";

/** What may be put into a statement's text. Any other piece, and any other file, fails (C29). */
const exceptions: Readonly<Record<string, Pieces>> = {
  "services/capability/reads.ts": {
    why: ours,
    put: [
      "narrowed",
      "resourceColumns(parts)",
      "rest",
      "selectResources(parts)",
      "selectResources(wholeResource)",
      "siteColumns",
      "siteJoin(parts)",
    ],
  },
  "services/capacity/bookings/lists.ts": {
    why: ours,
    put: [
      'firmColumns("p", "provider")',
      'firmColumns("q", "requester")',
      'inStretch("b", "r")',
      "provider",
      "requester",
      "rest",
      'selectBookings("provider")',
      'selectBookings("requester")',
      "selectBookings(side)",
      "side",
      "table",
    ],
  },
  "services/capacity/groups/lists.ts": { why: ours, put: ["selectGroups"] },
  "services/capacity/bottlenecks/reads.ts": {
    why: ours,
    put: ["ahead", 'cityOf("m.city_zh")', 'cityOf("r.city")', "seenOf"],
  },
  "services/capacity/holds/lists.ts": {
    why: ours,
    put: ['firmColumns("p", "provider")', "selectHolds"],
  },
  "services/capacity/market/question.ts": {
    why: ours,
    put: [
      'all.join(" union all ")',
      "as",
      "audience",
      "begin",
      "capabilities",
      'classes.join(" union all ")',
      "columns",
      "done(way)",
      "enough",
      "firmShown",
      "fits",
      "fittingFor(anyone, page)",
      "freeColumn",
      'inTime("fit.misses")',
      "inTime(missed)",
      "key",
      "limit",
      "looked",
      "lookedAt(shown)",
      "many",
      "misses",
      "name",
      "notOfIndex(behind)",
      'offers.join(" union all ")',
      'parts.join(" union all ")',
      "soonDone",
      "visibility",
      "way",
      'ways.map(done).join(" or ")',
      'ways.map(found).join(", ")',
    ],
  },
  "services/capacity/offers/reads.ts": {
    why: ours,
    put: [
      'columns.flat().join(", ")',
      'firm.length > 0 ? "join tenants f on f.id = o.tenant_id" : ""',
      'inStretch("o", "r")',
      "ofStatus",
      "rest",
      "selectOffers(parts)",
      "siteJoin(resource)",
      "wholeOffers",
    ],
  },
  "services/capacity/partners/reads.ts": {
    why: ours,
    put: ['firmColumns("f", "firm")', "rest", "selectPartners"],
  },
  "services/capacity/series/reads.ts": { why: ours, put: ["wholeOffers"] },
  "services/capacity/utilisation/reads.ts": {
    why: ours,
    put: [
      'bookableFrom("$5::timestamptz", "$5::timestamptz")',
      'cityOf("$4::text")',
      'cityOf("m.city_zh")',
      "keyColumns[by]",
      "mostRows",
      "offeredTime",
      'spanAt("r")',
      'spanAt("s")',
    ],
  },
  "services/capacity/waiting/lists.ts": {
    why: ours,
    put: ['firmColumns("p", "provider")', "selectWaits"],
  },
  "services/platform/audit.ts": {
    why: "insertions of `sets.ts`",
    put: ["insertionText(auditEntries, entryKeys)", "insertionText(auditWaiting, waitKeys)"],
  },
  "services/platform/sets.ts": {
    why: "names of a table and its columns, as the schema has them; values are $n",
    put: ["columns", "name", "values"],
  },
  "services/platform/migrate/roles.ts": {
    why: "names of roles, which stand in the code: a statement about a role takes no values",
    put: ["role"],
  },
  "services/tenancy/audit/reads.ts": {
    why: ours,
    put: [
      'before === null ? waiting : ""',
      "chained",
      "columns",
      "limit",
      "names",
      "values.next(limit)",
      "values.next(stretch.after)",
      "values.next(stretch.last)",
      "where",
    ],
  },
  "services/tenancy/firms/reads.ts": { why: ours, put: ["firmColumns"] },
};

const product = sources.filter((path) => /^(services|identifiers)\//.test(path));
const raw = /\bsql\s*\.\s*(raw|unsafe)\b|\.\s*unsafe\s*\(|\["unsafe"\]/;
const statement =
  /^\s*(?:select\b|with\s+(?:\w+|\{\})|\S+\s+as\s+materialized\b|insert\s+into\b|update\s+\w+\s+set\b|delete\s+from\b|truncate\b|(?:create|alter|drop|grant|revoke)\s)/i;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

/** The nodes just below one; of a tagged template not its text, for a tag makes parameters. */
function childrenOf(node: Node): Node[] {
  const quasi = node["quasi"];
  const isTagged = node.type === "TaggedTemplateExpression" && isNode(quasi);
  if (isTagged) return (quasi["expressions"] as Node[]).filter(isNode);
  return Object.values(node).flat().filter(isNode);
}

function* below(node: Node): Generator<Node> {
  yield node;
  for (const each of childrenOf(node)) yield* below(each);
}

/** The rest of a statement whose beginning is itself put in. */
const rest = /^\s*\{\}.*\b(?:where|order by|union all|limit|and \w+\.\w+ =)\s/is;

/** What a template or a sum puts into a statement. */
function putInto(node: Node): Node[] {
  if (node.type === "TemplateLiteral") {
    const quasis = node["quasis"] as { value: { raw: string } }[];
    const said = quasis.map(({ value }) => value.raw).join("{}");
    return statement.test(said) || rest.test(said) ? (node["expressions"] as Node[]) : [];
  }
  if (node.type !== "BinaryExpression" || node["operator"] !== "+") return [];
  const sides = [node["left"], node["right"]] as Node[];
  const isSql = sides.some(
    ({ type, value }) => type === "Literal" && statement.test(String(value)),
  );
  return isSql ? [node] : [];
}

/** What is put into texts that are SQL: `${...}` without a tag, and what is added with `+`. */
function piecesIn(path: string, text: string): string[] {
  const nodes = [...below(parseSync(path, text).program as unknown as Node)];
  const pieces = nodes.flatMap(putInto).map(({ start, end }) => text.slice(start, end));
  return [...new Set(pieces)].sort();
}

describe("C29 SQL", () => {
  it("is run from a text in the listed places only", () => {
    expect(product.filter((path) => raw.test(textOf(path)))).toEqual(Object.keys(runners).sort());
  });

  it("has nothing put into its text but the listed pieces, none of which is a value", () => {
    const found = product.flatMap((path) => {
      const put = piecesIn(path, textOf(path));
      return put.length === 0 ? [] : [[path, put]];
    });
    const listed = Object.entries(exceptions).map(([path, { put }]) => [path, [...put].sort()]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(listed));
  });

  it("that is made of strings is caught", () => {
    const hole = "$" + "{name}";
    for (const text of [
      `ask(\`select * from x where name = '${hole}'\`)`,
      `ask(\`\n  update x set name = ${hole}\`)`,
      `ask({ text: \`${hole} where a = 1\` })`,
      'ask("delete from x where name = " + name)',
    ]) {
      expect(piecesIn("x.ts", text), text).not.toEqual([]);
    }
    expect(raw.test("db.execute(sql.raw(text))") && raw.test("client.unsafe(text)")).toBe(true);
    expect(piecesIn("x.ts", `run(sql\`select * from x where name = ${hole}\`)`)).toEqual([]);
  });
});
