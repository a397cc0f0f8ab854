import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

/** Of one barcode in a picture: what a scanner would send, and which it is by the reader's name. */
export interface ReadSymbol {
  readonly text: string;
  readonly format: string;
}

/** The answer to one picture; null when the reader itself did not load. */
export interface PictureRead {
  readonly id: number;
  readonly symbols: readonly ReadSymbol[] | null;
}

export interface PictureToRead {
  readonly id: number;
  readonly picture: ImageData;
  /** Looks longer: for a picture that does not come again. */
  readonly patient: boolean;
}

// A worker of its own: its answer alone may compile WebAssembly, no page of ours may.
// The library would fetch it from a foreign host.
prepareZXingModule({ overrides: { locateFile: () => wasm } });

async function symbolsIn({ picture, patient }: PictureToRead): Promise<ReadSymbol[]> {
  const found = await readBarcodes(picture, {
    formats: [],
    textMode: "Plain",
    tryHarder: patient,
    tryDenoise: patient,
    maxNumberOfSymbols: patient ? 20 : 1,
  });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ text, format, symbologyIdentifier }) => ({ text: symbologyIdentifier + text, format }));
}

addEventListener("message", async ({ data }: MessageEvent<PictureToRead>) => {
  const symbols = await symbolsIn(data).catch(() => null);
  postMessage({ id: data.id, symbols } satisfies PictureRead);
});
