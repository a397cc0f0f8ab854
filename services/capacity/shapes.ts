import type { ActorShape, WindowShape } from "../../contracts/events/shapes/words.ts";
import type { Window } from "../kernel/window.ts";
import type { Actor } from "../platform/tenancy.ts";

export function windowShape({ from, until }: Window): WindowShape {
  return { from: from.toISOString(), until: until.toISOString() };
}

/** A person by id only; what a key or a program does is the platform's act in the ledger. */
export function by({ personId }: Actor): ActorShape {
  return personId === null ? { platform: true } : { person: personId };
}

/** A coordinate to a millionth of a degree, a tenth of a metre. */
export function decimalText(degrees: number): string {
  return degrees.toFixed(6);
}
