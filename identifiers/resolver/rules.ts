import type { TenantId } from "../../services/kernel/brand.ts";
import { type Gs1Code, type Identity, parseCode } from "../codes/index.ts";
import type { Registered } from "../registry/index.ts";
import { defaultType, multiType, type RegisteredLink, type Words } from "./links.ts";
import { bestOf, type Preferences } from "./preferences.ts";

/** An identity as a GS1 code; undefined for codes of other schemes. */
export function gs1CodeOf(identity: string): Gs1Code | undefined {
  const reading = parseCode(identity);
  return reading.ok && reading.scheme === "gs1" ? reading : undefined;
}

/** One firm's words about a class of things. */
export interface Description {
  readonly firmId: TenantId;
  readonly name: Words;
  readonly description: Words;
  /** When the firm first described it. */
  readonly firstAt: Date;
}

/**
 * Whose words describe a class: those of the firm whose event about it came first, or, while that
 * firm says nothing, of the firm that described it first.
 */
export function chosenDescription(
  owner: TenantId | null,
  descriptions: readonly Description[],
): Description | undefined {
  const own = descriptions.find(({ firmId }) => firmId === owner);
  const [first] = descriptions.toSorted(
    (one, other) =>
      one.firstAt.getTime() - other.firstAt.getTime() || (one.firmId < other.firmId ? -1 : 1),
  );
  return own ?? first;
}

/** What the registry knows of one code. */
export interface RegistryRecord {
  readonly code: Identity;
  readonly links: readonly RegisteredLink[];
  readonly description: Description | undefined;
  /** What a firm has registered under it; absent where nobody has. */
  readonly registered?: Registered;
}

/** A row may only remember whose event about a class came first. */
export const isEntry = ({ links, registered }: RegistryRecord): boolean =>
  links.length > 0 || registered !== undefined;

/** The record whose links serve a request, and the best of them: several if nothing decides. */
export interface Choice {
  readonly code: Identity;
  readonly links: readonly RegisteredLink[];
}

/** The link that a request is led to, and the code that it is told of. */
export interface ChosenLink {
  readonly code: Identity;
  readonly link: RegisteredLink;
}

/**
 * The best links of a type in the most exact record that has any. `gs1:defaultLink` is the default
 * link, unless another one of its type fits the request better; then there is always one. `records`
 * go from the code asked for up to its primary key.
 */
export function chosenLinks(
  records: readonly RegistryRecord[],
  type: string,
  preferences: Preferences,
): Choice | undefined {
  for (const { code, links } of records) {
    const best =
      type === defaultType
        ? betterThanDefault(links, preferences)
        : bestOf(candidates(links, type), preferences);
    if (best.length > 0) return { code, links: best };
  }
  return undefined;
}

/**
 * The same records with a default link. Where none of them says which it is, as where firms name no
 * address of their own, it is the first of the most exact: each code has one (GS1-Conformant
 * Resolver 1.2.0).
 */
export function withDefault(records: readonly RegistryRecord[]): readonly RegistryRecord[] {
  const [nearest, ...above] = records;
  const hasDefault = records.some(({ links }) => links.some(({ isDefault }) => isDefault));
  const [link, ...others] = nearest?.links ?? [];
  if (nearest === undefined || link === undefined || hasDefault) return records;
  return [{ ...nearest, links: [{ ...link, isDefault: true }, ...others] }, ...above];
}

/**
 * The links of a record among which the best of a type is looked for; for a plain scan those that are
 * of the default's type, and those that the firm has named for it.
 */
export function candidates(
  links: readonly RegisteredLink[],
  type: string,
): readonly RegisteredLink[] {
  if (type !== defaultType) return links.filter((link) => link.type === type);
  const standard = links.find(({ isDefault }) => isDefault);
  return links.filter((link) => link.type === standard?.type || link.type === multiType);
}

function betterThanDefault(
  links: readonly RegisteredLink[],
  preferences: Preferences,
): readonly RegisteredLink[] {
  const standard = links.find(({ isDefault }) => isDefault);
  if (standard === undefined) return [];
  const best = bestOf(candidates(links, defaultType), preferences);
  const [one] = best;
  const isOne = one !== undefined && best.every(({ href }) => href === one.href);
  return isOne ? [one] : [standard];
}
