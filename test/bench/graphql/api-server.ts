import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { apiApp } from "../../../services/api/app.ts";
import { letterKeyFrom } from "../../../services/notices/index.ts";
import { diskBlobs } from "../../../services/platform/blobs.ts";
import { openDatabase } from "../../../services/platform/database.ts";
import { cursorSeal } from "../../../services/platform/graphql/cursors.ts";
import { openLog } from "../../../services/platform/log.ts";
import { openMetrics } from "../../../services/platform/metrics.ts";
import { listen } from "../../../services/platform/program.ts";
import { passingProofs } from "../../../services/platform/proofs.ts";
import { SignalTally } from "../../../services/platform/signals.ts";
import { unboundedRates } from "../../stage/unbounded-rates.ts";
import { document, documentHash } from "./documents.ts";

// The api program's own app over its own listener, with one more persisted document than the web's.
const ofWeb = JSON.parse(readFileSync(process.env["WEB_DOCUMENTS"] ?? "", "utf8"));
const databaseUrl = process.env["DATABASE_URL"] ?? "";
const app = apiApp({
  log: openLog("bench", "warn"),
  metrics: openMetrics("api"),
  database: openDatabase(databaseUrl, "lianzao_app", Number(process.env["CONNECTIONS"])),
  operatorDatabase: openDatabase(databaseUrl, "lianzao_operator", 1),
  seal: cursorSeal(randomBytes(32)),
  macKey: randomBytes(32),
  proofs: passingProofs(),
  signals: new SignalTally(),
  letterKey: letterKeyFrom(randomBytes(32)),
  blobs: diskBlobs(process.env["BLOB_DIR"] ?? ""),
  publicUrl: "http://localhost",
  resolverUrl: "http://localhost",
  secureCookies: false,
  development: false,
  documents: { ...ofWeb, [documentHash]: document },
  webFolder: null,
  rates: unboundedRates,
  ending: new AbortController().signal,
  ready: async () => undefined,
});
const { port } = await listen(app.fetch, 0);
process.send?.({ port });
process.once("disconnect", () => process.exit(0));
