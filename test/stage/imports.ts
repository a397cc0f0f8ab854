import { addImport, startImport } from "../../identifiers/registry/imports/commands.ts";
import { blobOfImport } from "../../identifiers/registry/imports/file.ts";
import { ImportOffice } from "../../identifiers/registry/imports/office.ts";
import { type ImportRow, importById } from "../../identifiers/registry/imports/reads.ts";
import type {
  ImportFormat,
  ImportId,
  OfStanding,
} from "../../identifiers/registry/imports/schema.ts";
import { insertImport } from "../../identifiers/registry/imports/writes.ts";
import { type Blobs, diskBlobs } from "../../services/platform/blobs.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import type { StagedHouse } from "./house.ts";
import type { StagedFirm, StagedPlatform } from "./platform.ts";
import { naming } from "./registry.ts";

/** A platform, and where its files lie. */
export interface Yard {
  readonly platform: StagedPlatform;
  readonly blobs: Blobs;
}

export const yardOf = (platform: StagedPlatform, folder: string): Yard => ({
  platform,
  blobs: diskBlobs(folder),
});

/** How a file is to be read, and what it is to do with what stands. */
interface Reading {
  readonly format?: ImportFormat;
  readonly ofStanding?: OfStanding;
}

/** A file of a firm's that is on its way in. */
export async function sendImport(
  { platform, blobs }: Yard,
  firm: StagedFirm,
  bytes: string | Uint8Array,
  { format = "utf-8", ofStanding = "refuse" }: Reading = {},
): Promise<ImportId> {
  const id = newId<ImportId>();
  const content = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  await blobs.put(blobOfImport({ tenantId: firm.id, id }), content);
  const sizeBytes = content.length;
  const file = { id, name: "identifiers.csv", format, sizeBytes, firstRows: [], ofStanding };
  await naming(platform, firm, (scope) => addImport(scope, file));
  return id;
}

export const begin = ({ platform }: Yard, firm: StagedFirm, id: ImportId) =>
  naming(platform, firm, (scope) => startImport(scope, id));

export function officeOf({ platform, blobs }: Yard, rowsOfBatch = 2_000): ImportOffice {
  const { worker: database, app: houses } = platform;
  const log = openLog("test", process.env["TEST_LOG"] ?? "silent");
  return new ImportOffice({ database, houses, blobs, log, rowsOfBatch });
}

export async function importOf(
  { platform }: Yard,
  firm: StagedFirm,
  id: ImportId,
): Promise<ImportRow> {
  const row = await naming(platform, firm, (scope) => importById(scope, id));
  if (row === null) throw new Error(`there is no import ${id}`);
  return row;
}

/** Sends a file and lets it be carried out to its end. */
export async function imported(
  yard: Yard,
  firm: StagedFirm,
  bytes: string | Uint8Array,
  { rowsOfBatch = 2_000, ...reading }: Reading & { readonly rowsOfBatch?: number } = {},
): Promise<ImportRow> {
  const id = await sendImport(yard, firm, bytes, reading);
  await begin(yard, firm, id);
  const office = officeOf(yard, rowsOfBatch);
  while ((await office.round()) > 0);
  return importOf(yard, firm, id);
}

/** An import of a house that is not begun, by its Relay id; its file is nowhere. */
export async function importOfHouse({ platform, hands, canary }: StagedHouse): Promise<string> {
  const id = newId<ImportId>();
  const firstRows = [[canary]];
  const read = { format: "utf-8", firstRows, ofStanding: "refuse" } as const;
  const file = { id, name: `${canary}.csv`, sizeBytes: 1, ...read };
  await naming(platform, hands.firm, (scope) => insertImport(scope, file));
  return globalId("IdentifierImport", hands.firm.id, id);
}
