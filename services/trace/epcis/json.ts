import type { Json, JsonObject } from "../../../contracts/events/index.ts";

/** The member of that name, if the value is an object that has it as its own. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function textMember(value: Json | undefined, name: string): string | undefined {
  const member = memberOf(value, name);
  return typeof member === "string" ? member : undefined;
}

/** The elements of a member that is a list; none for all else. */
export function elementsOf(value: Json | undefined, name: string): readonly Json[] {
  const member = memberOf(value, name);
  return isList(member) ? member : [];
}

/** The texts among the elements of a list. */
export function textsOf(value: Json | undefined, name: string): readonly string[] {
  return elementsOf(value, name).filter((element) => typeof element === "string");
}
