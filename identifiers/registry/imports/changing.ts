import type { RefusalCode } from "../../../contracts/refusals/index.ts";
import type { LinkDetails } from "../link-details.ts";
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

/** Which value a column means; of several columns of one type each means that of its own number. */
function meantBy(
  value: KeptValue,
  alike: readonly KeptValue[],
  columns: number,
): KeptValue | "unclear" | undefined {
  if (columns > 1) return alike.find(({ index }) => index === value.index);
  return alike.length > 1 ? "unclear" : alike[0];
}

/** What was said of a link stays where the row says nothing of it. */
function linkOf(former: KeptValue, value: KeptValue): { readonly link?: LinkDetails } {
  const link = { ...former.link, ...value.link };
  return Object.keys(link).length > 0 ? { link } : {};
}

/**
 * The values of a thing with those of a row in the place of what it had of their types; all others
 * stay. What the row does not say, for whom a value is above all, stays as it was. A type that the
 * thing has twice and the row once is refused, for which of the two is meant nobody knows.
 */
export function changedBy(standing: readonly KeptValue[], draft: RowDraft): Changed {
  const next = new Map(standing.map((value) => [value.index, value]));
  for (const value of draft.values) {
    const isAlike = ({ type }: KeptValue) => type === value.type;
    const columns = draft.values.filter(isAlike).length;
    const former = meantBy(value, standing.filter(isAlike), columns);
    if (former === "unclear") return { refused: "VALUE_TYPE_TWICE", type: value.type };
    if (former === undefined) {
      const index = freeFrom(value.index, new Set(next.keys()));
      next.set(index, { ...value, index });
      continue;
    }
    const { unsaid } = draft;
    const said = {
      ...value,
      ...linkOf(former, value),
      index: former.index,
      audience: unsaid.audience.has(value.index) ? former.audience : value.audience,
      ttlSeconds: unsaid.ttl ? former.ttlSeconds : value.ttlSeconds,
    };
    next.set(former.index, saysSame(former, said) ? former : said);
  }
  if (next.size > mostValues) return { refused: "VALUES_TOO_MANY", type: "" };
  return [...next.values()].sort((one, other) => one.index - other.index);
}
