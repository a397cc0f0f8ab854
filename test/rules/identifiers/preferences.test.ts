import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { identityOf } from "../../../identifiers/codes/index.ts";
import type { RegisteredLink } from "../../../identifiers/resolver/links.ts";
import { bestOf, preferencesIn } from "../../../identifiers/resolver/preferences.ts";
import { chosenLinks } from "../../../identifiers/resolver/rules.ts";

const link = (
  href: string,
  media: string,
  languages: readonly string[] = [],
  contexts?: readonly string[],
): RegisteredLink => ({
  type: "gs1:certificationInfo",
  href,
  title: { zh: href, en: href },
  media,
  languages,
  ...(contexts && { contexts }),
  isDefault: false,
});

const page = link("page", "text/html");
const french = link("french", "text/html", ["fr"]);
const paper = link("paper", "application/pdf");
const english = link("english", "application/pdf", ["en"]);
const lanka = link("lanka", "application/pdf", ["en"], ["LK"]);
const all = [page, french, paper, english, lanka];

const best = (accept: string, language: string, context?: string) =>
  bestOf(all, {
    context,
    languages: preferencesIn(language),
    media: preferencesIn(accept),
  }).map(({ href }) => href);

describe("of links of one type", () => {
  it.each([
    ["text/html", "", undefined, ["page"]],
    ["application/pdf", "", undefined, ["paper"]],
    ["application/pdf", "en-GB,en;q=0.8", undefined, ["english"]],
    ["text/html", "fr", undefined, ["french"]],
    ["application/*", "de", undefined, ["paper"]],
    ["application/pdf", "fr;q=0.2, en;q=0.7", undefined, ["english"]],
    ["*/*", "", "LK", ["lanka"]],
    ["*/*", "", "lk", ["lanka"]],
    ["", "fr;q=0", undefined, ["page", "paper"]],
    ["", "", "US", ["page", "paper"]],
  ])("Accept %j, language %j, context %j lead to %j", (accept, language, context, expected) => {
    expect(best(accept, language, context)).toEqual(expected);
  });

  it("the default one gives way to another of its type that fits better, and to no two", () => {
    const standard = { ...english, isDefault: true };
    const links = [
      standard,
      link("chinese", "application/pdf", ["zh"]),
      link("b", "text/html", ["de"]),
    ];
    const records = [
      { code: identityOf("gs1:00/106901234000000015"), links, description: undefined },
    ];
    const led = (language: string) =>
      chosenLinks(records, "gs1:defaultLink", {
        context: undefined,
        languages: preferencesIn(language),
        media: [],
      })?.links.map(({ href }) => href);
    expect(led("zh-CN")).toEqual(["chinese"]);
    expect(led("fr")).toEqual(["english"]);
    expect(led("zh, de")).toEqual(["english"]);
  });
});

const modelFile = "../shared/standards/gs1/gs1-resolver-testsuite/modelLinkset.json";
const absent = !existsSync(modelFile);

interface ModelLink {
  readonly href: string;
  readonly type?: string;
  readonly hreflang?: readonly string[];
  readonly context?: readonly string[];
}

describe("how much a range is wanted", () => {
  const british = link("british", "text/html", ["en-GB"]);
  const american = link("american", "application/pdf", ["en-US"]);
  const led = (accept: string, language: string) => {
    const preferences = {
      context: undefined,
      languages: preferencesIn(language),
      media: preferencesIn(accept),
    };
    return bestOf([british, american], preferences).map(({ href }) => href);
  };

  it("is as the most exact range says, whatever a wider one says", () => {
    expect(led("", "en, en-GB;q=0.5")).toEqual(["american"]);
    expect(led("application/*, application/pdf;q=0.1, text/html;q=0.5", "en")).toEqual(["british"]);
  });

  it("may be not at all", () => {
    expect(led("", "en;q=0.5, en-GB;q=0")).toEqual(["american"]);
    expect(led("text/*, application/*;q=0.5, text/html;q=0", "en")).toEqual(["american"]);
  });

  it("is never more than all", () => {
    expect(led("", "en-GB, en-US;q=1.5")).toEqual(["british"]);
  });
});

describe.skipIf(absent)(
  `GS1's model linkset${absent ? " (skipped: ../shared is absent)" : ""}`,
  () => {
    const contexts: readonly Record<string, string | readonly ModelLink[]>[] = absent
      ? []
      : JSON.parse(readFileSync(modelFile, "utf8")).linkset;
    const relations = contexts.flatMap((context) =>
      Object.entries(context).flatMap(([relation, links]) =>
        typeof links === "string" ? [] : [[relation, links] as const],
      ),
    );

    it.each(relations)(
      "leads to each link of %s by its own attributes, or to its equals",
      (_type, links) => {
        const registered = links.map(({ href, type = "", hreflang, context }) =>
          link(href, type, hreflang, context),
        );
        for (const [place, { type, hreflang, context }] of links.entries()) {
          const chosen = bestOf(registered, {
            context: context?.[0],
            languages: preferencesIn(hreflang?.[0]),
            media: preferencesIn(type),
          });
          const equals = links.flatMap((other, at) => {
            const same =
              other.type === type &&
              String(other.hreflang) === String(hreflang) &&
              String(other.context) === String(context);
            return same ? [registered[at]] : [];
          });
          expect(equals).toContain(registered[place]);
          expect(chosen).toEqual(equals);
        }
      },
    );
  },
);
