import { Refusal } from "../../kernel/refusal.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import type { HttpRequest, Shell } from "../../platform/http.ts";
import { isUuid } from "../../platform/ids.ts";
import { streamed } from "../../platform/streamed.ts";
import { type Actor, asTenant } from "../../platform/tenancy.ts";
import { publishedHead } from "../reads.ts";
import { type MadeReceipt, receiptsOf, sealedAfter, toldReceipt } from "./make.ts";
import { ownEventById } from "./reads.ts";

export interface ReceiptParts {
  readonly database: Database;
  readonly blobs: Blobs;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
  /** The same again while a file goes out; throws once his session or key has ended. */
  readonly stillOf: (http: HttpRequest) => Promise<Actor>;
  /** Is told how many records of which kind somebody takes out. */
  readonly exported: (actor: Actor, records: number, about: string) => void;
}

const none = new Uint8Array();
const slice = 100;
const encoder = new TextEncoder();

/** A whole number of the query; 0 where it is left out. Throws `INPUT_INVALID`. */
export function placeIn(http: HttpRequest, name: string): number {
  const text = http.req.query(name) ?? "0";
  const value = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(value)) {
    throw new Refusal("INPUT_INVALID", {}, name);
  }
  return value;
}

const lineOf = (made: MadeReceipt) => `${JSON.stringify(toldReceipt(made))}\n`;

/**
 * Up to the first event that is under no signed head yet, so that none is passed over; each slice for
 * whoever asks as far as he still may.
 */
async function* linesAfter(
  { database, blobs, exported }: ReceiptParts,
  still: () => Promise<Actor>,
  from: number,
) {
  for (let after = from; ; ) {
    const actor = await still();
    const { made, asked } = await asTenant(database, actor, "ledger.read", async (scope) => {
      const size = (await publishedHead(scope))?.size ?? 0;
      const { sealed, asked } = await sealedAfter(scope, { after, size, most: slice });
      return { made: await receiptsOf(scope, blobs, sealed), asked };
    });
    exported(actor, made.length, "receipts");
    yield encoder.encode(made.map(lineOf).join(""));
    after = made.at(-1)?.event.position ?? after;
    if (made.length < asked || asked < slice) return;
  }
}

/** Receipts of the firm's events: one as a file, or all after a position, a line each. */
export function mountReceipts(app: Shell, parts: ReceiptParts): void {
  const { database, blobs, actorOf, stillOf, exported } = parts;

  app.get("/log/receipts", async (http) => {
    await actorOf(http, none);
    const still = () => stillOf(http);
    const body = await streamed(linesAfter(parts, still, placeIn(http, "after")));
    return http.body(body, 200, {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": 'attachment; filename="receipts.jsonl"',
      "cache-control": "no-store",
    });
  });

  app.get("/log/receipts/:recordID", async (http) => {
    const id = http.req.param("recordID");
    const actor = await actorOf(http, none);
    const [made] = await asTenant(database, actor, "ledger.read", async (scope) => {
      const event = isUuid(id) ? await ownEventById(scope, id) : null;
      if (event === null) throw new Refusal("EVENT_NOT_FOUND");
      return receiptsOf(scope, blobs, [event]);
    });
    if (made === undefined) throw new Refusal("EVENT_NOT_SEALED");
    exported(actor, 1, "receipts");
    http.header("cache-control", "no-store");
    http.header("content-disposition", `attachment; filename="${id}.receipt.json"`);
    return http.json(made.receipt);
  });
}
