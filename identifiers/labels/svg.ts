import type { Drawing, Step } from "./pen.ts";

/** To a thousandth of a millimetre. */
export const short = (value: number) => String(Math.round(value * 1_000) / 1_000);

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};
const escaped = (text: string) => text.replace(/[&<>]/g, (each) => escapes[each] ?? each);

function pathOf([letter, ...numbers]: Step): string {
  return letter + numbers.map(short).join(" ");
}

/** A label as SVG 1.1 in its own size, without script, style or font. */
export function svgOf({ widthMm, heightMm, title, steps }: Drawing): string {
  const path = steps.map(pathOf).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}" role="img"><title>${escaped(title)}</title><rect width="${widthMm}" height="${heightMm}" fill="#fff"/><path d="${path}"/></svg>\n`;
}
