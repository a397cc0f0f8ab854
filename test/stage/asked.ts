import type { Asker } from "../../contracts/access/rows.ts";
import type { StagedHouse, StagedThings } from "./house.ts";

/** A request about something of a house: its arguments, and what shows that it was seen. */
export interface Asked {
  readonly variables: Readonly<Record<string, unknown>>;
  /** Stands in the answer of whoever is shown the thing. */
  readonly mark?: string;
  /** What the browser keeps of its journey to an identity provider. */
  readonly trip?: string;
}

/** What is asked of a house: `asker` only where his side decides what there is to ask. */
export type Ask = (
  house: StagedHouse,
  things: StagedThings,
  asker: Asker,
) => Asked | Promise<Asked>;
