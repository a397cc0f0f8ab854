import { isObject } from "../events/json.ts";
import { Rejected, type RejectionCode } from "./rejected.ts";

/** The members of something of shape T that came from anyone: their values are not known yet. */
export type Members<T> = { readonly [name in keyof T]: unknown };

/**
 * The members of an object that has exactly these, `optional` ones besides; what else is there is
 * refused with `code`, or a proof could be altered and still hold.
 */
export function membersOf<T>(
  given: unknown,
  code: RejectionCode,
  names: readonly (keyof T & string)[],
  optional: readonly (keyof T & string)[] = [],
): Members<T> {
  if (!isObject(given)) throw new Rejected(code, { field: names.join() });
  const found = Object.keys(given);
  const known: readonly string[] = [...names, ...optional];
  const wrong =
    names.find((name) => !found.includes(name)) ?? found.find((name) => !known.includes(name));
  if (wrong !== undefined) throw new Rejected(code, { field: wrong });
  return given as unknown as Members<T>;
}
