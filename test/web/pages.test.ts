import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dark, light } from "../../web/design/palette.ts";
import {
  barriersOn,
  browserAbsent,
  browserPath,
  type Look,
  looks,
  openBrowser,
  overflowsSideways,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { eventually } from "../stage/started.ts";
import { untranslatedOn } from "./untranslated.ts";
import { open, settled, signedIn, wordsIn } from "./workbench-page.ts";

type Words = ReturnType<typeof wordsIn>;

/** A page of the workbench or the console, and the sheet that one of its buttons opens. */
interface Shown {
  readonly path: string;
  readonly sheet?: (words: Words) => string;
}

const nobody = null;
const administrator = "admin@drives.example";
const system = "system@operator.example";
const security = "security@operator.example";
const audit = "audit@operator.example";

const pages: readonly (readonly [string | null, readonly Shown[]])[] = [
  [
    nobody,
    [
      { path: "/sign-in" },
      { path: "/sign-in/firm/91450200MA0000000A" },
      { path: "/sign-in/provider/no-such-firm?code=1&state=2" },
      { path: "/join/no-such-invitation" },
      { path: "/forgot" },
      { path: "/reset/no-such-code" },
      { path: "/apply" },
      { path: "/log" },
      { path: "/application/no-such-application" },
      { path: "/left/no-such-link" },
    ],
  ],
  [
    administrator,
    [
      { path: "/" },
      { path: "/market", sheet: ({ market }) => market.book },
      { path: "/market?process=grinding.gear&toleranceMm=0.001&nearMisses=true" },
      { path: "/market?text=nothing-of-this-name" },
      { path: "/utilisation" },
      { path: "/capacity/offers", sheet: ({ capacity }) => capacity.offers.publish },
      { path: "/capacity/resources", sheet: ({ capacity }) => capacity.resources.add },
      { path: "/capacity/sites", sheet: ({ capacity }) => capacity.sites.add },
      {
        path: "/capacity/weeks",
        sheet: ({ capacityGroups }) => capacityGroups.import,
      },
      { path: "/capacity/weeks/build" },
      { path: "/capacity/partners" },
      { path: "/bookings/made" },
      { path: "/bookings/provided" },
      { path: "/bookings/held" },
      { path: "/bookings/waiting" },
      { path: "/events", sheet: ({ app }) => app.details },
      { path: "/shared" },
      { path: "/grants" },
      { path: "/identifiers", sheet: ({ identifiers }) => identifiers.register },
      { path: "/resolutions" },
      { path: "/identifiers/templates", sheet: ({ identifiers }) => identifiers.templates.add },
      { path: "/identifiers/look-up" },
      { path: "/identifiers/imports" },
      { path: "/labels?code=%2801%2906901234000016" },
      { path: "/scan" },
      { path: "/people", sheet: ({ people }) => people.invite },
      { path: "/keys", sheet: ({ keys }) => keys.issue },
      { path: "/provider", sheet: ({ provider }) => provider.add },
      { path: "/support", sheet: ({ support }) => support.give },
      { path: "/export" },
      { path: "/leaving" },
      { path: "/audit" },
      { path: "/told" },
      { path: "/rules" },
      { path: "/plan" },
      { path: "/sessions" },
      { path: "/security", sheet: ({ security }) => security.totp.add },
      { path: "/notices/inbox" },
      { path: "/notices/choices" },
      { path: "/notices/webhooks", sheet: ({ notices }) => notices.hooks.add },
      { path: "/console/firms" },
      { path: "/no/such/page" },
    ],
  ],
  [
    system,
    [
      { path: "/" },
      { path: "/console/firms", sheet: ({ operator }) => operator.firms.admit },
      { path: "/console/health" },
      { path: "/console/applications" },
      { path: "/console/support" },
      { path: "/console/plans", sheet: ({ operator }) => operator.plans.add },
      { path: "/console/prefixes" },
      { path: "/console/thaws" },
    ],
  ],
  [
    security,
    [
      { path: "/console/firms", sheet: ({ operator }) => operator.firms.suspend },
      { path: "/console/rules" },
      { path: "/console/witnesses", sheet: ({ operator }) => operator.witnesses.add },
      { path: "/console/incidents/alerts", sheet: ({ incidents }) => incidents.open },
      { path: "/console/incidents/cases" },
      { path: "/console/incidents/thresholds" },
    ],
  ],
  [audit, [{ path: "/audit" }, { path: "/console/audits" }, { path: "/console/incidents/cases" }]],
];

/** The colours alone differ in the dark. */
const ofColours = ["color-contrast"];

let stage: Stage;
const visits = new Map<string, Visit>();

async function visitOf(look: Look, email: string | null): Promise<Visit> {
  const key = JSON.stringify([look, email]);
  const known = visits.get(key);
  if (known !== undefined) return known;
  const made = await (email === null ? stage.visit(look) : signedIn(stage, look, email));
  visits.set(key, made);
  return made;
}

/** The page follows the system's wish when all of it is drawn anew, not while it still draws. */
async function paintedIn(page: Page, scheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  const { ink } = scheme === "dark" ? dark : light;
  const inked = "getComputedStyle(document.querySelector('.ant-app')).getPropertyValue";
  await eventually(
    async () => (await page.evaluate(`${inked}("--ant-color-text").trim()`)) === ink,
    `the page is ${scheme}`,
  );
}

async function check(page: Page, look: Look, where: string): Promise<void> {
  expect([where, await untranslatedOn(page, look.tongue)]).toEqual([where, []]);
  expect([where, await overflowsSideways(page)]).toEqual([where, false]);
  expect([where, await barriersOn(page)]).toEqual([where, []]);
  await paintedIn(page, "dark");
  expect([where, await barriersOn(page, ofColours)]).toEqual([where, []]);
  await paintedIn(page, "light");
}

async function openSheet(page: Page, name: string): Promise<void> {
  await page.locator("main").getByRole("button", { name }).first().click();
  await page.locator("[role=dialog]").last().waitFor();
  await page.locator(".lz-waiting").first().waitFor({ state: "detached" });
}

// Two of the four have both tongues and both widths, each once: .ci/run asks for no more.
const walked = Number(process.env["PAGE_LOOKS"] ?? 4);
const halves = looks
  .filter(({ scheme }) => scheme === "light")
  .filter((_look, at) => walked > 2 || at % 3 === 0);

describe.skipIf(browserPath === undefined)(`every page of the workbench${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  });

  afterAll(() => stage?.close());

  // A look beside another: each has visits of its own.
  describe.concurrent.each(
    halves.map((look) => ({ title: `${look.tongue} ${look.width}x${look.height}`, look })),
  )("$title, light and dark", ({ look }) => {
    const all = pages.flatMap(([email, shown]) => shown.map((page) => ({ email, ...page })));

    it.sequential.each(all)(
      "can be read and used by everyone: $path for $email",
      async ({ email, path, sheet }) => {
        const visit = await visitOf(look, email);
        const before = visit.faults.length;
        await open(visit, path);
        await settled(visit.page);
        await check(visit.page, look, path);
        if (sheet !== undefined) {
          await openSheet(visit.page, sheet(wordsIn(look)));
          await check(visit.page, look, `${path}, sheet`);
        }
        expect(visit.faults.slice(before)).toEqual([]);
      },
    );
  });
});
