import { checkDigit, checkPair } from "./check.ts";
import type { CodeFaultCode, Part } from "./code.ts";
import { couponFault, offerFault } from "./coupon.ts";
import { countries, countryLetters, currencies, packages } from "./lists.ts";

/** Finds the part of a stretch that breaks a rule. Characters and length have been checked before. */
type Look = (stretch: string) => Part | undefined;

/** The rule is about the whole stretch. */
const whole =
  (holds: (stretch: string) => boolean): Look =>
  (stretch) =>
    holds(stretch) ? undefined : [0, stretch.length];

/** The rule is about the characters from one place until another. */
const within =
  (from: number, until: number, holds: (part: string) => boolean): Look =>
  (stretch) =>
    holds(stretch.slice(from, until)) ? undefined : [from, until];

const first =
  (...looks: readonly Look[]): Look =>
  (stretch) => {
    for (const look of looks) {
      const part = look(stretch);
      if (part !== undefined) return part;
    }
    return undefined;
  };

function checkDigitFault(stretch: string): Part | undefined {
  const last = stretch.length - 1;
  return checkDigit(stretch.slice(0, last)) === stretch.slice(last)
    ? undefined
    : [last, stretch.length];
}

function checkPairFault(stretch: string): Part | undefined {
  const body = stretch.length - 2;
  if (body < 0) return [0, stretch.length];
  return checkPair(stretch.slice(0, body)) === stretch.slice(body)
    ? undefined
    : [body, stretch.length];
}

/** The shortest company prefix that GS1 gives out has four digits; `lead` characters come before. */
const companyPrefix =
  (lead: number): Look =>
  (stretch) => {
    const prefix = stretch.slice(lead, lead + 4);
    if (prefix.length < 4) return [lead, stretch.length];
    const strange = prefix.search(/[^0-9]/);
    return strange < 0 ? undefined : [lead + strange, lead + strange + 1];
  };

function pieceFault(stretch: string): Part | undefined {
  const half = stretch.length / 2;
  const piece = stretch.slice(0, half);
  const total = stretch.slice(half);
  if (/^0+$/.test(piece)) return [0, half];
  if (/^0+$/.test(total)) return [half, stretch.length];
  return piece > total ? [0, stretch.length] : undefined;
}

function positionFault(stretch: string): Part | undefined {
  const [, position, end] = /^([0-9]+)\/([0-9]+)$/.exec(stretch) ?? [];
  if (position === undefined || end === undefined) return [0, stretch.length];
  if (position.startsWith("0")) return [0, position.length];
  if (end.startsWith("0")) return [position.length + 1, stretch.length];
  return Number(position) > Number(end) ? [0, stretch.length] : undefined;
}

function escapeFault(stretch: string): Part | undefined {
  const broken = stretch.search(/%(?![0-9A-Fa-f]{2})/);
  return broken < 0 ? undefined : [broken, Math.min(broken + 3, stretch.length)];
}

// ISO 13616: 97 divides the number that the letters make, as 10 to 35, less 1.
function ibanFault(stretch: string): Part | undefined {
  if (!countryLetters.has(stretch.slice(0, 2)))
    return stretch.length < 4 ? [0, stretch.length] : [0, 2];
  if (stretch.length <= 10) return [0, stretch.length];
  const strange = stretch.search(/[^0-9A-Z]/);
  if (strange >= 0) return [strange, strange + 1];
  const turned = stretch.slice(4) + stretch.slice(0, 4);
  let rest = 0;
  for (const character of turned) {
    for (const digit of String(Number.parseInt(character, 36)))
      rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1 ? undefined : [2, 4];
}

/** Whether YYYYMMDD is a day of the calendar; where allowed, 00 stands for no day of the month. */
function isDate(text: string, mayLackDay: boolean): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days =
    month === 2 && leap ? 29 : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day <= days && (day > 0 || mayLackDay);
}

const isShortDate = (text: string) => isDate(`20${text}`, false);

const month = (at: number) => within(at, at + 2, (text) => text >= "01" && text <= "12");
const until = (at: number, most: string) => within(at, at + 2, (text) => text <= most);
const hour = until(0, "23");

/** A year of two digits is the nearest of its kind, and of those only 2000 ends in 00: a leap year. */
const shortDate = (mayLackDay: boolean) =>
  first(month(2), (stretch) => (isDate(`20${stretch}`, mayLackDay) ? undefined : [4, 6]));

/** What a stretch must satisfy beyond its length and characters, by its name in the dictionary. */
const rules = {
  check: { look: checkDigitFault, code: "CODE_CHECK_DIGIT" },
  pair: { look: checkPairFault, code: "CODE_CHECK_DIGIT" },
  prefix: { look: companyPrefix(0), code: "CODE_COMPANY_PREFIX" },
  prefix2: { look: companyPrefix(1), code: "CODE_COMPANY_PREFIX" },
  zero: { look: whole((text) => /^0+$/.test(text)), code: "CODE_VALUE" },
  nonzero: { look: whole((text) => !/^0+$/.test(text)), code: "CODE_VALUE" },
  unpadded: { look: within(0, 1, (digit) => digit !== "0"), code: "CODE_VALUE" },
  piece: { look: pieceFault, code: "CODE_VALUE" },
  date: { look: shortDate(false), code: "CODE_DATE" },
  date0: { look: shortDate(true), code: "CODE_DATE" },
  longdate: {
    look: first(month(4), (text) => (isDate(text, false) ? undefined : [6, 8])),
    code: "CODE_DATE",
  },
  time: { look: first(hour, until(2, "59")), code: "CODE_DATE" },
  hour: { look: hour, code: "CODE_DATE" },
  minute: { look: until(0, "59"), code: "CODE_DATE" },
  second: { look: until(0, "59"), code: "CODE_DATE" },
  country: { look: whole((text) => countries.has(text)), code: "CODE_LIST" },
  country999: { look: whole((text) => text === "999" || countries.has(text)), code: "CODE_LIST" },
  country2: { look: whole((text) => countryLetters.has(text)), code: "CODE_LIST" },
  currency: { look: whole((text) => currencies.has(text)), code: "CODE_LIST" },
  package: { look: whole((text) => packages.has(text)), code: "CODE_LIST" },
  // 01 to 10 are GS1's, 80 to 99 national ones of ICCBBA.
  media: { look: whole((text) => /^(?:0[1-9]|10|[89][0-9])$/.test(text)), code: "CODE_LIST" },
  sex: { look: within(0, 1, (digit) => "0129".includes(digit)), code: "CODE_LIST" },
  yesno: { look: within(0, 1, (digit) => "01".includes(digit)), code: "CODE_LIST" },
  winding: { look: within(0, 1, (digit) => "019".includes(digit)), code: "CODE_LIST" },
  hyphen: { look: whole((text) => /^-+$/.test(text)), code: "CODE_VALUE" },
  // In ten-millionths of a degree, from the south pole and from the date line.
  latitude: { look: whole((text) => Number(text) <= 1_800_000_000), code: "CODE_VALUE" },
  longitude: { look: whole((text) => Number(text) <= 3_600_000_000), code: "CODE_VALUE" },
  importer: {
    look: within(0, 1, (letter) => /[-0-9A-Z_a-z]/.test(letter)),
    code: "CODE_CHARACTER",
  },
  letter: { look: whole((text) => /[^0-9]/.test(text)), code: "CODE_VALUE" },
  escapes: { look: escapeFault, code: "CODE_PERCENT" },
  position: { look: positionFault, code: "CODE_VALUE" },
  iban: { look: ibanFault, code: "CODE_VALUE" },
  coupon: { look: (text) => couponFault(text, isShortDate), code: "CODE_VALUE" },
  offer: { look: offerFault, code: "CODE_VALUE" },
} as const satisfies Readonly<Record<string, { look: Look; code: CodeFaultCode }>>;

export type Rule = keyof typeof rules;

export function isRule(name: string): name is Rule {
  return Object.hasOwn(rules, name);
}

/** Why and where a stretch breaks the rule; undefined when it does not. */
export function ruleFault(
  rule: Rule,
  stretch: string,
): { readonly code: CodeFaultCode; readonly part: Part } | undefined {
  const { look, code } = rules[rule];
  const part = look(stretch);
  return part === undefined ? undefined : { code, part };
}
