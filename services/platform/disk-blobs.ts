import { randomBytes } from "node:crypto";
import { closeSync, fstatSync, open as openFile, read as readFile } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";

/**
 * Bytes under a name such as `log/tile/0/000`. A put is whole or not there, also after a crash,
 * and putting the same bytes twice is harmless.
 */
export interface Blobs {
  /** Null where it is not there. A store elsewhere is waited for as long as `patienceMs`. */
  get(name: string, patienceMs?: number): Promise<Uint8Array | null>;
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** The same for what is too long to be held at once; nothing is there if `chunks` break. */
  write(name: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  stream(name: string): Promise<ReadableStream<Uint8Array> | null>;
  /** Removing what is not there is harmless. */
  remove(name: string): Promise<void>;
  /** Is told of what whoever runs the platform should know: not reached, or not as it was put. */
  tell?(what: string, about: object): void;
}

/** A new file; its folder is made where that is not there, which is seldom. */
async function openedIn(path: string): Promise<FileHandle> {
  try {
    return await open(path, "wx");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
    await mkdir(dirname(path), { recursive: true });
    return open(path, "wx");
  }
}

const opened = promisify(openFile);
const readInto = promisify(readFile);

/**
 * The whole of a file. `readFile` goes to the pool of threads and back for each of its four or five
 * steps; what an open file is asked for its size or closed with never waits for the disk.
 */
async function bytesOf(path: string): Promise<Uint8Array> {
  const file = await opened(path, "r");
  try {
    const bytes = Buffer.allocUnsafeSlow(fstatSync(file).size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await readInto(file, bytes, length, bytes.length - length, length);
      // It was cut off meanwhile.
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** Blobs as files under a folder. */
export function diskBlobs(folder: string): Blobs {
  const pathOf = (name: string) => {
    const path = normalize(join(folder, name));
    if (!path.startsWith(normalize(folder) + sep)) throw new Error(`${name} is no blob's name`);
    return path;
  };
  const write = async (name: string, fill: (file: FileHandle) => Promise<void>) => {
    const path = pathOf(name);
    const draft = `${path}.${randomBytes(6).toString("hex")}.draft`;
    try {
      const file = await openedIn(draft);
      try {
        await fill(file);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (cause) {
      await rm(draft, { force: true });
      throw cause;
    }
  };
  return {
    get: async (name) => {
      try {
        return await bytesOf(pathOf(name));
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw cause;
      }
    },
    put: (name, bytes) => write(name, (file) => file.writeFile(bytes)),
    write: (name, chunks) =>
      write(name, async (file) => {
        for await (const chunk of chunks) await file.appendFile(chunk);
      }),
    stream: async (name) => {
      try {
        const file = await open(pathOf(name));
        return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw cause;
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}
