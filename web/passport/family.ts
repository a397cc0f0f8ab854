import type { Passport, PassportEvent, PassportPart } from "./passport.ts";

/** How a thing belongs to its parent: built in, made from, or merely packed with. */
export type Kinship = "part" | "origin" | "content";

/** A part, lot or heat of the product, with what it is made of in its turn. */
export interface Kin {
  readonly part: PassportPart;
  readonly kinship: Kinship;
  /** Its time in the product is over. */
  readonly former: boolean;
  /** Another of the same name came after it in the same place. */
  readonly replaced: boolean;
  /** The shown event that names both it and its parent, if there is one. */
  readonly backing: PassportEvent | null;
  readonly children: readonly Kin[];
}

export function kinshipOf(relation: string): Kinship {
  const word = relation.toLowerCase();
  if (/transform|made|input|origin|material/.test(word)) return "origin";
  return /aggregat|contain|pack/.test(word) ? "content" : "part";
}

/** Codes from the product down; none may come twice, or a cycle in an answer would hang the page. */
type Path = readonly string[];

/** The product's parts as trees; one that leads to no listed parent hangs from the product. */
export function familyOf(passport: Passport): readonly Kin[] {
  const byParent = new Map<string, PassportPart[]>();
  for (const part of passport.parts) {
    byParent.set(part.parentCode, [...(byParent.get(part.parentCode) ?? []), part]);
  }
  const backings = backingsOf(passport.events);
  const placed = new Set<PassportPart>();
  const kinOf = (part: PassportPart, siblings: readonly PassportPart[], above: Path): Kin => {
    placed.add(part);
    const here = [...above, part.code];
    const below = (byParent.get(part.code) ?? []).filter(({ code }) => !here.includes(code));
    return {
      part,
      kinship: kinshipOf(part.relation),
      former: part.until !== null,
      replaced: siblings.some((other) => follows(other, part)),
      backing: backings.get(pairOf(part.parentCode, part.code)) ?? null,
      children: below.map((child) => kinOf(child, below, here)),
    };
  };
  const own = byParent.get(passport.code) ?? [];
  const family = own.map((part) => kinOf(part, own, [passport.code]));
  for (const part of passport.parts) {
    if (!placed.has(part)) family.push(kinOf(part, own, [passport.code]));
  }
  return family;
}

/** `later` took the place of `earlier`. */
function follows(later: PassportPart, earlier: PassportPart): boolean {
  return (
    later.code !== earlier.code &&
    later.name.zh === earlier.name.zh &&
    later.from !== null &&
    earlier.until !== null &&
    later.from >= earlier.until
  );
}

function pairOf(parent: string, child: string): string {
  return JSON.stringify([parent, child]);
}

const upper = new Set(["parent", "output"]);

/** For each pair of codes, the earliest event that names them as whole and part. */
function backingsOf(events: readonly PassportEvent[]): ReadonlyMap<string, PassportEvent> {
  const backings = new Map<string, PassportEvent>();
  for (const event of events) {
    const above = event.codes.filter((code) => upper.has(code.role));
    const below = event.codes.filter((code) => !upper.has(code.role));
    for (const parent of above) {
      for (const child of below) {
        const pair = pairOf(parent.code, child.code);
        const known = backings.get(pair);
        if (!known || event.eventTime < known.eventTime) backings.set(pair, event);
      }
    }
  }
  return backings;
}

/** The product's own parts, sorted into the headings of the page. */
export interface Household {
  readonly now: readonly Kin[];
  readonly formerly: readonly Kin[];
  readonly origins: readonly Kin[];
  readonly contents: readonly Kin[];
}

export function householdOf(family: readonly Kin[]): Household {
  return {
    now: family.filter((kin) => kin.kinship === "part" && !kin.former),
    formerly: family.filter((kin) => kin.kinship === "part" && kin.former),
    origins: family.filter((kin) => kin.kinship === "origin"),
    contents: family.filter((kin) => kin.kinship === "content"),
  };
}
