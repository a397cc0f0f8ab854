import { Refusal } from "../../services/kernel/refusal.ts";
import {
  type Code,
  CodeError,
  type CodeFault,
  checkAssociations,
  type Message,
  parseScan,
  plainCodeOf,
  readBracketed,
  readLink,
  readScan,
  readUnbracketed,
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
export function codeRefusal({ code, ai }: CodeFault, field: string): Refusal {
  return new Refusal(code, ai === undefined ? {} : { ai }, field);
}

/**
 * Reads a code in any form that people, programs or scanners write, whole: what GS1 elements stand
 * beside the key is kept, and whether they go together is checked. Throws `CODE_...` at `field`.
 */
export function saidBy(given: string, field: string): Said {
  const text = given.trim();
  const reading = parseScan(text);
  if (!reading.ok) throw codeRefusal(reading.fault, field);
  try {
    const message = reading.scheme === "gs1" ? messageIn(text, reading) : undefined;
    if (message !== undefined) checkAssociations(message);
    return { code: reading, message, address: webAddress.test(text) ? text : undefined };
  } catch (fault) {
    if (fault instanceof CodeError) throw codeRefusal(fault.fault, field);
    throw fault;
  }
}

function messageIn(text: string, code: Code): Message | undefined {
  if (text.startsWith("(")) return readBracketed(text);
  if (text.startsWith("^")) return readUnbracketed(text);
  if (text.startsWith(GS)) return readUnbracketed(text, {}, { mark: GS });
  if (text.startsWith("]")) return readScan(text).message;
  if (webAddress.test(text)) return readLink(text);
  return readBracketed(plainCodeOf(code.identity));
}
