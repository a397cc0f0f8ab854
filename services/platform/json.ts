import { type Json, strictJson } from "../../contracts/events/index.ts";
import { Rejected } from "../../contracts/proof/index.ts";
import { type RefusalCode, refusals } from "../../contracts/refusals/index.ts";
import { Refusal } from "../kernel/refusal.ts";

/** What was sent as JSON, read strictly; throws `JSON_...` and `NUMBER_NOT_EXACT`. */
export function jsonOf(bytes: Uint8Array): Json {
  try {
    return strictJson(bytes);
  } catch (fault) {
    if (!(fault instanceof Rejected) || !Object.hasOwn(refusals, fault.code)) throw fault;
    throw new Refusal(fault.code as RefusalCode, fault.values);
  }
}
