import { describe, expect, it } from "vitest";
import { actionsOfRole, type Role } from "../../../contracts/access/roles.ts";
import { mayEnter, placeAt, places, placesOf } from "../../../web/shell/places.ts";
import type { Viewer } from "../../../web/shell/session.tsx";
import { firstSteps, stepPath } from "../../../web/workbench/first-steps.ts";

const operators: readonly Role[] = ["system", "security", "audit"];
const roles = Object.keys(actionsOfRole) as Role[];

function viewerAs(role: Role): Viewer {
  const firm = {
    __typename: "Firm",
    id: "firm",
    name: { __typename: "Words", zh: "企业", en: "Firm" },
    city: { __typename: "Words", zh: "柳州", en: "Liuzhou" },
    identity: "uscc:91450200MA5L00002X",
  } as const;
  return {
    __typename: "Viewer",
    person: { __typename: "Person", id: "person", name: "Wei", email: "wei@firm.example" },
    firm,
    firms: [firm],
    roles: [role.toUpperCase() as Viewer["roles"][number]],
    actions: [...actionsOfRole[role]],
    sessionId: "session",
    welcomed: false,
    rulesAccepted: true,
    rulesToAccept: null,
    tradeHeld: false,
    secured: false,
    mustEnrol: false,
    operator: operators.includes(role),
    locale: "ZH",
  };
}

describe("the side bar", () => {
  it.each(roles)("offers %s only places that the role may enter", (role) => {
    const viewer = viewerAs(role);
    const offered = [null, "work", "trace", "firm", "operator"] as const;
    for (const place of offered.flatMap((group) => placesOf(viewer, group))) {
      expect(viewer.actions).toContain(place.needs);
    }
  });

  it("keeps the console from member firms and the market from the operator", () => {
    const market = placeAt("/market");
    const firms = placeAt("/console/firms");
    if (!market || !firms) throw new Error("the places are gone");
    expect(mayEnter(viewerAs("administrator"), firms)).toBe(false);
    expect(mayEnter(viewerAs("system"), market)).toBe(false);
    expect(mayEnter(viewerAs("system"), firms)).toBe(true);
  });

  it("knows in which place an address lies", () => {
    expect(placeAt("/capacity/offers")?.key).toBe("capacity");
    expect(placeAt("/")?.key).toBe("home");
    expect(placeAt("/capacityx")).toBeNull();
    expect(new Set(places.map(({ path }) => path)).size).toBe(places.length);
  });
});

describe("the first steps", () => {
  it.each(roles)("lead %s to places that the role may enter", (role) => {
    const viewer = viewerAs(role);
    const steps = firstSteps(viewer.roles);
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      const place = placeAt(stepPath[step]);
      expect(place && mayEnter(viewer, place), step).toBe(true);
    }
  });

  it("name each step once for a person with several roles", () => {
    const steps = firstSteps(["ADMINISTRATOR", "PLANNER", "QUALITY"]);
    expect(new Set(steps).size).toBe(steps.length);
  });
});
