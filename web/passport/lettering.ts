// An svg neither measures nor breaks text by itself; these widths are near enough for a box.

const nameSize = 13;
const codeSize = 11;
const square = /[\u2e80-\u9fff\uff00-\uffef]/u;

function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + size * (square.test(letter) ? 1 : 0.58), 0);
}

/** Where a line may end: after each Chinese letter, and at the end of each word. */
function breakable(text: string): string[] {
  return text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/gu) ?? [];
}

/** A name in one or two lines of so many pixels; what does not fit ends in an ellipsis. */
export function nameLines(name: string, pixels: number): readonly string[] {
  let first = "";
  const pieces = breakable(name);
  for (const piece of pieces) {
    if (widthOf((first + piece).trimEnd(), nameSize) > pixels) break;
    first += piece;
  }
  if (first === "") return [cutEnd(name, pixels)];
  const rest = name.slice(first.length);
  return rest === "" ? [name] : [first.trimEnd(), cutEnd(rest, pixels)];
}

function cutEnd(text: string, pixels: number): string {
  if (widthOf(text, nameSize) <= pixels) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join("")}\u2026`, nameSize) > pixels)
    letters.pop();
  return `${letters.join("").trimEnd()}\u2026`;
}

/** The end of a serial or lot number: it tells one from its like, and the beginning seldom does. */
export function codeEnd(code: string, pixels: number): string {
  if (widthOf(code, codeSize) <= pixels) return code;
  const letters = [...code];
  while (letters.length > 1 && widthOf(`\u2026${letters.join("")}`, codeSize) > pixels)
    letters.shift();
  return `\u2026${letters.join("")}`;
}
