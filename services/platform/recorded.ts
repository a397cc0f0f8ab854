import type { EventType } from "../../contracts/events/index.ts";

/**
 * The events of which each success leaves at least one in the ledger, or why it leaves none; `unless`
 * says when one of those that leave some changes nothing.
 */
export type Records =
  | readonly EventType[]
  | { readonly records: readonly EventType[]; readonly unless: string }
  | string;

/** The types of the events that are left. */
export function typesLeft(records: Records): readonly EventType[] {
  if (typeof records === "string") return [];
  return "records" in records ? records.records : records;
}

/** What a module can do that changes something, and what the ledger keeps of it. */
export interface Recorded {
  readonly mutations?: Readonly<Record<string, Records>>;
  /** Routes other than GraphQL's that write: `POST /epcis/capture`. */
  readonly routes?: Readonly<Record<string, Records>>;
  /** What programs do by themselves, by the name under which they repeat it, or are told to do. */
  readonly work?: Readonly<Record<string, Records>>;
  /** What is recorded of acts that are none of these, by what they are. */
  readonly besides?: Readonly<Record<string, readonly EventType[]>>;
}
