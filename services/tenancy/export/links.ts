import { and, eq, gt, isNull } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { tenants } from "../../platform/schema.ts";
import {
  type Actor,
  asTenant,
  type RequestFacts,
  type TenantScope,
} from "../../platform/tenancy.ts";
import { entering, showingLink } from "../actors.ts";
import { exportLinks, firmExports } from "../schema/exports.ts";
import { makeToken, readToken } from "../tokens.ts";
import { blobOf } from "./archive.ts";

/** Makes a link to an archive for one person; gives the code, which is kept nowhere. */
export async function issueLink(
  { db, house, now }: TenantScope,
  exportId: string,
  { personId, until }: { readonly personId: PersonId; readonly until: Date },
): Promise<string> {
  const { token, hash: codeHash } = makeToken("archive", house);
  const row = { tenantId: house, id: newId<string>(), exportId, personId, codeHash };
  await db.insert(exportLinks).values({ ...row, issuedAt: now, expiresAt: until });
  return token;
}

/**
 * What a link opens, as long as it does: an archive that is there, of a firm that has left and is not
 * frozen. Null for every other, so that nobody learns why.
 */
async function exportBehind({ db, house, now }: TenantScope, codeHash: Uint8Array) {
  const { id: exportId, rows, sizeBytes, sha256, askedAt, finishedAt } = firmExports;
  const { id: linkId, personId, expiresAt } = exportLinks;
  const { nameZh, nameEn } = tenants;
  const archive = { exportId, rows, sizeBytes, sha256, askedAt, finishedAt };
  const [row] = await db
    .select({ ...archive, linkId, personId, expiresAt, nameZh, nameEn })
    .from(exportLinks)
    .innerJoin(
      firmExports,
      and(eq(firmExports.tenantId, exportLinks.tenantId), eq(exportId, exportLinks.exportId)),
    )
    .innerJoin(tenants, eq(tenants.id, exportLinks.tenantId))
    .where(
      and(
        eq(exportLinks.tenantId, house),
        eq(exportLinks.codeHash, codeHash),
        gt(expiresAt, now),
        eq(firmExports.status, "done"),
        isNull(firmExports.removedAt),
        eq(tenants.status, "left"),
        isNull(tenants.frozenAt),
      ),
    );
  return row ?? null;
}

/** The last archive of a firm that has left, and the link that was shown for it. */
export type LinkedExport = NonNullable<Awaited<ReturnType<typeof exportBehind>>>;

/** What the holder of a code may fetch; null for a code that opens nothing, or nothing any more. */
export async function linkedExport(
  database: Database,
  code: string,
  request: RequestFacts,
): Promise<LinkedExport | null> {
  const read = readToken(code);
  if (read?.kind !== "archive") return null;
  const actor = showingLink(read.tenantId, request);
  return asTenant(database, actor, "tenancy.read-left-export", (scope) =>
    exportBehind(scope, read.hash),
  );
}

/** The last archive of a firm on its way to one of those who were its administrators. */
export interface FetchedLink {
  readonly actor: Actor;
  readonly row: LinkedExport;
  readonly stream: ReadableStream<Uint8Array>;
}

/**
 * Hands the archive behind a link out; that it was fetched, and by whose link, is on record before
 * its first byte. Throws `EXPORT_NOT_FOUND`.
 */
export async function fetchLinked(
  database: Database,
  blobs: Blobs,
  code: string,
  request: RequestFacts,
): Promise<FetchedLink> {
  const read = readToken(code);
  const shown = await linkedExport(database, code, request);
  if (read === null || shown === null) throw new Refusal("EXPORT_NOT_FOUND");
  const holder = { tenantId: read.tenantId, personId: shown.personId };
  const actor = entering(holder, "tenancy.fetch-left-export", request);
  return asTenant(database, actor, "tenancy.fetch-left-export", async (scope) => {
    const row = await exportBehind(scope, read.hash);
    const stream = row === null ? null : await blobs.stream(blobOf(scope.house, row.exportId));
    if (row === null || stream === null) throw new Refusal("EXPORT_NOT_FOUND");
    scope.about(`export:${row.exportId}`, { act: "fetch", link: row.linkId });
    return { actor, row, stream };
  });
}
