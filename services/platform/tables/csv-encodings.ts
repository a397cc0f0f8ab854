/** In what a CSV file may be written: what spreadsheet programs write by themselves. */
const csvEncodings = ["utf-8", "gb18030", "utf-16le", "utf-16be", "windows-1252", "big5"] as const;
export type CsvEncoding = (typeof csvEncodings)[number];

/** What is part of another, as readers go. */
const wider: Readonly<Record<string, CsvEncoding>> = { gbk: "gb18030" };

/** The encoding that a name of it means (WHATWG Encoding, § 4.2); undefined for what is not taken. */
export function csvEncodingOf(label: string): CsvEncoding | undefined {
  try {
    const { encoding } = new TextDecoder(label.trim());
    return wider[encoding] ?? csvEncodings.find((each) => each === encoding);
  } catch {
    return undefined;
  }
}

/** UTF-16 by the mark before it; undefined for anything else. */
export function utf16Of(first: Uint8Array): CsvEncoding | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  return first[0] === 0xfe && first[1] === 0xff ? "utf-16be" : undefined;
}
