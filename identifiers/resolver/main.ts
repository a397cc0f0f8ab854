import { openDatabase } from "../../services/platform/database.ts";
import { beat } from "../../services/platform/heartbeat.ts";
import { listen, runProgram } from "../../services/platform/program.ts";
import { ratesTimes } from "../../services/platform/rates.ts";
import { resolverApp } from "./http/app.ts";

await runProgram("resolver", async ({ config, log, metrics }) => {
  const database = openDatabase(config.databaseUrl, "lianzao_resolver", 5);
  const app = resolverApp({
    log,
    metrics,
    database,
    publicUrl: config.publicUrl,
    resolverUrl: config.resolverUrl,
    rates: ratesTimes(config.rateFactor),
    ready: async () => {
      await database.ask("select 1");
    },
  });
  const server = await listen(app.fetch, config.resolverPort);
  const stopBeat = beat(database, "resolver", log);
  log.info({ port: server.port }, "resolver is ready");
  return async () => {
    await Promise.all([server.close(), stopBeat()]);
    await database.close();
  };
});
