import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseScan } from "../../../identifiers/codes/index.ts";
import { wantedIn } from "../../../identifiers/labels/asked.ts";
import { printedPdf } from "../../../identifiers/labels/printing.ts";
import { rasterOf } from "../../stage/raster.ts";
import { scansOf } from "../../stage/symbol-reading.ts";
import { stem } from "./asking.ts";

async function fileOf(ask: object): Promise<Buffer> {
  const wanted = wantedIn(
    JSON.parse(JSON.stringify({ format: "pdf", symbol: "qr", ...ask })),
    "en",
  );
  const pieces: Uint8Array[] = [];
  for await (const piece of printedPdf(wanted, stem)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The objects of a file by its own table of places (ISO 32000-1 § 7.5.4). */
function objectsOf(file: Buffer): string[] {
  const text = file.toString("latin1");
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const table = text.slice(start);
  expect(table).toMatch(/^xref\n0 \d+\n0000000000 65535 f \n/);
  const places = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
  return places.map((place, at) => {
    expect(text.slice(place)).toMatch(new RegExp(`^${at + 1} 0 obj\n`));
    return text.slice(place, text.indexOf("\nendobj\n", place));
  });
}

function contentOf(object: string): string {
  const length = Number(/\/Length (\d+)/.exec(object)?.[1]);
  const from = object.indexOf("stream\n") + 7;
  const bytes = Buffer.from(object.slice(from, from + length), "latin1");
  return object.includes("/FlateDecode") ? inflateSync(bytes).toString("latin1") : bytes.toString();
}

const letters: Readonly<Record<string, string>> = { m: "M", l: "L", c: "C", h: "Z" };

/** The operators of outlines as SVG has them. */
function pathOf(ink: string): string {
  const lines = ink.trim().split("\n");
  expect(lines.at(-1)).toBe("f");
  return lines
    .slice(0, -1)
    .map((line) => (letters[line.slice(-1)] ?? "?") + line.slice(0, -1))
    .join("");
}

/** A page as it is printed, drawn from nothing but the file. */
function pageOf(objects: readonly string[], page: string): string {
  const contents = Number(/\/Contents (\d+) 0 R/.exec(page)?.[1]);
  const shown = contentOf(objects[contents - 1] ?? "");
  const uses = [...shown.matchAll(/q 1 0 0 1 ([\d.]+) ([\d.]+) cm \/L(\d+) Do Q/g)];
  const drawn = uses.map(([, x, y, label]) => {
    const object = Number(new RegExp(`/L${label} (\\d+) 0 R`).exec(page)?.[1]);
    const path = pathOf(contentOf(objects[object - 1] ?? ""));
    return `<path transform="translate(${x} ${y})" d="${path}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297"><rect width="210" height="297" fill="#fff"/>${drawn.join("")}</svg>`;
}

const labels = Array.from({ length: 5 }, (_, count) => ({
  code: `(01)06901234000016(21)SN-${count}`,
  copies: count + 1,
  texts: { product: "减速箱" },
}));

describe("a PDF of labels", () => {
  it("has pages in true size, begins where it is told, and draws each label once", async () => {
    const file = await fileOf({ labels, layout: "mark", stock: "a4-3x8", start: 12 });
    const objects = objectsOf(file);
    expect(file.subarray(0, 8).toString()).toBe("%PDF-1.4");
    expect(objects[1]).toContain("/MediaBox [0 0 595.2756 841.8898]");
    expect(objects[1]).toContain("/Count 2");
    expect(objects.filter((object) => object.includes("/Subtype /Form"))).toHaveLength(5);
    const [first = "", second = ""] = objects.filter((object) => object.includes("/Type /Page /"));
    const uses = (page: string) => pageOf(objects, page).match(/<path/g)?.length;
    expect([uses(first), uses(second)]).toEqual([13, 2]);
    expect(pageOf(objects, first)).toMatch(/translate\(140 111\.5\)/);
  });

  it("reads back, each label as often as it is printed", async () => {
    const file = await fileOf({ labels: labels.slice(0, 3), layout: "mark", stock: "a4-3x8" });
    const objects = objectsOf(file);
    const page = objects.find((object) => object.includes("/Type /Page /")) ?? "";
    const scans = await scansOf(rasterOf(pageOf(objects, page), 200));
    const identities = scans.map(parseScan).map((reading) => reading.ok && reading.identity);
    expect(identities.toSorted()).toEqual(
      [0, 1, 1, 2, 2, 2].map((count) => `gs1:01/06901234000016/21/SN-${count}`),
    );
  });

  it("is the same for the same labels, and one a page on a roll", async () => {
    const ask = { labels: labels.slice(0, 2), layout: "nameplate" };
    const file = await fileOf(ask);
    expect((await fileOf(ask)).equals(file)).toBe(true);
    const objects = objectsOf(file);
    expect(objects[1]).toContain("/Count 3");
    expect(objects[1]).toContain("/MediaBox [0 0 198.4252 104.8819]");
  });
});
