import { Refusal } from "../../../services/kernel/refusal.ts";
import type { HttpRequest, Shell } from "../../../services/platform/http.ts";
import type { RateGate } from "../../../services/platform/rates.ts";
import { alikeIn, type Identity, parseCode } from "../../codes/index.ts";
import { type KeptValue, textOf } from "../../registry/index.ts";
import type { Federation } from "../federation/federation.ts";
import { Elsewhere } from "../federation/referral.ts";
import { isWanted, valueJson } from "../handles/values.ts";
import { asciiOf, isWebAddress, addressOf as leadsTo } from "../links.ts";
import type { Finding } from "../registry.ts";
import type { RegistryRecord } from "../rules.ts";
import { admit } from "./admission.ts";
import { dated, referral, refusalAnswer } from "./answers.ts";
import { CodeRefusal, preferenceForJson, type Target, targetOf } from "./asked.ts";
import type { Count } from "./counting.ts";
import { noteLasting } from "./lasting.ts";
import type { Places } from "./linkset.ts";
import { valuesPage } from "./page.ts";

/** A path that names a thing by itself, and by which grammar it is read. */
interface Form {
  readonly path: RegExp;
  /** The text of the code, from the path after its first slash and the query. */
  readonly text: (rest: string, query: string) => string;
  /** The query of a link is the link's own. */
  readonly holdsQuery?: true;
}

/** What a proxy or a person has escaped once more than the link itself has. */
const unescaped = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const withQuery = (text: string, query: string) => (query === "" ? text : `${text}?${query}`);

const forms: readonly Form[] = [
  { path: /^\/hdl(?::|%3A)/i, text: (rest) => `hdl:${rest.replace(/^hdl(?::|%3A)/i, "")}` },
  // A naming authority without dot would be an application identifier of GS1.
  { path: /^\/[0-9][0-9A-Za-z]*(?:\.[0-9A-Za-z-]+)+\//, text: (rest) => `hdl:${rest}` },
  { path: /^\/[0-9]+(?:\.[0-9]+)+$/, text: (rest) => `oid:${rest}` },
  {
    path: /^\/(?:urn(?::|%3A))?oid(?::|%3A)/i,
    text: (rest) => `oid:${unescaped(rest).replace(/^(?:urn:)?oid:/i, "")}`,
  },
  { path: /^\/https?:\/\//i, text: withQuery, holdsQuery: true },
  { path: /^\/https?%3A/i, text: (rest) => unescaped(rest) },
];

/** The form of a path by which another code than a Digital Link is asked for; undefined for none. */
export function formOf(path: string): Form | undefined {
  return forms.find((form) => form.path.test(path));
}

export function nameIn(form: Form, { path, query }: Target): Identity {
  const text = form.text(path.slice(1), query);
  const reading = parseCode(text);
  if (reading.ok) return reading.identity;
  // It counts in the text, whose scheme need not stand in the path.
  const sent = withQuery(path, form.holdsQuery ? query : "");
  const isSent = sent.endsWith(text.replace(/^[a-z]+:/, ""));
  const at = reading.fault.at + (isSent ? sent.length - text.length : 0);
  throw new CodeRefusal({ ...reading.fault, at: Math.max(0, at) });
}

/** Under which names it is looked for: as names are registered, and as events have it. */
export function levelsOfName(code: Identity): readonly Identity[] {
  const alike = alikeIn(code);
  return alike === code ? [code] : [alike, code];
}

export const none: Target = { path: "", query: "" };

/** Of which values the query asks, and whether to be led anywhere. */
function wishOf({ query }: Target) {
  const asked = new URLSearchParams(query);
  const indices = asked
    .getAll("index")
    .flatMap((each) => (/^[0-9]+$/.test(each) ? [Number(each)] : []));
  return { wanted: { indices, types: asked.getAll("type") }, leads: !asked.has("noredirect") };
}

/** What is asked of a name: by whom, and by which address. */
interface AskedName {
  readonly code: Identity;
  readonly target: Target;
  readonly isProgram: boolean;
}

type ToldName =
  | { readonly kind: "values"; readonly body: string }
  | { readonly kind: "led"; readonly address: string }
  | { readonly kind: "page"; readonly values: readonly KeptValue[] };

/** The values of a record for a program, else its web address, else its values for a person. */
export function toldOfName(
  { code: name, registered, links }: RegistryRecord,
  { code, target, isProgram }: AskedName,
  places: Places,
): ToldName {
  const { wanted, leads } = wishOf(target);
  const values = (registered?.values ?? []).filter(
    (value) => value.audience === "public" && isWanted(value, wanted),
  );
  if (isProgram) {
    const names = registered?.names ?? [name];
    const body = JSON.stringify({ code: name, names, values: values.map(valueJson) });
    return { kind: "values", body };
  }
  const isNarrowed = wanted.indices.length + wanted.types.length > 0;
  const home = values.find((value) => value.type === "URL" && isWebAddress(textOf(value)));
  const link = isNarrowed ? undefined : links.find(({ isDefault }) => isDefault);
  const address = link === undefined ? home && textOf(home) : leadsTo(link, code, places.publicUrl);
  if (leads && address !== undefined) return { kind: "led", address: asciiOf(address) };
  return { kind: "page", values };
}

/** Whether it was deleted, and nothing public of it stands besides. */
export const isGone = ({ registered, links }: RegistryRecord): boolean =>
  registered?.deleted === true && links.length === 0;

/** Leads to the web address that is registered, or shows what is. */
function shown(
  http: HttpRequest,
  { code, target }: { readonly code: Identity; readonly target: Target },
  finding: Finding,
  { places, count }: DoorParts,
): Response | Promise<Response> {
  const [record] = finding.records;
  if (record === undefined) throw new Refusal("IDENTIFIER_NOT_FOUND", {}, "code");
  if (isGone(record)) throw new Refusal("IDENTIFIER_WITHDRAWN", {}, "code");
  const isProgram = preferenceForJson(http.req.header("accept"));
  const told = toldOfName(record, { code, target, isProgram }, places);
  dated(http, finding);
  count(http, record, isProgram ? "program" : "person");
  if (told.kind === "values") {
    noteLasting(http, finding, told.body);
    return http.body(told.body, 200, { "content-type": "application/json" });
  }
  if (told.kind === "led") {
    noteLasting(http, finding, "");
    return http.redirect(told.address, 302);
  }
  const values = told.values.map((value) => ({ ...value, text: textOf(value) }));
  return http.html(valuesPage(http.get("locale"), { code, values }, places));
}

interface DoorParts {
  readonly federation: Federation;
  readonly places: Places;
  readonly gate: RateGate;
  readonly count: Count;
}

/**
 * Mounts the doors of Handles and VAA codes, OIDs and links of nameplates (IEC 61406): behind all of
 * them is the one record that has the name.
 */
export function mountDoors(app: Shell, parts: DoorParts): void {
  const { federation, places, gate } = parts;
  app.get("*", async (http, next) => {
    const target = targetOf(http.req.url);
    const form = formOf(target.path);
    if (form === undefined) return next();
    const { holdsQuery = false } = form;
    http.header("vary", "Accept, Accept-Language");
    try {
      await admit(http, gate);
      const code = nameIn(form, target);
      return await shown(
        http,
        { code, target: holdsQuery ? none : target },
        await federation.lookUp(levelsOfName(code), http.req.header("via")),
        parts,
      );
    } catch (fault) {
      if (fault instanceof Elsewhere) return referral(http, fault, 302);
      if (!(fault instanceof Refusal)) throw fault;
      return refusalAnswer(http, fault, target.path.slice(1), places);
    }
  });
}
