import type { Code, Identity } from "../../codes/index.ts";
import { addressOf, ledFrom, type RegisteredLink, type Tongue } from "../links.ts";
import { narrowing, type Preferences } from "../preferences.ts";
import { candidates, chosenLinks, type RegistryRecord } from "../rules.ts";

/** Why a link is not the one that is followed: what of the request it fits less well. */
export type Lost = "type" | "context" | "language" | "media" | "default";

/** A link of a record, and what became of it. */
export interface Considered {
  readonly type: string;
  readonly title: string;
  readonly href: string;
  readonly media: string | null;
  readonly languages: readonly string[];
  readonly contexts: readonly string[];
  readonly isDefault: boolean;
  readonly lost: Lost | null;
}

/** The record whose links were looked at, and what decided between them. */
export interface ChoiceStep {
  readonly code: Identity;
  readonly links: readonly Considered[];
}

/** For which code, in which language, and where the platform's own pages are. */
interface ChoiceAsked {
  readonly asked: Code;
  readonly tongue: Tongue;
  readonly platform: string;
}

/** What becomes of each link of the record that answers; null where none has links of the type. */
export function choiceStep(
  records: readonly RegistryRecord[],
  type: string,
  preferences: Preferences,
  { asked, tongue, platform }: ChoiceAsked,
): ChoiceStep | null {
  const chosen = chosenLinks(records, type, preferences);
  const record = records.find(({ code }) => code === chosen?.code) ?? records[0];
  if (record === undefined) return null;
  const wanted = candidates(record.links, type);
  const left = narrowing(wanted, preferences);
  const lostOf = (link: RegisteredLink): Lost | null => {
    if (chosen?.links.includes(link)) return null;
    if (!wanted.includes(link)) return "type";
    if (!left.context.includes(link)) return "context";
    if (!left.language.includes(link)) return "language";
    return left.media.includes(link) ? "default" : "media";
  };
  const led = ledFrom(record.code, asked.scheme === "gs1" ? asked : undefined);
  const links = record.links.map((link) => ({
    type: link.type,
    title: link.title[tongue],
    href: addressOf(link, led, platform),
    media: link.media ?? null,
    languages: link.languages,
    contexts: link.contexts ?? [],
    isDefault: link.isDefault,
    lost: lostOf(link),
  }));
  return { code: record.code, links };
}
