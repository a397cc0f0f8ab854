import {
  type Identity,
  identityOf,
  levelsOf,
  parseCode,
  plainCodeOf,
} from "../../../identifiers/codes/index.ts";
import type { EventId, TenantId } from "../../kernel/brand.ts";
import { type ProofSet, proofsOf } from "../../ledger/index.ts";
import type { Blobs } from "../../platform/blobs.ts";
import { askIn } from "../../platform/connections.ts";
import type { PublicScope } from "../../platform/doors.ts";
import { type FirmRow, firmsById } from "../../platform/firms.ts";
import { fieldsOf } from "../epcis/captured.ts";
import { dimensionsOf } from "../epcis/dimensions.ts";
import { textMember } from "../epcis/json.ts";
import type { Family, WayEntry } from "../genealogy.ts";
import { describedBy, descriptionFor, nameOf, type Words } from "./names.ts";
import { descriptionsOf, firstKnownOf, type PublishedProduct } from "./reads.ts";
import { type MetEvent, walk } from "./walk.ts";

export interface PassportPart {
  readonly code: string;
  readonly plainCode: string;
  readonly parentCode: string;
  readonly name: Words;
  readonly from: Date | null;
  readonly until: Date | null;
  /** Built in, or consumed when something was made. */
  readonly relation: "part" | "material";
}

export interface PassportEvent {
  readonly id: EventId;
  readonly firm: Words;
  readonly codes: readonly { readonly code: string; readonly role: string }[];
  readonly eventType: string;
  readonly bizStep: string | null;
  readonly disposition: string | null;
  readonly eventTime: Date;
  readonly eventTimeZoneOffset: string;
  readonly place: Words | null;
  /** JSON of contracts/events: what is shown, with what proves it. */
  readonly disclosure: string;
  /** JSON for contracts/proof; null until the event is under a signed head. */
  readonly proof: string | null;
}

/** What anyone may see of a product. Nothing in it comes from anywhere but public events. */
export interface Passport {
  readonly code: string;
  readonly plainCode: string;
  readonly title: Words;
  /** The firm of the first event about it; null while it is only described. */
  readonly owner: Words | null;
  /** What a firm says of it or of its class; null when nobody says more than its name. */
  readonly description: Words | null;
  readonly describedBy: Words | null;
  readonly parts: readonly PassportPart[];
  readonly events: readonly PassportEvent[];
  readonly truncated: boolean;
  readonly logKey: string;
}

const wordsOf = (firm: FirmRow | undefined): Words | null =>
  firm === undefined ? null : { zh: firm.nameZh, en: firm.nameEn };

const time = (instant: string | null) => (instant === null ? null : new Date(instant));

type Named = (code: string) => Words;

function partsOf(family: Family, named: Named): PassportPart[] {
  const part = (
    code: Identity,
    parentCode: string,
    relation: PassportPart["relation"],
    window: { readonly from: string | null; readonly until: string | null },
  ): PassportPart => ({
    code,
    plainCode: plainCodeOf(code),
    parentCode,
    name: named(code),
    from: time(window.from),
    until: time(window.until),
    relation,
  });
  const builtIn = family.builtIn.flatMap(({ part: code, holder, windows }) =>
    windows.map((window) => part(code, holder, "part", window)),
  );
  const materials = family.makings.flatMap(({ at, made, inputs }) =>
    made.flatMap((parent) =>
      inputs.map(({ identity }) => part(identity, parent, "material", { from: at, until: null })),
    ),
  );
  return [...builtIn, ...materials];
}

function proofTextOf(proofs: ProofSet | null, id: EventId): string | null {
  const own = proofs?.events.get(id);
  return proofs === null || own === undefined ? null : JSON.stringify({ ...own, ...proofs.head });
}

interface Shown {
  readonly named: Named;
  readonly firms: ReadonlyMap<TenantId, FirmRow>;
  readonly proofs: ProofSet | null;
}

function eventOf({ row, codes }: MetEvent, { named, firms, proofs }: Shown): PassportEvent {
  const fields = fieldsOf(row.body);
  const { type, bizStep, disposition, readPoint } = dimensionsOf(fields);
  return {
    id: row.eventId,
    firm: wordsOf(firms.get(row.ownerId)) ?? { zh: "", en: "" },
    codes: codes.map(({ code, role }) => ({ code, role })),
    eventType: type,
    bizStep: bizStep ?? null,
    disposition: disposition ?? null,
    eventTime: row.eventTime,
    eventTimeZoneOffset: textMember(fields, "eventTimeZoneOffset") ?? "",
    place: readPoint === undefined ? null : named(placeCode(readPoint)),
    disclosure: JSON.stringify(row.disclosure),
    proof: proofTextOf(proofs, row.eventId),
  };
}

/** A read point's identity; a text that is no code names nothing and is shown as it is. */
function placeCode(readPoint: string): string {
  try {
    return identityOf(readPoint);
  } catch {
    return readPoint;
  }
}

/** The codes that need a name: the product, its parts, and the places of its events. */
function codesToName(root: Identity, family: Family, met: readonly MetEvent[]): string[] {
  const inputs = family.makings.flatMap((making) => making.inputs.map(({ identity }) => identity));
  const places = met.flatMap(({ row }) => {
    const { readPoint } = dimensionsOf(fieldsOf(row.body));
    return readPoint === undefined ? [] : [placeCode(readPoint)];
  });
  const parts = family.builtIn.map(({ part }) => part);
  const all = [root, ...parts, ...inputs, ...places].flatMap(describedBy);
  return [...new Set(all)];
}

/** Whose event about a code was first among those that were met. */
function makersOf(met: readonly MetEvent[]): ReadonlyMap<string, TenantId> {
  const makers = new Map<string, TenantId>();
  for (const { row, codes } of met) {
    for (const { code } of codes) if (!makers.has(code)) makers.set(code, row.ownerId);
  }
  return makers;
}

function inOrder(way: readonly WayEntry[], events: ReadonlyMap<string, MetEvent>): MetEvent[] {
  return way.flatMap(({ eventId }) => events.get(eventId) ?? []);
}

/**
 * The passport of a code as it stands now. Of a serial number or lot of which nothing public is
 * known, that of the lot or class around it: then `code` is another than was asked for. Null when
 * nothing is known of those either, or the text is no code at all.
 */
export async function passportOf(
  scope: PublicScope,
  blobs: Blobs,
  text: string,
): Promise<Passport | null> {
  const root = await firstKnownOf(scope, levelsFor(text));
  if (root === null) return null;
  const walked = await walk(scope, root, scope.now);
  const met = inOrder(walked.way, walked.events);
  const makers = makersOf([...walked.events.values()].sort(byTime));
  const descriptions: readonly PublishedProduct[] = await descriptionsOf(
    scope,
    codesToName(root, walked.family, met),
  );
  const named: Named = (code) => nameOf(code, makers.get(code) ?? null, descriptions);
  const owner = makers.get(root) ?? null;
  const described = descriptionFor(root, owner, descriptions);
  const told = [owner, described?.ownerId, ...met.map(({ row }) => row.ownerId)];
  const firms = await firmsById(
    scope,
    told.flatMap((firm) => firm ?? []),
  );
  const proofs = await proofsOf(
    askIn(scope.db),
    blobs,
    met.map(({ row }) => row.eventId),
  );
  return {
    code: root,
    plainCode: plainCodeOf(root),
    title: named(root),
    owner: owner === null ? null : wordsOf(firms.get(owner)),
    ...saidOf(described, firms),
    parts: partsOf(walked.family, named),
    events: met.map((event) => eventOf(event, { named, firms, proofs })),
    truncated: walked.truncated,
    logKey: proofs?.logKey ?? "",
  };
}

function saidOf(
  described: PublishedProduct | undefined,
  firms: ReadonlyMap<TenantId, FirmRow>,
): Pick<Passport, "description" | "describedBy"> {
  if (described === undefined) return { description: null, describedBy: null };
  const { descriptionZh: zh, descriptionEn: en, ownerId } = described;
  const saysNothing = zh === "" && en === "";
  return { description: saysNothing ? null : { zh, en }, describedBy: wordsOf(firms.get(ownerId)) };
}

function byTime(one: MetEvent, other: MetEvent): number {
  return one.row.eventTime.getTime() - other.row.eventTime.getTime();
}

/** The code, and the wider ones under which something may be known; none where it is no code. */
export function levelsFor(text: string): readonly Identity[] {
  const read = parseCode(text.trim());
  if (!read.ok) return [];
  return read.scheme === "gs1" ? levelsOf(read) : [read.identity];
}
