import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";
import { Readable } from "node:stream";

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
        return await readFile(pathOf(name));
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
