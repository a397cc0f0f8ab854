// A bundle may hold events of any type.
import "../events/published.ts";
import { strictJson } from "../events/strict-json.ts";
import type { DisclosedEvent } from "../events/verify-disclosure.ts";
import { type AgeTerms, requireYoung } from "./age.ts";
import { fromBase64 } from "./base64.ts";
import { byUtf8, count, sameBytes } from "./bytes.ts";
import { type Witnessed, type WitnessTerms, witnessedBy } from "./cosignature.ts";
import { mapKey } from "./map.ts";
import { type ChainEntry, chainNameOf, chainOf, chainUnder, type MapProof } from "./map-proof.ts";
import { membersOf } from "./members.ts";
import {
  type EventProof,
  type HeadProof,
  headOf,
  judged,
  type MapStatementProof,
  type RecordedEvent,
  recordedUnder,
  type Verdict,
  type VerifiedHead,
} from "./recorded.ts";
import { Rejected } from "./rejected.ts";
import { hashLength } from "./sha256.ts";

export const bundleFormat = "lianzao/bundle/1";
/** Of what was granted: chains of a circle stand in the order in which events were appended. */
export const grantBundleFormat = "lianzao/bundle/2";

type BundleFormat = typeof bundleFormat | typeof grantBundleFormat;

/** An event of a chain: with its commitment where the bundle does not show the event itself. */
export interface BundledLink {
  readonly logIndex: number;
  readonly commitment?: string;
}

/** All events about one thing for one audience, and what the map says of them. */
export interface BundledChain {
  readonly identity: string;
  readonly audience: string;
  readonly links: readonly BundledLink[];
  readonly map: MapProof;
}

/** A trace in one file (FORMAT.md 9 and 14). */
export interface Bundle extends HeadProof {
  readonly format: BundleFormat;
  /** What the trace is of: the identity of the first chain. */
  readonly subject: string;
  /** After the first by identity and audience, in UTF-8 order. */
  readonly chains: readonly BundledChain[];
  /** By rising place in the log. */
  readonly events: readonly EventProof[];
}

/** What was proved of one chain: that it has `shown + withheld` events under the head, and no more. */
export interface ProvedChain {
  readonly identity: string;
  readonly audience: string;
  readonly shown: number;
  readonly withheld: number;
  /** All of its events, in their order. */
  readonly entries: readonly ChainEntry[];
}

export interface ProvedBundle {
  readonly subject: string;
  readonly head: VerifiedHead;
  /** Null where the verifier named no witnesses. */
  readonly witnessed: Witnessed | null;
  readonly chains: readonly ProvedChain[];
  readonly events: readonly RecordedEvent[];
  /** Things that the shown events are about and whose chains are not in the bundle. */
  readonly unproved: readonly string[];
}

export interface BundleTerms extends AgeTerms {
  /** The log's line `name+id+key`, or several lines, from elsewhere than the bundle. */
  readonly logKey: string;
  readonly witnesses?: WitnessTerms;
}

/**
 * Whether each event of a bundle is in the log under its head, and each chain is the whole chain of
 * its identity for its audience there. Never throws on bad input. What it does not prove: events for
 * other audiences, what was never recorded, and anything after the head.
 */
export function verifyBundle(bundle: unknown, terms: BundleTerms): Verdict<ProvedBundle> {
  return judged(() => provedBundle(bundle, terms));
}

/** Deeper than any event may nest, and the bundle around it. */
const deepest = 96;

/** The same of a file as it is; what is no JSON, or nests too deep, is turned away as such. */
export function verifyBundleFile(bytes: Uint8Array, terms: BundleTerms): Verdict<ProvedBundle> {
  return judged(() => provedBundle(strictJson(bytes, deepest), terms));
}

function provedBundle(given: unknown, terms: BundleTerms): ProvedBundle {
  const bundle = membersOf<Bundle>(given, broken, [
    "format",
    "subject",
    "checkpoint",
    "mapStatement",
    "chains",
    "events",
  ]);
  const { format } = bundle;
  if (format !== bundleFormat && format !== grantBundleFormat) throw malformed("format");
  membersOf<MapStatementProof>(bundle.mapStatement, broken, ["entry", "inclusion"]);
  const head = headOf(bundle as HeadProof, terms.logKey);
  const witnessed = terms.witnesses
    ? witnessedBy(bundle.checkpoint as string, terms.witnesses)
    : null;
  requireYoung([head.timeMs, ...(witnessed === null ? [] : [witnessed.timeMs])], terms);
  const events = listOf(bundle.events, "events").map((each) => {
    return recordedUnder(
      membersOf<EventProof>(each, broken, ["disclosure", "logIndex", "inclusion"]) as EventProof,
      head,
    );
  });
  requireRising(events, "events");
  const shown = new Map(events.map((event) => [event.logIndex, event]));
  const chains = listOf(bundle.chains, "chains").map((each) => {
    return provedChain(each, head, { format, shown });
  });
  requireOrdered(chains);
  if (format === grantBundleFormat) requireGranted(chains);
  const subject = bundle.subject;
  if (typeof subject !== "string" || chains[0]?.proved.identity !== subject)
    throw malformed("subject");
  requireChained(events, chains, format);
  const proved = chains.map(({ proved: each }) => each);
  return { subject, head, witnessed, chains: proved, events, unproved: unprovedOf(events, proved) };
}

const broken = "BUNDLE_MALFORMED";
const malformed = (field: string) => new Rejected(broken, { field });

function listOf(given: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(given)) throw malformed(field);
  return given;
}

function requireRising(placed: readonly { readonly logIndex: number }[], field: string): void {
  placed.forEach(({ logIndex }, at) => {
    if (at > 0 && logIndex <= (placed[at - 1]?.logIndex ?? 0)) throw malformed(field);
  });
}

/** In one order, so that no bundle can be altered and still hold; and none twice. */
function requireOrdered(chains: readonly ChainInBundle[]): void {
  const names = chains.map(({ proved: { identity, audience } }) => `${identity} ${audience}`);
  const [first, ...others] = names;
  const isOutOfOrder = others.some((name, at) => at > 0 && byUtf8(others[at - 1] ?? "", name) >= 0);
  if (isOutOfOrder || others.includes(first ?? "")) throw malformed("chains");
}

/**
 * A circle's chain is among them, if only an empty one: what is public is no bundle of what was
 * granted. Of the chains of the subject the first is the public one, or that of the least circle.
 */
function requireGranted(chains: readonly ChainInBundle[]): void {
  if (chains.every(({ proved }) => proved.audience === "public")) throw malformed("format");
  const first = chains[0]?.proved;
  const order = (audience: string) => (audience === "public" ? "" : audience);
  const isLate = chains.some(({ proved: { identity, audience } }) => {
    return identity === first?.identity && order(audience) < order(first.audience);
  });
  if (isLate) throw malformed("chains");
}

type Shown = ReadonlyMap<number, RecordedEvent>;

interface InBundle {
  readonly format: BundleFormat;
  readonly shown: Shown;
}

interface ChainInBundle {
  readonly proved: ProvedChain;
  readonly places: ReadonlySet<number>;
}

/** By rising place in the log; where events are granted as their owner likes, none twice. */
function requireLinked(entries: readonly ChainEntry[], format: BundleFormat, audience: string) {
  if (format === bundleFormat || audience === "public") return requireRising(entries, "links");
  const places = new Set(entries.map(({ logIndex }) => logIndex));
  if (places.size < entries.length) throw malformed("links");
}

function provedChain(given: unknown, head: VerifiedHead, of: InBundle): ChainInBundle {
  const { format, shown } = of;
  const members = ["identity", "audience", "links", "map"] as const;
  const { links, map, ...named } = membersOf<BundledChain>(given, broken, members);
  const { identity, audience } = chainNameOf(named, broken);
  const entries = listOf(links, "links").map((each) => linkOf(each, shown));
  requireLinked(entries, format, audience);
  const told = chainUnder(head.mapRoot, mapKey(audience, identity), map);
  const is = chainOf(entries);
  if (told.length !== is.length || !sameBytes(told.head, is.head)) {
    throw new Rejected("CHAIN_WRONG", { identity, told: told.length, given: is.length });
  }
  const places = new Set(entries.map(({ logIndex }) => logIndex));
  const visible = entries.filter(({ logIndex }) => shown.has(logIndex)).length;
  const withheld = entries.length - visible;
  return { proved: { identity, audience, shown: visible, withheld, entries }, places };
}

/** A link's commitment is the shown event's own, or stands beside it where none is shown. */
function linkOf(given: unknown, shown: Shown): ChainEntry {
  const link = membersOf<BundledLink>(given, broken, ["logIndex"], ["commitment"]);
  const { logIndex, commitment } = link;
  const isWithheld = "commitment" in link;
  if (typeof logIndex !== "number") throw malformed("logIndex");
  const event = shown.get(count(logIndex));
  if ((event === undefined) !== isWithheld) throw malformed("links");
  return {
    logIndex,
    commitment: event?.event.commitment ?? fromBase64(commitment, hashLength),
  };
}

const standsIn =
  (logIndex: number) =>
  ({ places }: ChainInBundle) =>
    places.has(logIndex);

/**
 * Each shown event stands in a chain, in none of what it is not about, and in that of each of its
 * shown subjects that has one here for its own audience. What was granted stands also in chains for
 * other audiences.
 */
function requireChained(
  events: readonly RecordedEvent[],
  chains: readonly ChainInBundle[],
  format: BundleFormat,
) {
  for (const { event, logIndex } of events) {
    const its = chains.filter(({ proved }) => proved.audience === event.fields.audience);
    const around = chains.filter(standsIn(logIndex));
    if (around.length === 0) throw malformed("events");
    const left = its.find(({ proved, places }) => {
      return event.subjects.includes(proved.identity) && !places.has(logIndex);
    });
    const foreign = around.find((each) => {
      const isGranted = !its.includes(each);
      return (isGranted && format === bundleFormat) || !mayBeAbout(event, each);
    });
    const wrong = left ?? foreign;
    if (wrong !== undefined) throw new Rejected("CHAIN_WRONG", { identity: wrong.proved.identity });
  }
}

/** Whether a thing is among the subjects, or may be among those that are withheld. */
function mayBeAbout({ subjects, withheld }: DisclosedEvent, { proved }: ChainInBundle): boolean {
  return (
    subjects.includes(proved.identity) ||
    withheld.some(({ pointer }) => pointer.startsWith("/subjects"))
  );
}

function unprovedOf(events: readonly RecordedEvent[], chains: readonly ProvedChain[]): string[] {
  const proved = new Set(chains.map(({ identity }) => identity));
  const named = new Set(events.flatMap(({ event }) => event.subjects));
  return [...named].filter((identity) => !proved.has(identity)).sort();
}
