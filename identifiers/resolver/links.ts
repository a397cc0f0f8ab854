import { digitalLinkPathOf, type Gs1Code, type Identity, isAsExact } from "../codes/index.ts";
import { linkTypeOf, textOf, type Value } from "../registry/index.ts";

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
  /** IANA media type of what it leads to. */
  readonly media: string;
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

/**
 * The links that a firm has registered under a name of a thing: its web address is where a plain scan
 * leads, and each value under a link type of the GS1 Web Vocabulary is such a link.
 */
export function registeredLinks(values: readonly Value[]): readonly RegisteredLink[] {
  const open = values.filter(({ audience }) => audience === "public");
  const [home] = open.filter(({ type }) => type === "URL");
  return open.flatMap((value): RegisteredLink[] => {
    const type = value.type === "URL" ? "gs1:pip" : linkTypeOf(value.type);
    const href = textOf(value);
    if (type === undefined || !isWebAddress(href)) return [];
    const title = value.type === "URL" ? pageTitle : { zh: value.type, en: value.type };
    return [{ type, href, title, media: "text/html", languages: [], isDefault: value === home }];
  });
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
