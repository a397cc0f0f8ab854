import { createHash } from "node:crypto";
import { Refusal } from "../../../services/kernel/refusal.ts";
import { importLimits } from "./file.ts";
import type { ImportFormat } from "./schema.ts";

/** What was found out of a file while its bytes went by. */
export interface Received {
  readonly format: ImportFormat;
  readonly sizeBytes: number;
  readonly sha256: Uint8Array;
}

/** Looks at the bytes of a file as they go by, and holds none of them. */
export class Receiving {
  private sizeBytes = 0;
  private isArchive = false;
  private isUtf8 = true;
  private readonly hash = createHash("sha256");
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });

  private look(piece: Uint8Array): void {
    if (this.sizeBytes === 0) this.isArchive = piece[0] === 0x50 && piece[1] === 0x4b;
    this.sizeBytes += piece.length;
    if (this.sizeBytes > importLimits.fileBytes) {
      throw new Refusal("BODY_TOO_LARGE", { limit: importLimits.fileBytes });
    }
    this.hash.update(piece);
    if (this.isArchive) return;
    if (piece.includes(0)) throw new Refusal("TABLE_UNREADABLE");
    this.decode(piece);
  }

  private decode(piece: Uint8Array | null): void {
    if (!this.isUtf8) return;
    try {
      if (piece === null) this.decoder.decode();
      else this.decoder.decode(piece, { stream: true });
    } catch {
      this.isUtf8 = false;
    }
  }

  /** The same bytes, looked at. Throws `BODY_TOO_LARGE`, `TABLE_UNREADABLE`, `BODY_INCOMPLETE`. */
  async *passing(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const pieces = body[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await pieces.next().catch(() => {
        throw new Refusal("BODY_INCOMPLETE");
      });
      if (done) break;
      this.look(value);
      yield value;
    }
    this.decode(null);
    if (this.sizeBytes === 0) throw new Refusal("TABLE_EMPTY");
  }

  /** By its first bytes, whatever the header says (C27): every Excel file is a zip archive. */
  get received(): Received {
    const encoding = this.isUtf8 ? "utf-8" : "gb18030";
    const format = this.isArchive ? "xlsx" : encoding;
    return { format, sizeBytes: this.sizeBytes, sha256: this.hash.copy().digest() };
  }
}
