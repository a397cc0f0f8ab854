import { Refusal } from "../../services/kernel/refusal.ts";
import {
  type Code,
  CodeError,
  type CodeFault,
  checkAssociations,
  faultValues,
  type Message,
  plainCodeOf,
  readBracketed,
  readLink,
  readPrinted,
  readScan,
  readUnbracketed,
  readUnder,
} from "../codes/index.ts";

/** What a label is to say: the code, and all elements of a GS1 message. */
export interface Said {
  readonly code: Code;
  readonly message: Message | undefined;
  /** The web address as it was given, where it was given as one. */
  readonly address: string | undefined;
}

const GS = "\u001d";
const webAddress = /^https?:\/\//i;

/** A fault of a code as the refusal of the same code. */
export function codeRefusal(fault: CodeFault, field: string): Refusal {
  return new Refusal(fault.code, faultValues(fault), field);
}

/**
 * Reads a code in any form that people, programs or scanners write, whole: what GS1 elements stand
 * beside the key is kept, and whether they go together is checked. Throws `CODE_...` at `field`.
 */
export function saidBy(given: string, field: string, stem: string): Said {
  const text = given.trim();
  const { reading, unpacked } = readUnder(text, [stem]);
  if (!reading.ok) throw codeRefusal(reading.fault, field);
  try {
    // What a link of a resolver's stands for is said, and not the link.
    const isAddress = webAddress.test(text) && unpacked === null && isLinkTo(reading);
    const message = reading.scheme === "gs1" ? messageIn(text, reading, unpacked) : undefined;
    if (message !== undefined) checkAssociations(message);
    return { code: reading, message, address: isAddress ? text : undefined };
  } catch (fault) {
    if (fault instanceof CodeError) throw codeRefusal(fault.fault, field);
    throw fault;
  }
}

const isLinkTo = ({ scheme }: Code) => scheme === "gs1" || scheme === "uri";

function messageIn(text: string, code: Code, unpacked: string | null): Message | undefined {
  if (unpacked !== null) return readLink(`https://id.gs1.org${unpacked}`, { shortGtins: true });
  if (text.startsWith("(")) return readPrinted(text);
  if (text.startsWith("^")) return readUnbracketed(text);
  if (text.startsWith(GS)) return readUnbracketed(text, {}, { mark: GS });
  if (text.startsWith("]")) return readScan(text).message;
  if (webAddress.test(text)) return readLink(text);
  return readBracketed(plainCodeOf(code.identity));
}
