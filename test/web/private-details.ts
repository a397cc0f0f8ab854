import type { Json, JsonObject } from "../../contracts/events/index.ts";
import { identityOf } from "../../identifiers/codes/index.ts";
import { demoChain } from "../seed/demo/chain.ts";
import { demoFirms, demoOperators } from "../seed/demo/firms.ts";

// What of an event the passport shows; all else is the firms' own business.
const shown: ReadonlySet<string> = new Set([
  ..."type eventTime eventTimeZoneOffset action bizStep disposition readPoint epcList".split(" "),
  ..."parentID childEPCs inputEPCList outputEPCList certificationInfo".split(" "),
]);
// Words of the standard, which the page must know; units and times, which stand elsewhere too.
const telling = (name: string) => !["type", "uom", "time"].includes(name);

function leaves(value: Json | undefined, name = ""): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, name));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => leaves(each, key));
  }
  return telling(name) && value !== undefined ? [String(value)] : [];
}

function withheldOf(event: JsonObject): readonly string[] {
  return Object.entries(event).flatMap(([name, value]) =>
    shown.has(name) ? [] : leaves(value, name),
  );
}

/** As it is written, as the platform names it, and the number within it that only it has. */
function disguises(value: string): readonly string[] {
  if (!/^(?:urn|https):/.test(value)) return [value];
  const last = value.split(/[.:/]/).at(-1) ?? value;
  return [value, identityOf(value), ...(last.length > 4 && last !== "00001" ? [last] : [])];
}

const events = demoChain.flatMap((capture) => capture.events);
const said = new Set(
  events
    .flatMap((event) => Object.entries(event).filter(([name]) => shown.has(name)))
    .flatMap(([, value]) => leaves(value))
    .flatMap(disguises),
);
// Which lots went in is told by the subjects of a record, without how much of them.
const lots = events
  .flatMap((event) => ["quantityList", "inputQuantityList"].flatMap((name) => leaves(event[name])))
  .filter((value) => value.startsWith("https:"))
  .flatMap(disguises);

const people = [...demoFirms.flatMap((firm) => firm.people), ...demoOperators].flatMap(
  ({ name, email }) => {
    const [chinese = name, ...english] = name.split(" ");
    return [email, chinese, english.join(" ")];
  },
);

// A number such as 24 stands in many a place without telling anything.
const tellsNothing = /^[0-9.]{1,4}$/;

/** All of the demo's chain that is nobody else's business: no visitor may come to see any of it. */
export const privateDetails: readonly string[] = [
  ...new Set([...events.flatMap(withheldOf).flatMap(disguises), ...people]),
].filter((value) => !said.has(value) && !lots.includes(value) && !tellsNothing.test(value));

/** Those of the private details that a text holds, each by itself and not within a longer number. */
export function privateDetailsIn(text: string): string[] {
  return privateDetails.filter((detail) => {
    if (!/^[0-9.]+$/.test(detail)) return text.includes(detail);
    const number = detail.replace(".", "\\.");
    return new RegExp(`(?<![0-9A-Za-z+/.])${number}(?![0-9A-Za-z+/=])`).test(text);
  });
}
