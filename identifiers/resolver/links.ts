import { digitalLinkPathOf, type Gs1Code, type Identity } from "../codes/index.ts";

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

/** The address that a link of this code leads to. */
export function addressOf(link: RegisteredLink, code: Identity, platform: string): string {
  return link.href
    .replace("{platform}", () => platform)
    .replace("{path}", () => digitalLinkPathOf(code) ?? "");
}

const gs1Prefix = /^(?:gs1:|https?:\/\/(?:(?:ref|www)\.)?gs1\.org\/voc\/)(?=[A-Za-z]+$)/;

/**
 * A link type as asked for, in its short form `gs1:pip`: also from the vocabulary's full address,
 * under its present and its former domain. Undefined for types of other vocabularies.
 */
export function linkTypeOf(asked: string): string | undefined {
  return gs1Prefix.test(asked) ? asked.replace(gs1Prefix, "gs1:") : undefined;
}

/** A link type as the relation of a linkset: RFC 9264 wants the full address. */
export function relationOf(type: string): string {
  return type.replace(/^gs1:/, "https://ref.gs1.org/voc/");
}
