import { createHmac } from "node:crypto";
import postgres from "postgres";
import {
  type Asks,
  type Connect,
  type Connection,
  Connections,
  type Transaction,
  type TransactionMode,
  type Value,
} from "./connections.ts";
import { type ConnectHearing, type Hearer, Listening } from "./listening.ts";

/** The logins of the programs. None owns a table, is a superuser or may bypass row security. */
export const programRoles = [
  "lianzao_app",
  "lianzao_worker",
  "lianzao_resolver",
  "lianzao_operator",
] as const;
export type ProgramRole = (typeof programRoles)[number];

/** One role's connections: some for commands, as many for reads. */
export interface Database {
  readonly role: ProgramRole;
  /** Commits if `work` resolves; rejects with what it rejects with. */
  transaction<T>(mode: TransactionMode, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Lends a connection, for reads that travel together; they are sent again if it had been lost. */
  reading<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** The rows of one reading statement in no house. */
  readonly ask: Asks;
  /** Hears what is said on a channel, until the function that it gives is called. */
  hear(channel: string, hearer: Hearer): () => void;
  /** The driver itself, for tools and tests. */
  readonly sql: postgres.Sql;
  close(): Promise<void>;
}

/**
 * The password of a program's role, derived from the owner's. Every program and every restart
 * finds the same one, and nothing more than DATABASE_URL has to be kept.
 */
export function rolePassword(databaseUrl: string, role: string): string {
  const owner = decodeURIComponent(new URL(databaseUrl).password);
  return createHmac("sha256", owner).update(`lianzao-role/1\0${role}`).digest("base64url");
}

function roleUrl(databaseUrl: string, role: ProgramRole): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = rolePassword(databaseUrl, role);
  return url.toString();
}

const session = {
  application_name: "lianzao",
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 30_000,
} as const;

const closePatienceSeconds = 2;

/** The elements of a list as PostgreSQL prints it (§ 8.15.6): of one dimension, none of them null. */
function elementsOf(list: string): string[] {
  const elements = list.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^",]+)/gs);
  return Array.from(
    elements,
    ([, quoted, plain]) => plain ?? quoted?.replace(/\\(.)/gs, "$1") ?? "",
  );
}

/** Drizzle prints its lists itself. */
function listOf(elements: readonly string[] | string): string {
  if (typeof elements === "string") return elements;
  return `{${elements.map((each) => `"${each.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** text[], varchar[] and uuid[] (pg_type). */
export const textLists = {
  to: 1009,
  from: [1009, 1015, 2951],
  parse: elementsOf,
  serialize: listOf,
};

/**
 * Connects as one of the program roles, when it is needed; `max` connections for each use, with
 * these settings of PostgreSQL besides those of all programs.
 */
export function openDatabase(
  databaseUrl: string,
  role: ProgramRole,
  max = 10,
  settings: Readonly<Record<string, string>> = {},
): Database {
  const url = roleUrl(databaseUrl, role);
  const connection = { ...session, ...settings };
  const options = { onnotice: () => undefined, connection, max_lifetime: null };
  // The driver asks for the types of arrays by itself, and a connection that is lost meanwhile ends
  // the process; so they are told to it.
  const own = { ...options, max: 1, fetch_types: false, types: { list: textLists } };
  const connect: Connect = (lost) => postgres(url, { ...own, onclose: lost });
  const connectHearing: ConnectHearing = (onnotify, onclose) => {
    // The driver's types do not name what its own `listen` is made of.
    const hearing = { ...own, onnotify, onclose };
    return postgres(url, hearing);
  };
  const listening = new Listening(connectHearing);
  const forCommands = new Connections(connect, max);
  const forReads = new Connections(connect, max);
  const sql = postgres(url, { ...options, max });
  return {
    role,
    transaction: (mode, work) => forCommands.transaction(mode, work),
    reading: (work) => forReads.use(work),
    ask: async <Row extends object>(text: string, values: readonly Value[] = []) => {
      const rows = await forReads.use((connection) => connection.send(text, values));
      return rows as unknown as Row[];
    },
    hear: (channel, hearer) => listening.hear(channel, hearer),
    sql,
    close: async () => {
      const each = [forCommands, forReads].map((pool) => pool.close(closePatienceSeconds));
      await Promise.all([
        ...each,
        listening.close(closePatienceSeconds),
        sql.end({ timeout: closePatienceSeconds }),
      ]);
    },
  };
}
