import { Refusal } from "../../kernel/refusal.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { asAnyone } from "../../platform/doors.ts";
import type { HttpRequest, Shell } from "../../platform/http.ts";
import { bundleOf } from "./bundle.ts";

interface BundleParts {
  readonly database: Database;
  readonly blobs: Blobs;
  /** Counts a request against the rate of whoever is at its address. */
  readonly counted: (http: HttpRequest) => Promise<void>;
}

const mostSigns = 64;

/** A name for the file that every file system takes. */
export function fileName(subject: string): string {
  const signs = subject.replace(/[^A-Za-z0-9]+/g, "-").slice(0, mostSigns);
  return `${signs}.lz.json`;
}

/** Traces for download, each in one file with all that proves it. */
export function mountBundles(app: Shell, { database, blobs, counted }: BundleParts): void {
  app.get("/log/bundle", async (http) => {
    await counted(http);
    const code = http.req.query("code") ?? "";
    const bundle = await asAnyone(database, (scope) => bundleOf(scope, blobs, code));
    if (bundle === null) throw new Refusal("NOT_FOUND");
    http.header("cache-control", "no-store");
    http.header("content-disposition", `attachment; filename="${fileName(bundle.subject)}"`);
    return http.json(bundle);
  });
}
