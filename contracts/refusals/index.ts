import { capabilityRefusals } from "./capability.ts";
import { capacityRefusals } from "./capacity.ts";
import { disputeRefusals } from "./disputes.ts";
import { identifierRefusals } from "./identifiers.ts";
import { incidentRefusals } from "./incidents.ts";
import { noticeRefusals } from "./notices.ts";
import { platformRefusals } from "./platform.ts";
import { providerRefusals } from "./provider.ts";
import { tenancyRefusals } from "./tenancy.ts";
import { traceRefusals } from "./trace.ts";

/** A sentence in both languages; `{name}` is replaced by the refusal's value of that name. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** Every refusal code with its sentence. A code is a promise to clients and is never renamed. */
export const refusals = {
  ...platformRefusals,
  ...tenancyRefusals,
  ...providerRefusals,
  ...identifierRefusals,
  ...capabilityRefusals,
  ...capacityRefusals,
  ...disputeRefusals,
  ...traceRefusals,
  ...noticeRefusals,
  ...incidentRefusals,
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
