import { describe, expect, it } from "vitest";
import { sentenceOf } from "../../contracts/refusals/index.ts";
import { type Identity, identityOf } from "../../identifiers/codes/index.ts";
import type { LinkDetails } from "../../identifiers/registry/link-details.ts";
import {
  adminIn,
  permissionsNeeded,
  permissionsOf,
} from "../../identifiers/registry/permissions.ts";
import { decidePrefix, overlaps, prefixesOver } from "../../identifiers/registry/prefixes.ts";
import {
  checkDelegated,
  decideNames,
  foldedName,
  nameIn,
} from "../../identifiers/registry/rules.ts";
import {
  audienceOf,
  decideEntries,
  decideValues,
  type Value,
} from "../../identifiers/registry/values.ts";
import { joinedLinks, passportLinks, registeredLinks } from "../../identifiers/resolver/links.ts";
import { preferencesIn } from "../../identifiers/resolver/preferences.ts";
import { chosenLinks, gs1CodeOf } from "../../identifiers/resolver/rules.ts";
import { refusal } from "./refused.ts";

const now = new Date("2026-06-01T00:00:00Z");
const later = new Date("2026-06-02T00:00:00Z");
const text = (index: number, type: string, value: string, changes: Partial<Value> = {}): Value => ({
  index,
  type,
  data: { format: "string", value },
  ttlSeconds: 60,
  audience: "public",
  ...changes,
});

describe("a prefix", () => {
  it("is one of its own kind", () => {
    expect(decidePrefix("hdl", "20.500.abc").prefix).toBe("20.500.ABC");
    expect(decidePrefix("gs1", "6901234").prefix).toBe("6901234");
    expect(decidePrefix("oid", "1.2.156").prefix).toBe("1.2.156");
    expect(decidePrefix("uri", "https://firm.example/p/").prefix).toBe("https://firm.example/p/");
    const wrong = [
      ["hdl", "88"],
      ["hdl", "0.NA"],
      ["hdl", "88.1/x"],
      ["hdl", "88.a"],
      ["gs1", "123"],
      ["gs1", "1234567890123"],
      ["oid", "3.1"],
      ["uri", "https://firm.example"],
      ["uri", "https://Firm.example/"],
      ["uri", "ftp://firm.example/"],
      ["hdl", "9".repeat(300)],
    ] as const;
    for (const [scheme, prefix] of wrong) {
      expect(() => decidePrefix(scheme, prefix), prefix).toThrow("PREFIX_MALFORMED");
    }
  });

  it("holds what lies in it, and no neighbour", () => {
    const gs1 = (prefix: string) => ({ scheme: "gs1" as const, prefix });
    const oid = (prefix: string) => ({ scheme: "oid" as const, prefix });
    const hdl = (prefix: string) => ({ scheme: "hdl" as const, prefix });
    expect(overlaps(gs1("6901"), gs1("6901234"))).toBe(true);
    expect(overlaps(gs1("6901234"), gs1("6901235"))).toBe(false);
    expect(overlaps(oid("1.2.15"), oid("1.2.156"))).toBe(false);
    expect(overlaps(oid("1.2.156"), oid("1.2.156.7"))).toBe(true);
    expect(overlaps(hdl("88.1"), hdl("88.1.2"))).toBe(false);
    expect(overlaps(gs1("6901"), oid("6901"))).toBe(false);
  });

  it("is found over every name that may stand under it", () => {
    const over = (code: string) => prefixesOver(code as Identity).map(({ prefix }) => prefix);
    expect(over("hdl:88.118.8/a/b")).toEqual(["88.118.8"]);
    expect(over("oid:1.2.156.7")).toEqual(["1", "1.2", "1.2.156", "1.2.156.7"]);
    expect(over("gs1:01/06901234000016/21/X")).toContain("6901234");
    expect(over("gs1:414/6901234000016")).toContain("6901234");
    expect(over("uri:https://firm.example/a/b?c=/d/")).toEqual([
      "https://firm.example/",
      "https://firm.example/a/",
    ]);
    expect(over("uscc:91450200MA5N1W2X3Y")).toEqual([]);
  });

  it("must be the firm's over each name", () => {
    const own = [{ scheme: "hdl" as const, prefix: "88.1" }];
    checkDelegated(["hdl:88.1/x" as Identity], own, "code");
    for (const foreign of ["hdl:88.2/x", "hdl:0.NA/88.1", "uscc:1", "uri:urn:x"]) {
      expect(() => checkDelegated([foreign as Identity], own, "code")).toThrow(
        "PREFIX_NOT_DELEGATED",
      );
    }
  });
});

describe("names", () => {
  it("are read in any grammar, and say what is wrong with them", () => {
    expect(nameIn(" 88.118.8/pump ", "code")).toBe("hdl:88.118.8/pump");
    expect(nameIn("https://id.gs1.org/01/06901234000016", "code")).toBe("gs1:01/06901234000016");
    expect(() => nameIn("(01)06901234000017", "code")).toThrow("CODE_CHECK_DIGIT");
    expect(() => nameIn(`88.1.2/${"x".repeat(1_500)}`, "code")).toThrow("CODE_TOO_LONG");
    expect(() => nameIn(`88.1.2/${"x".repeat(9_000)}`, "code")).toThrow("CODE_TOO_LONG");
  });

  it("are read as a scanner sends them, with its sign of the symbology or without", () => {
    const lot = "gs1:01/06901234000016/10/L7";
    for (const scanned of [
      "]C1010690123400001610L7\u001d17261231",
      "]d2010690123400001610L7",
      "\u001d010690123400001610L7\u001d17261231",
      "^010690123400001617261231^10L7",
      "]Q1https://id.gs1.org/01/06901234000016/10/L7?17=261231",
      "(17)261231(01)06901234000016(10)L7",
    ]) {
      expect(nameIn(`${scanned}\r\n`, "code"), scanned).toBe(lot);
    }
    for (const digits of ["06901234000016", "6901234000016", "]E06901234000016"]) {
      expect(nameIn(digits, "code")).toBe("gs1:01/06901234000016");
    }
    expect(() => nameIn("6901234000017", "code")).toThrow("CODE_CHECK_DIGIT");
    expect(() => nameIn("]C1010690123400001617999999", "code")).toThrow("CODE_DATE");
    expect(() => nameIn("]C0123", "code")).toThrow("CODE_SYMBOLOGY");
  });

  it("say from which character on they are wrong, which nobody may see", () => {
    const fault = refusal(() => nameIn("88.118.8/a\u200bb", "code"));
    expect(fault).toMatchObject({ code: "CODE_CHARACTER", values: { place: 11 } });
    expect(sentenceOf(fault.code, "en", fault.values)).toMatch(/^From character 11 on /);
    expect(sentenceOf(fault.code, "zh", fault.values)).toContain("第 11 个字符");
  });

  it("are one where they differ in the case of scheme or host, which no server counts", () => {
    const one = nameIn("https://firm.example/A?b=C", "code");
    expect(one).toBe("uri:https://firm.example/A?b=C");
    for (const other of ["HTTPS://FIRM.EXAMPLE/A?b=C", "https://Firm.Example/A?b=C"]) {
      expect(nameIn(other, "code")).toBe(one);
      // As it was captured it stays in the ledger.
      expect(identityOf(other)).toBe(`uri:${other}`);
    }
    expect(nameIn("https://firm.example/a?b=C", "code")).not.toBe(one);
    expect(nameIn("HDL:88.1.2/Pump", "code")).toBe("hdl:88.1.2/Pump");
    expect(nameIn("URN:Example:A", "code")).toBe("uri:urn:Example:A");
    expect(nameIn("https://User@FIRM.example/", "code")).toBe("uri:https://User@firm.example/");
  });

  it("have no part that is gone when their link is opened", () => {
    for (const lost of ["(01)06901234000016(10)..", "(01)06901234000016(10)L(21)."]) {
      expect(() => nameIn(lost, "code")).toThrow("CODE_VALUE");
    }
    expect(nameIn("(01)06901234000016(10)...", "code")).toBe("gs1:01/06901234000016/10/...");
  });

  it("are folded where readers take two that differ in case for one", () => {
    expect(foldedName("hdl:88.1/Pump" as Identity)).toBe("hdl:88.1/pump");
    expect(foldedName("gs1:01/06901234000016/21/a" as Identity)).not.toBe(
      foldedName("gs1:01/06901234000016/21/A" as Identity),
    );
  });

  it("are no more than a thing needs", () => {
    const many = Array.from({ length: 21 }, (_, at) => `hdl:88.1/${at}` as Identity);
    expect(() => decideNames("hdl:88.1/x" as Identity, many)).toThrow("NAMES_TOO_MANY");
    expect(decideNames("hdl:88.1/x" as Identity, ["hdl:88.1/x" as Identity])).toHaveLength(1);
  });
});

describe("values", () => {
  it("keep their time while they say the same", () => {
    const before = decideValues([text(2, "A", "a"), text(1, "B", "b")], [], now);
    expect(before.map(({ index }) => index)).toEqual([1, 2]);
    const after = decideValues([text(1, "B", "b"), text(2, "A", "c")], before, later);
    expect(after.map(({ at }) => at)).toEqual([now.toISOString(), later.toISOString()]);
  });

  it("have an index, a type and a time to live", () => {
    const refused = (value: Value) => () => decideValues([value], [], now);
    expect(refused(text(0, "A", ""))).toThrow("VALUE_INDEX");
    expect(refused(text(1, "", ""))).toThrow("VALUE_TYPE");
    expect(refused(text(1, "a b", ""))).toThrow("VALUE_TYPE");
    expect(refused(text(1, "A", "", { ttlSeconds: -1 }))).toThrow("VALUE_TTL");
    expect(refused(text(1, "A", "x".repeat(20_000)))).toThrow("VALUE_TOO_LONG");
    expect(refused(text(1, "HS_SECKEY", "x"))).toThrow("VALUE_SECRET");
    expect(() => decideValues([text(1, "A", "a"), text(1, "B", "b")], [], now)).toThrow(
      "VALUE_INDEX_TWICE",
    );
    for (const [field, changes] of [
      ["index", { index: 0 }],
      ["type", { type: "a b" }],
      ["ttlSeconds", { ttlSeconds: 0.5 }],
      ["text", { data: { format: "string", value: "x".repeat(20_000) } }],
      ["index", { index: 1 }],
    ] as const) {
      expect(() => decideValues([text(1, "A", "a"), text(2, "B", "b", changes)], [], now)).toThrow(
        expect.objectContaining({ field: `values.1.${field}` }),
      );
    }
    const many = Array.from({ length: 101 }, (_, at) => text(at + 1, "A", ""));
    expect(() => decideValues(many, [], now)).toThrow("VALUES_TOO_MANY");
  });

  it.each(["URL", "url", "gs1:pip", "https://ref.gs1.org/voc/certificationInfo"])(
    "of type %s are whole addresses of the web",
    (type) => {
      const given = (address: string) => () => decideValues([text(7, type, address)], [], now);
      const sound = [
        "https://pumps.example/7?a=b&c=%20#d",
        "HTTP://pumps.example:8080",
        "https://pumps.example/泵/{path}",
        "https://泵.example/a@b?c=d@e|f",
        "http://10.1.2.3/x",
        "http://[2001:db8::1]/x",
      ];
      for (const address of sound) expect(given(address), address).not.toThrow();
      const unsound = [
        "",
        "pumps.example/7",
        "//pumps.example/7",
        "/7",
        "https:",
        "https://",
        "https:///7",
        "https:pumps.example",
        "https://pumps.example:99999/",
        "https://user@pumps.example/",
        "https://user:word@pumps.example/",
        "https://@pumps.example/",
        "https://good.example\\@pumps.example/",
        "https://pumps.example/\u0007",
        "https://pumps.example/a\r\nLocation: x",
        "https://pumps.example/a b",
        " https://pumps.example/",
        "https://pumps.example/\n",
        "https://pumps.example/\u202egpj.exe",
        "https://pumps.example/\u200b",
        "https://pumps.example/\ud800",
        'https://pumps.example/"onclick=',
        "javascript:alert(1)",
        "JavaScript://pumps.example/%0aalert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<b>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://pumps.example/",
        "mailto:a@pumps.example",
      ];
      for (const address of unsound) expect(given(address), address).toThrow("VALUE_ADDRESS");
      const bytes = {
        ...text(7, type, ""),
        data: { format: "base64", value: "aHR0cHM6" },
      } as const;
      expect(() => decideValues([bytes], [], now)).toThrow("VALUE_ADDRESS");
    },
  );

  it("that are no address stand on where they stood before, and others may be what they like", () => {
    const old = [{ ...text(1, "URL", "pumps.example"), at: now.toISOString() }];
    const kept = decideValues(
      [text(2, "NAME", "javascript:"), text(1, "URL", "pumps.example")],
      old,
      later,
    );
    expect(kept.map(({ at }) => at)).toEqual([now.toISOString(), later.toISOString()]);
    expect(() => decideValues([text(1, "URL", "pumps.example/")], old, later)).toThrow(
      expect.objectContaining({ code: "VALUE_ADDRESS", field: "values.0.text" }),
    );
  });

  it("that are links have a title, a media type, languages and readers, and no others have", () => {
    const link = {
      title: " Handbuch ",
      media: "Application/PDF",
      languages: ["de-at"],
      contexts: ["AT", "at"],
    };
    const page = text(1, "gs1:instructions", "https://firm.example/de.pdf", { link });
    const [kept] = decideValues([page], [], now);
    const decided = {
      title: "Handbuch",
      media: "application/pdf",
      languages: ["de-AT"],
      contexts: ["AT"],
    };
    expect(kept?.link).toEqual(decided);
    const again = decideValues([page], kept === undefined ? [] : [kept], later);
    expect(again).toEqual([kept]);
    const plain = decideValues([{ ...page, link: { title: "", languages: [] } }], again, later);
    expect(plain).toEqual([
      { ...text(1, page.type, "https://firm.example/de.pdf"), at: later.toISOString() },
    ]);
    for (const [code, field, details] of [
      ["VALUE_MEDIA", "media", { media: "pdf" }],
      ["VALUE_MEDIA", "media", { media: "application/x-own" }],
      ["VALUE_LANGUAGE", "languages", { languages: ["de_"] }],
      ["VALUE_CONTEXT", "contexts", { contexts: ["a b"] }],
      ["VALUE_TITLE", "title", { title: "a\u0000b" }],
      ["TEXT_TOO_LONG", "title", { title: "x".repeat(201) }],
    ] as const) {
      expect(() => decideValues([{ ...page, link: details }], [], now)).toThrow(
        expect.objectContaining({ code, field: `values.0.${field}` }),
      );
    }
    expect(() => decideValues([text(1, "NAME", "x", { link })], [], now)).toThrow("VALUE_NO_LINK");
  });

  it("are for whom the template says, else for whom they say", () => {
    const entries = decideEntries([{ index: 1, type: "COST", audience: "partners" }]);
    expect(audienceOf(text(5, "COST", "7"), entries)).toBe("partners");
    expect(audienceOf(text(5, "URL", "7"), entries)).toBe("public");
    expect(() => decideEntries([])).toThrow("TEMPLATE_ENTRIES");
    expect(() => decideEntries([...entries, ...entries])).toThrow("TEMPLATE_ENTRIES");
  });
});

describe("an administrator of Handles", () => {
  const code = "hdl:88.1/x" as Identity;
  const admin = (permissions: string, index = 200, handle = "0.NA/88.1"): Value =>
    text(100, "HS_ADMIN", "", {
      data: { format: "admin", value: { handle, index, permissions } },
    });

  it("may everything under his authority where the record names nobody", () => {
    expect(permissionsOf([], code, { prefix: "88.1", index: 300 }).has("deleteHandle")).toBe(true);
    expect(permissionsOf([], code, { prefix: "88.2", index: 300 }).size).toBe(0);
  });

  it("may what the record says of him, or of all of his authority", () => {
    const may = (permissions: string, ...indices: number[]) => {
      const administrators = indices.map((index) => ({ prefix: "88.1", index }));
      const admitted = [{ permissions: permissions.padStart(12, "0"), administrators }];
      return [...permissionsOf(admitted, code, { prefix: "88.1", index: 300 })].sort();
    };
    expect(may("000000010001", 300)).toEqual(["addHandle", "modifyValue"]);
    expect(may("1", 301)).toEqual([]);
    expect(may("1", 301, 300)).toEqual(["addHandle"]);
    expect(may("1")).toEqual([]);
  });

  it("is named by whole numbers and sound names", () => {
    const data = { handle: "0.na/88.1", permissions: "1" };
    expect(adminIn({ ...data, index: "200" })).toEqual({
      handle: "0.na/88.1",
      index: 200,
      permissions: "000000000001",
    });
    for (const index of [null, true, [5], -1, 1.5, "1e2", ""]) {
      expect(adminIn({ ...data, index }), String(index)).toBeUndefined();
    }
  });

  it("needs for each value what its act is", () => {
    const before = [text(1, "A", "a"), text(2, "B", "b"), admin("1")];
    const after = [text(1, "A", "z"), text(3, "C", "c")];
    expect([...permissionsNeeded(before, after)].sort()).toEqual([
      "addValue",
      "modifyValue",
      "removeAdmin",
      "removeValue",
    ]);
    expect(permissionsNeeded(before, before).size).toBe(0);
    expect([...permissionsNeeded([text(1, "A", "a")], [text(1, "HS_ADMIN", "a")])].sort()).toEqual([
      "modifyAdmin",
      "modifyValue",
    ]);
  });
});

describe("the links of a record", () => {
  it("lead where the firm says, and to the passport besides", () => {
    const own = registeredLinks([
      text(1, "URL", "https://firm.example/p"),
      text(2, "gs1:certificationInfo", "https://firm.example/c"),
      text(3, "gs1:pip", "javascript:alert(1)"),
      text(4, "URL", "https://firm.example/secret", { audience: "firm" }),
    ]);
    expect(own.map(({ type, isDefault }) => [type, isDefault])).toEqual([
      ["gs1:pip", true],
      ["gs1:certificationInfo", false],
    ]);
    const code = gs1CodeOf("gs1:01/06901234000016");
    const all = joinedLinks(own, code === undefined ? [] : passportLinks(code));
    expect(all.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    expect(all.map(({ type }) => type)).toContain("gs1:traceability");
  });

  const linked = (index: number, type: string, path: string, link: LinkDetails = {}) =>
    text(index, type, `https://firm.example/${path}`, { link });

  it("say of themselves what the firm says, and are called by their type where it says nothing", () => {
    const own = registeredLinks([
      linked(1, "gs1:instructions", "de", {
        title: "Handbuch",
        media: "application/pdf",
        languages: ["de"],
        contexts: ["AT"],
      }),
      linked(2, "https://www.gs1.org/voc/certificationInfo", "c"),
    ]);
    expect(own).toEqual([
      {
        type: "gs1:instructions",
        href: "https://firm.example/de",
        title: { zh: "Handbuch", en: "Handbuch" },
        media: "application/pdf",
        languages: ["de"],
        contexts: ["AT"],
        isDefault: false,
      },
      {
        type: "gs1:certificationInfo",
        href: "https://firm.example/c",
        title: { zh: "认证信息", en: "Certification information" },
        languages: [],
        isDefault: false,
      },
    ]);
  });

  it("have one default, which is a link by another type too", () => {
    const told = registeredLinks([
      linked(1, "URL", "home"),
      linked(2, "gs1:defaultLink", "pdf"),
      linked(3, "gs1:instructions", "pdf", { media: "application/pdf" }),
    ]);
    expect(told.map(({ type, isDefault }) => [type, isDefault])).toEqual([
      ["gs1:pip", false],
      ["gs1:instructions", true],
    ]);
    const alone = registeredLinks([
      linked(1, "gs1:dpp", "d"),
      linked(2, "gs1:defaultLink", "home"),
    ]);
    expect(alone.map(({ type, href, isDefault }) => [type, href, isDefault])).toEqual([
      ["gs1:dpp", "https://firm.example/d", false],
      ["gs1:pip", "https://firm.example/home", true],
    ]);
  });

  it("lead a plain scan to that of several defaults which its reader understands", () => {
    const code = "gs1:01/06901234000016" as Identity;
    const links = registeredLinks([
      linked(1, "gs1:defaultLink", "en"),
      ...["en", "de", "es"].map((tongue, at) =>
        linked(at + 2, "gs1:defaultLinkMulti", tongue, { languages: [tongue] }),
      ),
    ]);
    const led = (language: string) => {
      const languages = preferencesIn(language);
      const asked = { context: undefined, languages, media: [] };
      return chosenLinks([{ code, links, description: undefined }], "gs1:defaultLink", asked)
        ?.links;
    };
    expect(led("de-CH")).toMatchObject([{ href: "https://firm.example/de" }]);
    expect(led("fr")).toMatchObject([{ href: "https://firm.example/en" }]);
    expect(led("")).toMatchObject([{ href: "https://firm.example/en", isDefault: true }]);
    const descriptive = links.filter(({ type }) => type === "gs1:pip").map(({ href }) => href);
    expect(descriptive.map((href) => href.slice(-2)).sort()).toEqual(["de", "en", "es"]);
  });
});
