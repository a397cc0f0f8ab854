import { epcisFile } from "./document-form.ts";
import { faultsOf } from "./evaluate.ts";
import type { Fault } from "./form.ts";

export type Verdict =
  | { readonly valid: true }
  | { readonly valid: false; readonly faults: readonly Fault[] };

/**
 * Whether a JSON value is a valid EPCIS 2.0 file: an EPCISDocument, an EPCISQueryDocument, or one
 * event that stands alone. The verdict is that of GS1's JSON Schema (draft 7, formats checked); the
 * faults, at most 100, are our own. Never throws, and takes time linear in the size of the value.
 */
export function validateEpcisDocument(value: unknown): Verdict {
  const faults = faultsOf(epcisFile, value);
  return faults.length === 0 ? { valid: true } : { valid: false, faults };
}
