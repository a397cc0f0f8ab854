import type { Config } from "./config.ts";
import { type Blobs, diskBlobs } from "./disk-blobs.ts";
import { s3Blobs } from "./s3.ts";

export { type Blobs, diskBlobs } from "./disk-blobs.ts";

/** The store of blobs that the settings name. */
export function openBlobs({ blobDir, blobStore }: Pick<Config, "blobDir" | "blobStore">): Blobs {
  return blobStore === null ? diskBlobs(blobDir) : s3Blobs(blobStore);
}
