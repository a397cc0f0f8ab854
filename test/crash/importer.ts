// A program of its own, so that it can be killed: the worker's part that registers from files.
import { ImportOffice } from "../../identifiers/registry/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { openDatabase } from "../../services/platform/database.ts";
import { openLog } from "../../services/platform/log.ts";

const [, , url = "", folder = "", rows = ""] = process.argv;
const office = new ImportOffice({
  database: openDatabase(url, "lianzao_worker", 2),
  houses: openDatabase(url, "lianzao_app", 1),
  blobs: diskBlobs(folder),
  log: openLog("importer", "error"),
  rowsOfBatch: Number(rows),
});
process.send?.("begun");
while ((await office.round()) > 0);
process.exit(0);
