import type { CsvEncoding } from "./csv-encodings.ts";

/** So many signs say enough: a file may have a hundred million. */
const mostSigns = 10_000;

/**
 * In what bytes are written that are no UTF-8: by GB18030, or by Windows-1252, which has any bytes.
 * There is no mark of either. In Chinese all but rare characters are two bytes above 0xA0 (GB 2312); in
 * the languages of Western Europe a letter above ASCII mostly has letters of ASCII beside it.
 */
export class EncodingGuess {
  private chinese = 0;
  private western = 0;
  /** The first byte of a sign whose second is in the next piece. */
  private lead: number | undefined;

  /** Looks at some more bytes. */
  feed(piece: Uint8Array): void {
    for (const byte of piece) {
      if (this.chinese + this.western >= mostSigns) return;
      const { lead } = this;
      if (lead !== undefined) this.weigh(lead, byte);
      this.lead = lead === undefined && byte >= 0x80 ? byte : undefined;
    }
  }

  private weigh(lead: number, byte: number): void {
    if (lead > 0xa0 && byte > 0xa0) this.chinese += 1;
    else if (byte < 0x80) this.western += 1;
  }

  get encoding(): CsvEncoding {
    return this.western > this.chinese ? "windows-1252" : "gb18030";
  }
}
