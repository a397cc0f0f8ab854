import { readTilePath, type Tile, tileAt } from "../../contracts/proof/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Blobs } from "../platform/blobs.ts";
import type { Database } from "../platform/database.ts";
import { asAnyone } from "../platform/doors.ts";
import type { Shell } from "../platform/http.ts";
import { entriesBetween, logIdentity, publishedRoot } from "./reads.ts";
import { servedTile } from "./served.ts";
import { cosignedHead } from "./witnesses/reads.ts";

function tileNamed(path: string): Tile {
  try {
    return readTilePath(path);
  } catch {
    throw new Refusal("NOT_FOUND");
  }
}

/** Whether a log of `size` has (or had) this tile. */
function isWithin(tile: Tile, size: number): boolean {
  const whole = tileAt(tile.level, tile.index, size);
  return whole !== undefined && tile.width <= whole.width;
}

/** Everybody's: pages of other houses may read them, too. */
const toAll = ["access-control-allow-origin", "*"] as const;

/** C2SP tlog-tiles under /log: checkpoint, tiles, bundles, and the keys by which heads are checked. */
export function mountLog(app: Shell, database: Database, blobs: Blobs): void {
  app.get("/log/checkpoint", async (http) => {
    const head = await asAnyone(database, cosignedHead);
    if (head === null) throw new Refusal("NOT_FOUND");
    http.header(...toAll);
    http.header("cache-control", "no-store");
    return http.text(head.note);
  });

  app.get("/log/key", async (http) => {
    const log = await asAnyone(database, logIdentity);
    if (log === null) throw new Refusal("NOT_FOUND");
    http.header(...toAll);
    const current = log.keys.filter(({ until }) => until === null);
    return http.text(current.map(({ verifierKey }) => `${verifierKey}\n`).join(""));
  });

  app.get("/log/tile/*", async (http) => {
    const tile = tileNamed(http.req.path.slice("/log/".length));
    const head = await publishedRoot(database);
    if (head === null || !isWithin(tile, head.size)) throw new Refusal("NOT_FOUND");
    // Each in a transaction of its own: none waits for the store of blobs.
    const bytes = await servedTile(tile, blobs, head, (from, until) =>
      asAnyone(database, async (scope) =>
        (await entriesBetween(scope, from, until)).map((row) => row.entry),
      ),
    );
    http.header(...toAll);
    http.header("cache-control", "public, max-age=31536000, immutable");
    return http.body(new Uint8Array(bytes), 200, { "content-type": "application/octet-stream" });
  });
}
