import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
import { openPassport, settled, wordsIn } from "./passport-page.ts";
import { sound } from "./sound.ts";
import {
  choose,
  said as filled,
  open,
  signedIn,
  wordsIn as workbenchIn,
} from "./workbench-page.ts";

const gearbox = "01/09524104000014";
const serial = `${gearbox}/21/YX900-2600417`;
const described = { zh: "风电偏航齿轮箱 YX-900", en: "Wind turbine yaw gearbox YX-900" };

let platform: Addresses;
let stage: Stage;

async function expectSound({ page, faults }: Visit): Promise<void> {
  expect(await barriersOn(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
  expect(faults).toEqual([]);
}

const onPhone = looks
  .filter(({ width }) => width < 600)
  .map((look) => ({ in: nameOf(look), look }));
const [phone] = onPhone.map(({ look }) => look) as [Look];

describe.skipIf(browserPath === undefined)(`scanning a nameplate${browserAbsent}`, () => {
  beforeAll(async () => {
    platform = await platformOfAll();
    stage = await openBrowser();
    const registered = async () =>
      (await fetch(`${platform.resolverUrl}/${serial}`, { redirect: "manual" })).status === 307;
    await eventually(registered, "the resolver has heard of the gearbox");
  }, 600_000);

  afterAll(() => stage?.close());

  it("leads over the resolver to the passport", async () => {
    const visit = await openPassport(stage, phone, `${platform.resolverUrl}/${serial}`);
    expect(visit.page.url()).toBe(`${platform.apiUrl}/t/${serial}`);
    expect(await visit.page.locator(".plate h1").innerText()).toBe(described.zh);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it.each(onPhone)(
    "tells in $in that nothing is recorded under a serial number, and of what kind it would be",
    async ({ look }) => {
      const visit = await openPassport(stage, look, `${platform.resolverUrl}/${gearbox}/21/COPY-7`);
      const words = wordsIn(look);
      const notice = await visit.page.locator(".unrecorded").innerText();
      expect(notice).toContain(words.described.heading);
      expect(notice).toContain("(01)09524104000014(21)COPY-7");
      const plate = await visit.page.locator(".plate").innerText();
      expect(plate).toContain(described[look.tongue]);
      expect(plate).not.toContain("COPY-7");
      expect(await visit.page.locator(".stop").count()).toBe(0);
      await expectSound(visit);
      await visit.close();
    },
  );

  it("shows what a kind of product is, and finds a piece of it by the serial number typed in", async () => {
    const visit = await openPassport(stage, phone, `${platform.apiUrl}/t/${gearbox}`);
    expect(await visit.page.locator(".unrecorded").count()).toBe(0);
    const { described: said, search } = wordsIn(phone);
    await visit.page.getByText(said.only).waitFor();
    const field = visit.page.getByLabel(search.label);
    await field.focus();
    await field.press("End");
    await visit.page.keyboard.type("YX900-2600417");
    await visit.page.keyboard.press("Enter");
    await visit.page.waitForURL(`${platform.apiUrl}/t/${serial}`);
    await settled(visit.page);
    expect(await visit.page.locator(".stop").count()).toBeGreaterThan(10);
    await expectSound(visit);
    await visit.close();
  });

  it.each(onPhone)("says in $in that a code is unknown, and takes another", async ({ look }) => {
    const visit = await openPassport(stage, look, `${platform.apiUrl}/t/01/09524109000019/21/A-1`);
    const { unknown, search } = wordsIn(look);
    const message = visit.page.locator(".message");
    expect(await message.locator("h1").innerText()).toBe(unknown.heading);
    expect(await message.innerText()).toContain("(01)09524109000019(21)A-1");
    await expectSound(visit);
    await message.getByLabel(search.label).fill("(01)09524104000014(21)YX900-2600417");
    await message.getByRole("button", { name: search.go }).click();
    await visit.page.locator(".plate").waitFor();
    expect(await visit.page.locator(".plate h1").innerText()).toBe(described[look.tongue]);
    await visit.close();
  });

  it.each(onPhone)("says in $in which digit of a mistyped code is wrong", async ({ look }) => {
    const visit = await openPassport(stage, look, `${platform.apiUrl}/t/01/09524104000015/21/A-1`);
    const { unknown } = wordsIn(look);
    expect(await visit.page.locator(".message h1").innerText()).toBe(unknown.malformed);
    expect(await visit.page.locator(".hint").innerText()).toBe(unknown.checkDigit("5", "4"));
    await expectSound(visit);
    await visit.close();
  });

  it("says what is no code at all, and runs nothing that it holds", async () => {
    const hostile = encodeURIComponent('"><img src=x onerror=alert(1)>\u202e7140062');
    const visit = await openPassport(stage, phone, `${platform.apiUrl}/t/${hostile}`);
    expect(await visit.page.locator(".message h1").innerText()).toBe(
      wordsIn(phone).unknown.malformed,
    );
    expect(await visit.page.locator(".message img").count()).toBe(0);
    expect(await visit.page.locator(".asked").innerText()).not.toContain("\u202e");
    await expectSound(visit);
    await visit.close();
  });

  it("is counted for the firm whose thing it is, which sees when and from where", async () => {
    const { resolutions: words, app } = workbenchIn(phone);
    const visit = await signedIn(stage, phone, "admin@drives.example");
    const { page } = visit;
    const thing = "(01)09524104000014";
    const title = page.getByText(filled(words.chartOf, { of: thing }), { exact: true });
    await eventually(async () => {
      await open(visit, `/resolutions?${new URLSearchParams({ under: thing, span: "day" })}`);
      return (await title.count()) > 0;
    }, "what was scanned is counted");
    const times = page.getByRole("region", { name: words.times });
    await times.getByRole("row").nth(1).waitFor();
    await sound(visit, phone);
    const fetching = page.waitForEvent("download");
    await page.getByRole("button", { name: app.exportCsv }).click();
    expect((await fetching).suggestedFilename()).toMatch(/\.csv$/);

    await choose(page.getByLabel(words.under, { exact: true }), `${thing}(21)NOBODY`);
    await page.getByText(words.empty).waitFor();
    expect(new URL(page.url()).searchParams.get("under")).toBe(`${thing}(21)NOBODY`);
    await sound(visit, phone);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });
});
