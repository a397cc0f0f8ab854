import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { rootsOf } from "../../../services/platform/graphql/roots.ts";
import { circleOfFragments } from "../../stage/hostile.ts";

describe("what a document asks for at its roots", () => {
  it("is named once each, through fragments, by its operation", () => {
    const document = parse(`query { ...a viewer { roles } } mutation { ...a sessionEnd { ok } }
      fragment a on Query { firms { nodes { id } } ... on Query { ...b } ...b }
      fragment b on Query { people { nodes { id } } }`);
    expect(rootsOf(document)).toEqual([
      "query firms",
      "query people",
      "query viewer",
      "mutation firms",
      "mutation people",
      "mutation sessionEnd",
    ]);
  });

  it("C22 is found in a circle of fragments without going round and round", () => {
    expect(rootsOf(parse(circleOfFragments))).toEqual([]);
  });
});
