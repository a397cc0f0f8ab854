import { CodeError } from "../../identifiers/codes/index.ts";
import { Rejected } from "../proof/rejected.ts";
import { type JsonObject, sameTexts } from "./json.ts";
import { pointerTo } from "./pointer.ts";
import { isEventType, subjectMembers, subjectsOf } from "./subjects.ts";

/** Parts that are there and not shown: one member, or so many elements or unnamed members. */
export interface Withheld {
  readonly pointer: string;
  readonly parts: number;
}

/**
 * Computes the subjects again as far as the body is shown. They must be the committed ones, or, in
 * part, among them.
 */
export function checkSubjects(
  type: string,
  body: JsonObject,
  shown: readonly string[],
  withheld: readonly Withheld[],
): boolean {
  if (!isEventType(type)) return false;
  const found = recomputed(type, body);
  const hides = (pointer: string) =>
    withheld.some((part) => part.pointer === pointer || part.pointer.startsWith(`${pointer}/`));
  const subjectsWhole = !hides("/subjects");
  const bodyWhole = !subjectMembers(type).some((name) => hides(pointerTo("/body", name)));
  const right = rightSubjects(shown, found, subjectsWhole, bodyWhole);
  if (!right) throw new Rejected("EVENT_SUBJECTS_WRONG");
  return subjectsWhole && bodyWhole;
}

function rightSubjects(
  shown: readonly string[],
  found: readonly string[],
  subjectsWhole: boolean,
  bodyWhole: boolean,
): boolean {
  const foundAreShown = !subjectsWhole || found.every((subject) => shown.includes(subject));
  const shownAreFound = !bodyWhole || shown.every((subject) => found.includes(subject));
  const inOrder = !bodyWhole || !subjectsWhole || sameTexts(shown, found);
  return foundAreShown && shownAreFound && inOrder;
}

function recomputed(type: string, body: JsonObject): string[] {
  try {
    return subjectsOf(type, body);
  } catch (cause) {
    if (!(cause instanceof CodeError || cause instanceof Rejected)) throw cause;
    throw new Rejected("EVENT_SUBJECTS_WRONG");
  }
}
