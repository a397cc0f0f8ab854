import type { NoticeValues } from "./kind.ts";
import { anyKind, type NoticeKind } from "./kinds.ts";

/** The page that a notice leads to, below the platform's address. */
export function noticePath(name: NoticeKind, values: NoticeValues): string {
  return anyKind(name).path.replace(/\{(\w+)\}/g, (_whole, value: string) =>
    encodeURIComponent(String(values[value] ?? "")),
  );
}
