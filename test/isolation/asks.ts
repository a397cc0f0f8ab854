import type { Asking } from "../stage/api.ts";
import type { Dice } from "./dice.ts";
import { Values } from "./values.ts";
import { type Asker, type Relation, relations, type World } from "./world.ts";

export const rooms = ["graphql", "epcis", "resolver", "log"] as const;
export type Room = (typeof rooms)[number];

/** A request as it is sent, to the api or to the resolver. */
export interface Sent {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Something that can be asked, of which kind whatever. */
export interface Place {
  readonly room: Room;
  /** `query offers`, `GET /epcis/events`. */
  readonly title: string;
  /** The name by which values are chosen: the field's or the type's. */
  readonly field: string;
  /** Whether it may write. */
  readonly acts: boolean;
  /** Shows counts over all firms, by its nature: not compared between the databases. */
  readonly counts?: boolean;
  /** Draws what was asked, by its nature: two asks of different things look different. */
  readonly draws?: boolean;
  build(values: Values): Sent;
  /** Asks for the first page of a list of some, where that is not what any request does. */
  readonly firstPage?: Sent;
}

/** One place asked by somebody about something. */
export interface Ask {
  readonly place: Place;
  readonly asker: Asker;
  readonly relation: Relation;
  readonly sent: Sent;
  /** The same about what is not there; null where nothing that is asked about is hidden. */
  readonly absent: Sent | null;
  /** Pairs of what was asked about and what stands for nothing. */
  readonly swaps: readonly (readonly [string, string])[];
}

export const titleOf = ({ place, asker, relation }: Ask) =>
  `${place.title} by ${asker.name} about ${relation}`;

export function headersOf({ session, key, support }: Asking): Record<string, string> {
  const headers: Record<string, string> = { "accept-language": "en", "x-lianzao": "1" };
  if (session !== undefined) headers["cookie"] = `lz_session=${session}`;
  if (key !== undefined) headers["authorization"] = `Bearer ${key}`;
  if (support !== undefined) headers["x-support-grant"] = support;
  return headers;
}

function swapped(sent: Sent, swaps: Ask["swaps"]): Sent {
  const swap = (text: string) =>
    swaps.reduce(
      (each, [from, to]) =>
        each.replaceAll(from, to).replaceAll(encodeURIComponent(from), encodeURIComponent(to)),
      text,
    );
  return { ...sent, path: swap(sent.path), body: sent.body === null ? null : swap(sent.body) };
}

/** Whether the asker may not learn that what he asks about is there. */
function isHidden(place: Place, relation: Relation, { hasDealings, isOperator }: Asker): boolean {
  // Firms bring their cases before the operator.
  if (isOperator && /dispute/.test(place.title)) return false;
  if (relation === "private" || relation === "other type" || relation === "relabelled") return true;
  return !hasDealings && (relation === "shared" || relation === "revoked");
}

interface Combination {
  readonly place: Place;
  readonly asker: Asker;
  readonly relation: Relation;
}

function askOf(
  world: World,
  { place, asker, relation }: Combination,
  cursors: ReadonlyMap<string, string>,
  dice: Dice,
): Ask {
  const values = new Values(world, cursors, dice, { field: place.field, relation });
  const sent = place.build(values);
  const swaps = [...values.absentFor].filter(([from, to]) => from !== to);
  const other = swapped(sent, swaps);
  const differs = other.path !== sent.path || other.body !== sent.body;
  const absent = differs && isHidden(place, relation, asker) ? other : null;
  return { place, asker, relation, sent, absent, swaps };
}

/** After so many rounds that bring nothing new, all has been asked. */
const mostIdleRounds = 3;

/**
 * Asks until there is nothing new to ask: first every place about every relation by somebody of a firm with dealings and
 * by one of a firm without, who both have every role; then by everyone; then again by chance.
 */
export function* asksOf(
  world: World,
  places: readonly Place[],
  cursors: ReadonlyMap<string, string>,
  dice: Dice,
): Generator<Ask> {
  const by = (askers: readonly Asker[]): Combination[] =>
    places.flatMap((place) =>
      askers.flatMap((asker) => relations.map((relation) => ({ place, asker, relation }))),
    );
  const [partner, outsider, ...others] = world.askers;
  const first = by([partner, outsider].flatMap((each) => each ?? []));
  const seen = new Set<string>();
  let next = [...dice.shuffled(first), ...dice.shuffled(by(others))];
  let idleRounds = 0;
  while (idleRounds < mostIdleRounds) {
    const askedBefore = seen.size;
    for (const combination of next) {
      const ask = askOf(world, combination, cursors, dice);
      const mark = JSON.stringify([ask.asker.name, ask.sent]);
      if (seen.has(mark)) continue;
      seen.add(mark);
      yield ask;
    }
    idleRounds = seen.size > askedBefore ? 0 : idleRounds + 1;
    next = dice.shuffled(by(world.askers));
  }
}
