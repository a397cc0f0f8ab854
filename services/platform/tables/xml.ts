import { SaxesParser, type SaxesTagPlain } from "saxes";
import { Refusal } from "../../kernel/refusal.ts";

/** What hears of the XML of one part. */
export interface XmlHearer {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Longer than any cell; the parser keeps a text, a name or a comment whole until it ends. */
const longestBytes = 1_000_000;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Tells a hearer what is in the XML of `pieces`, and yields after each. Document types are refused:
 * what they could define, entities above all, has no place in a table.
 */
export async function* heard(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  hearer: XmlHearer,
): AsyncGenerator<void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parser = new SaxesParser();
  parser.on("error", () => {
    throw new Refusal("TABLE_UNREADABLE");
  });
  parser.on("doctype", () => {
    throw new Refusal("TABLE_UNREADABLE");
  });
  let unheardBytes = 0;
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    unheardBytes = 0;
    hearer.open(local(name), attributes);
  });
  parser.on("text", (text: string) => hearer.text(text));
  parser.on("cdata", (text: string) => hearer.text(text));
  parser.on("closetag", ({ name }: SaxesTagPlain) => {
    unheardBytes = 0;
    hearer.close(local(name));
  });
  const decoded = (piece: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: true });
    } catch {
      throw new Refusal("TABLE_UNREADABLE");
    }
  };
  let some = false;
  for await (const piece of pieces) {
    some = true;
    unheardBytes += piece.length;
    parser.write(decoded(piece));
    if (unheardBytes > longestBytes) throw new Refusal("TABLE_TOO_LARGE");
    yield;
  }
  // A part that is not there is no XML, and no fault either.
  if (some) parser.close();
}
