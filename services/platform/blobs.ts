import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";

/**
 * Bytes under a name such as `log/tile/0/000`. A put is whole or not there, also after a crash,
 * and putting the same bytes twice is harmless.
 */
export interface Blobs {
  get(name: string): Promise<Uint8Array | null>;
  put(name: string, bytes: Uint8Array): Promise<void>;
}

/** Blobs as files under a folder. */
export function diskBlobs(folder: string): Blobs {
  const pathOf = (name: string) => {
    const path = normalize(join(folder, name));
    if (!path.startsWith(normalize(folder) + sep)) throw new Error(`${name} is no blob's name`);
    return path;
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
    put: async (name, bytes) => {
      const path = pathOf(name);
      const draft = `${path}.${randomBytes(6).toString("hex")}.draft`;
      await mkdir(dirname(path), { recursive: true });
      try {
        const file = await open(draft, "wx");
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, path);
      } catch (cause) {
        await rm(draft, { force: true });
        throw cause;
      }
    },
  };
}
