import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parseCode, primaryKeys } from "../../../identifiers/codes/index.ts";
import type { Value } from "../../../identifiers/registry/values.ts";
import { resolverDescription } from "../../../identifiers/resolver/http/description.ts";
import { itemDescriptionOf, linksetOf } from "../../../identifiers/resolver/http/linkset.ts";
import {
  asciiOf,
  passportLinks,
  registeredLinks,
  type Words,
} from "../../../identifiers/resolver/links.ts";
import { type RegistryRecord, withDefault } from "../../../identifiers/resolver/rules.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";

const shelf = join(import.meta.dirname, "../../../../shared/standards/gs1/gs1-linkset");
const absent = existsSync(shelf) ? "" : " (skipped: ../shared is absent)";
const places = { resolverUrl: "http://localhost:8081", publicUrl: "http://localhost:8080" };

function record(path: string, name?: Words, description: Words = { zh: "", en: "" }) {
  const code = parseCode(path);
  if (!code.ok || code.scheme !== "gs1") throw new Error(`${path} is no GS1 code`);
  const firstAt = new Date(0);
  const told = name && { firmId: "firm" as TenantId, name, description, firstAt };
  return {
    code: code.identity,
    links: passportLinks(code),
    description: told,
  } satisfies RegistryRecord;
}

const gearbox = record(
  "/01/06901234000016",
  { zh: "风电齿轮箱", en: "Wind gearbox" },
  { zh: "三级行星", en: "three planetary stages" },
);
const lot = record("/01/06901234000016/10/L7");
const one = record("/01/06901234000016/10/L7/21/S%2F1");
const crate = record("/00/106901234000000015");

describe("what a code names, in words", () => {
  it("is the product with its description for the class", () => {
    expect(itemDescriptionOf(gearbox, [], "zh")).toBe("风电齿轮箱：三级行星");
    expect(itemDescriptionOf(gearbox, [], "en")).toBe("Wind gearbox: three planetary stages");
  });

  it("is the product with lot and serial number for one of it", () => {
    expect(itemDescriptionOf(one, [lot, gearbox], "zh")).toBe("风电齿轮箱，批次 L7，序列号 S/1");
    expect(itemDescriptionOf(lot, [gearbox], "en")).toBe("Wind gearbox, lot L7");
  });

  it("is the code itself where nobody described it", () => {
    expect(itemDescriptionOf(crate, [], "en")).toBe("(00)106901234000000015");
  });
});

describe("the linkset", () => {
  const { linkset } = linksetOf([one, lot, gearbox], { tongue: "en", places });

  it("has all levels from the primary key down, under the resolver's own addresses", () => {
    expect(linkset.map(({ anchor }) => anchor)).toEqual([
      "http://localhost:8081/01/06901234000016",
      "http://localhost:8081/01/06901234000016/10/L7",
      "http://localhost:8081/01/06901234000016/10/L7/21/S%2F1",
    ]);
  });

  it("gives each code one default link without attributes, described by another type too", () => {
    for (const context of linkset) {
      const [link, ...others] = context["https://ref.gs1.org/voc/defaultLink"] ?? [];
      expect(others).toEqual([]);
      expect(Object.keys(link ?? {})).toEqual(["href", "title"]);
      expect(context["https://ref.gs1.org/voc/pip"]).toMatchObject([link]);
    }
  });

  it("tells of a link what its firm has registered, and no media type that nobody said", () => {
    const href = "https://firm.example/";
    const values = (["de", "en"] as const).map(
      (tongue, at): Value => ({
        index: at + 1,
        type: "gs1:instructions",
        data: { format: "string", value: href + tongue },
        ttlSeconds: 60,
        audience: "public",
        ...(tongue === "de" && {
          link: {
            title: "Handbuch",
            media: "application/pdf",
            languages: ["de"],
            contexts: ["AT"],
          },
        }),
      }),
    );
    const own = {
      ...gearbox,
      links: withDefault([{ ...gearbox, links: registeredLinks(values) }])[0]?.links ?? [],
    };
    const [context] = linksetOf([own], { tongue: "en", places }).linkset;
    expect(context?.["https://ref.gs1.org/voc/instructions"]).toEqual([
      {
        href: `${href}de`,
        title: "Handbuch",
        type: "application/pdf",
        hreflang: ["de"],
        context: ["AT"],
      },
      { href: `${href}en`, title: "Instructions" },
    ]);
    expect(context?.["https://ref.gs1.org/voc/defaultLink"]).toEqual([
      { href: `${href}de`, title: "Handbuch" },
    ]);
  });

  it("leads to the passport of the code that it is about", () => {
    expect(linkset[2]?.["https://ref.gs1.org/voc/traceability"]).toEqual([
      {
        href: "http://localhost:8080/t/01/06901234000016/10/L7/21/S%2F1",
        title: "Traceability record",
        type: "text/html",
        hreflang: ["zh", "en"],
      },
    ]);
  });

  describe.skipIf(absent !== "")(`GS1's schema${absent}`, () => {
    const schema = (name: string): unknown => JSON.parse(readFileSync(join(shelf, name), "utf8"));
    const valid = (name: string, value: unknown) =>
      new Ajv({ strict: false, validateFormats: false }).validate(schema(name) as object, value);

    it.each(["gs1-linkset-schema.json", "linkset-schema.json"])("%s accepts ours", (name) => {
      for (const tongue of ["zh", "en"] as const) {
        const given = linksetOf([one, lot, gearbox], { tongue, places });
        // The general schema knows no itemDescription.
        const contexts = given.linkset.map(({ itemDescription, ...rest }) =>
          name.startsWith("gs1") ? { itemDescription, ...rest } : rest,
        );
        expect(valid(name, { linkset: contexts })).toBe(true);
      }
    });

    it("refuses one whose item has no description, and GS1's own wrong example", () => {
      const bare = linksetOf([gearbox], { tongue: "en", places }).linkset.map(
        ({ itemDescription: _left, ...rest }) => rest,
      );
      expect(valid("gs1-linkset-schema.json", { linkset: bare })).toBe(false);
      expect(valid("gs1-linkset-schema.json", schema("invalid-gs1-example.json"))).toBe(false);
    });
  });
});

it("an address is ASCII, whatever a firm's own system says", () => {
  expect(asciiOf("https://a.example/齿轮?q=\ud800#é")).toBe(
    "https://a.example/%E9%BD%BF%E8%BD%AE?q=%EF%BF%BD#%C3%A9",
  );
});

it("the resolver description names exactly the keys that the grammar reads", () => {
  const { supportedPrimaryKeys } = resolverDescription(places);
  expect(supportedPrimaryKeys).toEqual(primaryKeys);
  for (const ai of supportedPrimaryKeys) {
    expect(parseCode(`/${ai}/`)).not.toMatchObject({ fault: { code: "CODE_KEY_UNKNOWN" } });
  }
  expect(parseCode("/410/")).toMatchObject({ fault: { code: "CODE_KEY_UNKNOWN" } });
});
