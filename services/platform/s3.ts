import { AwsClient } from "aws4fetch";
import type { Blobs } from "./disk-blobs.ts";

/** A bucket of a store that speaks Amazon's S3, and who asks. */
export interface S3Place {
  /** `https://host:port`; the bucket is the first part of the path. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Before each name: empty, or ends in a slash. */
  readonly under: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Parts of a multipart upload are at least 5 MiB, but for the last. */
const partBytes = 8 * 2 ** 20;
const usualPatienceMs = 60_000;
const retries = 3;

const form = /^s3:\/\/[^/]+\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[^?#]*)?(?:\?[^#]*)?$/;

/**
 * The place that `s3://KEY:SECRET@HOST[:PORT]/BUCKET[/FOLDER][?region=...][&tls=no]` names; null for
 * any other text.
 */
export function s3PlaceIn(url: string): S3Place | null {
  if (!form.test(url) || !URL.canParse(url)) return null;
  const { username, password, host, pathname, searchParams } = new URL(url);
  if (username === "" || password === "") return null;
  const [bucket = "", ...folders] = pathname.slice(1).split("/").filter(Boolean);
  return {
    endpoint: `${searchParams.get("tls") === "no" ? "http" : "https"}://${host}`,
    bucket,
    under: folders.map((folder) => `${decodeURIComponent(folder)}/`).join(""),
    region: searchParams.get("region") ?? "us-east-1",
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
  };
}

interface Ask {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly query?: string;
  readonly body?: Uint8Array | string;
  readonly patienceMs?: number;
}

/** Gathers chunks to parts of one size; the last may be shorter, or empty where nothing came. */
async function* partsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    length += chunk.length;
    while (length >= partBytes) {
      const whole = Buffer.concat(pieces);
      yield whole.subarray(0, partBytes);
      pieces = [whole.subarray(partBytes)];
      length -= partBytes;
    }
  }
  yield Buffer.concat(pieces);
}

/** Speaks with one bucket; an answer is good, or it is not there. */
class Bucket {
  private readonly place: S3Place;
  private readonly client: AwsClient;

  constructor(place: S3Place) {
    const { accessKeyId, secretAccessKey, region } = place;
    this.place = place;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries });
  }

  private urlOf(name: string): string {
    const parts = name.split("/");
    if (parts.some((part) => part === "" || part === "." || part === "..")) {
      throw new Error(`${name} is no blob's name`);
    }
    const { endpoint, bucket, under } = this.place;
    const path = [...under.split("/").filter(Boolean), ...parts].map(encodeURIComponent);
    return `${endpoint}/${bucket}/${path.join("/")}`;
  }

  async ask(name: string, wish: Ask): Promise<Response> {
    const { method, query = "", body, patienceMs = usualPatienceMs } = wish;
    const signal = AbortSignal.timeout(patienceMs);
    // undici takes Node's own buffers, which the types of the DOM do not know.
    const sent = body === undefined ? {} : { body: body as BodyInit };
    const answer = await this.client.fetch(`${this.urlOf(name)}${query}`, {
      method,
      signal,
      ...sent,
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new Error(`the store of blobs answers ${answer.status} to ${method} ${name}`);
  }

  /** The answer, where nothing may be missing. */
  async done(name: string, wish: Ask): Promise<Response> {
    const answer = await this.ask(name, wish);
    if (answer.status !== 404) return answer;
    throw new Error(`the store of blobs has no bucket ${this.place.bucket}, or lost ${name}`);
  }

  /** Null where it is not there. */
  async find(name: string, patienceMs = usualPatienceMs): Promise<Response | null> {
    const answer = await this.ask(name, { method: "GET", patienceMs });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    return null;
  }

  async put(name: string, body: Uint8Array): Promise<void> {
    await (await this.done(name, { method: "PUT", body })).body?.cancel();
  }

  /** Puts part after part; nothing is there if they break. */
  async upload(name: string, parts: AsyncIterable<Uint8Array>): Promise<void> {
    const begun = await (await this.done(name, { method: "POST", query: "?uploads" })).text();
    const id = /<UploadId>([^<]+)<\/UploadId>/.exec(begun)?.[1];
    if (id === undefined) throw new Error("the store of blobs begins no upload");
    const upload = `uploadId=${encodeURIComponent(id)}`;
    try {
      const list: string[] = [];
      for await (const body of parts) {
        const number = list.length + 1;
        const query = `?partNumber=${number}&${upload}`;
        const answer = await this.done(name, { method: "PUT", query, body });
        await answer.body?.cancel();
        const tag = answer.headers.get("etag") ?? "";
        list.push(`<Part><PartNumber>${number}</PartNumber><ETag>${tag}</ETag></Part>`);
      }
      const body = `<CompleteMultipartUpload>${list.join("")}</CompleteMultipartUpload>`;
      const ended = await this.done(name, { method: "POST", query: `?${upload}`, body });
      // What went wrong after the first byte of the answer stands in it.
      if ((await ended.text()).includes("<Error>")) throw new Error(`${name} was not kept`);
    } catch (fault) {
      await this.ask(name, { method: "DELETE", query: `?${upload}` }).catch(() => undefined);
      throw fault;
    }
  }
}

/** Some that were taken from an iterator already, and what is left of it. */
async function* after<T>(taken: readonly T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* taken;
  yield* rest;
}

/** Blobs as objects of a bucket: an object is whole or not there, as S3 has it. */
export function s3Blobs(place: S3Place): Blobs {
  const bucket = new Bucket(place);
  return {
    get: async (name, patienceMs) => {
      const answer = await bucket.find(name, patienceMs);
      return answer === null ? null : new Uint8Array(await answer.arrayBuffer());
    },
    put: (name, bytes) => bucket.put(name, bytes),
    write: async (name, chunks) => {
      const parts = partsOf(chunks);
      const first = await parts.next();
      const second = await parts.next();
      const taken = [first, second].flatMap(({ done, value }) => (done === true ? [] : [value]));
      const [only, other] = taken;
      if (only !== undefined && other === undefined) await bucket.put(name, only);
      else await bucket.upload(name, after(taken, parts));
    },
    stream: async (name) => (await bucket.find(name))?.body ?? null,
    remove: async (name) => {
      await (await bucket.ask(name, { method: "DELETE" })).body?.cancel();
    },
  };
}
