import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../deploy/postgres/port.ts";
import type { Blobs } from "../../services/platform/blobs.ts";
import { s3Blobs, s3PlaceIn } from "../../services/platform/s3.ts";
import type { Tally } from "../stage/tally.ts";

/** A store that speaks S3, with a bucket. */
export interface Store {
  readonly url: string;
  readonly close: () => void;
}

/** Starts moto's server, which keeps objects in memory and asks no one who he is. */
export async function startStore(python: string): Promise<Store> {
  const port = await freePort();
  const args = ["-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)];
  const child = spawn(python, args, { stdio: "ignore" });
  const bucket = `http://127.0.0.1:${port}/lianzao-blobs`;
  const made = () => fetch(bucket, { method: "PUT" }).catch(() => null);
  for (let tries = 0; (await made())?.ok !== true; tries += 1) {
    if (tries === 150 || child.exitCode !== null) throw new Error("the S3 store does not answer");
    await pause(200);
  }
  const url = `s3://key:secret@127.0.0.1:${port}/lianzao-blobs/a%20platform?tls=no`;
  return { url, close: () => child.kill() };
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 3_000_000) yield bytes.subarray(at, at + 3_000_000);
}

async function read(stream: ReadableStream<Uint8Array> | null): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
}

const same = (one: Uint8Array | null, other: Uint8Array) => {
  if (one === null || !Buffer.from(one).equals(other)) throw new Error("other bytes came back");
};

/** What every store of blobs does, by title. */
const trials: Readonly<Record<string, (blobs: Blobs) => Promise<void>>> = {
  "gives back what was put, also under a name with signs": async (blobs) => {
    const bytes = randomBytes(5_000);
    await blobs.put("log/tile/x001/067.p/12", bytes);
    same(await blobs.get("log/tile/x001/067.p/12"), bytes);
    await blobs.put("documents/标 准+1%.pdf", bytes);
    same(await blobs.get("documents/标 准+1%.pdf"), bytes);
  },
  "has nothing under a name that nothing was put under": async (blobs) => {
    if ((await blobs.get("log/none")) !== null) throw new Error("something is there");
    if ((await blobs.stream("log/none")) !== null) throw new Error("something is there");
    await blobs.remove("log/none");
  },
  "replaces, and removes": async (blobs) => {
    await blobs.put("once", randomBytes(10));
    const bytes = randomBytes(20);
    await blobs.put("once", bytes);
    same(await blobs.get("once"), bytes);
    await blobs.remove("once");
    if ((await blobs.get("once")) !== null) throw new Error("it is still there");
  },
  "takes streams of every length": async (blobs) => {
    for (const length of [0, 1, 2 ** 23, 2 ** 23 + 1, 20_000_000]) {
      const bytes = randomBytes(length);
      await blobs.write("long", piecesOf(bytes));
      same(await read(await blobs.stream("long")), bytes);
    }
  },
  "keeps what it has when a stream breaks": async (blobs) => {
    const bytes = randomBytes(100);
    await blobs.put("kept", bytes);
    const breaking = async function* () {
      yield randomBytes(20_000_000);
      throw new Error("broken off");
    };
    const outcome = await blobs.write("kept", breaking()).then(
      () => "written",
      ({ message }: Error) => message,
    );
    if (outcome !== "broken off") throw new Error(`the stream was ${outcome}`);
    same(await blobs.get("kept"), bytes);
  },
  "says so when the bucket is not there": async () => {
    const place = s3PlaceIn("s3://key:secret@127.0.0.1:1/none?tls=no");
    if (place === null) throw new Error("the address is not read");
    const outcome = await s3Blobs(place)
      .put("a", randomBytes(1))
      .then(
        () => "kept",
        () => "refused",
      );
    if (outcome !== "refused") throw new Error("nothing was kept, and nobody was told");
  },
};

/** Tries a store of another maker with what our blobs need of it. */
export async function tryStore({ url }: Store): Promise<Tally> {
  const place = s3PlaceIn(url);
  if (place === null) throw new Error("the store's address is not read");
  const blobs = s3Blobs(place);
  const failedTitles: string[] = [];
  for (const [title, trial] of Object.entries(trials)) {
    const fault = await trial(blobs).then(
      () => null,
      ({ message }: Error) => message,
    );
    console.log(`S3 ${title}: ${fault ?? "done"}`);
    if (fault !== null) failedTitles.push(`clients > S3 > ${title}`);
  }
  const failed = failedTitles.length;
  const passed = Object.keys(trials).length - failed;
  return { passed, failed, skipped: 0, failedTitles, skippedTitles: [] };
}
