import { Resvg } from "@resvg/resvg-js";

/** A picture in shades of grey, from 0 for black. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly shades: Float64Array;
}

/** An SVG as it looks with so many dots an inch. */
export function rasterOf(svg: string, dpi: number): Grey {
  const [, widthMm = "0"] = /width="([\d.]+)mm"/.exec(svg) ?? [];
  const wide = Math.round((Number(widthMm) / 25.4) * dpi);
  const image = new Resvg(svg, { fitTo: { mode: "width", value: wide } }).render();
  const { width, height, pixels } = image;
  const shades = Float64Array.from({ length: width * height }, (_, at) => pixels[at * 4] ?? 0);
  return { width, height, shades };
}

/** The shade at a place between dots; beyond the picture lies a table of middle grey. */
function shadeAt({ width, height, shades }: Grey, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const dot = (column: number, row: number) =>
    column < 0 || row < 0 || column >= width || row >= height
      ? 150
      : (shades[row * width + column] ?? 0);
  const [right, down] = [x - left, y - top];
  const upper = dot(left, top) * (1 - right) + dot(left + 1, top) * right;
  const lower = dot(left, top + 1) * (1 - right) + dot(left + 1, top + 1) * right;
  return upper * (1 - down) + lower * down;
}

/** Turned about its middle, made larger or smaller, on a table around it. */
export function turned(picture: Grey, degrees: number, scale = 1): Grey {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = (one: number, other: number) =>
    Math.ceil(scale * (Math.abs(one * cos) + Math.abs(other * sin))) + 40;
  const width = reach(picture.width, picture.height);
  const height = reach(picture.height, picture.width);
  const shades = new Float64Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const x = (column - width / 2) / scale;
      const y = (row - height / 2) / scale;
      shades[row * width + column] = shadeAt(
        picture,
        x * cos + y * sin + picture.width / 2,
        y * cos - x * sin + picture.height / 2,
      );
    }
  }
  return { width, height, shades };
}

/** Out of focus: each shade the mean of those around it. */
export function blurred(picture: Grey, radius: number): Grey {
  const across = smeared(picture, radius, 1, 0);
  return smeared(across, radius, 0, 1);
}

function smeared(picture: Grey, radius: number, right: number, down: number): Grey {
  const { width, height } = picture;
  const shades = new Float64Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      let sum = 0;
      for (let step = -radius; step <= radius; step += 1) {
        sum += shadeAt(picture, column + step * right, row + step * down);
      }
      shades[row * width + column] = sum / (2 * radius + 1);
    }
  }
  return { width, height, shades };
}

/** Grain and specks of a poor print and a poor light; `chance` gives from 0 to 1. */
export function noisy(picture: Grey, grain: number, chance: () => number): Grey {
  const shades = picture.shades.map((shade, at) => {
    const lit = 40 + shade * 0.75 - 30 * ((at % picture.width) / picture.width);
    if (chance() < 0.004) return chance() * 255;
    return Math.min(255, Math.max(0, lit + (chance() - 0.5) * 2 * grain));
  });
  return { ...picture, shades };
}

/** As the reader takes pictures. */
export function imageDataOf({ width, height, shades }: Grey): ImageData {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [at, shade] of shades.entries()) data.fill(shade, at * 4, at * 4 + 3);
  return { width, height, data, colorSpace: "srgb" } as ImageData;
}
