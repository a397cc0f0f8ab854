import { letterKeyFrom } from "../../services/notices/index.ts";
import { openDatabase } from "../../services/platform/database.ts";
import { keptGenerations } from "../../services/platform/generations.ts";
import { beat } from "../../services/platform/heartbeat.ts";
import { listen, runProgram } from "../../services/platform/program.ts";
import { ratesTimes } from "../../services/platform/rates.ts";
import { repeat } from "../../services/platform/repeat.ts";
import { flushResolutions, forgetResolutions, ResolutionTally } from "../resolutions/index.ts";
import { openResolver } from "./http/app.ts";

const bytesOfMb = 1_048_576;
const countedMs = 5_000;
const forgottenMs = 6 * 3_600_000;

await runProgram("resolver", async ({ config, log, metrics }) => {
  const database = openDatabase(config.databaseUrl, "lianzao_resolver", 5);
  const houses = openDatabase(config.databaseUrl, "lianzao_app", 3);
  const tally = new ResolutionTally();
  const {
    fetch,
    first,
    listen: hear,
    rest,
  } = openResolver({
    log,
    metrics,
    database,
    houses,
    secret: letterKeyFrom(keptGenerations(config.secretKeyFile)),
    publicUrl: config.publicUrl,
    resolverUrl: config.resolverUrl,
    tally,
    regionFrom: config.regionFrom,
    referrals: config.referrals,
    rates: ratesTimes(config.rateFactor),
    proxies: config.proxies,
    heldBytes: config.resolverMemoryMb * bytesOfMb,
    ready: async () => {
      await database.ask("select 1");
    },
  });
  hear();
  const server = await listen(fetch, config.resolverPort, first);
  const stopCounting = repeat("resolutions", countedMs, log, async () => {
    await flushResolutions(database, tally, log);
    return 0;
  });
  const stopForgetting = repeat("old resolutions", forgottenMs, log, async () => {
    await forgetResolutions(database);
    return 0;
  });
  const stopBeat = beat(database, "resolver", log);
  log.info({ port: server.port }, "resolver is ready");
  return async () => {
    rest();
    await Promise.all([server.close(), stopBeat(), stopCounting(), stopForgetting()]);
    // Without the database there is nowhere to write what was counted.
    await flushResolutions(database, tally, log).catch((fault: unknown) => {
      log.warn({ err: fault }, "the last resolutions were not written down");
    });
    await Promise.all([database.close(), houses.close()]);
  };
});
