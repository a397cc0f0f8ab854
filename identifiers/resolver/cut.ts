import type { TenantId } from "../../services/kernel/brand.ts";
import type { Identity } from "../codes/index.ts";
import { valueJson } from "./handles/values.ts";
import { asciiOf, defaultType } from "./links.ts";
import { candidates, type RegistryRecord } from "./rules.ts";

/** What the plainest answers about a record are made of, as they are written. */
export interface Cut {
  readonly tenantId: TenantId;
  /** Where a plain scan of the very code leads, whatever else the request says; empty if it hangs on that. */
  readonly led: string;
  /** The values that everyone may read, as the JSON API tells them. */
  readonly values: string;
}

/** What was found so of a code, and how old all is that is known of it and of those above it. */
export interface FoundCut {
  readonly code: Identity;
  readonly cut: Cut;
  readonly ageMs: number;
}

/** Of several, or of one that leads elsewhere under each name, it hangs on the request. */
function ledAlways({ links }: RegistryRecord): string {
  const [link, ...others] = candidates(links, defaultType);
  if (link?.isDefault !== true || others.length > 0 || /[{}]/.test(link.href)) return "";
  return asciiOf(link.href);
}

/** Undefined for what no firm has registered, or has deleted. */
export function cutOf(record: RegistryRecord): Cut | undefined {
  const { registered } = record;
  if (registered === undefined || registered.deleted) return undefined;
  const seen = registered.values.filter(({ audience }) => audience === "public");
  const values = JSON.stringify(seen.map(valueJson));
  return { tenantId: registered.tenantId, led: ledAlways(record), values };
}
