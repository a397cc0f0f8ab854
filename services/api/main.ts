import { readFileSync } from "node:fs";
import { refreshVocabulary } from "../capability/index.ts";
import { flushSignals } from "../incidents/index.ts";
import { letterKeyFrom } from "../notices/index.ts";
import { openBlobs } from "../platform/blobs.ts";
import { openDatabase } from "../platform/database.ts";
import { keptGenerations } from "../platform/generations.ts";
import { cursorSeal } from "../platform/graphql/cursors.ts";
import { beat } from "../platform/heartbeat.ts";
import { placeInCheckout } from "../platform/places.ts";
import { listen, runProgram } from "../platform/program.ts";
import { openProofs } from "../platform/proofs.ts";
import { ratesTimes } from "../platform/rates.ts";
import { repeat } from "../platform/repeat.ts";
import { SignalTally } from "../platform/signals.ts";
import { apiApp } from "./app.ts";

const signalsRestMs = 5_000;
const vocabularyRestMs = 5_000;

await runProgram("api", async ({ config, log, metrics }) => {
  const database = openDatabase(config.databaseUrl, "lianzao_app", 20);
  const operatorDatabase = openDatabase(config.databaseUrl, "lianzao_operator", 3);
  const secret = keptGenerations(config.secretKeyFile);
  const documents = placeInCheckout("web/graphql/generated/persisted-documents.json");
  const signals = new SignalTally();
  const ending = new AbortController();
  const app = apiApp({
    log,
    metrics,
    database,
    operatorDatabase,
    seal: cursorSeal(secret),
    macKey: secret,
    signals,
    proofs: openProofs(secret, config.publicUrl, config.secondFactor === "required"),
    letterKey: letterKeyFrom(secret),
    blobs: openBlobs(config, log),
    publicUrl: config.publicUrl,
    resolverUrl: config.resolverUrl,
    witnessHosts: config.witnessHosts,
    mostUnsealed: config.mostUnsealed,
    secureCookies: config.publicUrl.startsWith("https:"),
    development: config.development,
    documents: JSON.parse(readFileSync(documents, "utf8")),
    webFolder: placeInCheckout("dist/web"),
    rates: ratesTimes(config.rateFactor),
    ending: ending.signal,
    ready: async () => {
      await database.ask("select 1");
    },
  });
  const server = await listen(app.fetch, config.port);
  const stopReading = repeat("vocabulary", vocabularyRestMs, log, () =>
    refreshVocabulary(database),
  );
  const stopBeat = beat(operatorDatabase, "api", log);
  const stopSignals = repeat("signals", signalsRestMs, log, async () => {
    await flushSignals(operatorDatabase, signals);
    return 0;
  });
  log.info({ port: server.port }, "api is ready");
  return async () => {
    ending.abort();
    await Promise.all([server.close(), stopReading(), stopBeat(), stopSignals()]);
    await Promise.all([database.close(), operatorDatabase.close()]);
  };
});
