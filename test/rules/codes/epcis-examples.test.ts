import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { identityOf, parseCode } from "../../../identifiers/codes/index.ts";

const folder = "../shared/standards/epcis";
const absent = !existsSync(folder);
const reason = absent ? " (skipped: ../shared is absent)" : "";

const NAMING_FIELDS = new Set([
  "epcList",
  "childEPCs",
  "parentID",
  "inputEPCList",
  "outputEPCList",
  "epcClass",
  "readPoint",
  "bizLocation",
  "source",
  "destination",
]);

/** All codes in the fields that name things, classes, places and parties, in order of appearance. */
function codesIn(value: unknown, naming = false): string[] {
  if (typeof value === "string") return naming ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => codesIn(item, naming));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const local = name.slice(name.indexOf(":") + 1);
    return codesIn(inner, NAMING_FIELDS.has(local) || (naming && local === "id"));
  });
}

const files = absent
  ? []
  : readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.jsonld$/.test(file) && file.startsWith("JSON"))
      .map((file) => `${folder}/${file}`);

const codesOf = (file: string) => codesIn(JSON.parse(readFileSync(file, "utf8")));

describe.skipIf(absent)(`the codes in GS1's EPCIS examples${reason}`, () => {
  const all = [...new Set(files.flatMap(codesOf))];
  const looksLikeGs1 = (code: string) =>
    /^urn:epc:(id|class|idpat):|\/(00|01|253|414|417|8003|8004)\/[^/]+/.test(code);

  it("are there to be read", () => {
    expect(files.length).toBeGreaterThan(80);
    expect(all.filter(looksLikeGs1).length).toBeGreaterThan(80);
  });

  it.each(all.filter(looksLikeGs1))("%s is a GS1 code", (code) => {
    expect(parseCode(code)).toMatchObject({ ok: true, scheme: "gs1" });
  });

  it.each(all.filter((code) => !looksLikeGs1(code)))("%s is an opaque name", (code) => {
    expect(identityOf(code)).toBe(`uri:${code}`);
  });

  const twins = files
    .filter((file) => file.includes("/WithDigitalLinkID/"))
    .map((link) => [
      link,
      link.replace("/WithDigitalLinkID/", "/").replace("WithDigitalLink.", "."),
    ])
    .filter(([, urn]) => urn !== undefined && existsSync(urn))
    .map(([link = "", urn = ""]) => [link.slice(folder.length + 1), link, urn] as const);

  // GS1's linked documents tell of another item than their twins: 70614141123451 stands where the
  // twin has 10614141073464, and in one place 04012345123456.
  const exchanged = /^gs1:01\/70614141123451\/(21\/201[78]|10\/998877)$/;

  it("come as pairs of documents, with Digital Links and with URNs", () => {
    expect(twins.length).toBeGreaterThanOrEqual(6);
    const translated = twins.flatMap(([, link, urn]) => {
      const urns = codesOf(urn);
      const same = (code: string, place: number) =>
        identityOf(code) === identityOf(urns[place] ?? "");
      return codesOf(link).filter((code, place) => code !== urns[place] && same(code, place));
    });
    expect(new Set(translated)).toEqual(
      new Set([
        "https://id.gs1.org/01/04012345987652",
        "https://id.gs1.org/01/04012345123456/10/998877",
        "https://id.gs1.org/01/00614141777778/10/987",
        "https://id.gs1.org/01/04012345666663",
      ]),
    );
  });

  it.each(twins)("in %s name the same things as its URN twin", (_name, link, urn) => {
    const urns = codesOf(urn).map(identityOf);
    const linked = codesOf(link).map(identityOf);
    expect(linked.length).toBe(urns.length);
    const differing = linked.filter((identity, place) => identity !== urns[place]);
    for (const identity of differing) expect(identity).toMatch(exchanged);
  });
});
