import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { csvLine, csvMark } from "../../../services/platform/csv.ts";
import { csvRows, csvRowsOf, csvTextOf } from "../../../services/platform/tables/csv-rows.ts";
import { cellsIn, headingOf } from "../../../services/platform/tables/heading.ts";
import type { TableRow } from "../../../services/platform/tables/row.ts";
import { XlsxFile } from "../../../services/platform/tables/xlsx-file.ts";
import { checkMergedIn, xlsxRows } from "../../../services/platform/tables/xlsx-rows.ts";
import { refusal } from "../refused.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textsIn = (rows: Iterable<TableRow>) => [...rows].map(({ cells }) => [...cells]);

/** All rows of an Excel file; rejects as it is refused. */
async function excelRows(file: Uint8Array): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of xlsxRows(file)) rows.push(row);
  return rows;
}

function xlsxOf(table: readonly (readonly string[])[]): Uint8Array {
  const file = new XlsxFile();
  return Buffer.concat([file.rows(table), file.end()]);
}

/** A workbook by hand, as another program might write it. */
function workbook(sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = {
    "xl/workbook.xml":
      '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="7" r:id="rId3"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId3" Target="worksheets/sheet9.xml"/></Relationships>',
    "xl/worksheets/sheet9.xml": sheet,
    ...more,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
}

/** Texts that a table can hold, those that spreadsheet programs would run among them. */
const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "=1+1",
    "'=1",
    "''-x",
    "+1",
    "@a",
    "\tx",
    'say "x"',
    "a,b;c",
    "两行\n文字",
    "_x000D_",
    "\r",
  ),
);
const table = fc.array(
  fc.array(cell, { minLength: 2, maxLength: 5 }).map((cells) => [...cells, "end"]),
  { minLength: 1, maxLength: 8 },
);

describe("a table", () => {
  it("comes back from CSV as it was written", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const heads = ["a", "b", "c", "d", "e", "f"];
        const text = csvMark + [heads, ...rows].map(csvLine).join("");
        expect(textsIn(csvRows(bytesOf(text))).slice(1)).toEqual(rows);
      }),
    );
  });

  it("comes back from Excel as it was written", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        expect(textsIn(await excelRows(xlsxOf(rows)))).toEqual(rows);
      }),
    );
  });

  it("holds nothing that a spreadsheet program would run", () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1"]) {
      expect(csvLine([text])).toMatch(/^"?'/);
    }
    const [sheet = ""] = [Buffer.from(xlsxOf([["=HYPERLINK(1)"]])).toString("latin1")];
    expect(sheet).not.toContain("<f>");
  });
});

const noColumns = { names: [], chinese: {}, needed: [] };

describe("CSV of others", () => {
  it("may be of GB18030, with semicolons, and with line breaks of any kind", () => {
    const gbk = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x3b, 0x41, 0x0a, 0x31, 0x3b, 0x32]);
    expect(textsIn(csvRows(gbk))).toEqual([
      ["编号", "A"],
      ["1", "2"],
    ]);
    expect(textsIn(csvRows(bytesOf("a,b\r\n1,\n")))).toEqual([
      ["a", "b"],
      ["1", ""],
    ]);
  });

  const written = (text: string, encoding: "gb18030" | "windows-1252") => {
    const wanted = new Map<string, number[]>();
    const decoder = new TextDecoder(encoding);
    for (let first = 0x80; first < 0x100; first += 1) {
      if (encoding === "windows-1252") wanted.set(decoder.decode(Uint8Array.of(first)), [first]);
      for (let second = 0x40; encoding === "gb18030" && second < 0xff; second += 1) {
        wanted.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
      }
    }
    return Uint8Array.from([...text].flatMap((one) => wanted.get(one) ?? [one.charCodeAt(0)]));
  };

  it("is found to be of GB18030 or of Windows-1252, or is what it is said to be", () => {
    for (const [text, encoding] of [
      ["名称,数量\n离心泵,1\n", "gb18030"],
      ["code,name\n1,喆镕堃泵 A\n2,泵B\n", "gb18030"],
      ["code,name\n1,Crème brûlée\n2,Fußbänke für Kühe\n", "windows-1252"],
      ["code,name\n1,Pièce métallique\n", "windows-1252"],
      ["code,name\n1,Café\n", "windows-1252"],
    ] as const) {
      const bytes = written(text, encoding);
      expect(csvTextOf(bytes)).toEqual({ text, encoding });
      const other = encoding === "gb18030" ? "windows-1252" : "gb18030";
      expect(textsIn(csvRows(bytes, encoding)).join("\n")).toBe(text.trimEnd());
      const meant = other === "gb18030" ? undefined : csvTextOf(bytes, other);
      if (meant !== undefined) expect(meant.text).not.toBe(text);
    }
    expect(csvTextOf(bytesOf("名称"))).toEqual({ text: "名称", encoding: "utf-8" });
    const strange = written("Café,", "windows-1252");
    expect(refusal(() => csvTextOf(strange, "utf-8"))).toMatchObject({
      code: "TABLE_ENCODING",
      values: { encoding: "utf-8" },
    });
    expect(refusal(() => csvTextOf(strange, "gb18030"))).toMatchObject({ code: "TABLE_ENCODING" });
  });

  it("that cannot be understood or is too wide is refused", () => {
    // UTF-16 without its mark, and with a NUL.
    for (const text of ["a,b\n1,2", "\ufeffa,b\n\0,2"]) {
      const bytes = Buffer.from(text, "utf16le");
      expect(refusal(() => [...csvRows(bytes)])).toMatchObject({ code: "TABLE_UNREADABLE" });
    }
    const wide = csvRows(bytesOf("x,".repeat(200)));
    expect(refusal(() => [...wide])).toMatchObject({ code: "TABLE_TOO_LARGE" });
  });

  it("may say how it is separated, and be of UTF-16 with its mark", () => {
    const rows = [
      ["a,b", "c"],
      ["1", "2"],
    ];
    for (const text of [
      "sep=;\r\na,b;c\r\n1;2",
      "\ufeffsep=|\na,b|c\n1|2",
      "SEP=\t\na,b\tc\n1\t2",
    ]) {
      expect(textsIn(csvRows(bytesOf(text)))).toEqual(rows);
      expect([...csvRows(bytesOf(text))].map(({ number }) => number)).toEqual([1, 2]);
    }
    const little = Buffer.from("\ufeff编号;A\n1;2", "utf16le");
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) {
      expect(textsIn(csvRows(bytes))).toEqual([
        ["编号", "A"],
        ["1", "2"],
      ]);
    }
  });

  it("loses the rows with stray quotation marks, and none behind them, whatever its pieces", async () => {
    const text = 'a,b\n1,"x"y\r\n2,"3\n"\n4,"z\n5,6\n7,"8" \r9,"0';
    const rows = [...csvRows(bytesOf(text))];
    expect(rows.map(({ faults = [] }) => faults.map(({ code, values }) => [code, values]))).toEqual(
      [
        [],
        [["TABLE_QUOTES", { row: 2 }]],
        [],
        [["TABLE_QUOTES", { row: 4 }]],
        [],
        [["TABLE_QUOTES", { row: 6 }]],
        [["TABLE_QUOTES", { row: 7 }]],
      ],
    );
    expect(rows[2]?.cells).toEqual(["2", "3\n"]);
    expect(rows[4]?.cells).toEqual(["5", "6"]);
    for (const size of [1, 2, 3, 7]) {
      const pieces = async function* () {
        const bytes = bytesOf(text);
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      const read: TableRow[] = [];
      for await (const some of csvRowsOf(pieces(), "utf-8", 100)) read.push(...some);
      expect(read).toEqual(rows);
    }
    const heading = refusal(() => headingOf({ ...rows[1], number: 1 } as TableRow, noColumns));
    expect(heading).toMatchObject({ code: "TABLE_QUOTES" });
  });

  it("is read in one go, also where many quotation marks stray", () => {
    const begun = performance.now();
    for (const line of ['"x\n', '""z\n', '1,"""x\n']) {
      const rows = [...csvRows(bytesOf(`a\n${line.repeat(10_000)}`))];
      expect(rows.length).toBeGreaterThan(5_000);
    }
    expect(performance.now() - begun).toBeLessThan(20_000);
  }, 60_000);

  it("is read in one go, also where a separator is rare", () => {
    const begun = performance.now();
    const rows = [...csvRows(bytesOf(`a,b\n${"x".repeat(190).concat("\n").repeat(100_000)}`))];
    expect(rows).toHaveLength(100_001);
    // Searching the rest of the file for each cell took a minute.
    expect(performance.now() - begun).toBeLessThan(10_000);
  }, 120_000);
});

const firstRow = '<row r="1"><c r="A1" t="str"><v>1</v></c></row>';

describe("Excel of others", () => {
  it("keeps texts apart, leaves cells out, and says numbers as it keeps them", async () => {
    const sheet =
      '<worksheet><sheetData><row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3"><f>1/200</f><v>5.0000000000000001E-3</v></c>' +
      '<c r="D3" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c><c r="AA3" t="b"><v>1</v></c></row></sheetData></worksheet>';
    const shared =
      "<sst><si><t>零</t></si><si><r><t>磨</t></r><r><t>床</t></r><rPh><t>mo</t></rPh></si></sst>";
    const rows = await excelRows(workbook(sheet, { "xl/sharedStrings.xml": shared }));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.number).toBe(3);
    expect(rows[0]?.cells.slice(0, 4)).toEqual(["磨床", "", "0.005", "ab"]);
    expect(rows[0]?.cells[26]).toBe("TRUE");
  });

  const styled = (cells: string, workbookPr = "") => {
    const sheet = `<worksheet><sheetData><row r="2">${cells}</row></sheetData></worksheet>`;
    const formats = [
      "yyyy/m/d;@",
      "[$-804]上午/下午h:mm",
      '0.00"d"',
      "[h]:mm",
      "0.00E+00",
      "General",
    ];
    const numFmts = formats.map((code, at) => {
      const formatCode = code.replaceAll('"', "&quot;");
      return `<numFmt numFmtId="${164 + at}" formatCode="${formatCode}"/>`;
    });
    const ids = [0, 14, 22, 20, ...formats.map((_, at) => 164 + at)];
    const xfs = ids.map((id) => `<xf numFmtId="${id}"/>`).join("");
    const styles = `<styleSheet><numFmts>${numFmts.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/>
      </cellStyleXfs><cellXfs>${xfs}</cellXfs></styleSheet>`;
    const book = `<workbook xmlns:r="r">${workbookPr}<sheets><sheet name="A" sheetId="7" r:id="rId3"/>
      </sheets></workbook>`;
    return workbook(sheet, { "xl/styles.xml": styles, "xl/workbook.xml": book });
  };
  const cellsOf = async (cells: string, workbookPr = "") =>
    (await excelRows(styled(cells, workbookPr)))[0]?.cells;
  const valued = (pairs: readonly (readonly [number, string])[]) =>
    pairs.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join("");

  it("says days and times as ISO 8601 writes them, and other numbers as they are", async () => {
    const cells = valued([
      [0, "45296"],
      [1, "45296"],
      [1, "1"],
      [1, "61"],
      [1, "60"],
      [1, "-1"],
      [2, "45296.354166666664"],
      [3, "0.354166666666667"],
      [4, "45296"],
      [5, "0.75"],
      [6, "2.5"],
      [7, "1.5"],
      [8, "45296"],
      [9, "45296"],
    ]);
    expect(await cellsOf(cells)).toEqual([
      "45296",
      "2024-01-05",
      "1900-01-01",
      "1900-03-01",
      "60",
      "-1",
      "2024-01-05T08:30:00",
      "08:30:00",
      "2024-01-05",
      "18:00:00",
      "2.5",
      "1.5",
      "45296",
      "45296",
    ]);
    const from1904 = '<workbookPr date1904="1"/>';
    expect(await cellsOf(valued([[1, "43834"]]), from1904)).toEqual(["2024-01-05"]);
  });

  it("tells errors of formulas as faults of their cells, and truths as such", async () => {
    const file = styled('<c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c>');
    const [row] = await excelRows(file);
    expect(row?.cells).toEqual(["FALSE", "#N/A", "TRUE"]);
    const faults = [{ at: 1, code: "CELL_ERROR", values: { error: "#N/A" } }];
    expect(row?.faults).toEqual(faults);
    const heading = new Map([["code", 1]]);
    const told = cellsIn({ number: 2, cells: row?.cells ?? [], faults } as TableRow, heading);
    expect(told.read("code", (text) => text, "harmless")).toBe("harmless");
    expect(told.faults).toEqual([
      { row: 2, column: "code", code: "CELL_ERROR", values: { error: "#N/A" } },
    ]);
    // In a column that nobody reads it is no fault.
    expect(cellsIn(row as TableRow, new Map([["code", 0]])).faults).toEqual([]);
  });

  it("tells a formula that nobody has reckoned as a fault of its cell, and an empty text as none", async () => {
    const [row] = await excelRows(
      styled(
        '<c><f>A1&amp;"x"</f></c><c t="str"><f>""</f><v></v></c><c><f>1+1</f><v>2</v></c><c><f>2+2</f><v/></c>',
      ),
    );
    expect(row?.cells).toEqual(['=A1&"x"', "", "2", "=2+2"]);
    expect(row?.faults).toEqual(
      [0, 3].map((at) => ({ at, code: "CELL_NOT_RECKONED", values: {} })),
    );
  });

  it("tells a number with more digits than a spreadsheet keeps as a fault of its cell", async () => {
    const numbers = ["106901234000000015", "1.0690123400000001E17", "-1E15", "999999999999999"];
    const text = '<c t="str"><v>106901234000000015</v></c>';
    const [row] = await excelRows(styled(text + numbers.map((n) => `<c><v>${n}</v></c>`).join("")));
    expect(row?.cells.slice(0, 1)).toEqual(["106901234000000015"]);
    expect(row?.faults).toEqual(
      [1, 2, 3].map((at) => ({ at, code: "NUMBER_ROUNDED", values: {} })),
    );
  });

  it("is read where one sees it: a sheet that is hidden is passed over", async () => {
    const file = workbook(`<worksheet><row r="1">${'<c t="str"><v>1</v></c>'}</row></worksheet>`, {
      "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>
        <sheet name="Lists" sheetId="1" state="veryHidden" r:id="rId1"/>
        <sheet name="A" sheetId="7" state="visible" r:id="rId3"/></sheets></workbook>`,
    });
    expect((await excelRows(file)).map(({ cells }) => cells)).toEqual([["1"]]);
  });

  const limits = { unpackedBytes: 1_000_000, sharedCharacters: 1_000, rows: 1_000 };
  const headOf = (number: number): TableRow => ({ number, cells: ["x", "x"] });
  const inPieces = (bytes: Uint8Array, size = 500) =>
    async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
  const merged = (range: string) => {
    const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
    const said = '<c t="str"><v>x</v></c>';
    return workbook(
      `<worksheet><sheetData>${row(2, said + said)}${row(3, said + said)}${row(4, said)}</sheetData>
        <mergeCells count="1"><mergeCell ref="${range}"/></mergeCells></worksheet>`,
    );
  };

  it.each(["B3:B4", "A3:B3", "B2:B3"])("is refused with cells %s merged", async (cells) => {
    await expect(excelRows(merged(cells))).rejects.toMatchObject({
      code: "CELLS_MERGED",
      values: { cells },
    });
  });

  it.each(["A1:B2", "C3:D9"])("may have %s merged, which is no part of a row", async (cells) => {
    expect(await excelRows(merged(cells))).toHaveLength(3);
    await expect(
      checkMergedIn(inPieces(merged(cells)), limits, headOf(2)),
    ).resolves.toBeUndefined();
  });

  it("is looked through for merged cells before its rows are taken, however it is cut", async () => {
    for (const size of [1, 7, 100_000]) {
      const open = inPieces(merged("B3:B4"), size);
      await expect(checkMergedIn(open, limits, headOf(2))).rejects.toMatchObject({
        code: "CELLS_MERGED",
        values: { cells: "B3:B4" },
      });
    }
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>${"<x:row/>".repeat(90_000)}</x:sheetData>
      <x:mergeCells><x:mergeCell foo='a' ref = 'A2:A3'/></x:mergeCells></x:worksheet>`;
    await expect(checkMergedIn(inPieces(workbook(sheet)), limits, headOf(1))).rejects.toMatchObject(
      {
        code: "CELLS_MERGED",
        values: { cells: "A2:A3" },
      },
    );
    // What a cell says is no mark of the sheet.
    const said = workbook(
      '<worksheet><sheetData><row r="1"><c t="str"><v>mergeCell ref="A2:A3"</v></c></row></sheetData></worksheet>',
    );
    await expect(checkMergedIn(inPieces(said), limits, headOf(1))).resolves.toBeUndefined();
  });

  it.each<[string, () => Uint8Array, string]>([
    ["that is no archive", () => bytesOf("PK\u0003\u0004 but no more"), "TABLE_UNREADABLE"],
    ["without a workbook", () => zipSync({ "a.txt": strToU8("x") }), "TABLE_UNREADABLE"],
    ["that is cut off", () => xlsxOf([["a"]]).subarray(0, 700), "TABLE_UNREADABLE"],
    ["that is no XML", () => workbook("<worksheet><row>"), "TABLE_UNREADABLE"],
    [
      "with entities of its own",
      () => workbook('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
      "TABLE_UNREADABLE",
    ],
    [
      "of a column beyond all tables",
      () => workbook('<worksheet><row r="1"><c r="XFD1"><v>1</v></c></row></worksheet>'),
      "TABLE_TOO_LARGE",
    ],
    [
      "of a row beyond all tables",
      () => workbook('<worksheet><row r="1048576"><c r="A1"><v>1</v></c></row></worksheet>'),
      "TABLE_TOO_LARGE",
    ],
    [
      "of more rows than a table has, each of which says that it is the first",
      () => workbook(`<worksheet>${firstRow.repeat(100_002)}</worksheet>`),
      "TABLE_TOO_LARGE",
    ],
    [
      "of a text that no database keeps",
      () => workbook(`<worksheet>${firstRow.replace("<v>1", "<v>_x0000_")}</worksheet>`),
      "TABLE_UNREADABLE",
    ],
  ])("is refused %s", async (_how, file, code) => {
    await expect(excelRows(file())).rejects.toMatchObject({ code });
  });

  it("C27 that unpacks to a bomb is refused before it is in memory", async () => {
    const bomb = workbook(`<worksheet>${"<row/>".repeat(10_000_000)}</worksheet>`);
    expect(bomb.length).toBeLessThan(150_000);
    const before = process.memoryUsage().arrayBuffers;
    await expect(excelRows(bomb)).rejects.toMatchObject({ code: "TABLE_TOO_LARGE" });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  }, 60_000);

  it("C27 of one endless text is refused before it is in memory", async () => {
    // Random enough to be no bomb by its packed size.
    const noise = randomBytes(2_000_000).toString("base64");
    const endless = workbook(`<worksheet><row><c><v>${noise}</v></c></row></worksheet>`);
    await expect(excelRows(endless)).rejects.toMatchObject({ code: "TABLE_TOO_LARGE" });
    const comment = workbook(`<worksheet><!--${noise}--></worksheet>`);
    await expect(excelRows(comment)).rejects.toMatchObject({ code: "TABLE_TOO_LARGE" });
  });
});
