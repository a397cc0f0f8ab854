import type { TenantId } from "../../services/kernel/brand.ts";
import { type Gs1Code, type Identity, parseCode } from "../codes/index.ts";
import type { RegisteredLink, Words } from "./links.ts";

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
}

/** The link that a request is led to, and the record that it stands in. */
export interface ChosenLink {
  readonly code: Identity;
  readonly link: RegisteredLink;
}

/**
 * The link of a type (`gs1:defaultLink`: the default one) in the most exact record that has it.
 * `records` go from the code asked for up to its primary key.
 */
export function chosenLink(
  records: readonly RegistryRecord[],
  type: string,
): ChosenLink | undefined {
  const wanted = (link: RegisteredLink) =>
    type === "gs1:defaultLink" ? link.isDefault : link.type === type;
  for (const { code, links } of records) {
    const link = links.find(wanted);
    if (link !== undefined) return { code, link };
  }
  return undefined;
}
