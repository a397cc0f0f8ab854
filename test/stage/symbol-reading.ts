import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { type Grey, imageDataOf } from "./raster.ts";

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
// From its file: by itself it would be fetched from a foreign host.
const wasmBinary = readFileSync(wasm).buffer as ArrayBuffer;
prepareZXingModule({ overrides: { wasmBinary } });

/** What a scanner would send of each barcode in a picture, in no order. */
export async function scansOf(picture: Grey): Promise<string[]> {
  const found = await readBarcodes(imageDataOf(picture), {
    textMode: "Plain",
    tryHarder: true,
    tryDenoise: true,
    maxNumberOfSymbols: 20,
  });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ symbologyIdentifier, text }) => symbologyIdentifier + text);
}
