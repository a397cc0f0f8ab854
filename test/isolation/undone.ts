import postgres from "postgres";
import {
  Connection,
  type Transaction,
  type TransactionMode,
  type Value,
} from "../../services/platform/connections.ts";
import { type Database, rolePassword, textLists } from "../../services/platform/database.ts";

/** PostgreSQL's types of dates and times, which Drizzle reads by itself. */
const times = [1082, 1083, 1114, 1182, 1184, 1115, 1185, 1231];
const noHouse = `select set_config(name, '', true) from unnest(array['app.tenant_id',
  'app.actor_tenant_id', 'app.tickets', 'app.person_id', 'app.sign_in_email',
  'app.attempt_subjects', 'app.revoking']) name`;

interface Codecs {
  readonly parsers: Record<number, unknown>;
  readonly serializers: Record<number, unknown>;
}

const asText = (value: unknown) => value;

function codecsOf(client: postgres.Sql): Codecs {
  return client.options as unknown as Codecs;
}

/**
 * A database on which a request leaves nothing behind: between `begin` and `undo` all of its
 * transactions are savepoints of one, which is rolled back. Outside it is the real one.
 */
export class UndoneDatabase implements Database {
  readonly role: Database["role"];
  private readonly real: Database;
  private readonly client: postgres.Sql;
  private readonly connection: Connection;
  private readonly plain: Codecs;
  private turn: Promise<unknown> = Promise.resolve();
  private isOpen = false;

  constructor(real: Database, databaseUrl: string) {
    this.real = real;
    this.role = real.role;
    const url = new URL(databaseUrl);
    url.username = real.role;
    url.password = rolePassword(databaseUrl, real.role);
    const quiet = {
      max: 1,
      onnotice: () => undefined,
      fetch_types: false,
      types: { list: textLists },
    };
    this.client = postgres(url.toString(), quiet);
    this.connection = new Connection(() => this.client);
    const { parsers, serializers } = codecsOf(this.client);
    this.plain = { parsers: { ...parsers }, serializers: { ...serializers } };
  }

  get sql(): postgres.Sql {
    return this.real.sql;
  }

  hear: Database["hear"] = (channel, hearer) => this.real.hear(channel, hearer);

  async begin(): Promise<void> {
    await this.client.unsafe("begin");
    this.isOpen = true;
  }

  /** What a question finds in the midst of what will be undone. */
  async look<Row extends object>(text: string): Promise<Row[]> {
    return (await this.client.unsafe(text)) as unknown as Row[];
  }

  async undo(): Promise<void> {
    this.isOpen = false;
    await this.client.unsafe("rollback");
  }

  /** One after the other: they share a connection. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async inSavepoint<T>(work: () => Promise<T>): Promise<T> {
    await this.client.unsafe(`savepoint part; ${noHouse}`);
    try {
      const answer = await work();
      await this.client.unsafe("release part");
      return answer;
    } catch (fault) {
      await this.client.unsafe("rollback to part");
      throw fault;
    }
  }

  /** As a transaction's statements read times, or as those that travel together do. */
  private readTimes(as: "text" | "dates"): void {
    const { parsers, serializers } = codecsOf(this.client);
    for (const type of times) {
      parsers[type] = as === "dates" ? this.plain.parsers[type] : asText;
      serializers[type] = as === "dates" ? this.plain.serializers[type] : asText;
    }
  }

  transaction<T>(mode: TransactionMode, work: (tx: Transaction) => Promise<T>) {
    if (!this.isOpen) return this.real.transaction(mode, work);
    return this.inTurn(() =>
      this.inSavepoint(() => {
        const tx = this.connection.db;
        this.readTimes("text");
        return work(tx);
      }),
    );
  }

  reading<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    if (!this.isOpen) return this.real.reading(work);
    const send = async (text: string, values: readonly Value[] = []) =>
      /^(begin|commit)/.test(text) ? [] : this.connection.send(text, values);
    return this.inTurn(() =>
      this.inSavepoint(() => {
        this.readTimes("dates");
        return work({ send } as unknown as Connection);
      }),
    );
  }

  ask<Row extends object>(text: string, values: readonly Value[] = []): Promise<Row[]> {
    if (!this.isOpen) return this.real.ask(text, values);
    return this.reading(async (lent) => (await lent.send(text, values)) as unknown as Row[]);
  }

  async close(): Promise<void> {
    await Promise.all([this.client.end({ timeout: 2 }), this.real.close()]);
  }
}
