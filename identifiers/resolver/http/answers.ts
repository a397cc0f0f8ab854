import { sentenceOf } from "../../../contracts/refusals/index.ts";
import type { Refusal } from "../../../services/kernel/refusal.ts";
import { type HttpRequest, refusalBody } from "../../../services/platform/http.ts";
import { digitalLinkPathOf, type Gs1Code, parseCode, plainCodeOf } from "../../codes/index.ts";
import type { Elsewhere } from "../federation/referral.ts";
import { addressOf, asciiOf, withQuery } from "../links.ts";
import type { Finding } from "../registry.ts";
import type { Choice, ChosenLink } from "../rules.ts";
import { CodeRefusal, type Medium, mediumOf, type Target } from "./asked.ts";
import { contextPath } from "./description.ts";
import { noteLasting } from "./lasting.ts";
import { linksetContext, linksetOf, type Places } from "./linkset.ts";
import { linksetPage, messagePage } from "./page.ts";
import { words } from "./words.ts";

const freshSeconds = 5;
const unknownSeconds = 1;
/** Whether a text is a code does not change. */
const malformedSeconds = 300;

/** The linkset can be found from every answer about a known code (§ 2.10), OPTIONS too. */
export function linksetLink(code: Gs1Code, { resolverUrl }: Places): string {
  const address = `${resolverUrl}${digitalLinkPathOf(code.identity) ?? ""}?linkType=linkset`;
  return `<${address}>; rel="linkset"; type="application/linkset+json"`;
}

/** The uncompressed address of a code that was asked for in compressed form, with its attributes. */
export function sameAsLink({ path, query }: Target, { resolverUrl }: Places): string {
  const attributes = query.split("&").filter((pair) => /^[0-9]{2,4}=/.test(pair));
  const more = attributes.length === 0 ? "" : `?${attributes.join("&")}`;
  return `<${resolverUrl}${path}${more}>; rel="owl:sameAs"`;
}

function contextLink({ resolverUrl }: Places): string {
  const relation = "http://www.w3.org/ns/json-ld#context";
  return `<${resolverUrl}${contextPath}>; rel="${relation}"; type="application/ld+json"`;
}

/** How old the answer is, and whether older than it should be. */
export function aged(http: HttpRequest, { ageMs, stale }: Finding): void {
  http.header("age", String(Math.floor(ageMs / 1_000)));
  // RFC 7234 § 5.5.1; RFC 9111 made it obsolete, and no other header says it to a person.
  if (stale) http.header("warning", '110 - "Response is Stale"');
}

/** The same, and for how long the answer may be kept. */
export function dated(http: HttpRequest, finding: Finding): void {
  aged(http, finding);
  http.header("cache-control", finding.stale ? "no-cache" : `public, max-age=${freshSeconds}`);
}

/** Leads to the link, with the whole query string of the request (§ 2.12). */
export function redirection(
  http: HttpRequest,
  { code, link }: ChosenLink,
  query: string,
  places: Places,
  finding: Finding,
): Response {
  dated(http, finding);
  noteLasting(http, finding, "");
  return http.redirect(withQuery(addressOf(link, code, places.publicUrl), query), 307);
}

/** The relation by its name, and by its address as RFC 8288 § 2.1.2 has it. */
const handledBy = "gs1:handledBy https://ref.gs1.org/voc/handledBy";

/** Leads to who holds what is asked for. */
export function referral(
  http: HttpRequest,
  elsewhere: Elsewhere,
  status: 302 | 307,
  query = "",
): Response {
  http.header("cache-control", `public, max-age=${freshSeconds}`);
  const address = withQuery(asciiOf(elsewhere.address("front")), query);
  // In place of the link to a linkset, which is there and not here (§ 2.9).
  if (elsewhere.isOfGs1) http.header("link", `<${address}>; rel="${handledBy}"`);
  return http.redirect(address, status);
}

/** The linkset in the wanted medium. */
export function linksetAnswer(
  http: HttpRequest,
  finding: Finding,
  medium: Medium,
  places: Places,
  asked: Gs1Code,
): Response | Promise<Response> {
  dated(http, finding);
  const tongue = http.get("locale");
  const linkset = linksetOf(finding.records, { tongue, places, asked });
  const linked = { ...linksetContext, ...linkset };
  if (medium === "text/html") return http.html(linksetPage(tongue, linkset, linked, places));
  http.header("link", contextLink(places), { append: true });
  const body = JSON.stringify(medium === "application/ld+json" ? linked : linkset);
  noteLasting(http, finding, body);
  return http.body(body, 200, { "content-type": medium });
}

/** Several links fit as well: the reader chooses (§ 2.12). */
export function choicesAnswer(
  http: HttpRequest,
  finding: Finding,
  { code, links }: Choice,
  places: Places,
  asked: Gs1Code,
): Response | Promise<Response> {
  dated(http, finding);
  const tongue = http.get("locale");
  const at = finding.records.findIndex((record) => record.code === code);
  const [record, ...above] = finding.records.slice(Math.max(0, at));
  const records = record === undefined ? [] : [{ ...record, links }];
  const linkset = linksetOf(records, { tongue, places, asked, above });
  if (mediumOf(http.req.header("accept")) === "text/html") {
    const linked = { ...linksetContext, ...linkset };
    return http.html(linksetPage(tongue, linkset, linked, places), 300);
  }
  http.header("link", contextLink(places), { append: true });
  return http.body(JSON.stringify(linkset), 300, { "content-type": "application/linkset+json" });
}

type Trouble = "loop" | "withdrawn" | "malformed" | "unknown" | "noLink" | "away" | "tooMany";

function troubleOf(refusal: Refusal): Trouble {
  if (refusal instanceof CodeRefusal) return "malformed";
  if (refusal.code === "LINK_TYPE_NOT_FOUND") return "noLink";
  if (refusal.code === "RATE_LIMITED") return "tooMany";
  if (refusal.code === "IDENTIFIER_WITHDRAWN") return "withdrawn";
  if (refusal.code === "NODE_LOOP") return "loop";
  const isAway = refusal.code === "REGISTRY_AWAY" || refusal.code === "NODE_AWAY";
  return isAway ? "away" : "unknown";
}

const troubles = {
  malformed: { status: 400, keep: `public, max-age=${malformedSeconds}` },
  withdrawn: { status: 410, keep: `public, max-age=${unknownSeconds}` },
  unknown: { status: 404, keep: `public, max-age=${unknownSeconds}` },
  noLink: { status: 404, keep: `public, max-age=${unknownSeconds}` },
  loop: { status: 508, keep: "no-store" },
  away: { status: 503, keep: "no-store" },
  tooMany: { status: 429, keep: "no-store" },
} as const;

/** A well-formed code as it stands in print under a barcode. */
function asPrinted(path: string): string {
  const reading = parseCode(path);
  return reading.ok ? plainCodeOf(reading.identity) : path;
}

/** Where in a code it is at fault, and in what it says where that was packed. */
function placeIn(refusal: Refusal): { readonly at?: number; readonly unpacked?: string } {
  if (!(refusal instanceof CodeRefusal)) return {};
  const { at, unpacked } = refusal;
  return unpacked === undefined ? { at } : { at, unpacked };
}

/** Says why there is no link: as a page for readers, as JSON for programs. */
export function refusalAnswer(
  http: HttpRequest,
  refusal: Refusal,
  asked: string,
  places: Places,
): Response | Promise<Response> {
  const tongue = http.get("locale");
  const trouble = troubleOf(refusal);
  const { status, keep } = troubles[trouble];
  http.header("cache-control", keep);
  if (trouble === "away") http.header("retry-after", "2");
  if (mediumOf(http.req.header("accept")) === "text/html") {
    const sentence = sentenceOf(refusal.code, tongue, refusal.values);
    const message = {
      heading: words[tongue][trouble],
      sentence,
      asked: refusal instanceof CodeRefusal ? (refusal.unpacked ?? asked) : asPrinted(asked),
    };
    return http.html(messagePage(tongue, message, places), status);
  }
  const { error } = refusalBody(refusal, tongue);
  return http.json({ error: { ...error, ...placeIn(refusal) } }, status);
}
