import type { RefusalCode } from "../../contracts/refusals/index.ts";

export type RefusalValues = Readonly<Record<string, string | number | boolean>>;

/**
 * The rules said no. Thrown, so that the transaction rolls back; the code is a promise and is never
 * renamed. `values` fill the sentence in contracts/refusals, `field` names the input at fault.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly values: RefusalValues;
  readonly field: string | undefined;

  constructor(code: RefusalCode, values: RefusalValues = {}, field?: string) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.values = values;
    this.field = field;
  }
}
