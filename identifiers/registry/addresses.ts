const gs1Prefix = /^(?:gs1:|https?:\/\/(?:(?:ref|www)\.)?gs1\.org\/voc\/)(?=[A-Za-z]+$)/;

/**
 * A link type as asked for, in its short form `gs1:pip`: also from the vocabulary's full address,
 * under its present and its former domain. Undefined for types of other vocabularies.
 */
export function linkTypeOf(asked: string): string | undefined {
  return gs1Prefix.test(asked) ? asked.replace(gs1Prefix, "gs1:") : undefined;
}

/**
 * Whether values of this type are addresses to which people are led: by the resolver, or by proxies
 * of the Handle System, which take types without case.
 */
export function isAddressType(type: string): boolean {
  return type.toUpperCase() === "URL" || linkTypeOf(type) !== undefined;
}

/** Blanks, what is not seen, halves of characters, and what parsers read in two ways. */
const unsafe = /[\s\p{Cc}\p{Cf}\p{Cs}\\<>"`]/u;

/**
 * Whether a text is an absolute address of the web with a host, that every client reads alike: no
 * other scheme, which could run something, and nobody's name or password before the host.
 */
export function isSoundAddress(text: string): boolean {
  const [, authority] = /^https?:\/\/([^/?#]+)/i.exec(text) ?? [];
  const isPlain = authority !== undefined && !authority.includes("@") && !unsafe.test(text);
  return isPlain && URL.canParse(text);
}
