import assert from "node:assert";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { isAway } from "./away.ts";

/** A transaction under way, as Drizzle's queries are built on it. */
export type Transaction = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

/** How a transaction is begun; the last sees one instant throughout. */
export type TransactionMode =
  | "read write"
  | "read only"
  | "isolation level repeatable read read only";

/** What may be given as the value of $1, $2 ... */
export type Value = string | number | boolean | null | Date | readonly string[];

/** Asks a statement that reads: in a transaction under way, or on its own. */
export type Asks = <Row extends object>(text: string, values?: readonly Value[]) => Promise<Row[]>;

/** Makes a client of one connection; `lost` is called when that closes, whoever closed it. */
export type Connect = (lost: () => void) => postgres.Sql;

const lossOf = () =>
  Object.assign(new Error("the connection to the database was lost"), {
    code: "CONNECTION_CLOSED",
  });

const connections = new WeakMap<Transaction, Connection>();

/**
 * Sends a statement of a transaction now: after what was sent before it, and before what is sent
 * next, also where nobody has waited for its answer. Drizzle sends its own some moments after it is
 * told to.
 */
export function sendIn(tx: Transaction, text: string, values: readonly Value[]) {
  const connection = connections.get(tx);
  assert(connection !== undefined, "a transaction is that of a connection of our own");
  return connection.send(text, values);
}

/** Asks in a transaction. */
export const askIn =
  (tx: Transaction): Asks =>
  async <Row extends object>(text: string, values: readonly Value[] = []) =>
    (await sendIn(tx, text, values)) as unknown as Row[];

const mostPrepared = 300;
const longestPrepared = 8_000;

/** One connection, for one user at a time. Once it is lost nothing is sent over it any more. */
export class Connection {
  lost = false;
  /** Whether a statement of the present user was answered. */
  answered = false;
  /** Whether it served someone before: it may have been lost at rest, and the news be on its way. */
  rested = false;
  private readonly client: postgres.Sql;
  /** The client as it may be used: it would connect anew by itself and go on, in no transaction. */
  private readonly guarded: postgres.Sql;
  private readonly prepared = new Set<string>();
  private fail: (fault: Error) => void = () => undefined;
  private drizzled: Transaction | undefined;

  constructor(connect: Connect) {
    this.client = connect(() => this.lose());
    this.guarded = new Proxy(this.client, {
      get: (client, name) => {
        if (name !== "unsafe") return Reflect.get(client, name);
        if (this.lost) throw lossOf();
        return (text: string, values?: never[]) =>
          client.unsafe(text, values, { prepare: this.keepsPrepared(text) });
      },
    });
  }

  /**
   * Drizzle never asks for it, but a statement that is not prepared goes to the server and back
   * once more for the types of its values, and is parsed and planned each time. Those that are
   * long, or come after many others, are of a length that varies and will hardly come again.
   */
  private keepsPrepared(text: string): boolean {
    if (this.prepared.has(text)) return true;
    if (text.length > longestPrepared || this.prepared.size >= mostPrepared) return false;
    this.prepared.add(text);
    return true;
  }

  private lose(): void {
    this.lost = true;
    this.fail(lossOf());
  }

  /** Runs `work`; rejects at once when the connection is lost, whatever work still waits for. */
  use<T>(work: () => Promise<T>): Promise<T> {
    this.answered = false;
    return new Promise<T>((resolve, reject) => {
      this.fail = reject;
      work().then(resolve, reject);
    }).finally(() => {
      this.fail = () => undefined;
      this.rested = true;
    });
  }

  /**
   * Sends a statement now; statements are answered in the order in which they were sent. One that
   * is planned once stays prepared however long it is.
   */
  async send(
    text: string,
    values: readonly Value[] = [],
    plannedOnce = false,
  ): Promise<postgres.RowList<postgres.Row[]>> {
    if (plannedOnce) this.prepared.add(text);
    try {
      const answer = await this.guarded.unsafe(text, values as never[]).execute();
      this.answered = true;
      return answer;
    } catch (fault) {
      // A socket that was reset says so before it is closed; so does PostgreSQL, with this severity.
      const isFatal = fault instanceof Error && "severity" in fault && fault.severity === "FATAL";
      if (isFatal || isAway(fault)) this.lost = true;
      throw fault;
    }
  }

  /**
   * The connection as a transaction's statements use it. Drizzle changes the date parsers of the
   * client that it is given: from then on `send` gives dates as text.
   */
  get db(): Transaction {
    if (this.drizzled === undefined) {
      this.drizzled = drizzle(this.guarded) as unknown as Transaction;
      connections.set(this.drizzled, this);
    }
    return this.drizzled;
  }

  async close(patienceSeconds: number): Promise<void> {
    this.lost = true;
    await this.client.end({ timeout: patienceSeconds });
  }
}

/**
 * Up to `most` connections of one role. A lost one is thrown away and another made in its place.
 *
 * The driver's own pool is not used: postgres.js 3.4.9 hands a lost connection, connected anew, to
 * the next user while the transaction that it broke may still send its rollback, and what is
 * written to a closed socket ends the process or is never answered (its issues 1154 and 1208).
 */
export class Connections {
  private readonly connect: Connect;
  private readonly most: number;
  private readonly idle: Connection[] = [];
  private readonly all = new Set<Connection>();
  private readonly waiting: ((connection: Connection) => void)[] = [];

  constructor(connect: Connect, most: number) {
    this.connect = connect;
    this.most = most;
  }

  /**
   * Takes a connection for the time of `work`, whose first statement must be a read or a begin: it is
   * sent again over another connection when it turns out that this one was lost at rest.
   */
  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    for (;;) {
      const connection = await this.take();
      const { rested } = connection;
      try {
        return await connection.use(() => work(connection));
      } catch (fault) {
        if (!(rested && connection.lost && !connection.answered)) throw fault;
      } finally {
        this.giveBack(connection);
      }
    }
  }

  private take(): Connection | Promise<Connection> {
    for (let last = this.idle.pop(); last !== undefined; last = this.idle.pop()) {
      if (!last.lost) return last;
      this.discard(last);
    }
    if (this.all.size < this.most) return this.open();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private open(): Connection {
    const connection = new Connection(this.connect);
    this.all.add(connection);
    return connection;
  }

  private discard(connection: Connection): void {
    this.all.delete(connection);
    connection.close(0).catch(() => undefined);
  }

  private giveBack(connection: Connection): void {
    if (connection.lost) this.discard(connection);
    const next = this.waiting.shift();
    if (next !== undefined) next(connection.lost ? this.open() : connection);
    else if (!connection.lost) this.idle.push(connection);
  }

  /**
   * A transaction around `work`, which commits if it resolves. Rejects with what work rejects with;
   * also when work hid that a statement failed.
   */
  transaction<T>(mode: TransactionMode, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.use(async (connection) => {
      await this.control(connection, `begin ${mode}`);
      let answer: T;
      try {
        answer = await work(connection.db);
      } catch (fault) {
        await this.control(connection, "rollback").catch(() => undefined);
        throw fault;
      }
      // PostgreSQL answers a commit of what is broken with ROLLBACK and no error.
      const { command } = await this.control(connection, "commit");
      if (command !== "COMMIT") throw new Error("a statement failed and was ignored");
      return answer;
    });
  }

  /** A connection whose transaction cannot be begun or ended is of no more use. */
  private async control(connection: Connection, text: string) {
    try {
      return await connection.send(text);
    } catch (fault) {
      connection.lost = true;
      throw fault;
    }
  }

  async close(patienceSeconds: number): Promise<void> {
    await Promise.all([...this.all].map((connection) => connection.close(patienceSeconds)));
  }
}
