import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digitalLinkPathOf, identityOf } from "../../identifiers/codes/index.ts";
import { dispositionName, stepName } from "../../web/passport/steps.ts";
import { demoChain, gearbox, products } from "../seed/demo/chain.ts";
import {
  barriersOn,
  browserAbsent,
  browserPath,
  type Look,
  looks,
  nameOf,
  openBrowser,
  overflowsSideways,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { type Addresses, platformOfAll } from "../stage/one-platform.ts";
import { eventually } from "../stage/started.ts";
import {
  boxesOn,
  marksOn,
  openAllEvidence,
  openPassport,
  verdictOn,
  wordsIn,
} from "./passport-page.ts";
import { privateDetails, privateDetailsIn } from "./private-details.ts";
import { type Answered, meddling, tampers } from "./tampers.ts";

const events = demoChain.flatMap((capture) => capture.events);
const path = digitalLinkPathOf(identityOf(gearbox)) ?? "";
const [phone] = looks.filter(({ tongue, scheme, width }) => {
  return tongue === "zh" && scheme === "light" && width < 600;
}) as [Look];

let platform: Addresses;
let stage: Stage;

async function recordedGearbox(look: Look): Promise<Visit> {
  const visit = await openPassport(stage, look, `${platform.apiUrl}/t${path}`);
  // The platform asks for its visitors' patience while a record is not yet sealed.
  await eventually(async () => {
    return (await visit.page.locator(".stop.verified").count()) === events.length;
  }, "every event is verified");
  return visit;
}

describe.skipIf(browserPath === undefined)(`a passport in the browser${browserAbsent}`, () => {
  beforeAll(async () => {
    platform = await platformOfAll();
    stage = await openBrowser();
  }, 600_000);

  afterAll(() => stage?.close());

  describe.each(looks.map((look) => ({ title: nameOf(look), look })))("$title", ({ look }) => {
    let visit: Visit;

    beforeAll(async () => {
      visit = await recordedGearbox(look);
    });

    afterAll(() => visit?.close());

    it("names the product, its maker and its code", async () => {
      const plate = visit.page.locator(".plate");
      const { tongue } = look;
      const name = { zh: "风电偏航齿轮箱 YX-900", en: "Wind turbine yaw gearbox YX-900" };
      const maker = { zh: "玉林远岫传动", en: "Yuanxiu Drives, Yulin" };
      expect(await plate.locator("h1").innerText()).toBe(name[tongue]);
      const text = await plate.innerText();
      expect(text).toContain(maker[tongue]);
      expect(text).toContain("(01)09524104000014(21)YX900-2600417");
    });

    it("tells its way from casting to repair, each step in the reader's language", async () => {
      const steps = await visit.page.locator(".stop h4").allInnerTexts();
      const told = events.map((event) => stepName(String(event["bizStep"]), "")[look.tongue]);
      expect([...steps].sort()).toEqual([...told].sort());
      const milestones = {
        zh: ["铸造", "机加工", "热处理", "装配", "检验", "发货", "安装", "维修"],
      };
      const inOrder = look.tongue === "zh" ? milestones.zh : ["Cast", "Machined", "Heat treated"];
      const places = inOrder.map((step) => steps.lastIndexOf(step));
      expect(places).not.toContain(-1);
      expect(steps.indexOf(inOrder[0] ?? "")).toBeLessThan(places[1] ?? 0);
      expect(steps.at(-1)).toBe(stepName("repairing", "")[look.tongue]);
      const states = await visit.page.locator(".stop .state").allInnerTexts();
      expect(states).toContain(dispositionName("conformant")[look.tongue]);
    });

    it("shows the parts it has, and the bearing that was replaced as formerly installed", async () => {
      const words = wordsIn(look);
      const panel = (title: string) =>
        visit.page.locator(".parts .panel", { has: visit.page.getByText(title, { exact: true }) });
      const now = await panel(words.parts.now).innerText();
      for (const serial of ["ZX-0417", "CQ-3391", "XC-3392", "ZC-90457", "H26041"]) {
        expect(now).toContain(serial);
      }
      expect(now).not.toContain("ZC-88120");
      const formerly = await panel(words.parts.formerly).innerText();
      expect(formerly).toContain(`(01)${products.bearing}(21)ZC-88120`);
      expect(formerly).toContain(words.parts.replaced);
    });

    it("draws them", async () => {
      const boxes = await boxesOn(visit.page);
      expect(boxes).toHaveLength(9);
      expect(boxes.filter(({ struck }) => struck).map(({ code }) => code)).toEqual([
        `01/${products.bearing}/21/ZC-88120`,
      ]);
    });

    it("has verified every record by itself, and says so", async () => {
      expect(await marksOn(visit.page)).toEqual(events.map(() => "verified"));
      const { verdict } = wordsIn(look);
      expect(await verdictOn(visit.page)).toBe(verdict.verified(events.length, events.length));
      await openAllEvidence(visit.page);
      const evidence = await visit.page.locator(".details-mark.verified").count();
      expect(evidence).toBe(events.length);
    });

    it("keeps the firms' private details out of the page and of every answer", async () => {
      expect(privateDetails.length).toBeGreaterThan(50);
      const page = await visit.page.content();
      for (const text of [page, ...(await visit.answers())]) {
        expect(privateDetailsIn(text)).toEqual([]);
      }
    });

    it("can be used by everyone, fits the window, and asks nobody else for anything", async () => {
      expect(await barriersOn(visit.page)).toEqual([]);
      expect(await overflowsSideways(visit.page)).toBe(false);
      expect(visit.faults).toEqual([]);
      expect(visit.requests.length).toBeGreaterThan(2);
    });
  });

  describe("an answer that was tampered with on its way", () => {
    it.each(tampers)("is seen: $what", async ({ change, failed, fault }) => {
      const address = `${platform.apiUrl}/t${path}`;
      const visit = await openPassport(stage, phone, address, (page) => meddling(page, change));
      const marks = await marksOn(visit.page);
      expect(marks.filter((mark) => mark === "failed")).toHaveLength(failed ?? events.length);
      expect(marks.filter((mark) => mark === "verified")).toHaveLength(
        events.length - (failed ?? events.length),
      );
      const sentence = await visit.page.locator(".stop.failed .fault").first().innerText();
      const words = wordsIn(phone);
      expect(sentence).toBe(typeof fault === "string" ? words.faults[fault] : fault(words));
      expect(await visit.page.locator(".verdict.failed").count()).toBe(1);
      await visit.close();
    });

    it("is not seen where nothing was changed: the meddler alone leaves no mark", async () => {
      const same = (answer: Answered) => answer;
      const address = `${platform.apiUrl}/t${path}`;
      const visit = await openPassport(stage, phone, address, (page) => meddling(page, same));
      expect(await marksOn(visit.page)).toEqual(events.map(() => "verified"));
      await visit.close();
    });
  });
});
