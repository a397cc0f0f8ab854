import {
  CodeError,
  type Completion,
  checkBarred,
  checkNeeded,
  checkRepeated,
  checkSigned,
  elementLike,
  type Leniency,
  linkOf,
  type Message,
  markedFault,
  readBracketed,
  readLink,
  readScan,
  readUnbracketed,
  type Symbology,
  scanDataOf,
  unbracketedOf,
} from "../../../identifiers/codes/index.ts";
import {
  percentDecodedLoosely,
  percentEncoded,
  queryEncoded,
} from "../../../identifiers/codes/percent.ts";

/** An argument of a call in GS1's own tests: a value, or the name of a thing in their source. */
export type Argument = string | boolean | { readonly expr: string };

/** What our code says to a vector beside what GS1's engine says to it. */
export interface Verdict {
  readonly ours: unknown;
  readonly theirs: unknown;
}

const symbologies: Readonly<Record<string, Symbology>> = {
  QR: "qr",
  DM: "data-matrix",
  DotCode: "dotcode",
  DataBarExpanded: "databar-expanded",
  DataBarOmni: "databar-omnidirectional",
  DataBarTruncated: "databar-truncated",
  DataBarStacked: "databar-stacked",
  DataBarStackedOmni: "databar-stacked-omnidirectional",
  DataBarLimited: "databar-limited",
  UPCA: "upc-a",
  UPCE: "upc-e",
  EAN13: "ean-13",
  EAN8: "ean-8",
  GS1_128_CCA: "gs1-128",
  GS1_128_CCC: "gs1-128",
};

const associations: Readonly<Record<string, (message: Message) => void>> = {
  validateAImutex: checkBarred,
  validateAIrequisites: checkNeeded,
  validateAIrepeats: checkRepeated,
  validateDigSigRequiresSerialisedKey: checkSigned,
};

// The longest value that element 99 takes, and one more; vectors name both by the buffer.
const longest = "A".repeat(90);

/** Named things of GS1's test source, which the vectors do not spell out; several share a name. */
const named = (expr: string, valid: unknown): readonly string[] | undefined =>
  ({
    dataStr1: ["(01)12345678901231"],
    dataStr2: ["(98)DEF(97)GHI(96)JKL(95)MNO"],
    dataStr3: ["(01)12345678901231(235)ABC123(8002)123456"],
    inbuf: [`(99)${longest}${valid === true ? "" : "A"}`],
    expbuf: [`^99${longest}`],
    // The longest value, and as many elements as a reader takes; one more of each is too much.
    buf:
      valid === true ? [`^99${longest}`, "^99A".repeat(64)] : [`^99${longest}A`, "^99A".repeat(65)],
  })[expr];

/** Throws for names that are not known here: a vector that is not understood must not pass. */
function textsOf(argument: Argument | undefined, valid?: unknown): readonly string[] {
  if (typeof argument === "string") return [argument];
  if (typeof argument !== "object" || argument.expr === "NULL") return [];
  const found = named(argument.expr, valid);
  if (found === undefined) throw new Error(`nothing is called ${argument.expr}`);
  return found;
}

const textOf = (argument: Argument | undefined, valid?: unknown) => textsOf(argument, valid)[0];

const noSymbology = "NONE";

function symbologyOf(argument: Argument | undefined): Symbology | undefined {
  if (typeof argument !== "object") throw new Error("a symbology is told by its name");
  if (argument.expr === noSymbology) return undefined;
  const found = symbologies[argument.expr];
  if (found === undefined) throw new Error(`no symbology is called ${argument.expr}`);
  return found;
}

/**
 * The engine's tests switch settings between calls, and the vectors do not say which: what it takes
 * must pass under one of ours, what it refuses must be refused when none is set.
 */
const settings: readonly (Leniency & Completion)[] = [
  {},
  { unknownElements: true },
  { unknownElements: true, unknownAttributes: true },
  { shortGtins: true },
  { alphabeticNames: true },
  { brokenEscapes: true },
  { addCheckDigit: true },
  {
    unknownElements: true,
    unknownAttributes: true,
    shortGtins: true,
    alphabeticNames: true,
    brokenEscapes: true,
  },
];

const refused = Symbol("refused");

function answer(read: (setting: Leniency & Completion) => unknown, setting: Leniency & Completion) {
  try {
    return read(setting);
  } catch (error) {
    if (error instanceof CodeError) return refused;
    throw error;
  }
}

function judged(
  valid: boolean,
  theirs: unknown,
  read: (setting: Leniency & Completion) => unknown,
): Verdict {
  if (!valid) return { ours: answer(read, {}), theirs: refused };
  const answers = settings.map((setting) => answer(read, setting));
  return { ours: answers.find((one) => one === theirs) ?? answers[0], theirs };
}

function existsInAIdata([valid, data, pattern, except, match]: readonly Argument[]): Verdict {
  const found = elementLike(
    readBracketed(textOf(data) ?? ""),
    textOf(pattern) ?? "",
    textOf(except),
  )?.element.ai;
  const expected = textOf(match);
  const ours = valid === true && expected !== undefined ? found : found !== undefined;
  return { ours, theirs: valid === true && expected !== undefined ? expected : valid };
}

/** Values that one rule or another of the dictionary refuses, beside one that it takes. */
function lintersAlone(): Verdict {
  const values: readonly (readonly [string, string])[] = [
    ["(01)12345678901231", "(01)12345678901234"],
    ["(11)991225", "(11)991325"],
    ["(422)250", "(422)002"],
    ["(8007)GB82WEST12345698765432", "(8007)GB83WEST12345698765432"],
    ["(8010)1234ABC", "(8010)1234abc"],
    ["(8013)1987654Ad4X4bL5ttr2310c2K", "(8013)1987654Ad4X4bL5ttr2310c2L"],
  ];
  const ours = values.map((pair) =>
    pair.map((text) => answer(() => readBracketed(text) && "passed", {})),
  );
  return { ours, theirs: values.map(() => ["passed", refused]) };
}

/** Each call of GS1's engine, with its arguments in the order of its tests. */
const calls: Readonly<Record<string, (args: readonly Argument[]) => Verdict>> = {
  existsInAIdata,
  parseAIdata: ([valid, text, expected]) =>
    judged(valid === true, textOf(expected), (setting) =>
      unbracketedOf(readBracketed(textOf(text, valid) ?? "", setting)),
    ),
  processAIdata: ([valid, given]) => {
    const texts = textsOf(given, valid);
    const verdicts = texts.map((text) =>
      judged(valid === true, text, (setting) => {
        readUnbracketed(text, setting);
        return text;
      }),
    );
    return { ours: verdicts.map(({ ours }) => ours), theirs: verdicts.map(({ theirs }) => theirs) };
  },
  linters: (args) => {
    const outcome = args.find(
      (one) => typeof one === "object" && one.expr.startsWith("GS1_LINTER"),
    );
    const text = args.find((one) => typeof one === "string");
    // The call in their loop names neither: what our dictionary makes of such values is asked then.
    if (text === undefined || typeof outcome !== "object") return lintersAlone();
    return judged(outcome.expr === "GS1_LINTER_OK", "passed", () => {
      readBracketed(textOf(text) ?? "");
      return "passed";
    });
  },
  validateAIs: ([valid, check, text]) =>
    judged(valid === true, "passed", (setting) => {
      const passes = typeof check === "object" ? associations[check.expr] : undefined;
      passes?.(readBracketed(textOf(text) ?? "", setting));
      return passes === undefined ? "no such check" : "passed";
    }),
  errMarkup: ([text, expected]) => {
    try {
      readBracketed(textOf(text) ?? "");
      return { ours: "", theirs: expected };
    } catch (error) {
      const ours = error instanceof CodeError ? markedFault(error.fault) : error;
      return { ours, theirs: expected };
    }
  },
  parseDLuri: ([valid, text, expected]) =>
    judged(valid === true, textOf(expected), (setting) =>
      unbracketedOf(readLink(textOf(text) ?? "", setting)),
    ),
  URIunescape: ([text, path, query]) => ({
    ours: [
      percentDecodedLoosely(textOf(text) ?? ""),
      percentDecodedLoosely((textOf(text) ?? "").replaceAll("+", " ")),
    ],
    theirs: [path, query],
  }),
  URIescape: ([text, path, query]) => ({
    ours: [percentEncoded(textOf(text) ?? ""), queryEncoded(textOf(text) ?? "")],
    theirs: [path, query],
  }),
  testGenerateDLuri: ([valid, stem, text, expected]) =>
    judged(valid === true, textOf(expected), (setting) =>
      linkOf(readBracketed(textOf(text) ?? "", setting), textOf(stem), setting),
    ),
  testGenerateScanData: ([symbology, data, expected]) =>
    judged(textOf(expected) !== undefined, textOf(expected), (setting) => {
      const ours = symbologyOf(symbology);
      return ours === undefined ? refused : scanDataOf(ours, textOf(data) ?? "", setting);
    }),
  testProcessScanData: ([valid, text, symbology, expected]) =>
    judged(valid === true, `${symbologyOf(symbology)} ${textOf(expected)}`, (setting) => {
      const scan = readScan(textOf(text) ?? "", setting);
      return `${scan.symbology} ${scan.data}`;
    }),
};

/** What both say to a vector; `name` is that of the file and test that it was taken from. */
export function verdictOn(name: string, args: readonly Argument[]): Verdict {
  const call = calls[name.replace(/^.*:test_/, "")];
  if (call === undefined) throw new Error(`no call like ${name}`);
  return call(args);
}
