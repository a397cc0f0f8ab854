/** Why bytes, an event or a proof was turned away. A code is a promise and is never renamed. */
export const rejectionCodes = [
  "JSON_BAD_UTF8",
  "JSON_SYNTAX",
  "JSON_TRAILING",
  "JSON_DUPLICATE_NAME",
  "JSON_LONE_SURROGATE",
  "JSON_NUL",
  "JSON_TOO_DEEP",
  "NUMBER_NOT_EXACT",
  "VALUE_NOT_JSON",
  "EVENT_MALFORMED",
  "EVENT_TYPE_UNKNOWN",
  "EVENT_SUBJECTS_WRONG",
  "SUITE_UNKNOWN",
  "DISCLOSURE_MALFORMED",
  "DISCLOSURE_INCOMPLETE",
  "BASE64_MALFORMED",
  "ENTRY_MALFORMED",
  "TILE_MALFORMED",
  "TREE_OUT_OF_RANGE",
  "NOTE_MALFORMED",
  "KEY_MALFORMED",
  "CHECKPOINT_MALFORMED",
  "CHECKPOINT_FOREIGN",
  "SIGNATURE_MISSING",
  "SIGNATURE_WRONG",
  "WITNESS_KEY_MALFORMED",
  "COSIGNATURE_WRONG",
  "WITNESSES_MISSING",
  "STATEMENT_NOT_LAST",
  "INCLUSION_WRONG",
  "PROOF_MALFORMED",
  "MAP_PROOF_WRONG",
  "CHAIN_WRONG",
  "BUNDLE_MALFORMED",
  "FORMAT_UNKNOWN",
  "BUNDLE_TOO_OLD",
  "BUNDLE_DATED_AHEAD",
] as const;

export type RejectionCode = (typeof rejectionCodes)[number];

export type RejectionValues = Readonly<Record<string, string | number>>;

/**
 * Turned away by a promised format. Contracts know nothing of the services, so this is not their
 * `Refusal`; whoever stands at a door translates it, code for code.
 */
export class Rejected extends Error {
  readonly code: RejectionCode;
  readonly values: RejectionValues;

  constructor(code: RejectionCode, values: RejectionValues = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = "Rejected";
    this.code = code;
    this.values = values;
  }
}
