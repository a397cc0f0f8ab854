import { wantedIn } from "../../../identifiers/labels/asked.ts";
import type { Wanted } from "../../../identifiers/labels/wanted.ts";

export const stem = "https://id.lianzao.example";

/** One label of a product, as a request would ask for it. */
export function wantedOf(code: string, changes: Readonly<Record<string, unknown>> = {}): Wanted {
  const { texts = {}, copies = 1, ...rest } = changes as { texts?: object; copies?: number };
  const ask = { layout: "mark", symbol: "qr", format: "svg", ...rest };
  return wantedIn(JSON.parse(JSON.stringify({ ...ask, labels: [{ code, copies, texts }] })), "zh");
}
