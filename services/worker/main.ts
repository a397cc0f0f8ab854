import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { registrySubscriber } from "../../identifiers/resolver/index.ts";
import { refreshVocabulary } from "../capability/index.ts";
import {
  forgetHolds,
  forgetMatches,
  forgetWaits,
  marketSubscriber,
  serveWaits,
  tellHolds,
  tellSearches,
} from "../capacity/index.ts";
import { moveDisputes } from "../disputes/index.ts";
import { forgetSignals, IncidentWatch } from "../incidents/index.ts";
import { ledgerSubscriber, openSequencer } from "../ledger/index.ts";
import {
  folderMailer,
  forgetDeliveries,
  forgetLetters,
  forgetNotices,
  letterKeyFrom,
  noticeSubscriber,
  PostOffice,
  smtpMailer,
  WebhookOffice,
} from "../notices/index.ts";
import { diskBlobs } from "../platform/blobs.ts";
import { type Database, openDatabase } from "../platform/database.ts";
import { keptGenerations } from "../platform/generations.ts";
import { publicNetwork } from "../platform/guarded.ts";
import { beat } from "../platform/heartbeat.ts";
import type { Log } from "../platform/log.ts";
import { runProgram, type Stop } from "../platform/program.ts";
import { Relay } from "../platform/relay.ts";
import { idling, repeat } from "../platform/repeat.ts";
import {
  AuditChainer,
  ExportOffice,
  endLeavings,
  forgetArrivals,
  forgetAttempts,
  forgetResets,
  issueResets,
  localeOf,
  peopleBook,
  remindOfRules,
} from "../tenancy/index.ts";
import { passportSubscriber } from "../trace/index.ts";

const relayRestMs = 40;
const sealRestMs = 100;
const chainRestMs = 200;
const holdsRestMs = 250;
const searchRestMs = 2_000;
const turnsRestMs = 500;
const mailRestMs = 1_000;
const watchRestMs = 2_000;
const forgetRestMs = 3_600_000;
const remindRestMs = 60_000;
const vocabularyRestMs = 5_000;
const disputeRestMs = 5_000;
const leavingRestMs = 600_000;
const catchUpMs = 5_000;

/**
 * Tells saved searches and serves waiting lists, over connections of their own: an archive keeps
 * the other for minutes.
 */
function watchingMarket(database: Database, databaseUrl: string, log: Log): Stop {
  const houses = openDatabase(databaseUrl, "lianzao_app", 2);
  const parts = { database, houses, log };
  const stops = [
    repeat("saved searches", searchRestMs, log, () => tellSearches(parts)),
    repeat("waiting lists", turnsRestMs, log, () => serveWaits(parts)),
  ];
  return () => Promise.all(stops.map((stop) => stop())).then(() => houses.close());
}

await runProgram("worker", async ({ config, log }) => {
  const database = openDatabase(config.databaseUrl, "lianzao_worker", 5);
  const holder = `worker@${hostname()}:${process.pid}`;
  const key = letterKeyFrom(keptGenerations(config.secretKeyFile));
  const subscribers = [
    ledgerSubscriber,
    passportSubscriber,
    marketSubscriber,
    registrySubscriber,
    noticeSubscriber({ people: peopleBook, key }),
  ];
  const relay = new Relay(database, subscribers, holder, log);
  const sequencer = await openSequencer({ database, config, holder, log });
  const blobs = diskBlobs(config.blobDir);
  const chainer = new AuditChainer({ database, blobs, holder, log });
  const watch = new IncidentWatch({ database, blobs, holder, log });
  const { mailUrl, mailDir, mailFrom, publicUrl } = config;
  const mailer = mailUrl === null ? folderMailer(mailDir, mailFrom) : smtpMailer(mailUrl, mailFrom);
  const office = new PostOffice({ database, mailer, key, publicUrl, localeOf, log });
  const houses = openDatabase(config.databaseUrl, "lianzao_app", 1);
  const exports = new ExportOffice({ database, houses, blobs, publicUrl, log });
  const webhooks = new WebhookOffice({ database, key, guard: publicNetwork, log });
  const relaying = idling(() => relay.round());
  const sealing = idling(() => sequencer.round());
  const stopRelay = repeat("relay", relayRestMs, log, relaying.round);
  const stopSealing = repeat("sealing", sealRestMs, log, sealing.round);
  const stopChaining = repeat("audit chain", chainRestMs, log, () => chainer.round());
  const stopWatching = repeat("incidents", watchRestMs, log, () => watch.round());
  const stopMail = repeat("mail", mailRestMs, log, async () => {
    return (await issueResets(database, key)) + (await office.round());
  });
  const stopWebhooks = repeat("webhooks", mailRestMs, log, () => webhooks.round());
  const stopExports = repeat("exports", mailRestMs, log, () => exports.round());
  const stopForgetting = repeat("forgetting", forgetRestMs, log, async () => {
    const forgetting = [forgetAttempts, forgetResets, forgetLetters, forgetNotices];
    const others = [forgetDeliveries, forgetSignals, forgetArrivals];
    const market = [forgetHolds, forgetMatches, forgetWaits];
    for (const forget of [...forgetting, ...others, ...market]) await forget(database);
    return exports.forget();
  });
  const stopReminding = repeat("reminding", remindRestMs, log, () => remindOfRules(database));
  const stopHolds = repeat("holds", holdsRestMs, log, () => tellHolds(database));
  const stopMarket = watchingMarket(database, config.databaseUrl, log);
  const stopReading = repeat("vocabulary", vocabularyRestMs, log, () =>
    refreshVocabulary(database),
  );
  const stopDisputes = repeat("disputes", disputeRestMs, log, () => moveDisputes(database));
  const stopLeaving = repeat("leaving", leavingRestMs, log, () =>
    endLeavings({ database, houses, log }),
  );
  const stopBeat = beat(database, "worker", log);
  // Whoever opens the platform once it is ready finds what was recorded before, also on the first day.
  const caughtUp = relaying.idle().then(sealing.idle).then(sealing.idle);
  const ready = Promise.race([caughtUp, pause(catchUpMs)]);
  log.info({ subscribers: subscribers.map(({ name }) => name) }, "worker is at work");
  const stop = async () => {
    const mailing = [stopMail, stopWebhooks, stopForgetting, stopReminding, stopDisputes];
    const reading = [stopMarket, stopWatching, stopReading, stopHolds, stopExports, stopLeaving];
    const loops = [stopRelay, stopSealing, stopChaining, stopBeat];
    await Promise.all([...loops, ...reading, ...mailing].map((stop) => stop()));
    mailer.close();
    await Promise.all([relay.stop(), sequencer.stop(), chainer.stop(), watch.stop()]);
    await Promise.all([database.close(), houses.close()]);
  };
  return { stop, ready };
});
