import {
  digitalLinkOf,
  type Gs1Code,
  type Identity,
  isAsExact,
  plainCodeOf,
} from "../../codes/index.ts";
import {
  addressOf,
  defaultType,
  ledFrom,
  type RegisteredLink,
  relationOf,
  type Tongue,
  type Words,
} from "../links.ts";
import { gs1CodeOf, type RegistryRecord } from "../rules.ts";

/** Where the resolver and the platform are reached. */
export interface Places {
  readonly resolverUrl: string;
  readonly publicUrl: string;
}

export interface LinksetLink {
  readonly href: string;
  readonly title: string;
  readonly type?: string;
  readonly hreflang?: readonly string[];
  readonly context?: readonly string[];
}

/** The links of one code: under each relation's address a list of links (RFC 9264 § 4.2). */
interface LinkContext {
  readonly anchor: string;
  readonly itemDescription: string;
  readonly [relation: string]: string | readonly LinksetLink[];
}

export interface Linkset {
  readonly linkset: readonly LinkContext[];
}

const elementWords: Readonly<Record<string, Words>> = {
  "10": { zh: "批次", en: "lot" },
  "21": { zh: "序列号", en: "serial number" },
  "22": { zh: "变体", en: "variant" },
  "8011": { zh: "序列号", en: "serial number" },
};

/**
 * What a code names, in words: the nearest description at its level or above, and the qualifiers that
 * narrow it down. A class is told with its description, a code that nobody described by itself.
 */
export function itemDescriptionOf(
  record: RegistryRecord,
  above: readonly RegistryRecord[],
  tongue: Tongue,
): string {
  const told = [record, ...above].find(({ description }) => description !== undefined);
  if (told?.description === undefined) return plainCodeOf(record.code);
  const { name, description } = told.description;
  if (told === record) {
    const more = description[tongue];
    const colon = tongue === "zh" ? "：" : ": ";
    return more === "" ? name[tongue] : name[tongue] + colon + more;
  }
  const comma = tongue === "zh" ? "，" : ", ";
  const narrower = gs1CodeOf(record.code)?.qualifiers ?? [];
  return [
    name[tongue],
    ...narrower.map(({ ai, name: short, value }) => {
      return `${elementWords[ai]?.[tongue] ?? short} ${value}`;
    }),
  ].join(comma);
}

/** For whom a link is; what is for all says nothing. */
function readersOf({ languages, contexts = [] }: RegisteredLink) {
  return {
    ...(languages.length > 0 && { hreflang: languages }),
    ...(contexts.length > 0 && { context: contexts }),
  };
}

/** What is told of a linkset besides its records. */
export interface Telling {
  readonly tongue: Tongue;
  readonly places: Places;
  /** The code that was asked for, where not that of the most exact record. */
  readonly asked?: Gs1Code;
  /** Records whose words alone are told. */
  readonly above?: readonly RegistryRecord[];
}

function contextOf(
  record: RegistryRecord,
  above: readonly RegistryRecord[],
  code: Identity,
  { tongue, places: { resolverUrl, publicUrl }, asked }: Telling,
): LinkContext {
  const led = ledFrom(record.code, asked);
  const shown = (link: RegisteredLink) => ({
    href: addressOf(link, led, publicUrl),
    title: link.title[tongue],
  });
  // The default link has no other attributes (GS1-Conformant Resolver 1.2.0), its twin below has.
  const defaults = record.links.filter(({ isDefault }) => isDefault).slice(0, 1);
  const relations = new Map<string, LinksetLink[]>();
  for (const link of defaults) relations.set(relationOf(defaultType), [shown(link)]);
  for (const link of record.links) {
    const type = link.media === undefined ? {} : { type: link.media };
    const entry = { ...shown(link), ...type, ...readersOf(link) };
    const relation = relationOf(link.type);
    relations.set(relation, [...(relations.get(relation) ?? []), entry]);
  }
  return {
    anchor: digitalLinkOf(code, resolverUrl) ?? code,
    itemDescription: itemDescriptionOf(record, above, tongue),
    ...Object.fromEntries(relations),
  };
}

/**
 * The linkset of a code (RFC 9264 § 4.2, GS1's schema): all links of each level, from the primary
 * key down to the code. `records` go the other way.
 */
export function linksetOf(records: readonly RegistryRecord[], telling: Telling): Linkset {
  const { asked, above = [] } = telling;
  // The very thing is told under the address that was asked for, be it with the lot or without.
  const isExact = records.some(({ code }) => code === asked?.identity);
  const contexts = records.map((record, level) => {
    const isMeant = asked !== undefined && !isExact && isAsExact(asked, record.code);
    const code = isMeant ? asked.identity : record.code;
    return contextOf(record, [...records.slice(level + 1), ...above], code, telling);
  });
  return { linkset: contexts.toReversed() };
}

/** Reads a linkset as JSON-LD: which of its names are addresses, and which vocabulary each is of. */
export const linksetContext = {
  "@context": {
    "@vocab": "http://www.iana.org/assignments/relation/",
    linkset: "@graph",
    anchor: "@id",
    href: "@id",
    title: "http://purl.org/dc/terms/title",
    hreflang: { "@id": "http://purl.org/dc/terms/language", "@container": "@set" },
    type: "http://purl.org/dc/terms/format",
    itemDescription: "http://www.w3.org/2000/01/rdf-schema#comment",
  },
} as const;
