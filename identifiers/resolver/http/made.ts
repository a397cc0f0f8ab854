import { Refusal } from "../../../services/kernel/refusal.ts";
import { type Gs1Code, type Identity, levelsOf, parseCode } from "../../codes/index.ts";
import type { FoundCut } from "../cut.ts";
import { route as handleRoute, plain } from "../handles/asked.ts";
import { levelsOfHandle, toldAs, toldOf } from "../handles/told.ts";
import { addressOf, defaultType, ledFrom } from "../links.ts";
import type { Finding, Registry } from "../registry.ts";
import { chosenLinks, type RegistryRecord } from "../rules.ts";
import { linksetLink } from "./answers.ts";
import { codeOf, preferenceForJson, preferencesOf, uncompressed, wishOf } from "./asked.ts";
import { formOf, isGone, levelsOfName, nameIn, none, toldOfName } from "./doors.ts";
import { isWithdrawn, withLinks } from "./found.ts";
import type { Answered } from "./lasting.ts";
import type { Places } from "./linkset.ts";

/** What an answer hangs on besides what is registered. */
interface PlainRequest {
  /** Without a query. */
  readonly path: string;
  readonly accept: string | undefined;
  readonly language: string | undefined;
}

/** An answer, but for what all answers of its kind have. */
export interface Made {
  readonly kind: "handle" | "values" | "led" | "link";
  readonly finding: Finding;
  readonly status: 200 | 302 | 307;
  readonly body: string;
  /** Its own headers. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly answered: Answered;
  /** Whether the same code was asked for lately. */
  readonly isAskedAgain: boolean;
}

type Make = (request: PlainRequest) => Made | undefined;

interface MakeParts {
  readonly registry: Registry;
  readonly places: Places;
}

/** What stands under the very code; undefined where somebody else may have to be asked. */
function standing(registry: Registry, levels: readonly Identity[], code = levels[0]) {
  const isAskedAgain = code !== undefined && registry.isRecent(code);
  const finding = registry.standing(levels);
  const record = finding?.records.find((each) => each.code === code);
  return finding && record && { finding, record, isAskedAgain };
}

function answeredOf({ code, registered }: RegistryRecord, reader: Answered["reader"]): Answered {
  return { code, tenantId: registered?.tenantId ?? null, reader };
}

/** What all have that is cut out of the text of a record. */
function cutCommon({ code, cut, ageMs }: FoundCut, reader: Answered["reader"]) {
  const answered = { code, tenantId: cut.tenantId, reader };
  // Nothing is kept of it: it was not asked for before.
  const finding = { records: [], ageMs, stale: false };
  return { finding, answered, isAskedAgain: false };
}

const isTold = () => true;
const isLed = ({ led }: FoundCut["cut"]) => led !== "";

function handleMade(path: string, { registry }: MakeParts): Made | undefined {
  const rest = path.slice(handleRoute.length);
  const reading = parseCode(`hdl:${rest}`);
  if (!reading.ok) return undefined;
  const { levels } = levelsOfHandle(reading.identity);
  const short = registry.cut(levels, isTold);
  if (short !== undefined) {
    const body = toldAs(plain(rest), short.cut.values);
    return { kind: "handle", status: 200, body, headers: [], ...cutCommon(short, "program") };
  }
  const found = standing(registry, levels);
  const registered = found?.record.registered;
  if (found === undefined || registered === undefined || registered.deleted) return undefined;
  const { finding, record, isAskedAgain } = found;
  const seen = registered.values.filter(({ audience }) => audience === "public");
  const body = JSON.stringify(toldOf(plain(rest), seen));
  const answered = answeredOf(record, "program");
  return { kind: "handle", finding, status: 200, body, headers: [], answered, isAskedAgain };
}

const roomForWishes = 200;
const wishes = new Map<string, ReturnType<typeof wishWithout>>();

function wishWithout(accept: string | undefined, language: string | undefined) {
  const preferences = preferencesOf("", accept, language);
  return { wish: wishOf("", accept), preferences, isProgram: preferenceForJson(accept) };
}

/** What a request without a query wants: programs and browsers of a kind all want the same. */
function wishIn({ accept, language }: PlainRequest) {
  const mark = `${accept ?? ""}\n${language ?? ""}`;
  const known = wishes.get(mark);
  if (known !== undefined) return known;
  const read = wishWithout(accept, language);
  if (wishes.size >= roomForWishes) wishes.clear();
  wishes.set(mark, read);
  return read;
}

function nameMade(
  form: NonNullable<ReturnType<typeof formOf>>,
  request: PlainRequest,
  { registry, places }: MakeParts,
): Made | undefined {
  const code = nameIn(form, { path: request.path, query: "" });
  const levels = levelsOfName(code);
  const { isProgram } = wishIn(request);
  const short = isProgram ? undefined : registry.cut(levels, isLed);
  if (short !== undefined) {
    const headers = [["location", short.cut.led]] as const;
    return { kind: "led", status: 302, body: "", headers, ...cutCommon(short, "person") };
  }
  const found = standing(registry, levels);
  if (found === undefined || isGone(found.record)) return undefined;
  const { record, ...common } = found;
  const told = toldOfName(record, { code, target: none, isProgram }, places);
  const answered = answeredOf(record, isProgram ? "program" : "person");
  if (told.kind === "page") return undefined;
  if (told.kind === "values") {
    return { kind: "values", status: 200, body: told.body, headers: [], answered, ...common };
  }
  const headers = [["location", told.address]] as const;
  return { kind: "led", status: 302, body: "", headers, answered, ...common };
}

const linkHeaders = (address: string, code: Gs1Code, places: Places) =>
  [
    ["location", address],
    ["link", linksetLink(code, places)],
  ] as const;

function linkMade(request: PlainRequest, { registry, places }: MakeParts): Made | undefined {
  const target = { path: request.path, query: "" };
  if (uncompressed(target) !== target) return undefined;
  const code = codeOf(target);
  const { wish, preferences } = wishIn(request);
  if (wish.kind !== "link") return undefined;
  const levels = levelsOf(code);
  const short = wish.type === defaultType ? registry.cut(levels, isLed) : undefined;
  if (short !== undefined) {
    const headers = linkHeaders(short.cut.led, code, places);
    return { kind: "link", status: 307, body: "", headers, ...cutCommon(short, "person") };
  }
  const found = standing(registry, levels);
  if (found === undefined) return undefined;
  const finding = withLinks(found.finding);
  const [nearest] = finding.records;
  if (nearest === undefined || isWithdrawn(found.finding, code)) return undefined;
  const chosen = chosenLinks(finding.records, wish.type, preferences);
  const [link, ...others] = chosen?.links ?? [];
  if (chosen === undefined || link === undefined || others.length > 0) return undefined;
  const address = addressOf(link, ledFrom(chosen.code, code), places.publicUrl);
  const headers = linkHeaders(address, code, places);
  const answered = answeredOf(nearest, "person");
  const { isAskedAgain } = found;
  return { kind: "link", finding, status: 307, body: "", headers, answered, isAskedAgain };
}

/**
 * Makes at once the answers that need nothing but what is known of a code: where one form of a request
 * leads to a record that stands. All else is undefined, and the routes' to answer: errors, pages,
 * choices, and whatever must be asked for.
 */
export function makerOf(parts: MakeParts): Make {
  return (request) => {
    const { path } = request;
    try {
      if (path.startsWith(handleRoute)) return handleMade(path, parts);
      const form = formOf(path);
      if (form !== undefined) return nameMade(form, request, parts);
      return linkMade(request, parts);
    } catch (fault) {
      if (fault instanceof Refusal) return undefined;
      throw fault;
    }
  };
}
