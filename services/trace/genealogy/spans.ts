/**
 * A place in the one order of all events: `instant/event id`. Events of equal time stand in the order
 * of their ids, which is that of their recording (UUIDv7), so that no two share a moment.
 */
export type Moment = string;

/** Before everything. */
export const beginning: Moment = "";

/** A stretch between two moments, half-open. */
export interface Span {
  readonly from: Moment;
  readonly until: Moment;
}

/** Disjoint stretches in order, none touching the next. */
export type Spans = readonly Span[];

export const never: Spans = [];

const instantLength = "2000-01-01T00:00:00.000000Z".length;

export function momentOf(instant: string, eventId: string): Moment {
  return `${instant}/${eventId}`;
}

/** After every event of this instant. */
export function endOf(instant: string): Moment {
  return `${instant}/~`;
}

/** The instant of a moment; undefined for the beginning. */
export function instantAt(moment: Moment): string | undefined {
  return moment === beginning ? undefined : moment.slice(0, instantLength);
}

export function eventAt(moment: Moment): string {
  return moment.slice(instantLength + 1);
}

export function union(one: Spans, other: Spans): Spans {
  const inOrder = [...one, ...other].sort((a, b) => (a.from < b.from ? -1 : 1));
  const merged: Span[] = [];
  for (const span of inOrder) {
    const last = merged.at(-1);
    if (last === undefined || span.from > last.until) merged.push(span);
    else if (span.until > last.until) merged.splice(-1, 1, { from: last.from, until: span.until });
  }
  return merged;
}

export function common(one: Spans, other: Spans): Spans {
  const found: Span[] = [];
  for (let left = 0, right = 0; left < one.length && right < other.length; ) {
    const a = one[left] as Span;
    const b = other[right] as Span;
    const from = a.from > b.from ? a.from : b.from;
    const until = a.until < b.until ? a.until : b.until;
    if (from < until) found.push({ from, until });
    if (a.until < b.until) left += 1;
    else right += 1;
  }
  return found;
}

/** What of `whole` is not in `taken`. */
export function without(whole: Spans, taken: Spans): Spans {
  if (taken.length === 0) return whole;
  const gaps: Span[] = [];
  let from = beginning;
  for (const span of taken) {
    if (from < span.from) gaps.push({ from, until: span.from });
    from = span.until;
  }
  gaps.push({ from, until: "~" });
  return common(whole, gaps);
}

/** What of the spans is not before the moment. */
export function since(spans: Spans, moment: Moment): Spans {
  return common(spans, [{ from: moment, until: "~" }]);
}

/**
 * Whether the moment is in one of the spans, these being taken as open at the beginning and closed at
 * the end: whether an event of that moment met what was so just before it.
 */
export function metBy(spans: Spans, moment: Moment): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as Span).until < moment) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.from < moment;
}
