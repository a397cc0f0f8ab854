import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { ImportOffice } from "../../identifiers/registry/index.ts";
import { registrySubscriber } from "../../identifiers/resolver/index.ts";
import { refreshVocabulary } from "../capability/index.ts";
import {
  forgetHolds,
  forgetMatches,
  forgetTightWeeks,
  forgetWaits,
  marketSubscriber,
  serveWaits,
  tellHolds,
  tellSearches,
  watchBottlenecks,
} from "../capacity/index.ts";
import { moveDisputes } from "../disputes/index.ts";
import { forgetSignals, IncidentWatch } from "../incidents/index.ts";
import {
  forgetCosignatures,
  forgetOutgrown,
  ledgerSubscriber,
  logVerifierKey,
  openSequencer,
  WitnessOffice,
  witnessNetwork,
} from "../ledger/index.ts";
import {
  folderMailer,
  forgetDeliveries,
  forgetLetters,
  forgetNotices,
  letterKeyFrom,
  noticeSubscriber,
  PostOffice,
  ReceiptOffice,
  smtpMailer,
  WebhookOffice,
} from "../notices/index.ts";
import { type Blobs, openBlobs } from "../platform/blobs.ts";
import type { Config } from "../platform/config.ts";
import { type Database, openDatabase } from "../platform/database.ts";
import { keptGenerations } from "../platform/generations.ts";
import { publicNetwork } from "../platform/guarded.ts";
import { beat } from "../platform/heartbeat.ts";
import type { Log } from "../platform/log.ts";
import { forgetAnswers } from "../platform/once.ts";
import { runProgram, type Stop } from "../platform/program.ts";
import { Relay, type Subscriber } from "../platform/relay.ts";
import { idling, repeat } from "../platform/repeat.ts";
import {
  AuditChainer,
  ExportOffice,
  endLeavings,
  forgetArrivals,
  forgetAttempts,
  forgetResets,
  issueResets,
  type LeavingParts,
  localeOf,
  peopleBook,
  remindOfRules,
} from "../tenancy/index.ts";
import { encircleOlder, passportSubscriber, sharingSubscriber } from "../trace/index.ts";

// Of the time within which an event is sealed, the rest goes into the work itself.
const relayShare = 0.2;
const sealShare = 0.5;
const chainRestMs = 200;
const holdsRestMs = 250;
const searchRestMs = 2_000;
const turnsRestMs = 500;
const bottleneckRestMs = 2_000;
const mailRestMs = 1_000;
const receiptRestMs = 10_000;
const importRestMs = 500;
const watchRestMs = 2_000;
const forgetRestMs = 3_600_000;
const remindRestMs = 60_000;
const vocabularyRestMs = 5_000;
const disputeRestMs = 5_000;
const leavingRestMs = 600_000;
/** Soon after each start, too, when what an event stumbled over may be mended. */
const lettersRestMs = 600_000;
const catchUpMs = 5_000;

/**
 * Tells saved searches, serves waiting lists and watches for bottlenecks, over connections of their own: an archive keeps
 * the other for minutes.
 */
function watchingMarket(database: Database, databaseUrl: string, log: Log): Stop {
  const houses = openDatabase(databaseUrl, "lianzao_app", 2);
  const parts = { database, houses, log };
  const stops = [
    repeat("saved searches", searchRestMs, log, () => tellSearches(parts)),
    repeat("waiting lists", turnsRestMs, log, () => serveWaits(parts)),
    repeat("bottlenecks", bottleneckRestMs, log, () => watchBottlenecks(parts)),
  ];
  return () => Promise.all(stops.map((stop) => stop())).then(() => houses.close());
}

/** Has something of its own to take away. */
interface Forgetful {
  forget(): Promise<number>;
}

/** Takes away what is past its time. */
async function forget(database: Database, offices: readonly Forgetful[]): Promise<number> {
  const forgetting = [forgetAttempts, forgetResets, forgetLetters, forgetNotices];
  const others = [forgetDeliveries, forgetSignals, forgetArrivals, forgetCosignatures];
  const market = [forgetHolds, forgetMatches, forgetTightWeeks, forgetWaits];
  for (const each of [...forgetting, ...others, ...market, forgetAnswers]) await each(database);
  let forgotten = 0;
  for (const office of offices) forgotten += await office.forget();
  return forgotten;
}

/** Registers identifiers from files, over a connection of its own: it is busy for minutes. */
function importing(database: Database, databaseUrl: string, blobs: Blobs, log: Log) {
  const houses = openDatabase(databaseUrl, "lianzao_app", 1);
  const office = new ImportOffice({ database, houses, blobs, log });
  const stopLoop = repeat("imports of identifiers", importRestMs, log, () => office.round());
  const stop = async () => {
    office.stop();
    await stopLoop();
    await houses.close();
  };
  return { stop, forget: () => office.forget() };
}

/** Packs up what leaving firms take with them, over a connection of its own. */
function leaving(
  { database, blobs, key, log }: Pick<LeavingParts, "database" | "key" | "log"> & { blobs: Blobs },
  { databaseUrl, publicUrl }: Config,
) {
  const houses = openDatabase(databaseUrl, "lianzao_app", 1);
  const office = new ExportOffice({ database, houses, blobs, publicUrl, log });
  const stops = [
    repeat("exports", mailRestMs, log, () => office.round()),
    repeat("leaving", leavingRestMs, log, () => endLeavings({ database, houses, key, log })),
  ];
  const stop = () => Promise.all(stops.map((each) => each())).then(() => houses.close());
  return { stop, forget: () => office.forget() };
}

/** Sends firms' own systems what they want to hear of. */
function pushing(
  parts: ConstructorParameters<typeof ReceiptOffice>[0],
  { key, guard }: Pick<ConstructorParameters<typeof WebhookOffice>[0], "key" | "guard">,
): Stop {
  const { database, log } = parts;
  const webhooks = new WebhookOffice({ database, key, guard, log });
  const receipts = new ReceiptOffice(parts);
  const stops = [
    repeat("webhooks", mailRestMs, log, () => webhooks.round()),
    // Rests after each round, also where there was much: a firm is sent one batch in that time.
    repeat("receipts", receiptRestMs, log, () => receipts.round().then(() => 0)),
  ];
  return () => {
    webhooks.end();
    return Promise.all(stops.map((stop) => stop())).then(() => receipts.stop());
  };
}

/** All that hear what is recorded. */
function subscribersWith(key: Parameters<typeof noticeSubscriber>[0]["key"]): Subscriber[] {
  return [
    ...[ledgerSubscriber, passportSubscriber, sharingSubscriber],
    marketSubscriber,
    registrySubscriber,
    noticeSubscriber({ people: peopleBook, key }),
  ];
}

await runProgram("worker", async ({ config, log }) => {
  const database = openDatabase(config.databaseUrl, "lianzao_worker", 5);
  const holder = `worker@${hostname()}:${process.pid}`;
  const key = letterKeyFrom(keptGenerations(config.secretKeyFile));
  const subscribers = subscribersWith(key);
  const relay = new Relay(database, subscribers, holder, log);
  const blobs = openBlobs(config, log);
  const logKey = () => logVerifierKey(database, config);
  const guard = publicNetwork;
  const watching = witnessNetwork(config.witnessHosts);
  const witnesses = new WitnessOffice({ database, blobs, guard: watching, holder, log, logKey });
  await witnesses.lookBeforeSealing();
  const sequencer = await openSequencer({ database, config, blobs, holder, log });
  const chainer = new AuditChainer({ database, blobs, holder, log });
  const watch = new IncidentWatch({ database, blobs, holder, log });
  const { mailUrl, mailDir, mailFrom, publicUrl } = config;
  const mailer = mailUrl === null ? folderMailer(mailDir, mailFrom) : smtpMailer(mailUrl, mailFrom);
  const office = new PostOffice({ database, mailer, key, publicUrl, localeOf, log });
  const relaying = idling(() => relay.round());
  const sealing = idling(async () => ((await witnesses.allowsSealing()) ? sequencer.round() : 0));
  const stopRelay = repeat("relay", config.sealWithinMs * relayShare, log, relaying.round);
  const stopLetters = repeat("dead letters", lettersRestMs, log, () => relay.again());
  const stopSealing = repeat("sealing", config.sealWithinMs * sealShare, log, sealing.round);
  const stopChaining = repeat("audit chain", chainRestMs, log, () => chainer.round());
  const stopWatching = repeat("incidents", watchRestMs, log, () => watch.round());
  const stopMail = repeat("mail", mailRestMs, log, async () => {
    return (await issueResets(database, key)) + (await office.round());
  });
  const stopWitnesses = repeat("witnesses", mailRestMs, log, () => witnesses.round());
  const stopWebhooks = pushing({ database, blobs, holder, log }, { key, guard });
  const imports = importing(database, config.databaseUrl, blobs, log);
  const exports = leaving({ database, blobs, key, log }, config);
  const forgetful = [exports, imports];
  const stopOutgrown = repeat("outgrown tiles", forgetRestMs, log, () =>
    forgetOutgrown(database, blobs),
  );
  const stopForgetting = repeat("forgetting", forgetRestMs, log, () => forget(database, forgetful));
  const stopCircles = repeat("circles of grants", forgetRestMs, log, () => encircleOlder(database));
  const stopReminding = repeat("reminding", remindRestMs, log, () => remindOfRules(database));
  const stopHolds = repeat("holds", holdsRestMs, log, () => tellHolds(database));
  const stopMarket = watchingMarket(database, config.databaseUrl, log);
  const stopReading = repeat("vocabulary", vocabularyRestMs, log, () =>
    refreshVocabulary(database),
  );
  const stopDisputes = repeat("disputes", disputeRestMs, log, () => moveDisputes(database));
  const stopBeat = beat(database, "worker", log);
  // Whoever opens the platform once it is ready finds what was recorded before, also on the first day.
  const caughtUp = relaying.idle().then(sealing.idle).then(sealing.idle);
  log.info({ subscribers: subscribers.map(({ name }) => name) }, "worker is at work");
  const stop = async () => {
    const mailing = [stopMail, stopWebhooks, stopForgetting, stopReminding, stopDisputes];
    const keeping = [stopLetters, stopOutgrown];
    const reading = [stopMarket, stopCircles, stopWatching, stopReading, stopHolds, exports.stop];
    const loops = [stopRelay, stopSealing, stopWitnesses, stopChaining, stopBeat, imports.stop];
    await Promise.all([...keeping, ...loops, ...reading, ...mailing].map((stop) => stop()));
    mailer.close();
    await Promise.all([relay, sequencer, witnesses, chainer, watch].map((each) => each.stop()));
    await database.close();
  };
  return { stop, ready: Promise.race([caughtUp, pause(catchUpMs)]) };
});
