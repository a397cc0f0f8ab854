import { Refusal } from "../kernel/refusal.ts";
import type { Blobs } from "../platform/blobs.ts";
import { documentName, mediaOfBytes, type SentDocument } from "../platform/documents.ts";
import { operatorHouse } from "../platform/firms.ts";
import { newId } from "../platform/ids.ts";
import { once } from "../platform/once.ts";
import { type TenantScope, visiting } from "../platform/tenancy.ts";
import { acting } from "./acts.ts";
import { exhibitAdded, sha256, tell, ticketFor, toldCase } from "./events.ts";
import { type DocumentRow, documentById, exhibitsOf } from "./reads.ts";
import { checkRoom } from "./rules.ts";
import type { CaseId } from "./schema.ts";
import { insertDocument, insertStep, rowOf } from "./writes.ts";

const blobOf = (caseId: string, id: string) => `disputes/${caseId}/${id}`;

/** What the sender of a document is told of it. */
export interface KeptDocument {
  readonly id: string;
  readonly media: string;
  readonly sizeBytes: number;
}

/**
 * Puts a document into a case. Throws `DISPUTE_NOT_FOUND`, `FILE_UNREADABLE`, `TEXT_LENGTH`,
 * `DISPUTE_EXHIBITS_FULL` and what `checkAct` throws.
 */
export async function addDocument(
  scope: TenantScope,
  blobs: Blobs,
  caseId: CaseId,
  { name: nameGiven, bytes }: SentDocument,
): Promise<KeptDocument> {
  const digest = sha256(bytes);
  const { id } = await once(scope, "disputeDocumentSend", async () => {
    const documentId = newId<string>();
    const { row, side } = await acting(scope, caseId, "exhibit", async (host, held) => {
      const media = mediaOfBytes(bytes);
      const name = documentName(nameGiven);
      checkRoom(await exhibitsOf(host, caseId, held.side, "document"));
      // The bytes first: a row without them would promise what is not there.
      await blobs.put(blobOf(caseId, documentId), bytes);
      await insertDocument(host, {
        ...rowOf(held.row),
        id: documentId,
        side: held.side,
        name,
        media,
        sizeBytes: bytes.length,
        sha256: digest,
        sentAt: host.now,
      });
      await insertStep(host, held.row, "document", held.side);
    });
    scope.about(`dispute:${caseId}`, { act: "document" });
    await tell(
      scope,
      row,
      exhibitAdded(scope, await toldCase(scope, row), side, "document", digest),
    );
    return documentId;
  });
  return { id, media: mediaOfBytes(bytes), sizeBytes: bytes.length };
}

/** A document with its bytes, as whoever the house shows it to reads it. */
export async function readDocument(
  host: TenantScope,
  blobs: Blobs,
  id: string,
): Promise<{ readonly row: DocumentRow; readonly bytes: Uint8Array }> {
  const row = await documentById(host, id);
  if (row === null) throw new Refusal("FILE_NOT_FOUND");
  const bytes = await blobs.get(blobOf(row.caseId, row.id));
  if (bytes === null) throw new Error(`the bytes of document ${id} are not there`);
  return { row, bytes };
}

/** The same for one of the firms; `FILE_NOT_FOUND` alike for what is absent and for others'. */
export async function readOwnDocument(scope: TenantScope, blobs: Blobs, id: string) {
  const operator = await operatorHouse(scope);
  const ticket = ticketFor(id as CaseId);
  return visiting(scope, operator, ticket, (host) => readDocument(host, blobs, id));
}
