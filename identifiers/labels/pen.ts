/** A step of an outline, in millimetres from the upper left corner: move, line, curves, close. */
export type Step =
  | readonly ["M" | "L", number, number]
  | readonly ["Q", number, number, number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];

/** A place on a label, in millimetres. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What is printed in black on white: outlines alone, letters too, so that no printer and no browser
 * needs a font. They are filled together by the rule of winding numbers.
 */
export interface Drawing {
  readonly widthMm: number;
  readonly heightMm: number;
  /** For who cannot see it. */
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Fills shapes one after the other. */
export class Pen {
  readonly steps: Step[] = [];

  rectangle({ x, y, width, height }: Box): void {
    this.polygon([
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ]);
  }

  polygon(corners: readonly (readonly [x: number, y: number])[]): void {
    for (const [place, [x, y]] of corners.entries()) {
      this.steps.push([place === 0 ? "M" : "L", x, y]);
    }
    this.steps.push(["Z"]);
  }

  outline(steps: readonly Step[]): void {
    for (const step of steps) this.steps.push(step);
  }
}
