import { Refusal } from "../../services/kernel/refusal.ts";
import { isAddressType } from "./addresses.ts";

/**
 * What is said of a link besides where it leads (GS1-Conformant Resolver 1.2.0, RFC 9264 § 4.2). Each
 * is absent where nothing is said.
 */
export interface LinkDetails {
  /** In the language of what it leads to. */
  readonly title?: string;
  /** Media type of what it leads to, as IANA has them. */
  readonly media?: string;
  /** Languages of what it leads to (BCP 47). */
  readonly languages?: readonly string[];
  /** Countries or groups of readers for whom it is. */
  readonly contexts?: readonly string[];
}

const longestTitle = 200;
const longestContext = 60;
const most = 20;

/** RFC 6838 § 4.2 under IANA's top-level types; what begins `x-` or `x.` is registered nowhere. */
const mediaForm =
  /^(?:application|audio|font|haptics|image|message|model|multipart|text|video)\/(?!x[-.])[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;
const contextForm = /^[\p{L}\p{N}][\p{L}\p{N}\-._:/]*$/u;
const unseen = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

interface Described {
  readonly index: number;
  readonly type: string;
  readonly link?: LinkDetails | undefined;
}

function titleIn(title: string, field: string): string {
  if (title.length > longestTitle)
    throw new Refusal("TEXT_TOO_LONG", { most: longestTitle }, field);
  if (unseen.test(title)) throw new Refusal("VALUE_TITLE", {}, field);
  return title;
}

function mediaIn(media: string, field: string): string {
  const name = media.toLowerCase();
  if (!mediaForm.test(name)) throw new Refusal("VALUE_MEDIA", {}, field);
  return name;
}

function languagesIn(given: readonly string[], field: string): readonly string[] {
  if (given.length > most) throw new Refusal("VALUE_LANGUAGE", { most }, field);
  try {
    return Intl.getCanonicalLocales([...given]);
  } catch (fault) {
    if (fault instanceof RangeError) throw new Refusal("VALUE_LANGUAGE", { most }, field);
    throw fault;
  }
}

function contextsIn(given: readonly string[], field: string): readonly string[] {
  const isSound = (each: string) => each.length <= longestContext && contextForm.test(each);
  if (given.length > most || !given.every(isSound)) {
    throw new Refusal("VALUE_CONTEXT", { most }, field);
  }
  // Links are asked for in any case: what is said twice stays as it was said first.
  const folded = given.map((each) => each.toLowerCase());
  return given.filter((_each, at) => folded.indexOf(folded[at] ?? "") === at);
}

const trimmed = (texts: readonly string[] | undefined) =>
  (texts ?? []).map((each) => each.trim()).filter((each) => each !== "");

/**
 * What is said of a link as it is kept; undefined where nothing is. Throws `VALUE_NO_LINK` where the
 * value is none, `VALUE_TITLE`, `VALUE_MEDIA`, `VALUE_LANGUAGE`, `VALUE_CONTEXT`, `TEXT_TOO_LONG`, at
 * the value's field.
 */
export function decideLink(
  { index, type, link }: Described,
  field: string,
): LinkDetails | undefined {
  const title = link?.title?.trim() ?? "";
  const media = link?.media?.trim() ?? "";
  const languages = trimmed(link?.languages);
  const contexts = trimmed(link?.contexts);
  if (title === "" && media === "" && languages.length + contexts.length === 0) return undefined;
  if (!isAddressType(type)) throw new Refusal("VALUE_NO_LINK", { index, type }, `${field}.type`);
  return {
    ...(title !== "" && { title: titleIn(title, `${field}.title`) }),
    ...(media !== "" && { media: mediaIn(media, `${field}.media`) }),
    ...(languages.length > 0 && { languages: languagesIn(languages, `${field}.languages`) }),
    ...(contexts.length > 0 && { contexts: contextsIn(contexts, `${field}.contexts`) }),
  };
}
