import { sentenceOf } from "../../../contracts/refusals/index.ts";
import { Refusal } from "../../../services/kernel/refusal.ts";
import { requiredWording } from "../../../services/kernel/wording.ts";
import type { Blobs } from "../../../services/platform/blobs.ts";
import { csvLine, csvMark } from "../../../services/platform/csv.ts";
import type { Database } from "../../../services/platform/database.ts";
import { globalId } from "../../../services/platform/graphql/ids.ts";
import {
  type HttpRequest,
  languageIn,
  mediaIn,
  type Shell,
} from "../../../services/platform/http.ts";
import { isUuid, newId } from "../../../services/platform/ids.ts";
import { encodingIn } from "../../../services/platform/incoming.ts";
import { streamed } from "../../../services/platform/streamed.ts";
import { XlsxFile } from "../../../services/platform/tables/xlsx-file.ts";
import { type Actor, asTenant, mayAct } from "../../../services/platform/tenancy.ts";
import { ownPrefixes } from "../reads.ts";
import { exampleRows, importColumnIn } from "./columns.ts";
import { addImport, checkRoom, startImport } from "./commands.ts";
import { blobOfImport } from "./file.ts";
import { firstBatch, firstRowsOf, type Preview, previewOf } from "./preview.ts";
import { encodingOf, faultPage, type ImportRow, importById } from "./reads.ts";
import { Receiving } from "./receiving.ts";
import { reportOf } from "./report.ts";
import type { ImportId, OfStanding } from "./schema.ts";
import { mostFaults } from "./writes.ts";

export interface ImportHttpParts {
  readonly database: Database;
  readonly blobs: Blobs;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
  /** Who sends a file, counted before anything of it is taken in. */
  readonly sender: (http: HttpRequest) => Promise<Actor>;
  /** The same once its bytes are known by their digest. */
  readonly senderOf: (http: HttpRequest, digest: Uint8Array) => Promise<Actor>;
}

const action = "identifiers.register";
const csvMedia = "text/csv";
const xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const longestName = 200;

const nothing: AsyncIterable<Uint8Array> = (async function* () {})();

interface Sent {
  readonly row: ImportRow;
  readonly preview: Preview;
}

/** What rows are to do of which the things stand already. */
function ofStandingIn(http: HttpRequest): OfStanding {
  const asked = http.req.query("existing") ?? "refuse";
  if (asked !== "refuse" && asked !== "change") throw new Refusal("INPUT_INVALID", {}, "existing");
  return asked;
}

/** Takes the bytes in as they come, looks at their first rows, and keeps them for the worker. */
async function take(http: HttpRequest, parts: ImportHttpParts, asked: Actor): Promise<Sent> {
  const { database, blobs, senderOf } = parts;
  const name = requiredWording(http.req.query("name") ?? "identifiers", longestName, "name");
  const file = { tenantId: asked.tenantId, id: newId<ImportId>() };
  const blob = blobOfImport(file);
  const ofStanding = ofStandingIn(http);
  const receiving = new Receiving(encodingIn(http));
  await blobs.write(blob, receiving.passing(http.req.raw.body ?? nothing));
  const { sha256, ...received } = receiving.received;
  let isKept = false;
  try {
    const actor = await senderOf(http, sha256);
    const batch = await firstBatch(blobs, { ...file, ...received });
    const sent = await asTenant(database, actor, action, async (scope) => {
      const preview = await previewOf(scope, batch, ofStanding);
      const { id } = file;
      const firstRows = firstRowsOf(batch);
      const row = await addImport(scope, { id, name, ...received, firstRows, ofStanding });
      const begins = http.req.query("start") === "yes" && row.status === "ready";
      return { row: begins ? await startImport(scope, row.id) : row, preview };
    });
    // A request that comes twice finds the file of the first.
    isKept = sent.row.id === file.id;
    return sent;
  } finally {
    if (!isKept) await blobs.remove(blob);
  }
}

function told({ row, preview: { faults, ...counts } }: Sent, locale: "zh" | "en") {
  return {
    id: globalId("IdentifierImport", row.tenantId, row.id),
    status: row.status,
    sizeBytes: row.sizeBytes,
    encoding: encodingOf(row),
    preview: {
      ...counts,
      firstRows: row.firstRows ?? [],
      faults: faults.map(({ row: number, column, code, values }) => {
        const columnName = importColumnIn(column, locale);
        return { row: number, column, columnName, code, message: sentenceOf(code, locale, values) };
      }),
    },
  };
}

const localeOf = (http: HttpRequest) => languageIn(http) ?? http.get("locale");

function fileOf(rows: readonly (readonly string[])[], format: string): Uint8Array<ArrayBuffer> {
  if (format !== "xlsx") {
    return new TextEncoder().encode(csvMark + rows.map(csvLine).join(""));
  }
  const file = new XlsxFile();
  return new Uint8Array(Buffer.concat([file.rows(rows), file.end()]));
}

/** POST of a file of identifiers, GET of an example to begin with, and of what was refused. */
export function mountIdentifierImports(app: Shell, parts: ImportHttpParts): void {
  const { database, actorOf, sender } = parts;
  app.post("/identifiers/imports", async (http) => {
    mediaIn(http, [csvMedia, xlsxMedia]);
    const actor = await sender(http);
    if (!mayAct(actor, action)) throw new Refusal("NOT_PERMITTED", { action });
    await asTenant(database, actor, "identifiers.read", checkRoom);
    return http.json(told(await take(http, parts, actor), http.get("locale")));
  });

  app.get("/identifiers/imports/example", async (http) => {
    const actor = await actorOf(http, new Uint8Array());
    const format = http.req.query("format");
    if (format !== "csv" && format !== "xlsx") throw new Refusal("INPUT_INVALID", {}, "format");
    const prefixes = await asTenant(database, actor, "identifiers.read", ownPrefixes);
    const own = prefixes.find(({ scheme, withdrawnAt }) => scheme === "hdl" && !withdrawnAt);
    const rows = exampleRows(localeOf(http), `${own?.prefix ?? "88.118.8"}/`);
    return http.body(fileOf(rows, format), 200, {
      "content-type": format === "csv" ? `${csvMedia}; charset=utf-8` : xlsxMedia,
      "content-disposition": `attachment; filename="identifiers.${format}"`,
      "cache-control": "no-store",
    });
  });

  app.get("/identifiers/imports/:importID/report", async (http) => {
    const actor = await actorOf(http, new Uint8Array());
    const id = http.req.param("importID") as ImportId;
    const absent = new Refusal("IMPORT_NOT_FOUND", {}, "id");
    const row = await asTenant(database, actor, "identifiers.read", async (scope) =>
      isUuid(id) ? importById(scope, id) : null,
    );
    if (row === null || row.removedAt !== null) throw absent;
    const pieces = reportOf(row, localeOf(http), {
      isCut: row.faults >= mostFaults,
      pageAfter: (after, first) =>
        asTenant(database, actor, "identifiers.read", (scope) =>
          faultPage(scope, id, after, first),
        ),
    });
    return http.body(await streamed(pieces), 200, {
      "content-type": `${csvMedia}; charset=utf-8`,
      "content-disposition": `attachment; filename="identifiers-refused.csv"`,
      "cache-control": "no-store",
    });
  });
}
