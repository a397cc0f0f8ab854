import { describe, expect, it } from "vitest";
import { dark, light, type Palette } from "../../../web/design/palette.ts";

/** Relative luminance of "#rrggbb" (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["ground", "surface", "raised", "sunken"] as const;
const texts = ["ink", "ink2", "ink3", "primary", "copper", "good", "warn", "bad", "note"] as const;
const softly = ["primary", "copper", "good", "warn", "bad", "note"] as const;

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("the %s colours", (_name, palette: Palette) => {
  it.each(texts)("keep text in %s readable on every ground (4.5:1)", (text) => {
    for (const ground of grounds) {
      expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(softly)("keep %s readable on its own soft ground (4.5:1)", (tone) => {
    expect(contrast(palette[tone], palette[`${tone}Soft`])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.ink, palette[`${tone}Soft`])).toBeGreaterThanOrEqual(4.5);
  });

  it("keep the main button and the side bar readable (4.5:1)", () => {
    expect(contrast(palette.onPrimary, palette.primary)).toBeGreaterThanOrEqual(4.5);
    for (const ground of [palette.bar, palette.barHere]) {
      expect(contrast(palette.barInk, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.barInk2, palette.bar)).toBeGreaterThanOrEqual(4.5);
  });

  it("show the edge of every field (3:1)", () => {
    expect(contrast(palette.edge, palette.surface)).toBeGreaterThanOrEqual(3);
  });
});
