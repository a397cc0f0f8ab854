import { resolverApp } from "../../identifiers/resolver/index.ts";
import { usualPatience } from "../../identifiers/resolver/patience.ts";
import { apiApp } from "../../services/api/app.ts";
import { letterKeyFrom } from "../../services/notices/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { openDatabase } from "../../services/platform/database.ts";
import { type CursorSeal, cursorSeal } from "../../services/platform/graphql/cursors.ts";
import type { Shell } from "../../services/platform/http.ts";
import { openLog } from "../../services/platform/log.ts";
import { openMetrics } from "../../services/platform/metrics.ts";
import { openProofs } from "../../services/platform/proofs.ts";
import { SignalTally } from "../../services/platform/signals.ts";
import { textOf } from "../stage/streamed.ts";
import { unboundedRates } from "../stage/unbounded-rates.ts";
import { type Ask, headersOf, type Sent } from "./asks.ts";
import { type RivalRows, rivalRows } from "./rival-rows.ts";
import { UndoneDatabase } from "./undone.ts";
import type { Asker, World } from "./world.ts";

/** What came back, and what the request has left in the rival's house. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the program wrote to its log. */
  readonly logged: string;
  /** The rival's rows before the request and after it, if it may write and somebody watches. */
  readonly rows: { readonly before: RivalRows; readonly after: RivalRows } | null;
}

/** The two are told apart by what they know, never by how long their databases took. */
const patience = { ...usualPatience, waitMs: 60_000, longestMs: 60_000 };
const places = { publicUrl: "https://lianzao.example", resolverUrl: "https://id.lianzao.example" };

/** Both programs on one of the two databases. Requests come one after the other. */
export class PlatformUnderTest {
  readonly api: Shell;
  readonly resolver: Shell;
  readonly app: UndoneDatabase;
  readonly operator: UndoneDatabase;
  private readonly world: World;
  private readonly reader: ReturnType<typeof openDatabase>;
  private readonly watched: boolean;
  private logged = "";

  /** `watched`: whether the rival's rows are looked at. */
  constructor(world: World, url: string, { watched = false } = {}) {
    this.world = world;
    this.watched = watched;
    this.app = new UndoneDatabase(openDatabase(url, "lianzao_app", 2), url);
    this.operator = new UndoneDatabase(openDatabase(url, "lianzao_operator", 1), url);
    this.reader = openDatabase(url, "lianzao_resolver", 1);
    const write = (line: string) => {
      this.logged += line;
    };
    const log = openLog("test", "debug", { write });
    const shell = { log, metrics: openMetrics("test"), ready: async () => undefined };
    this.api = apiApp({
      ...shell,
      database: this.app,
      operatorDatabase: this.operator,
      seal: sealOf(world),
      macKey: Buffer.from(world.macKey, "base64"),
      ...places,
      secureCookies: true,
      blobs: diskBlobs(world.blobs),
      development: true,
      rates: unboundedRates,
      signals: new SignalTally(),
      letterKey: letterKeyFrom(Buffer.from(world.macKey, "base64")),
      proofs: openProofs(Buffer.from(world.macKey, "base64"), places.publicUrl, false),
      ending: new AbortController().signal,
      documents: {},
      webFolder: null,
    });
    this.resolver = resolverApp({
      ...shell,
      ...places,
      database: this.reader,
      houses: this.app,
      secret: letterKeyFrom(Buffer.from(world.macKey, "base64")),
      rates: unboundedRates,
      patience,
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.app.close(), this.operator.close(), this.reader.close()]);
  }

  async put(asker: Asker, sent: Sent, place: Pick<Ask["place"], "room" | "acts">): Promise<Answer> {
    const { path, method, headers, body } = sent;
    const init = { method, headers: { ...headersOf(asker.asking), ...headers }, body };
    const program = place.room === "resolver" ? this.resolver : this.api;
    const given = () => program.request(`http://localhost${path}`, init);
    // Also a look of support leaves a row in both houses.
    const isUndone = place.acts || asker.asking.support !== undefined;
    if (!isUndone) return this.answer(await given(), null);
    await this.app.begin();
    await this.operator.begin();
    try {
      const before = await this.rows(asker);
      const response = await given();
      const after = await this.rows(asker);
      return await this.answer(response, before && after && { before, after });
    } finally {
      await this.app.undo();
      await this.operator.undo();
    }
  }

  private async rows({ isOperator }: Asker): Promise<RivalRows | null> {
    if (!this.watched) return null;
    const acting = isOperator ? this.operator : this.app;
    return rivalRows((text) => acting.look(text), this.world.rivalId);
  }

  private async answer(response: Response, rows: Answer["rows"]): Promise<Answer> {
    const body = await textOf(response);
    const { logged } = this;
    this.logged = "";
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
      logged,
      rows,
    };
  }
}

export function sealOf(world: World): CursorSeal {
  return cursorSeal(Buffer.from(world.sealKey, "base64"));
}
