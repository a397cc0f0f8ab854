import { firstLink } from "../../../contracts/audit/index.ts";
import { csvLine, csvMark } from "../../platform/csv.ts";
import type { Database } from "../../platform/database.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { type Actor, asTenant, readAs, type TenantScope } from "../../platform/tenancy.ts";
import { headOf } from "./chain/reads.ts";
import { type AuditFilter, type ExportedRow, exportPage } from "./reads.ts";

export type ExportFormat = "csv" | "jsonl";

const pageSize = 500;
const hex = (bytes: Uint8Array | null) => Buffer.from(bytes ?? firstLink).toString("hex");

const csvHeads = [
  "position",
  "at",
  "action",
  "who",
  "principal",
  "subject",
  "subject_name",
  "address",
  "request_id",
  "details",
  "entry_id",
  "link_before",
  "link",
];

function csvCells(row: ExportedRow): string[] {
  return [
    String(row.position),
    row.at.toISOString(),
    row.action,
    row.who ?? row.firmZh ?? row.principal,
    row.principal,
    row.subject ?? "",
    row.subjectName ?? "",
    row.address ?? "",
    row.requestId,
    JSON.stringify(row.details),
    row.id,
    hex(row.before),
    hex(row.link),
  ];
}

/** `entry` is the canonical text itself: what SHA-256 went over (contracts/audit). */
function jsonLine(row: ExportedRow): string {
  const who = JSON.stringify(row.who ?? row.firmZh);
  const subjectName = JSON.stringify(row.subjectName);
  const entry = Buffer.from(row.entry).toString("utf8");
  return (
    `{"position":${row.position},"linkBefore":"${hex(row.before)}","link":"${hex(row.link)}",` +
    `"who":${who},"subjectName":${subjectName},"entry":${entry}}\n`
  );
}

/** Which entries to take out, and in which form. */
export interface AuditExport {
  readonly format: ExportFormat;
  readonly filter: AuditFilter;
}

/** What stands before the entries: of whom, up to where, and under which filter. */
interface Opening {
  readonly firm: string;
  readonly position: number;
  readonly link: Uint8Array;
  readonly filter: AuditFilter;
}

function opened(format: ExportFormat, { link, ...opening }: Opening): string {
  if (format === "csv") return csvMark + csvLine(csvHeads);
  return `${JSON.stringify({ format: "lianzao/audit-export/1", ...opening, link: hex(link) })}\n`;
}

/** Puts the export on record, and says up to where it goes. */
async function begin(scope: TenantScope, format: ExportFormat, filter: AuditFilter) {
  const given = Object.entries(filter).filter(([, value]) => value !== null);
  const { position, link } = await headOf(scope, scope.house);
  scope.about("audit", { format, position, filter: Object.fromEntries(given) });
  return { firm: await firmIdentity(scope), position, link, filter };
}

/** What goes on while entries are taken out. */
export interface AuditTaking {
  /** Told of each page how many entries it has. */
  readonly taken: (records: number) => void;
  /** Who asks, found out anew; throws once his session or key has ended. */
  readonly still: () => Promise<Actor>;
}

/**
 * The house's chained entries as CSV or JSON lines, oldest first, page by page: memory stays as it
 * is however many there are. That it was taken is on record before its first byte goes out. It
 * breaks off where who takes it may no longer.
 */
export async function exportAudit(
  database: Database,
  actor: Actor,
  { format, filter }: AuditExport,
  { taken, still }: AuditTaking,
): Promise<ReadableStream<Uint8Array>> {
  const opening = await asTenant(database, actor, "tenancy.export-audit", (scope) =>
    begin(scope, format, filter),
  );
  const encoder = new TextEncoder();
  const lineOf = format === "csv" ? (row: ExportedRow) => csvLine(csvCells(row)) : jsonLine;
  let after = 0;
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(opened(format, opening))),
    pull: async (stream) => {
      const stretch = { after, last: opening.position };
      const question = exportPage(actor.tenantId, filter, stretch, pageSize);
      const reader = await still();
      const rows = await readAs<ExportedRow>(database, reader, "tenancy.export-audit", question);
      taken(rows.length);
      if (rows.length > 0) stream.enqueue(encoder.encode(rows.map(lineOf).join("")));
      after = rows.at(-1)?.position ?? after;
      if (rows.length < pageSize) stream.close();
    },
  });
}
