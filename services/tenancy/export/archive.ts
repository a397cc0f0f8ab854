import { createHash } from "node:crypto";
import { once } from "node:events";
import { createGzip } from "node:zlib";
import type { Blobs } from "../../platform/blobs.ts";
import { firmsById } from "../../platform/firms.ts";
import { tarEnd, tarFile } from "../../platform/tar.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { exportedTables, firmTables } from "./catalogue.ts";
import { type Piece, registeredExtras } from "./extras.ts";
import { auditPieces, tablePieces } from "./pieces.ts";
import { withheldTables } from "./withheld.ts";

/** Under which name an archive's bytes are kept. */
export const blobOf = (house: string, id: string) => `exports/${house}/${id}.tar.gz`;

/** What an archive holds, and how far it has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

interface FileNamed {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

const readMe = `联造 Lianzao: 企业数据导出 / everything that a firm has on the platform

manifest.json   每个文件的行数、字节数和 SHA-256；未导出的表和列及其原因
                rows, bytes and SHA-256 of each file; what is withheld, and why
tables/         每张表的全部行，JSON Lines，按分卷排列
                all rows of each table as JSON lines, in parts
epcis/          溯源事件，EPCIS 2.0 JSON-LD
                events as EPCIS 2.0 JSON-LD documents
audit/          审计记录，按序拼接各分卷后可验证
                the audit; its parts, one after the other, can be verified

时间带时区；字节为 \\x 加十六进制；所有文件取自同一时刻。
Times have their offset; bytes are \\x and hexadecimal; all files are of one instant.
`;

/** Writes files one after the other into what becomes the archive, and remembers each. */
class Packer {
  readonly files: FileNamed[] = [];
  private readonly at: Date;
  private readonly put: (bytes: Uint8Array) => Promise<void>;

  constructor(at: Date, put: (bytes: Uint8Array) => Promise<void>) {
    this.at = at;
    this.put = put;
  }

  async add({ name, text, rows }: Piece): Promise<void> {
    const bytes = Buffer.from(text, "utf8");
    await this.put(tarFile(name, bytes, this.at));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    this.files.push({ name, rows, bytes: bytes.length, sha256 });
  }

  async addAll(pieces: AsyncIterable<Piece>): Promise<void> {
    for await (const piece of pieces) await this.add(piece);
  }
}

async function pack(
  scope: TenantScope,
  packer: Packer,
  platform: string,
  tell: (progress: Progress) => Promise<void>,
): Promise<void> {
  const tables = exportedTables(await firmTables(scope));
  const total = tables.length + registeredExtras.length + 1;
  let done = 0;
  const step = async (pieces: AsyncIterable<Piece>) => {
    await packer.addAll(pieces);
    done += 1;
    await tell({ done, total });
  };
  await packer.add({ name: "README.txt", text: readMe, rows: 0 });
  for (const table of tables) await step(tablePieces(scope, table));
  for (const extra of registeredExtras) await step(extra.pieces(scope));
  await step(auditPieces(scope));

  const firm = (await firmsById(scope, [scope.house])).get(scope.house);
  const manifest = {
    format: "lianzao/firm-export/1",
    platform,
    at: scope.now.toISOString(),
    firm: {
      id: scope.house,
      identity: firm?.identity,
      uscc: firm?.uscc,
      name: { zh: firm?.nameZh, en: firm?.nameEn },
    },
    tables: tables.map(({ name, columns, key, withheld }) => ({ name, columns, key, withheld })),
    withheldTables,
    copies: registeredExtras.map(({ name, standard }) => ({ name, standard })),
    files: packer.files,
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await packer.add({ name: "manifest.json", text, rows: 0 });
}

/** What came of making an archive. */
export interface Made {
  /** Of all files together. */
  readonly rows: number;
  readonly sizeBytes: number;
  readonly sha256: Buffer;
}

/**
 * Makes an archive of all that the scope's house holds, as a blob: a gzip-compressed tar of parts, so
 * that memory stays as it is however much there is. `scope` reads one instant.
 */
export async function makeArchive(
  scope: TenantScope,
  blobs: Blobs,
  { id, platform }: { readonly id: string; readonly platform: string },
  tell: (progress: Progress) => Promise<void>,
): Promise<Made> {
  const gzip = createGzip();
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const stopping = new AbortController();
  const put = async (bytes: Uint8Array) => {
    stopping.signal.throwIfAborted();
    if (!gzip.write(bytes)) await once(gzip, "drain", { signal: stopping.signal });
  };
  async function* counted() {
    for await (const chunk of gzip as AsyncIterable<Buffer>) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      yield chunk;
    }
  }
  const packer = new Packer(scope.now, put);
  const packing = (async () => {
    await pack(scope, packer, platform, tell);
    await put(tarEnd);
    gzip.end();
  })();
  // What breaks the packing breaks the blob too, so that nothing half is kept.
  packing.catch((fault: Error) => gzip.destroy(fault));
  // Whoever writes the blob is told by what he reads, if he reads at all.
  gzip.on("error", () => undefined);
  try {
    await blobs.write(blobOf(scope.house, id), counted());
    await packing;
  } catch (fault) {
    // Nothing is asked of the transaction once it has ended.
    stopping.abort();
    await packing.catch(() => undefined);
    throw fault;
  }
  const rows = packer.files.reduce((sum, file) => sum + file.rows, 0);
  return { rows, sizeBytes, sha256: hash.digest() };
}
