import { bottleneckRefusals } from "./bottlenecks.ts";
import { capabilityRefusals } from "./capability.ts";
import { capacityRefusals } from "./capacity.ts";
import { disputeRefusals } from "./disputes.ts";
import { identifierRefusals } from "./identifiers.ts";
import { importRefusals } from "./imports.ts";
import { incidentRefusals } from "./incidents.ts";
import { ledgerRefusals } from "./ledger.ts";
import { noticeRefusals } from "./notices.ts";
import { peopleRefusals } from "./people.ts";
import { platformRefusals } from "./platform.ts";
import { providerRefusals } from "./provider.ts";
import { registryRefusals } from "./registry.ts";
import { tenancyRefusals } from "./tenancy.ts";
import { traceRefusals } from "./trace.ts";
import { wholeFirmRefusals } from "./whole-firm.ts";

/** A sentence in both languages; `{name}` is replaced by the refusal's value of that name. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** Every refusal code with its sentence. A code is a promise to clients and is never renamed. */
export const refusals = {
  ...platformRefusals,
  ...tenancyRefusals,
  ...peopleRefusals,
  ...wholeFirmRefusals,
  ...providerRefusals,
  ...identifierRefusals,
  ...registryRefusals,
  ...importRefusals,
  ...capabilityRefusals,
  ...capacityRefusals,
  ...bottleneckRefusals,
  ...disputeRefusals,
  ...traceRefusals,
  ...ledgerRefusals,
  ...noticeRefusals,
  ...incidentRefusals,
  ...ledgerRefusals,
} as const satisfies Record<string, Sentence>;

export type RefusalCode = keyof typeof refusals;

/** The sentence of a refusal in the reader's language, with its values filled in. */
export function sentenceOf(
  code: RefusalCode,
  locale: keyof Sentence,
  values: Readonly<Record<string, string | number | boolean>> = {},
): string {
  return refusals[code][locale].replace(/\{(\w+)\}/g, (_whole, name: string) =>
    String(values[name] ?? ""),
  );
}
