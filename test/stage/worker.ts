import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { registrySubscriber } from "../../identifiers/resolver/index.ts";
import { marketSubscriber } from "../../services/capacity/index.ts";
import { IncidentWatch } from "../../services/incidents/index.ts";
import { ledgerSubscriber, openSequencer } from "../../services/ledger/index.ts";
import { type Mailer, noticeSubscriber, PostOffice } from "../../services/notices/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { readConfig } from "../../services/platform/config.ts";
import { type Log, openLog } from "../../services/platform/log.ts";
import { Relay } from "../../services/platform/relay.ts";
import { AuditChainer, issueResets, localeOf, peopleBook } from "../../services/tenancy/index.ts";
import { passportSubscriber, sharingSubscriber } from "../../services/trace/index.ts";
import { letterKey, type StagedPlatform } from "./platform.ts";

type Mail = Parameters<Mailer["send"]>[0];

/** The worker program without its loops: a test says when it works. */
export class StagedWorker {
  private readonly relay: Relay;
  private readonly sequencer: Awaited<ReturnType<typeof openSequencer>>;
  private readonly chainer: AuditChainer;
  private readonly watch: IncidentWatch;
  private readonly database: StagedPlatform["worker"];
  private readonly office: PostOffice;
  private readonly folder: string;
  /** What it has sent, the latest last. */
  readonly mails: Mail[] = [];

  private constructor(
    { worker }: StagedPlatform,
    relay: Relay,
    sequencer: StagedWorker["sequencer"],
    chainer: AuditChainer,
    { folder, log, watch }: { folder: string; log: Log; watch: IncidentWatch },
  ) {
    this.database = worker;
    this.office = new PostOffice({
      database: worker,
      mailer: {
        send: async (mail) => {
          this.mails.push(mail);
        },
        close: () => undefined,
      },
      key: letterKey,
      publicUrl: "https://lianzao.example",
      localeOf,
      log,
    });
    this.relay = relay;
    this.sequencer = sequencer;
    this.chainer = chainer;
    this.folder = folder;
    this.watch = watch;
  }

  /** `blobs` is the folder of the api that serves the log; `logKeyFile` where its key outlives one worker. */
  static async open(
    platform: StagedPlatform,
    blobs: string,
    log = openLog("test", process.env["TEST_LOG"] ?? "error"),
    logKeyFile = "",
  ): Promise<StagedWorker> {
    const { fresh, worker } = platform;
    const folder = mkdtempSync(join(tmpdir(), "lianzao-worker-"));
    const config = readConfig({
      DATABASE_URL: fresh.url,
      DATA_DIR: folder,
      BLOB_URL: `file://${blobs}`,
      PUBLIC_URL: "https://lianzao.example",
      ...(logKeyFile === "" ? {} : { LOG_KEY_FILE: logKeyFile }),
    });
    const subscribers = [
      ledgerSubscriber,
      passportSubscriber,
      sharingSubscriber,
      marketSubscriber,
      registrySubscriber,
      noticeSubscriber({ people: peopleBook, key: letterKey }),
    ];
    const relay = new Relay(worker, subscribers, "test", log);
    const parts = { database: worker, blobs: diskBlobs(config.blobDir), holder: "test", log };
    const sequencer = await openSequencer({ ...parts, config });
    const chainer = new AuditChainer(parts);
    const watch = new IncidentWatch(parts);
    return new StagedWorker(platform, relay, sequencer, chainer, { folder, log, watch });
  }

  /** Lets everyone hear what has happened, and seals it: what takes the worker a moment. */
  async settle(): Promise<void> {
    while ((await this.chainer.round()) > 0);
    while ((await this.watch.round()) > 0);
    while ((await this.relay.round()) > 0);
    while ((await this.sequencer.round()) > 0);
    while ((await issueResets(this.database, letterKey)) + (await this.office.round()) > 0);
  }

  /** Gives its leases back, as at its end. */
  async pause(): Promise<void> {
    const programs = [this.relay, this.sequencer, this.chainer, this.watch];
    await Promise.all(programs.map((each) => each.stop()));
  }

  async close(): Promise<void> {
    await this.pause();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
