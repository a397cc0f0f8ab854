import { Refusal } from "../kernel/refusal.ts";
import type { Blobs } from "../platform/blobs.ts";
import type { Database } from "../platform/database.ts";
import { documentNameIn, largestDocument, sendDocument } from "../platform/documents.ts";
import { asAnyone } from "../platform/doors.ts";
import { bodyWithin, type HttpRequest, type Shell } from "../platform/http.ts";
import { isUuid } from "../platform/ids.ts";
import { type Actor, asOperator, asTenant, type TenantScope } from "../platform/tenancy.ts";
import { caseFileText, provedFile } from "./case-file.ts";
import { ownFile } from "./commands.ts";
import { addDocument, readDocument, readOwnDocument } from "./documents.ts";
import { type CaseFile, fileOf } from "./reads.ts";
import type { CaseId } from "./schema.ts";

export interface DisputeParts {
  readonly database: Database;
  readonly operatorDatabase: Database;
  readonly blobs: Blobs;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
}

type Ways<T> = Readonly<Record<"party" | "operator", (scope: TenantScope) => Promise<T>>>;

/** What a party reads by a visit, and the operator's people in their own house. */
function reading<T>(parts: DisputeParts, actor: Actor, { party, operator }: Ways<T>): Promise<T> {
  return actor.may.has("platform.read-disputes")
    ? asOperator(parts.operatorDatabase, actor, "platform.read-disputes", operator)
    : asTenant(parts.database, actor, "disputes.read", party);
}

function caseIn(http: HttpRequest): CaseId {
  const id = http.req.param("caseID") ?? "";
  if (!isUuid(id)) throw new Refusal("DISPUTE_NOT_FOUND");
  return id as CaseId;
}

const none = new Uint8Array();

/** Documents of a case, sent and read, and the whole case as a file. */
export function mountDisputes(app: Shell, parts: DisputeParts): void {
  const { database, blobs, actorOf } = parts;

  app.post("/disputes/:caseID/documents", async (http) => {
    const name = documentNameIn(http);
    const id = caseIn(http);
    const bytes = await bodyWithin(http, largestDocument);
    const actor = await actorOf(http, bytes);
    const kept = await asTenant(database, actor, "disputes.argue", (scope) =>
      addDocument(scope, blobs, id, { name, bytes }),
    );
    return http.json(kept, 201);
  });

  app.get("/disputes/documents/:documentID", async (http) => {
    const id = http.req.param("documentID");
    if (!isUuid(id)) throw new Refusal("FILE_NOT_FOUND");
    const actor = await actorOf(http, none);
    const { row, bytes } = await reading(parts, actor, {
      party: (scope) => readOwnDocument(scope, blobs, id),
      operator: (scope) => readDocument(scope, blobs, id),
    });
    return sendDocument(http, row, bytes);
  });

  app.get("/disputes/:caseID/file", async (http) => {
    const id = caseIn(http);
    const actor = await actorOf(http, none);
    const file = await reading<CaseFile | null>(parts, actor, {
      party: (scope) => ownFile(scope, id),
      operator: (scope) => fileOf(scope, id),
    });
    if (file === null) throw new Refusal("DISPUTE_NOT_FOUND");
    const text = await asAnyone(database, async (scope) =>
      caseFileText(await provedFile(scope, blobs, file)),
    );
    const named = { name: `dispute-${id}.json`, media: "application/json" };
    return sendDocument(http, named, new TextEncoder().encode(text));
  });
}
