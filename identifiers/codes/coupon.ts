import type { Part } from "./code.ts";

/** Reads on from a place; gives the next place, or the part that is at fault. */
type Step = (digits: string, at: number) => number | Part;

const missing = (digits: string): Part => [0, digits.length];

/** So many digits, whatever they are. */
const run =
  (length: number): Step =>
  (digits, at) => {
    if (digits.length - at >= length) return at + length;
    return at === digits.length ? missing(digits) : [at, digits.length];
  };

/** One digit out of these. */
const oneOf =
  (allowed: string): Step =>
  (digits, at) => {
    if (at === digits.length) return missing(digits);
    return allowed.includes(digits.charAt(at)) ? at + 1 : [at, at + 1];
  };

/** A digit out of these, and as many more as it says, plus `more`; a 9 beyond its range says none. */
const counted =
  (allowed: string, more = 0): Step =>
  (digits, at) => {
    const start = oneOf(allowed)(digits, at);
    if (typeof start !== "number") return start;
    const count = Number(digits.charAt(at));
    return run(allowed === "01234569" && count === 9 ? 0 : count + more)(digits, start);
  };

const all =
  (...steps: readonly Step[]): Step =>
  (digits, at) => {
    let next = at;
    for (const step of steps) {
      const reached = step(digits, next);
      if (typeof reached !== "number") return reached;
      next = reached;
    }
    return next;
  };

/** What stands only behind its mark. */
const marked =
  (mark: string, ...steps: readonly Step[]): Step =>
  (digits, at) =>
    digits.charAt(at) === mark ? all(...steps)(digits, at + 1) : at;

/** From when and until when: the field 3 (last day) and the field 4 (first day), YYMMDD. */
const validity =
  (isDate: (digits: string) => boolean): Step =>
  (digits, at) => {
    const day: Step = (text, from) => {
      const until = run(6)(text, from);
      if (typeof until !== "number") return until;
      return isDate(text.slice(from, until)) ? until : [from, until];
    };
    const first = marked("3", day)(digits, at);
    if (typeof first !== "number" || first === at) {
      return typeof first === "number" ? marked("4", day)(digits, first) : first;
    }
    const second = marked("4", day)(digits, first);
    const tooLate =
      typeof second === "number" &&
      second > first &&
      digits.slice(first + 1, second) > digits.slice(at + 1, first);
    return tooLate ? [at, second] : second;
  };

const purchase = all(counted("12345"), oneOf("012349"), run(3));
const laterPurchase = all(purchase, counted("01234569", 6));

function faultAfter(step: Step, digits: string): Part | undefined {
  const strange = digits.search(/[^0-9]/);
  if (strange >= 0) return [strange, strange + 1];
  const end = step(digits, 0);
  if (typeof end !== "number") return end;
  return end === digits.length ? undefined : [end, digits.length];
}

/** The part of a North American coupon code (8110) that is at fault, if any. */
export function couponFault(digits: string, isDate: (digits: string) => boolean): Part | undefined {
  const coupon = all(
    counted("0123456", 6),
    run(6),
    counted("12345"),
    purchase,
    marked("1", oneOf("0123"), laterPurchase),
    marked("2", laterPurchase),
    validity(isDate),
    marked("5", counted("0123456789", 6)),
    marked("6", counted("1234567", 6)),
    marked("9", oneOf("01256"), oneOf("012"), run(1), oneOf("01")),
  );
  return faultAfter(coupon, digits);
}

/** The part of a coupon code of a positive offer file (8112) that is at fault, if any. */
export function offerFault(digits: string): Part | undefined {
  const offer = all(oneOf("01"), counted("0123456", 6), run(6), counted("0123456789", 6));
  return faultAfter(offer, digits);
}
