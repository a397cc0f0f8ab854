import type { RegisteredLink } from "./links.ts";

/** A range of an Accept header and how much it is wanted, from 0, which is not at all, to 1. */
export interface Preference {
  readonly range: string;
  readonly quality: number;
}

/** What a request tells about the link that would serve it best. */
export interface Preferences {
  /**
   * From `context` in the query: a country, a group of readers. Which there are, GS1's standard leaves
   * to each resolver; here case does not tell two apart, as it does not for countries (ISO 3166).
   */
  readonly context: string | undefined;
  readonly languages: readonly Preference[];
  readonly media: readonly Preference[];
}

/** The ranges of an Accept or Accept-Language header (RFC 9110 § 12.4.2), in lower case. */
export function preferencesIn(header: string | undefined): readonly Preference[] {
  return (header ?? "").split(",").flatMap((part) => {
    const [range = "", ...parameters] = part.split(";").map((each) => each.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    return range !== "" && quality >= 0 && quality <= 1 ? [{ range, quality }] : [];
  });
}

type Covers = (range: string, name: string) => boolean;

/**
 * How well a name fits: as the most exact range says that covers it, whatever wider ones say
 * (RFC 9110 § 12.5.1); or as the best of those that are narrower than the name.
 */
function qualityOfName(name: string, asked: readonly Preference[], covers: Covers): number {
  const fitting = asked.filter(({ range }) => covers(range, name));
  const wider = fitting.filter(({ range }) => range.length <= name.length);
  const most = Math.max(0, ...wider.map(({ range }) => range.length));
  const telling = fitting.filter(({ range }) => range.length >= most);
  return Math.max(0, ...telling.map(({ quality }) => quality));
}

/** How well the best of these names fits what is asked for; 0: not at all. */
function qualityFor(
  names: readonly string[],
  asked: readonly Preference[],
  covers: Covers,
): number {
  return Math.max(0, ...names.map((name) => qualityOfName(name.toLowerCase(), asked, covers)));
}

/** RFC 4647 § 3.3.1, both ways: `zh` and `zh-CN` serve each other's readers. */
function coversLanguage(range: string, name: string): boolean {
  return range === name || range.startsWith(`${name}-`) || name.startsWith(`${range}-`);
}

function coversMedia(range: string, name: string): boolean {
  return range === name || (range.endsWith("/*") && name.startsWith(range.slice(0, -1)));
}

/** Of what media a link is; the default one is a page where nobody says otherwise. */
function mediaOf({ media, isDefault }: RegisteredLink): readonly string[] {
  if (media !== undefined) return [media];
  return isDefault ? ["text/html"] : [];
}

/**
 * The links that fit best by one of their attributes; where none fits, or nothing is asked, those that
 * lack the attribute and so are for all; where none lacks it, all.
 */
function narrowed(
  links: readonly RegisteredLink[],
  qualityOf: (link: RegisteredLink) => number,
  isForAll: (link: RegisteredLink) => boolean,
): readonly RegisteredLink[] {
  const best = Math.max(0, ...links.map(qualityOf));
  if (best > 0) return links.filter((link) => qualityOf(link) === best);
  const forAll = links.filter(isForAll);
  return forAll.length > 0 ? forAll : links;
}

/** The links that are left of those of one type after each attribute of a request. */
export interface Narrowing {
  readonly context: readonly RegisteredLink[];
  readonly language: readonly RegisteredLink[];
  readonly media: readonly RegisteredLink[];
}

export function narrowing(
  links: readonly RegisteredLink[],
  { context, languages, media }: Preferences,
): Narrowing {
  const asked = context?.toLowerCase();
  const isAsked = (each: string) => each.toLowerCase() === asked;
  const inContext = narrowed(
    links,
    ({ contexts = [] }) => (asked !== undefined && contexts.some(isAsked) ? 1 : 0),
    ({ contexts = [] }) => contexts.length === 0,
  );
  const inLanguage = narrowed(
    inContext,
    (link) => qualityFor(link.languages, languages, coversLanguage),
    (link) => link.languages.length === 0,
  );
  const inMedia = narrowed(
    inLanguage,
    (link) => qualityFor(mediaOf(link), media, coversMedia),
    (link) => link.media === undefined,
  );
  return { context: inContext, language: inLanguage, media: inMedia };
}

/** Of links of one type those that serve a request best: one, or several between which it says nothing. */
export function bestOf(
  links: readonly RegisteredLink[],
  preferences: Preferences,
): readonly RegisteredLink[] {
  return narrowing(links, preferences).media;
}
