import { recorded as labels } from "../../identifiers/labels/recorded.ts";
import { recorded as nodes } from "../../identifiers/nodes/recorded.ts";
import { recorded as registry } from "../../identifiers/registry/recorded.ts";
import { recorded as resolutions } from "../../identifiers/resolutions/recorded.ts";
import { recorded as capability } from "../../services/capability/recorded.ts";
import { recorded as capacity } from "../../services/capacity/recorded.ts";
import { recorded as disputes } from "../../services/disputes/recorded.ts";
import { recorded as incidents } from "../../services/incidents/recorded.ts";
import { recorded as keys } from "../../services/keys/recorded.ts";
import { recorded as ledger } from "../../services/ledger/recorded.ts";
import { recorded as notices } from "../../services/notices/recorded.ts";
import type { Recorded, Records } from "../../services/platform/recorded.ts";
import { recorded as tenancy } from "../../services/tenancy/recorded.ts";
import { recorded as trace } from "../../services/trace/recorded.ts";
import { recorded as worker } from "../../services/worker/recorded.ts";

/** What each module declares of what it records, by its folder. */
export const declared: Readonly<Record<string, Recorded>> = {
  "identifiers/labels": labels,
  "identifiers/nodes": nodes,
  "identifiers/registry": registry,
  "identifiers/resolutions": resolutions,
  "services/capability": capability,
  "services/capacity": capacity,
  "services/disputes": disputes,
  "services/incidents": incidents,
  "services/keys": keys,
  "services/ledger": ledger,
  "services/notices": notices,
  "services/tenancy": tenancy,
  "services/trace": trace,
  "services/worker": worker,
};

/** What is declared of a mutation; undefined for one that no module knows. */
export function recordsOf(mutation: string): Records | undefined {
  for (const { mutations } of Object.values(declared)) {
    if (mutations !== undefined && Object.hasOwn(mutations, mutation)) return mutations[mutation];
  }
  return undefined;
}
