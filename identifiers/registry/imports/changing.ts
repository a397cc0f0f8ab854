import type { RefusalCode } from "../../../contracts/refusals/index.ts";
import { type KeptValue, mostValues, saysSame } from "../values.ts";
import type { RowDraft } from "./row.ts";

/** What a row makes of the values of a thing that stands, or why it cannot. */
export type Changed =
  | readonly KeptValue[]
  | { readonly refused: RefusalCode; readonly type: string };

/** The lowest number that no value has, from that of the column on. */
function freeFrom(index: number, taken: ReadonlySet<number>): number {
  let free = index;
  while (taken.has(free)) free += 1;
  return free;
}

/**
 * The values of a thing with those of a row in the place of what it had of their types; all others
 * stay. What the row does not say, for whom a value is above all, stays as it was. A type that the
 * thing has twice is refused, for which of the two is meant nobody knows.
 */
export function changedBy(standing: readonly KeptValue[], draft: RowDraft): Changed {
  const next = new Map(standing.map((value) => [value.index, value]));
  for (const value of draft.values) {
    const [former, other] = standing.filter(({ type }) => type === value.type);
    if (other !== undefined) return { refused: "VALUE_TYPE_TWICE", type: value.type };
    if (former === undefined) {
      const index = freeFrom(value.index, new Set(next.keys()));
      next.set(index, { ...value, index });
      continue;
    }
    const { unsaid } = draft;
    const said = {
      ...value,
      index: former.index,
      audience: unsaid.audience.has(value.index) ? former.audience : value.audience,
      ttlSeconds: unsaid.ttl ? former.ttlSeconds : value.ttlSeconds,
    };
    next.set(former.index, saysSame(former, said) ? former : said);
  }
  if (next.size > mostValues) return { refused: "VALUES_TOO_MANY", type: "" };
  return [...next.values()].sort((one, other) => one.index - other.index);
}
