import { identityOf } from "../../identifiers/codes/index.ts";
import { byUtf8 } from "../proof/bytes.ts";
import { Rejected } from "../proof/rejected.ts";
import { isArray, isObject, type Json, type JsonObject } from "./json.ts";

/** How the subjects of one type follow from its body. Final once published, like the shape. */
export interface SubjectRule {
  /** Members of the body that name subjects; no other member is looked at. */
  readonly members: readonly string[];
  /** The codes that the value of one of these members names. */
  readonly codesIn: (value: Json) => readonly Json[];
  /** From a code as written to its canonical identity. */
  readonly identity: (code: string) => string;
}

/** Own shapes hold canonical identities already. */
export function named(...members: readonly string[]): SubjectRule {
  return { members, codesIn: (value) => [value], identity: (code) => code };
}

export const captured: SubjectRule = {
  members: [
    "parentID",
    "epcList",
    "childEPCs",
    "inputEPCList",
    "outputEPCList",
    "quantityList",
    "childQuantityList",
    "inputQuantityList",
    "outputQuantityList",
  ],
  // A parent is one text, a list has EPCs, a quantity list has objects with a class.
  codesIn: (value) => (isArray(value) ? value : [value]).map((code) => classOf(code)),
  identity: identityOf,
};

/** A firm by its identity, records by all their names. */
export const registered: SubjectRule = {
  ...named("firm", "records"),
  codesIn: (value) => (isArray(value) ? value.flatMap(namesOf) : [value]),
};

function namesOf(entry: Json): readonly Json[] {
  const names = isObject(entry) ? entry["names"] : null;
  return isArray(names) ? names : [null];
}

function classOf(code: Json): Json {
  return isObject(code) ? (code["epcClass"] ?? null) : code;
}

/**
 * What is public is of these types. The others are known where `published.ts` is loaded: a page that
 * shows only what is public goes without its table.
 */
const known = new Map<string, SubjectRule>([
  ["trace.event-captured.v1", captured],
  ["trace.product-described.v1", named("product")],
]);

export function knowSubjects(rules: Readonly<Record<string, SubjectRule>>): void {
  for (const [type, rule] of Object.entries(rules)) known.set(type, rule);
}

function ruleOf(type: string): SubjectRule {
  const rule = known.get(type);
  if (rule === undefined) throw new Rejected("EVENT_TYPE_UNKNOWN", { type });
  return rule;
}

export function isEventType(type: string): boolean {
  return known.has(type);
}

/** The members of a body of this type from which its subjects follow. */
export function subjectMembers(type: string): readonly string[] {
  return ruleOf(type).members;
}

/**
 * The canonical identities that an event is about, unique and in UTF-8 order: a pure function of
 * type and body, which verifiers compute again. Throws `EVENT_MALFORMED` where a code is no text,
 * and what `identityOf` throws where it is no code.
 */
export function subjectsOf(type: string, body: JsonObject): string[] {
  const rule = ruleOf(type);
  const found = new Set<string>();
  for (const member of rule.members) {
    const value = Object.hasOwn(body, member) ? body[member] : undefined;
    if (value === undefined) continue;
    for (const code of rule.codesIn(value)) {
      if (typeof code !== "string") throw new Rejected("EVENT_MALFORMED", { field: member });
      found.add(rule.identity(code));
    }
  }
  return [...found].sort(byUtf8);
}
