import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts around the one sheet (ECMA-376-1, annex A; ECMA-376-2, § 10). */
const frame: Readonly<Record<string, string>> = {
  "[Content_Types].xml": `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  "_rels/.rels": `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="Lianzao" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};
// XML has no place for these (XML 1.0, § 2.2), and takes a carriage return for a line break.
const unwritable = /[\p{Cc}\uFFFE\uFFFF]/gu;
const unwritten = (each: string) =>
  each === "\n" || each === "\t"
    ? each
    : `_x${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** As ECMA-376-1, § 22.9.2.19 writes what XML cannot: by its number between `_x` and `_`. */
const escaped = (text: string) =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(unwritable, unwritten)
    .replace(/[&<>]/g, (each) => escapes[each] ?? each);

/** Every cell is a text: a program shows it as it is and runs nothing, whatever it begins with. */
const cell = (text: string) =>
  text === ""
    ? "<c/>"
    : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const row = (cells: readonly string[]) => `<row>${cells.map(cell).join("")}</row>`;

/** An Excel file of one sheet of texts, written as its rows come. */
export class XlsxFile {
  private readonly sheet: ZipDeflate;
  private readonly zip: Zip;
  private readonly encoder = new TextEncoder();
  private pieces: Uint8Array[] = [];

  constructor() {
    this.zip = new Zip((fault, piece) => {
      if (fault) throw fault;
      this.pieces.push(piece);
    });
    for (const [name, text] of Object.entries(frame)) {
      const part = new ZipPassThrough(name);
      this.zip.add(part);
      part.push(this.encoder.encode(text), true);
    }
    this.sheet = new ZipDeflate("xl/worksheets/sheet1.xml", { level: 6 });
    this.zip.add(this.sheet);
    this.put(`${head}<worksheet xmlns="${spreadsheet}"><sheetData>`, false);
  }

  private put(text: string, last: boolean): void {
    this.sheet.push(this.encoder.encode(text), last);
  }

  /** The bytes that more rows bring. */
  rows(rows: readonly (readonly string[])[]): Uint8Array {
    if (rows.length > 0) this.put(rows.map(row).join(""), false);
    return this.taken();
  }

  /** The last bytes; no more rows can come. */
  end(): Uint8Array {
    this.put("</sheetData></worksheet>", true);
    this.zip.end();
    return this.taken();
  }

  private taken(): Uint8Array {
    const bytes = Buffer.concat(this.pieces);
    this.pieces = [];
    return bytes;
  }
}
