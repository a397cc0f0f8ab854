import { createHash } from "node:crypto";
import { Refusal } from "../../../services/kernel/refusal.ts";
import { type CsvEncoding, utf16Of } from "../../../services/platform/tables/csv-encodings.ts";
import { EncodingGuess } from "../../../services/platform/tables/csv-guess.ts";
import { importLimits } from "./file.ts";
import type { ImportFormat } from "./schema.ts";

/** What was found out of a file while its bytes went by. */
export interface Received {
  readonly format: ImportFormat;
  readonly sizeBytes: number;
  readonly sha256: Uint8Array;
}

const count = (text: string, form: RegExp) => text.match(form)?.length ?? 0;

/**
 * Whether bytes that are no UTF-8 are mostly that all the same: one that was damaged, and none of the
 * others, in which no such characters come about by chance.
 */
function isDamagedUtf8(piece: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(piece);
  const [sound, broken] = [count(text, /[\u2e80-\u9fff]/g), count(text, /\ufffd/g)];
  return sound >= leastSound && sound > broken * timesSound;
}

const leastSound = 8;
const timesSound = 4;

/** Looks at the bytes of a file as they go by, and holds none of them. */
export class Receiving {
  private sizeBytes = 0;
  private isArchive = false;
  private encoding: CsvEncoding | undefined;
  private isUtf8 = true;
  private readonly guessed = new EncodingGuess();
  private readonly hash = createHash("sha256");
  private decoder = new TextDecoder("utf-8", { fatal: true });

  /** `encoding` is what the sender says that a CSV file is written in. */
  constructor(encoding?: CsvEncoding) {
    this.encoding = encoding;
  }

  private begin(piece: Uint8Array): void {
    this.isArchive = piece[0] === 0x50 && piece[1] === 0x4b;
    this.encoding ??= utf16Of(piece);
    if (this.encoding !== undefined) this.decoder = new TextDecoder(this.encoding, { fatal: true });
  }

  private look(piece: Uint8Array): void {
    if (this.sizeBytes === 0) this.begin(piece);
    this.sizeBytes += piece.length;
    if (this.sizeBytes > importLimits.fileBytes) {
      throw new Refusal("BODY_TOO_LARGE", { limit: importLimits.fileBytes });
    }
    this.hash.update(piece);
    if (this.isArchive) return;
    const isWide = this.encoding?.startsWith("utf-16") === true;
    if (!isWide && piece.includes(0)) throw new Refusal("TABLE_UNREADABLE");
    this.decode(piece);
    this.guess(piece);
  }

  private decode(piece: Uint8Array | null): void {
    if (this.isArchive || !this.isUtf8) return;
    try {
      if (piece === null) this.decoder.decode();
      else this.decoder.decode(piece, { stream: true });
    } catch {
      const { encoding } = this;
      if (encoding !== undefined) throw new Refusal("TABLE_ENCODING", { encoding });
      const isDamaged = piece === null || isDamagedUtf8(piece);
      if (isDamaged) throw new Refusal("TABLE_ENCODING", { encoding: "utf-8" });
      this.isUtf8 = false;
    }
  }

  /** What is no UTF-8 is looked at for what else it is, from the piece on that is none. */
  private guess(piece: Uint8Array): void {
    if (!this.isArchive && !this.isUtf8) this.guessed.feed(piece);
  }

  /**
   * The same bytes, looked at. Throws `BODY_TOO_LARGE`, `TABLE_UNREADABLE`, `TABLE_ENCODING`,
   * `BODY_INCOMPLETE`.
   */
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
    const encoding = this.encoding ?? (this.isUtf8 ? "utf-8" : this.guessed.encoding);
    const format = this.isArchive ? "xlsx" : encoding;
    return { format, sizeBytes: this.sizeBytes, sha256: this.hash.copy().digest() };
  }
}
