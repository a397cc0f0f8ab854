import { isDeepStrictEqual } from "node:util";
import type { Identity } from "../codes/index.ts";
import { Recent, type Remembered } from "./recent.ts";
import type { RegistryRecord } from "./rules.ts";

const roomForThere = 20_000;
const roomForNotThere = 5_000;

export type Entry = Remembered<RegistryRecord | null>;

/** What was found of the codes that were asked for lately; null where nothing is. */
export class Known {
  // Apart, so that asking for a thousand codes that are not there drives none out that is.
  private readonly there = new Recent<RegistryRecord | null>(roomForThere);
  private readonly notThere = new Recent<RegistryRecord | null>(roomForNotThere);

  get(code: Identity): Entry | undefined {
    return this.there.get(code) ?? this.notThere.get(code);
  }

  /** The same, without counting as a use. */
  peek(code: Identity): Entry | undefined {
    return this.there.peek(code) ?? this.notThere.peek(code);
  }

  /** Whether it is there, as far as is known. */
  isThere(code: Identity): boolean {
    return this.there.peek(code) !== undefined;
  }

  doubt(code: Identity): void {
    for (const each of [this.there, this.notThere]) {
      const entry = each.peek(code);
      if (entry !== undefined) each.set(code, { ...entry, doubted: true });
    }
  }

  place(code: Identity, entry: Entry): void {
    const [here, elsewhere] =
      entry.value === null ? [this.notThere, this.there] : [this.there, this.notThere];
    elsewhere.delete(code);
    here.set(code, entry);
  }

  /** A naming authority is read with each of its names, and seldom changes. */
  sameAs(code: Identity, value: RegistryRecord | null): RegistryRecord | null {
    const former = this.there.peek(code)?.value;
    return former !== undefined && isDeepStrictEqual(former, value) ? former : value;
  }
}
