import type { Config } from "./config.ts";
import { type Blobs, diskBlobs } from "./disk-blobs.ts";
import type { Log } from "./log.ts";
import { s3Blobs } from "./s3.ts";

export { type Blobs, diskBlobs } from "./disk-blobs.ts";

/** The store of blobs that the settings name; what is wrong with one is told to `log`. */
export function openBlobs(
  { blobDir, blobStore }: Pick<Config, "blobDir" | "blobStore">,
  log?: Log,
): Blobs {
  const blobs = blobStore === null ? diskBlobs(blobDir) : s3Blobs(blobStore);
  return log === undefined ? blobs : { ...blobs, tell: (what, about) => log.error(about, what) };
}
