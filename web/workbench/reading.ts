import type { PictureRead, PictureToRead, ReadSymbol } from "./symbol-reader.ts";

/** Reads the barcodes of pictures beside the page, one picture after the other. */
export class Reading {
  private readonly worker = new Worker(new URL("./symbol-reader.ts", import.meta.url), {
    type: "module",
  });
  private readonly waiting = new Map<number, (symbols: PictureRead["symbols"]) => void>();
  private last = 0;

  constructor() {
    this.worker.addEventListener("message", ({ data }: MessageEvent<PictureRead>) => {
      this.waiting.get(data.id)?.(data.symbols);
      this.waiting.delete(data.id);
    });
    this.worker.addEventListener("error", () => {
      for (const settle of this.waiting.values()) settle(null);
      this.waiting.clear();
    });
  }

  /** What scanners would send of the barcodes in a picture; null when the reader did not load. */
  read(picture: ImageData, patient: boolean): Promise<readonly ReadSymbol[] | null> {
    this.last += 1;
    const id = this.last;
    this.worker.postMessage({ id, picture, patient } satisfies PictureToRead);
    return new Promise((settle) => this.waiting.set(id, settle));
  }

  end(): void {
    this.worker.terminate();
  }
}

const longestSide = 2_400;

/** The pixels of what can be drawn, made smaller where it has more than a reader needs. */
export function pixelsOf(
  source: CanvasImageSource,
  size: { readonly width: number; readonly height: number },
): ImageData | null {
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
  const width = Math.round(size.width * scale);
  const height = Math.round(size.height * scale);
  if (width < 1 || height < 1) return null;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return null;
  // What is transparent is paper.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** The pixels of a file; null for one that is no picture. */
export async function pixelsOfFile(file: Blob): Promise<ImageData | null> {
  try {
    const picture = await createImageBitmap(file);
    const pixels = pixelsOf(picture, picture);
    picture.close();
    return pixels;
  } catch {
    return null;
  }
}
