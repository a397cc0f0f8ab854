import { CodeError, identityOf } from "../../../identifiers/codes/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import type { HttpRequest, Shell } from "../../platform/http.ts";
import { isUuid } from "../../platform/ids.ts";
import { type Actor, asTenant } from "../../platform/tenancy.ts";
import { fileName } from "../passport/http.ts";
import { bundleOfGrant } from "./bundle.ts";
import { bundleAddress } from "./shown.ts";

interface SharedParts {
  readonly database: Database;
  readonly blobs: Blobs;
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
}

const noBody = new Uint8Array();

/** A code as it is written anywhere; what is none names nothing. */
function thingIn(code: string | undefined): string | null {
  if (code === undefined) return null;
  try {
    return identityOf(code);
  } catch (fault) {
    if (fault instanceof CodeError) throw new Refusal("NOT_FOUND");
    throw fault;
  }
}

/** What other firms have granted, for download: each trace in one file with all that proves it. */
export function mountSharedBundles(app: Shell, { database, blobs, actorOf }: SharedParts): void {
  app.get(bundleAddress(":grantID"), async (http) => {
    const actor = await actorOf(http, noBody);
    const id = http.req.param("grantID") ?? "";
    if (!isUuid(id)) throw new Refusal("GRANT_NOT_FOUND");
    const thing = thingIn(http.req.query("code"));
    const bundle = await asTenant(database, actor, "trace.read", (scope) =>
      bundleOfGrant(scope, blobs, id, thing),
    );
    http.header("cache-control", "no-store");
    http.header("content-disposition", `attachment; filename="${fileName(bundle.subject)}"`);
    return http.json(bundle);
  });
}
