import { Refusal } from "../../../services/kernel/refusal.ts";
import { type Identity, levelsOf, parseCode } from "../../codes/index.ts";
import { route as handleRoute, plain } from "../handles/asked.ts";
import { levelsOfHandle, toldOf } from "../handles/told.ts";
import { addressOf, ledFrom } from "../links.ts";
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

function handleMade(path: string, { registry }: MakeParts): Made | undefined {
  const rest = path.slice(handleRoute.length);
  const reading = parseCode(`hdl:${rest}`);
  if (!reading.ok) return undefined;
  const found = standing(registry, levelsOfHandle(reading.identity).levels);
  const registered = found?.record.registered;
  if (found === undefined || registered === undefined || registered.deleted) return undefined;
  const { finding, record, isAskedAgain } = found;
  const seen = registered.values.filter(({ audience }) => audience === "public");
  const body = JSON.stringify(toldOf(plain(rest), seen));
  const answered = answeredOf(record, "program");
  return { kind: "handle", finding, status: 200, body, headers: [], answered, isAskedAgain };
}

function nameMade(
  form: NonNullable<ReturnType<typeof formOf>>,
  { path, accept }: PlainRequest,
  { registry, places }: MakeParts,
): Made | undefined {
  const code = nameIn(form, { path, query: "" });
  const found = standing(registry, levelsOfName(code));
  if (found === undefined || isGone(found.record)) return undefined;
  const { record, ...common } = found;
  const isProgram = preferenceForJson(accept);
  const told = toldOfName(record, { code, target: none, isProgram }, places);
  const answered = answeredOf(record, isProgram ? "program" : "person");
  if (told.kind === "page") return undefined;
  if (told.kind === "values") {
    return { kind: "values", status: 200, body: told.body, headers: [], answered, ...common };
  }
  const headers = [["location", told.address]] as const;
  return { kind: "led", status: 302, body: "", headers, answered, ...common };
}

const roomForWishes = 200;
const wishes = new Map<string, ReturnType<typeof wishWithout>>();

function wishWithout(accept: string | undefined, language: string | undefined) {
  return { wish: wishOf("", accept), preferences: preferencesOf("", accept, language) };
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

function linkMade(request: PlainRequest, { registry, places }: MakeParts): Made | undefined {
  const target = { path: request.path, query: "" };
  if (uncompressed(target) !== target) return undefined;
  const code = codeOf(target);
  const { wish, preferences } = wishIn(request);
  const found = wish.kind === "link" ? standing(registry, levelsOf(code)) : undefined;
  if (wish.kind !== "link" || found === undefined) return undefined;
  const finding = withLinks(found.finding);
  const [nearest] = finding.records;
  if (nearest === undefined || isWithdrawn(found.finding, code)) return undefined;
  const chosen = chosenLinks(finding.records, wish.type, preferences);
  const [link, ...others] = chosen?.links ?? [];
  if (chosen === undefined || link === undefined || others.length > 0) return undefined;
  const headers = [
    ["location", addressOf(link, ledFrom(chosen.code, code), places.publicUrl)],
    ["link", linksetLink(code, places)],
  ] as const;
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
