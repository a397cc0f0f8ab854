import type { Bundle } from "../../../contracts/proof/index.ts";
import { CodeError, identityOf } from "../../../identifiers/codes/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import type { HttpRequest, Shell } from "../../platform/http.ts";
import { isUuid } from "../../platform/ids.ts";
import { type Actor, asTenant } from "../../platform/tenancy.ts";
import { fileName } from "../passport/http.ts";
import { bundleOfGrant } from "./bundle.ts";
import { bundleOfHouse } from "./house.ts";
import { bundleAddress, houseBundlePath } from "./shown.ts";

interface SharedParts {
  readonly database: Database;
  readonly blobs: Blobs;
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
  /** Is told how many records of which kind somebody takes out. */
  readonly exported: (actor: Actor, records: number, about: string) => void;
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

function answer(http: HttpRequest, bundle: Bundle): Response {
  http.header("cache-control", "no-store");
  http.header("content-disposition", `attachment; filename="${fileName(bundle.subject)}"`);
  return http.json(bundle);
}

/**
 * What a firm may see, for download: each trace in one file with all that proves it, as far as one
 * firm has granted it, or all that the caller's firm has itself, was granted, and is public.
 */
export function mountSharedBundles(app: Shell, parts: SharedParts): void {
  const { database, blobs, actorOf, exported } = parts;
  app.get(houseBundlePath, async (http) => {
    const actor = await actorOf(http, noBody);
    const thing = thingIn(http.req.query("code") ?? "");
    if (thing === null) throw new Refusal("NOT_FOUND");
    const bundle = await asTenant(database, actor, "trace.read", (scope) =>
      bundleOfHouse(scope, blobs, thing),
    );
    exported(actor, bundle.events.length, "events");
    return answer(http, bundle);
  });
  app.get(bundleAddress(":grantID"), async (http) => {
    const actor = await actorOf(http, noBody);
    const id = http.req.param("grantID") ?? "";
    if (!isUuid(id)) throw new Refusal("GRANT_NOT_FOUND");
    const thing = thingIn(http.req.query("code"));
    const bundle = await asTenant(database, actor, "trace.read", (scope) =>
      bundleOfGrant(scope, blobs, id, thing),
    );
    return answer(http, bundle);
  });
}
