import { Refusal } from "../../kernel/refusal.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { documentNameIn, largestDocument, sendDocument } from "../../platform/documents.ts";
import { bodyWithin, type HttpRequest, type Shell } from "../../platform/http.ts";
import { isUuid } from "../../platform/ids.ts";
import { type Actor, asOperator, type RequestFacts } from "../../platform/tenancy.ts";
import { applicationCodeHash, asApplicant } from "./applicant.ts";
import { addDocument, readDocument } from "./commands.ts";

export interface AdmissionParts {
  readonly database: Database;
  readonly operatorDatabase: Database;
  readonly blobs: Blobs;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
  /** Counts an applicant's request before anything of it is taken in; throws `RATE_LIMITED`. */
  readonly countApplicant: (http: HttpRequest) => Promise<void>;
  readonly factsOf: (http: HttpRequest, body: Uint8Array) => Promise<RequestFacts>;
}

/** The header in which an applicant shows the code of his link; it is in no address and no log. */
const codeHeader = "lianzao-application";

function codeHashIn(http: HttpRequest): Uint8Array | null {
  const code = http.req.header(codeHeader);
  if (code === undefined) return null;
  const hash = applicationCodeHash(code);
  if (hash === null) throw new Refusal("APPLICATION_NOT_FOUND");
  return hash;
}

/** POST and GET of documents: an applicant's own by his code, any by the operator's people. */
export function mountAdmission(app: Shell, parts: AdmissionParts): void {
  const { database, operatorDatabase, blobs, actorOf, factsOf, countApplicant } = parts;

  app.post("/admission/documents", async (http) => {
    await countApplicant(http);
    const name = documentNameIn(http);
    const codeHash = codeHashIn(http);
    if (codeHash === null) throw new Refusal("APPLICATION_NOT_FOUND");
    const bytes = await bodyWithin(http, largestDocument);
    const facts = await factsOf(http, bytes);
    const { id, media, sizeBytes } = await asApplicant(database, facts, "tenancy.apply", (scope) =>
      addDocument(scope, blobs, codeHash, { name, bytes }),
    );
    return http.json({ id, media, sizeBytes }, 201);
  });

  app.get("/admission/documents/:documentID", async (http) => {
    const id = http.req.param("documentID");
    if (!isUuid(id)) throw new Refusal("FILE_NOT_FOUND");
    const codeHash = codeHashIn(http);
    const none = new Uint8Array();
    const read = async () => {
      if (codeHash === null) {
        const actor = await actorOf(http, none);
        return asOperator(operatorDatabase, actor, "platform.read-applications", (scope) =>
          readDocument(scope, blobs, id, null),
        );
      }
      await countApplicant(http);
      const facts = await factsOf(http, none);
      return asApplicant(database, facts, "tenancy.read-application", (scope) =>
        readDocument(scope, blobs, id, codeHash),
      );
    };
    const { row, bytes } = await read();
    return sendDocument(http, row, bytes);
  });
}
