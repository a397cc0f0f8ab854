import type { CodeFaultCode, Part } from "./code.ts";
import { couponFault, offerFault } from "./coupon.ts";
import { countries, countryLetters, currencies, packages } from "./lists.ts";
import { type Look, type Rule, whole, within } from "./value-rules.ts";

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

/** The stretch is one of these words. */
function listed(words: string, ...more: readonly string[]): Look {
  const all = new Set([...words.trim().split(/\s+/), ...more]);
  return whole((text) => all.has(text));
}

// ISO 13616: 97 divides the number that the letters make, as 10 to 35, less 1.
function ibanFault(stretch: string): Part | undefined {
  if (!countryLetters.split(/\s/).includes(stretch.slice(0, 2)))
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

function first(...looks: readonly Look[]): Look {
  return (stretch) => {
    for (const look of looks) {
      const part = look(stretch);
      if (part !== undefined) return part;
    }
    return undefined;
  };
}

function month(at: number): Look {
  return within(at, at + 2, (text) => text >= "01" && text <= "12");
}

function upTo(at: number, most: string): Look {
  return within(at, at + 2, (text) => text <= most);
}

/** A year of two digits is the nearest of its kind, and of those only 2000 ends in 00: a leap year. */
function shortDate(mayLackDay: boolean): Look {
  return first(month(2), (text) => (isDate(`20${text}`, mayLackDay) ? undefined : [4, 6]));
}

function oneOf(letters: string): Look {
  return within(0, 1, (letter) => letters.includes(letter));
}

const named = (code: CodeFaultCode, looks: Readonly<Record<string, Look>>): Rule[] =>
  Object.entries(looks).map(([name, look]) => ({ name, look, code }));

/** The rules of elements that are no part of an identity, by their names in our dictionary. */
export function moreRules(): readonly Rule[] {
  const dates = named("CODE_DATE", {
    date: shortDate(false),
    date0: shortDate(true),
    longdate: first(month(4), (text) => (isDate(text, false) ? undefined : [6, 8])),
    time: first(upTo(0, "23"), upTo(2, "59")),
    hour: upTo(0, "23"),
    minute: upTo(0, "59"),
    second: upTo(0, "59"),
  });
  const lists = named("CODE_LIST", {
    country: listed(countries),
    country999: listed(countries, "999"),
    country2: listed(countryLetters),
    currency: listed(currencies),
    package: listed(packages),
    // 01 to 10 are GS1's, 80 to 99 national ones of ICCBBA.
    media: whole((text) => /^(?:0[1-9]|10|[89][0-9])$/.test(text)),
    sex: oneOf("0129"),
    yesno: oneOf("01"),
    winding: oneOf("019"),
  });
  const others = named("CODE_VALUE", {
    nonzero: whole((text) => !/^0+$/.test(text)),
    hyphen: whole((text) => /^-+$/.test(text)),
    // In ten-millionths of a degree, from the south pole and from the date line.
    latitude: whole((text) => Number(text) <= 1_800_000_000),
    longitude: whole((text) => Number(text) <= 3_600_000_000),
    letter: whole((text) => /[^0-9]/.test(text)),
    position: positionFault,
    iban: ibanFault,
    coupon: (text) => couponFault(text, (day) => isDate(`20${day}`, false)),
    offer: offerFault,
  });
  return [...dates, ...lists, ...others, ...named("CODE_PERCENT", { escapes: escapeFault })];
}
