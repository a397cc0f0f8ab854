import type { TenantId } from "../../../services/kernel/brand.ts";
import type { Blobs } from "../../../services/platform/blobs.ts";
import type { Fault } from "../../../services/platform/incoming.ts";
import { type FirstRows, firstOf } from "../../../services/platform/tables/first-rows.ts";
import type { TenantScope } from "../../../services/platform/tenancy.ts";
import { templatesOf } from "../reads.ts";
import { decideRows } from "./batch.ts";
import { batchesOf, checkWhole, type RowBatch } from "./file.ts";
import { faultsInOrder, readRows } from "./row.ts";
import type { ImportFormat, ImportId, OfStanding } from "./schema.ts";

const previewedRows = 1_000;
const shownFaults = 100;

/** What the first rows of a file would come to. */
export interface Preview {
  readonly rows: number;
  readonly registered: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly faults: readonly Fault[];
  readonly moreFaults: number;
}

interface PreviewedFile {
  readonly tenantId: TenantId;
  readonly id: ImportId;
  readonly format: ImportFormat;
  readonly sizeBytes: number;
}

/** The first rows of a file; null of one that has none. Throws what reading it and `checkWhole` throw. */
export async function firstBatch(blobs: Blobs, file: PreviewedFile): Promise<RowBatch | null> {
  const batches = batchesOf(blobs, file, 0, previewedRows);
  const { done, value } = await batches.next();
  await batches.return(undefined);
  if (done) return null;
  await checkWhole(blobs, file, value.first);
  return value;
}

/** The first row and some behind it, as they were read: a wrong encoding shows there. */
export function firstRowsOf(batch: RowBatch | null): FirstRows {
  return batch === null ? [] : firstOf([batch.first, ...batch.rows]);
}

/** What these rows would come to; nothing is written. */
export async function previewOf(
  scope: TenantScope,
  batch: RowBatch | null,
  ofStanding: OfStanding,
): Promise<Preview> {
  const templates = await templatesOf(scope);
  const read =
    batch === null
      ? { drafts: [], spoilt: [] }
      : readRows(batch.rows, batch.heading, templates, scope.now);
  const decided = await decideRows(scope, read.drafts, ofStanding);
  const faults = faultsInOrder(read, decided.faults);
  return {
    rows: batch?.rows.length ?? 0,
    registered: decided.records.length - decided.changed,
    changed: decided.changed,
    unchanged: decided.unchanged,
    refused: read.spoilt.length + decided.refused,
    faults: faults.slice(0, shownFaults),
    moreFaults: Math.max(0, faults.length - shownFaults),
  };
}
