import { digitalLinkPathOf, type Gs1Code, type Identity, isAsExact } from "../codes/index.ts";
import { linkTypeOf, textOf, type Value } from "../registry/index.ts";
import { titleOfType } from "./link-types.ts";

/** Text in both languages of the platform. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Tongue = keyof Words;

/** A link as the registry keeps it. A code may have several of one type for different readers. */
export interface RegisteredLink {
  /** A link type of the GS1 Web Vocabulary, `gs1:pip`. */
  readonly type: string;
  /** Where it leads: `{platform}` is the platform's address, `{path}` the code's Digital Link path. */
  readonly href: string;
  readonly title: Words;
  /** IANA media type of what it leads to; absent where it is not known. */
  readonly media?: string;
  /** Empty: for readers of any. */
  readonly languages: readonly string[];
  /** Countries or groups of readers for whom it is; absent: for all. */
  readonly contexts?: readonly string[];
  /** Followed when no other link is asked for. */
  readonly isDefault: boolean;
}

const passportTitle: Words = { zh: "产品护照", en: "Product passport" };
const historyTitle: Words = { zh: "溯源记录", en: "Traceability record" };

function toPassport(type: string, title: Words, isDefault: boolean): RegisteredLink {
  return {
    type,
    href: "{platform}/t{path}",
    title,
    media: "text/html",
    languages: ["zh", "en"],
    isDefault,
  };
}

/** Keys of trade items and their parts; what has another key is no product with a product page. */
const productKeys: ReadonlySet<string> = new Set(["01", "8006", "8010"]);

/** The links of a code about which there is something public: all lead to its passport. */
export function passportLinks(code: Gs1Code): readonly RegisteredLink[] {
  const isProduct = productKeys.has(code.key.ai);
  const history = toPassport("gs1:traceability", historyTitle, !isProduct);
  return isProduct ? [toPassport("gs1:pip", passportTitle, true), history] : [history];
}

const pageTitle: Words = { zh: "企业网页", en: "Page of the firm" };

/** Where a plain scan leads, by GS1's own name for it; it says nothing of what is there. */
export const defaultType = "gs1:defaultLink";
/** Links among which a plain scan is led by what its reader understands. */
export const multiType = "gs1:defaultLinkMulti";
const pageType = "gs1:pip";

const isBare = (type: string) => type === defaultType || type === multiType;

type Named = Omit<RegisteredLink, "isDefault">;

function titleOf({ type, link }: Value, linkType: string): Words {
  if (link?.title !== undefined) return { zh: link.title, en: link.title };
  return type === "URL" || isBare(linkType) ? pageTitle : titleOfType(linkType);
}

/** The link that a value is; undefined for values of other kinds, and where nobody should be led. */
function linkIn(value: Value): Named | undefined {
  const type = value.type === "URL" ? pageType : linkTypeOf(value.type);
  const href = textOf(value);
  if (value.audience !== "public" || type === undefined || !isWebAddress(href)) return undefined;
  const { media, languages = [], contexts } = value.link ?? {};
  return {
    type,
    href,
    title: titleOf(value, type),
    languages,
    ...(media !== undefined && { media }),
    ...(contexts !== undefined && { contexts }),
  };
}

/**
 * The links that a firm has registered under a name of a thing: each value under a link type of the
 * GS1 Web Vocabulary, and its web address. A plain scan is led to the one that is typed as the default,
 * else to the web address. What is typed so is also told by what it is, at least as a page (GS1-Conformant
 * Resolver 1.2.0 § 2.10): the default is one of the others, and no link beside them.
 */
export function registeredLinks(values: readonly Value[]): readonly RegisteredLink[] {
  const given = values.flatMap((value) => {
    const link = linkIn(value);
    return link === undefined ? [] : [{ link, isHome: value.type === "URL" }];
  });
  const links = given.map(({ link }) => link);
  const described = links.filter(({ type }) => !isBare(type));
  const isTold = ({ href }: Named) => described.some((link) => link.href === href);
  const alone = links.filter((link) => isBare(link.type) && !isTold(link));
  const pages = alone.filter(({ href }, at) => alone.findIndex((one) => one.href === href) === at);

  const all = [
    ...links.filter(({ type }) => type !== defaultType),
    ...pages.map((link) => ({ ...link, type: pageType })),
  ];
  const home =
    links.find(({ type }) => type === defaultType) ??
    given.find(({ isHome }) => isHome)?.link ??
    links.find(({ type }) => type === multiType);
  const isItself = home !== undefined && !isBare(home.type);
  const standard = isItself
    ? home
    : all.find(({ type, href }) => !isBare(type) && href === home?.href);
  return all.map((link) => ({ ...link, isDefault: link === standard }));
}

/** Whether readers may be led there: by HTTP, and not by a scheme that runs something. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Where the firm itself says where a plain scan leads, passports are among the other links. */
export function joinedLinks(
  own: readonly RegisteredLink[],
  passports: readonly RegisteredLink[],
): readonly RegisteredLink[] {
  if (!own.some(({ isDefault }) => isDefault)) return [...own, ...passports];
  const others = passports.filter(({ type }) => type !== "gs1:pip");
  return [...own, ...others.map((link) => ({ ...link, isDefault: false }))];
}

/** What is not ASCII stands in no address, and in no header (RFC 3986 § 2). */
export const asciiOf = (text: string) =>
  text.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);

/** The address that a link of this code leads to. */
export function addressOf(link: RegisteredLink, code: Identity, platform: string): string {
  const address = link.href
    .replace("{platform}", () => platform)
    .replace("{path}", () => digitalLinkPathOf(code) ?? "");
  return asciiOf(address);
}

/** The same with a request's query behind its own, and before the place in the page that it names. */
export function withQuery(address: string, query: string): string {
  if (query === "") return address;
  const [, page = "", place = ""] = /^([^#]*)(.*)$/s.exec(address) ?? [];
  return page + (page.includes("?") ? "&" : "?") + asciiOf(query) + place;
}

/**
 * Of which code the pages are to which a record's links lead. Lots' and classes' are told of the
 * serial number that was asked for, of which nothing is known: that it is unknown is what a person
 * with a copy in hand must read there.
 */
export function ledFrom(record: Identity, asked: Gs1Code | undefined): Identity {
  return asked === undefined || isAsExact(asked, record) ? record : asked.identity;
}

/** A link type as the relation of a linkset: RFC 9264 wants the full address. */
export function relationOf(type: string): string {
  return type.replace(/^gs1:/, "https://ref.gs1.org/voc/");
}
