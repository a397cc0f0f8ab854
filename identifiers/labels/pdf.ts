import type { Step } from "./pen.ts";
import type { Size } from "./stock.ts";
import { short } from "./svg.ts";

const pointsOfMm = 72 / 25.4;

/** Outlines as a content stream fills them (ISO 32000-1 § 8.5), in millimetres downwards. */
export function inkOf(steps: readonly Step[]): string {
  const parts: string[] = [];
  let x = 0;
  let y = 0;
  for (const step of steps) {
    parts.push(operator(step, x, y));
    if (step[0] === "Z") continue;
    [x, y] = step.slice(-2) as [number, number];
  }
  return `${parts.join("\n")}\nf\n`;
}

function operator(step: Step, x: number, y: number): string {
  if (step[0] === "Z") return "h";
  if (step[0] === "M") return `${short(step[1])} ${short(step[2])} m`;
  if (step[0] === "L") return `${short(step[1])} ${short(step[2])} l`;
  const curve = step[0] === "Q" ? cubic(step, x, y) : step.slice(1);
  return `${curve.map((value) => short(Number(value))).join(" ")} c`;
}

/** PDF knows no curves of the second degree: the same one as of the third. */
function cubic([, a, b, c, d]: Extract<Step, readonly ["Q", ...unknown[]]>, x: number, y: number) {
  const third = (from: number, to: number) => from + (2 / 3) * (to - from);
  return [third(x, a), third(y, b), third(c, a), third(d, b), c, d];
}

/** Where on a page which label is printed. */
export interface Impression {
  readonly xMm: number;
  readonly yMm: number;
  /** Its place among the labels. */
  readonly label: number;
}

export interface PdfParts {
  readonly page: Size;
  readonly label: Size;
  /** The ink of each label, compressed (RFC 1950). */
  readonly inks: readonly Uint8Array[];
  readonly pages: readonly (readonly Impression[])[];
}

/** The first label's object; those of the file and its pages come before. */
const firstLabel = 3;

/** What a page shows: the whole turned downwards, then each label at its place. */
function shownOn(page: Size, impressions: readonly Impression[]): string {
  const scale = pointsOfMm.toFixed(6);
  const turned = `${scale} 0 0 -${scale} 0 ${(page.heightMm * pointsOfMm).toFixed(4)} cm\n`;
  const shown = impressions.map(
    ({ xMm, yMm, label }) => `q 1 0 0 1 ${short(xMm)} ${short(yMm)} cm /L${label} Do Q\n`,
  );
  return turned + shown.join("");
}

function resourcesOf(impressions: readonly Impression[]): string {
  const labels = [...new Set(impressions.map(({ label }) => label))];
  const named = labels.map((label) => `/L${label} ${firstLabel + label} 0 R`).join(" ");
  return `<< /XObject << ${named} >> >>`;
}

/**
 * A file of pages of one size (PDF 1.4, ISO 32000-1 § 7.5), in which each label is drawn once, however
 * often it is printed. It says neither when nor where it was made: the same labels give the same bytes.
 */
export function* pdfOf({ page, label, inks, pages }: PdfParts): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const offsets: number[] = [];
  let written = 0;
  const sent = (piece: Uint8Array) => {
    written += piece.length;
    return piece;
  };
  const text = (content: string) => sent(encoder.encode(content));
  const object = (content: string) => {
    offsets.push(written);
    return text(`${offsets.length} 0 obj\n${content}`);
  };
  const box = [page.widthMm, page.heightMm].map((mm) => (mm * pointsOfMm).toFixed(4)).join(" ");
  const form = `/Type /XObject /Subtype /Form /BBox [0 0 ${label.widthMm} ${label.heightMm}]`;
  const firstPage = firstLabel + inks.length;
  const kids = pages.map((_page, place) => `${firstPage + 2 * place} 0 R`).join(" ");

  yield text("%PDF-1.4\n%\u00e2\u00e3\n");
  yield object(
    "<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /PrintScaling /None >> >>\nendobj\n",
  );
  yield object(
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${box}] >>\nendobj\n`,
  );
  for (const ink of inks) {
    yield object(`<< ${form} /Length ${ink.length} /Filter /FlateDecode >>\nstream\n`);
    yield sent(ink);
    yield text("\nendstream\nendobj\n");
  }
  for (const impressions of pages) {
    const resources = resourcesOf(impressions);
    const contents = `${offsets.length + 2} 0 R`;
    yield object(
      `<< /Type /Page /Parent 2 0 R /Resources ${resources} /Contents ${contents} >>\nendobj\n`,
    );
    const shown = shownOn(page, impressions);
    yield object(`<< /Length ${shown.length} >>\nstream\n${shown}endstream\nendobj\n`);
  }
  const start = written;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const count = offsets.length + 1;
  yield text(`xref\n0 ${count}\n0000000000 65535 f \n${rows.join("")}`);
  yield text(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
}
