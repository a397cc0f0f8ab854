import type postgres from "postgres";

/** Told what was said on a channel; null when something may have been missed. */
export type Hearer = (said: string | null) => void;

/** Makes a client of one connection that hears; `lost` is called when that closes. */
export type ConnectHearing = (
  heard: (channel: string, said: string) => void,
  lost: () => void,
) => postgres.Sql;

const restMs = 500;

/**
 * What other programs say by `pg_notify`, over one connection that is made when somebody first
 * listens. Nothing is said twice and, while the connection is lost, nothing is heard: whoever
 * listens is told so when it stands again.
 */
export class Listening {
  private readonly connect: ConnectHearing;
  private readonly hearers = new Map<string, Set<Hearer>>();
  private client: postgres.Sql | null = null;
  private ended = false;

  constructor(connect: ConnectHearing) {
    this.connect = connect;
  }

  /** Listens until the function that it gives is called. */
  hear(channel: string, hearer: Hearer): () => void {
    const known = this.hearers.get(channel);
    const hearers = known ?? new Set();
    this.hearers.set(channel, hearers.add(hearer));
    if (this.client === null) this.open();
    else if (known === undefined) void this.begin(this.client, [channel]);
    return () => hearers.delete(hearer);
  }

  private open(): void {
    if (this.ended || this.client !== null) return;
    const client: postgres.Sql = this.connect(
      (channel, said) => this.tell(channel, said),
      () => this.lose(client),
    );
    this.client = client;
    void this.begin(client, [...this.hearers.keys()]);
  }

  private async begin(client: postgres.Sql, channels: readonly string[]): Promise<void> {
    try {
      for (const channel of channels) await client`listen ${client(channel)}`;
    } catch {
      this.lose(client);
      return;
    }
    for (const channel of channels) this.tell(channel, null);
  }

  private tell(channel: string, said: string | null): void {
    for (const hearer of this.hearers.get(channel) ?? []) hearer(said);
  }

  /** A client that lost its connection would connect anew by itself, and listen to nothing. */
  private lose(client: postgres.Sql): void {
    if (this.client !== client) return;
    this.client = null;
    client.end({ timeout: 0 }).catch(() => undefined);
    setTimeout(() => this.open(), restMs).unref();
  }

  async close(patienceSeconds: number): Promise<void> {
    this.ended = true;
    const { client } = this;
    this.client = null;
    await client?.end({ timeout: patienceSeconds });
  }
}
