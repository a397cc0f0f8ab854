import { Refusal } from "../../kernel/refusal.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { bodyWithin, type HttpRequest, mediaIn, type Shell } from "../../platform/http.ts";
import type { Actor, RequestFacts } from "../../platform/tenancy.ts";
import { fetchLinked } from "./links.ts";

export interface LinkHttpParts {
  readonly database: Database;
  readonly blobs: Blobs;
  /** Counts whoever asks as a stranger; throws `RATE_LIMITED`. */
  readonly countStranger: (http: HttpRequest) => Promise<void>;
  /** Refuses who has shown too many codes that open nothing, and counts one that does not. */
  readonly guessesOf: (http: HttpRequest) => {
    readonly require: () => void;
    readonly count: () => void;
  };
  readonly factsOf: (http: HttpRequest, body: Uint8Array) => Promise<RequestFacts>;
  /** Told how many records go out. */
  readonly exported: (actor: Actor, records: number, about: string) => void;
}

const form = "application/x-www-form-urlencoded";
const largestForm = 1_000;

/**
 * POST /exports/left: the last archive of a firm that has left, by the code of a link. The code is in
 * the body of a form, so that it is in no address that is written down, and a browser still saves
 * what comes as a file.
 */
export function mountExportLinks(app: Shell, parts: LinkHttpParts): void {
  const { database, blobs, countStranger, guessesOf, factsOf, exported } = parts;
  app.post("/exports/left", async (http) => {
    await countStranger(http);
    const guesses = guessesOf(http);
    guesses.require();
    mediaIn(http, [form]);
    const body = await bodyWithin(http, largestForm);
    const code = new URLSearchParams(Buffer.from(body).toString("utf8")).get("code") ?? "";
    const facts = await factsOf(http, body);
    const fetched = await fetchLinked(database, blobs, code, facts).catch((fault: unknown) => {
      if (fault instanceof Refusal) guesses.count();
      throw fault;
    });
    const { actor, row, stream } = fetched;
    exported(actor, row.rows ?? 0, "archive");
    const day = row.askedAt.toISOString().slice(0, 10);
    return http.body(stream, 200, {
      "content-type": "application/gzip",
      "content-length": String(row.sizeBytes),
      "content-disposition": `attachment; filename="lianzao-export-${day}.tar.gz"`,
      "cache-control": "no-store",
    });
  });
}
