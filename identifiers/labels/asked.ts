import type { Json, JsonObject } from "../../contracts/events/index.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import { optionalWording } from "../../services/kernel/wording.ts";
import { isList, isObject, memberOf } from "../../services/platform/aspect-form.ts";
import { labelSymbols } from "./carried.ts";
import { layouts, sheetOf, stocks } from "./stock.ts";
import type { Texts, Wanted, WantedLabel } from "./wanted.ts";

/** Labels of one file, copies counted. */
export const mostLabels = 1_000;

const formats = ["svg", "pdf"] as const;
const languages = ["zh", "en"] as const;
const longestWording = 120;

function isIn<T extends string>(list: readonly T[], value: unknown): value is T {
  return list.some((each) => each === value);
}

/** A member, or what stands for it where there is none: null is one, and is refused as such. */
function given(body: JsonObject, name: string, otherwise: Json | undefined): Json | undefined {
  const value = memberOf(body, name);
  return value === undefined ? otherwise : value;
}

function choiceIn<T extends string>(
  body: JsonObject,
  field: string,
  choices: readonly T[],
  otherwise?: T,
): T {
  const value = given(body, field, otherwise);
  if (isIn(choices, value)) return value;
  throw new Refusal("INPUT_INVALID", {}, field);
}

/** A whole number of 1 or more; 1 where there is none. */
function countIn(body: JsonObject, name: string, field: string): number {
  const value = given(body, name, 1);
  if (typeof value === "number" && Number.isInteger(value) && value >= 1) return value;
  throw new Refusal("INPUT_INVALID", {}, field);
}

function textIn(body: JsonObject, name: string, field: string): string {
  const value = given(body, name, "");
  if (typeof value !== "string" || /\p{Cc}/u.test(value)) {
    throw new Refusal("INPUT_INVALID", {}, field);
  }
  return optionalWording(value, longestWording, field);
}

function textsIn(body: JsonObject, field: string): Texts {
  const texts = given(body, "texts", {});
  if (!isObject(texts)) throw new Refusal("INPUT_INVALID", {}, field);
  const text = (name: string) => textIn(texts, name, `${field}.${name}`);
  return {
    maker: text("maker"),
    product: text("product"),
    serial: text("serial"),
    year: text("year"),
    recipient: text("recipient"),
  };
}

function labelIn(label: Json, field: string): WantedLabel {
  if (!isObject(label)) throw new Refusal("INPUT_INVALID", {}, field);
  const code = memberOf(label, "code");
  if (typeof code !== "string") throw new Refusal("INPUT_INVALID", {}, `${field}.code`);
  const copies = countIn(label, "copies", `${field}.copies`);
  return { code, copies, texts: textsIn(label, `${field}.texts`), field: `${field}.code` };
}

function labelsIn(body: JsonObject): WantedLabel[] {
  const labels = memberOf(body, "labels");
  if (!isList(labels) || labels.length === 0) throw new Refusal("INPUT_INVALID", {}, "labels");
  if (labels.length > mostLabels) throw tooMany(mostLabels);
  return labels.map((label, place) => labelIn(label, `labels.${place}`));
}

const tooMany = (most: number) => new Refusal("LABELS_TOO_MANY", { most }, "labels");

/**
 * What a request asks for. Throws `INPUT_INVALID`, `TEXT_TOO_LONG`, `LABELS_TOO_MANY` (one in an
 * SVG), and `LABEL_SHEET` for a layout that does not fit on what it is to be printed on.
 */
export function wantedIn(body: Json, reader: Wanted["language"]): Wanted {
  if (!isObject(body)) throw new Refusal("INPUT_INVALID", {}, "labels");
  const layout = choiceIn(body, "layout", layouts);
  const stock = choiceIn(body, "stock", stocks, "roll");
  const format = choiceIn(body, "format", formats);
  const start = countIn(body, "start", "start");
  const sheet = sheetOf(layout, stock);
  if (sheet === undefined) throw new Refusal("LABEL_SHEET", {}, "stock");
  if (start > sheet.columns * sheet.rows) throw new Refusal("INPUT_INVALID", {}, "start");

  const labels = labelsIn(body);
  const most = format === "svg" ? 1 : mostLabels;
  if (labels.reduce((sum, { copies }) => sum + copies, 0) > most) throw tooMany(most);
  const symbol = choiceIn(body, "symbol", labelSymbols);
  const language = choiceIn(body, "language", languages, reader);
  return { labels, layout, symbol, format, stock, start, language };
}
