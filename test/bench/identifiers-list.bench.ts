import { rmSync } from "node:fs";
import { Agent } from "node:http";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { ensureDatabase } from "../../deploy/postgres/database.ts";
import { startPostgres } from "../../deploy/postgres/server.ts";
import { temporaryFolder } from "../stage/started.ts";
import { printFigure } from "./figure.ts";
import { askOnce } from "./graphql/load.ts";
import { databaseMs, processorMs } from "./graphql/processor-time.ts";
import { startPlatform, webDocument } from "./graphql/servers.ts";
import { authority, makeHouse } from "./identifiers/house.ts";
import { runProgram } from "./programs.ts";
import { signIn } from "./sign-in.ts";

// The page of a firm's identifiers as the web client asks for it over GraphQL, one question after
// the other, with row security on and another firm's identifiers beside: the first page, a page deep
// in the list, the last one, and texts that are looked for.

const bench = "identifiers-list";
const { values: asked } = parseArgs({
  options: {
    records: { type: "string", default: "100000" },
    questions: { type: "string", default: "300" },
  },
});
const [records, questions] = [Number(asked.records), Number(asked.questions)];
const pageSize = 20;
// Plans are made, and pages of the database are read once.
const warmUp = 30;

interface Page {
  readonly nodes: readonly { readonly code: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Variables {
  readonly first: number;
  readonly after?: string | null;
  readonly text?: string;
}

type Ask = (variables: Variables) => Promise<Page>;

/** The cursor behind so many rows of the whole list. */
async function cursorAfter(ask: Ask, rows: number): Promise<string | null> {
  let after: string | null = null;
  for (let passed = 0; passed < rows; passed += 100) {
    const { pageInfo } = await ask({ first: Math.min(100, rows - passed), after });
    after = pageInfo.endCursor;
  }
  return after;
}

const shareOf = (sorted: readonly number[], share: number) =>
  Number((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(2));

interface Measured {
  readonly what: string;
  readonly variables: (at: number) => Variables;
  /** How many rows each page must have, or there is nothing to compare. */
  readonly rows: number;
}

async function measure(ask: Ask, server: number, postmaster: number, of: Measured) {
  const times: number[] = [];
  let [ownMs, postgresMs] = [0, 0];
  for (let at = -warmUp; at < questions; at += 1) {
    if (at === 0) [ownMs, postgresMs] = [processorMs(server), databaseMs(postmaster)];
    const begun = performance.now();
    const { nodes } = await ask(of.variables(at + warmUp));
    if (at >= 0) times.push(performance.now() - begun);
    if (nodes.length !== of.rows) throw new Error(`${of.what} has ${nodes.length} rows`);
  }
  const sorted = times.sort((one, other) => one - other);
  const tell = (metric: string, value: number) =>
    printFigure({ bench, metric: `${of.what}, ${metric}`, value, unit: "ms" });
  tell("p50", shareOf(sorted, 0.5));
  tell("p99", shareOf(sorted, 0.99));
  const each = (ms: number) => Number((ms / questions).toFixed(2));
  tell("processor time, server", each(processorMs(server) - ownMs));
  tell("processor time, PostgreSQL", each(databaseMs(postmaster) - postgresMs));
}

const folder = temporaryFolder("bench list");
const database = await startPostgres({ dataDir: folder, durable: false });
let close = () => {};
try {
  await ensureDatabase(database.url("postgres"), bench);
  const url = database.url(bench);
  const places = { databaseUrl: url, folder };
  runProgram("migrate", places);
  runProgram("seed", places, "--scale", "1000");
  const { tenant, token } = await signIn(url);
  const owner = postgres(url, { max: 1 });
  await makeHouse(owner, tenant, records);
  const [other] = await owner<{ id: string }[]>`
    select id from tenants where kind = 'firm' and id <> ${tenant} limit 1`;
  await makeHouse(owner, other?.id ?? "", records);
  await owner.end();

  const server = await startPlatform(url, 4);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  close = () => {
    agent.destroy();
    server.close();
  };
  const headers = { "x-lianzao": "1", cookie: `lz_session=${token}` };
  const extensions = { persistedQuery: { sha256Hash: webDocument("query Identifiers(") } };
  const ask: Ask = async (variables) => {
    const body = JSON.stringify({ variables, extensions });
    const text = await askOnce({ port: server.port, headers, body }, agent);
    return JSON.parse(text).data.identifiers;
  };
  const [deep, last] = [
    await cursorAfter(ask, records / 2),
    await cursorAfter(ask, records - pageSize),
  ];
  const first = pageSize;
  const numberAt = (at: number) => String(1 + ((at * 7_919) % records)).padStart(9, "0");
  const kinds: readonly Measured[] = [
    { what: "first page", variables: () => ({ first }), rows: pageSize },
    { what: "page in the middle", variables: () => ({ first, after: deep }), rows: pageSize },
    { what: "last page", variables: () => ({ first, after: last }), rows: pageSize },
    { what: "text that all have", variables: () => ({ first, text: "Pump" }), rows: pageSize },
    {
      what: "text that one name has",
      variables: (at) => ({ first, text: `${authority}/pump-${numberAt(at)}` }),
      rows: 1,
    },
    {
      what: "text of one value",
      variables: (at) => ({ first, text: `sn-${numberAt(at)}` }),
      rows: 1,
    },
    { what: "text that none has", variables: (at) => ({ first, text: `泵 ${at}` }), rows: 0 },
  ];
  for (const kind of kinds) await measure(ask, server.pid, database.pid, kind);
} finally {
  close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
