import { wellFormed } from "../proof/bytes.ts";
import { Rejected, type RejectionCode } from "../proof/rejected.ts";
import { keptExactly } from "./exact-number.ts";
import { deepestJson, type Json } from "./json.ts";
import { strictUtf8 } from "./strict-utf8.ts";

/**
 * Reads JSON (RFC 8259) as captured, and refuses what other parsers would change in silence:
 * duplicate names, lone surrogates, NUL, numbers that a double does not keep exactly, bad UTF-8.
 * A byte order mark is passed over. A member named `__proto__` is an ordinary own member.
 *
 * Throws `Rejected` with `offset` (UTF-16 units; for bad UTF-8, bytes), `line` and `column` from 1.
 */
export function strictJson(source: Uint8Array | string, deepest = deepestJson): Json {
  const text = typeof source === "string" ? source : strictUtf8(source);
  const reader = new JsonReader(text, deepest);
  return reader.document();
}

const numberForm = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const literals: readonly (readonly [string, Json])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

const tab = 0x09;
const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

class JsonReader {
  private readonly text: string;
  private readonly deepest: number;
  private at: number;
  private depth = 0;

  constructor(text: string, deepest: number) {
    this.text = text;
    this.deepest = deepest;
    this.at = text.startsWith("\ufeff") ? 1 : 0;
  }

  document(): Json {
    const value = this.value();
    if (this.next() !== undefined) this.reject("JSON_TRAILING");
    return value;
  }

  /** The next character's code past white space, not consumed; undefined at the end. */
  private next(): number | undefined {
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at);
      const blank = code === space || code === newline || code === carriageReturn || code === tab;
      if (!blank) return code;
    }
    return undefined;
  }

  private value(): Json {
    switch (this.next()) {
      case openBrace:
        return this.nested(() => this.object());
      case openBracket:
        return this.nested(() => this.array());
      case quote:
        return this.string();
      default:
        return this.literal();
    }
  }

  private nested<T>(read: () => T): T {
    if (this.depth === this.deepest) this.reject("JSON_TOO_DEEP");
    this.depth += 1;
    this.at += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }

  private object(): Json {
    const members: Record<string, Json> = {};
    if (this.took(closeBrace)) return members;
    do {
      if (this.next() !== quote) this.reject("JSON_SYNTAX");
      const start = this.at;
      const name = this.string();
      if (Object.hasOwn(members, name)) this.reject("JSON_DUPLICATE_NAME", start);
      if (!this.took(colon)) this.reject("JSON_SYNTAX");
      own(members, name, this.value());
    } while (this.took(comma));
    if (!this.took(closeBrace)) this.reject("JSON_SYNTAX");
    return members;
  }

  private array(): Json {
    const elements: Json[] = [];
    if (this.took(closeBracket)) return elements;
    do {
      elements.push(this.value());
    } while (this.took(comma));
    if (!this.took(closeBracket)) this.reject("JSON_SYNTAX");
    return elements;
  }

  private took(code: number): boolean {
    if (this.next() !== code) return false;
    this.at += 1;
    return true;
  }

  private literal(): Json {
    for (const [word, value] of literals) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value;
    }
    return this.number();
  }

  private number(): number {
    numberForm.lastIndex = this.at;
    const [written] = numberForm.exec(this.text) ?? [];
    if (written === undefined) this.reject("JSON_SYNTAX");
    if (!keptExactly(written)) this.reject("NUMBER_NOT_EXACT");
    this.at += written.length;
    // Adding zero makes -0 the 0 that RFC 8785 writes for it.
    return Number(written) + 0;
  }

  private string(): string {
    const start = this.at;
    let value = "";
    let from = start + 1;
    for (this.at = from; ; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === quote) break;
      if (code === backslash) {
        value += this.text.slice(from, this.at) + this.escape();
        from = this.at + 1;
      } else if (!(code >= space)) {
        // Control characters, and the NaN past the end.
        this.reject(code === 0 ? "JSON_NUL" : "JSON_SYNTAX");
      }
    }
    value += this.text.slice(from, this.at);
    this.at += 1;
    if (!wellFormed(value)) this.reject("JSON_LONE_SURROGATE", start);
    return value;
  }

  /** The character that an escape stands for; leaves `at` on its last character. */
  private escape(): string {
    const letter = this.text[this.at + 1] ?? "";
    const simple = escapes[letter];
    if (simple !== undefined) {
      this.at += 1;
      return simple;
    }
    const hex = this.text.slice(this.at + 2, this.at + 6);
    if (letter !== "u" || !/^[0-9a-fA-F]{4}$/.test(hex)) this.reject("JSON_SYNTAX");
    if (hex === "0000") this.reject("JSON_NUL");
    this.at += 5;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  private reject(code: RejectionCode, offset = this.at): never {
    const before = this.text.slice(0, offset);
    const line = before.split("\n").length;
    throw new Rejected(code, { offset, line, column: offset - before.lastIndexOf("\n") });
  }
}

// Assigning to `__proto__` would set the prototype.
function own(members: Record<string, Json>, name: string, value: Json): void {
  if (name !== "__proto__") {
    members[name] = value;
    return;
  }
  const descriptor = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(members, name, descriptor);
}
