import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bundle, verifyBundle } from "../../contracts/proof/index.ts";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import { platformOfAll } from "../stage/one-platform.ts";
import { sound } from "./sound.ts";
import { choose, open, said, settled, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };
const gears = { zh: "南宁青川齿轮", en: "Qingchuan Gears" };
const codes = { zh: "对象编码", en: "Codes" };

const gtin = "09524101000014";
const link = (serial: string) => `https://id.gs1.org/01/${gtin}/21/${serial}`;

let stage: Stage;

/** Captures an event for the firm's own house, as its people may; a dozen things stand in it. */
async function captured({ page }: Visit, run: string): Promise<readonly string[]> {
  const serials = Array.from({ length: 12 }, (_, at) => `${run}-${at}`);
  const ilmd = { "example:lot": `${run}-LOT`, "example:melt": `${run}-MELT` };
  const plain = epcisDocument([
    inspection(run, { action: "ADD", bizStep: "commissioning", epcList: serials.map(link), ilmd }),
  ]);
  const context = [plain["@context"] ?? [], { example: "https://example.org/" }].flat();
  const document = { ...plain, "@context": context };
  const answer = await page.evaluate(async (body) => {
    const headers = {
      "content-type": "application/ld+json",
      "lianzao-audience": "house",
      "x-lianzao": "1",
    };
    const response = await fetch("/epcis/capture", { method: "POST", headers, body });
    return { status: response.status, text: await response.text() };
  }, JSON.stringify(document));
  expect(answer.status, answer.text).toBe(202);
  return serials;
}

/** Opens the event in which a thing stands. */
async function opened(visit: Visit, look: Look, serial: string) {
  const { trace, app } = wordsIn(look);
  await open(visit, `/events?code=${encodeURIComponent(link(serial))}`);
  await visit.page.getByRole("button", { name: app.details }).first().click();
  return visit.page.getByRole("dialog", { name: trace.event.title });
}

describe.skipIf(browserPath === undefined)(`an event shared in part${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  }, 600_000);
  afterAll(() => stage?.close());

  const walks = [
    { run: "W1", from: desk, to: phone },
    { run: "W2", from: phone, to: desk },
  ] as const;

  it.each(walks)(
    "shows eleven serials of twelve, and that one is withheld ($run)",
    async (walk) => {
      const { run, from, to } = walk;
      const clerk = await signedIn(stage, from, "quality@foundry.example");
      const serials = await captured(clerk, run);
      await clerk.close();

      const owner = await signedIn(stage, from, "admin@foundry.example");
      const { page } = owner;
      const { trace } = wordsIn(from);
      const sheet = await opened(owner, from, `${run}-0`);
      await provedOwn(owner, page.getByText(trace.proof));
      await sheet.getByRole("button", { name: trace.event.share }).click();
      const name = codes[from.tongue];
      const all = said(trace.share.parts, { shown: 12, count: 12 });
      await sheet.getByRole("button", { name: `${all} ${name}` }).click();
      const parts = sheet.getByRole("group", { name, exact: true });
      await parts.getByLabel(trace.share.seek).fill(`${run}-7`);
      await parts.getByRole("checkbox").uncheck();
      const some = said(trace.share.parts, { shown: 11, count: 12 });
      await sheet.getByRole("button", { name: `${some} ${name}` }).waitFor();
      expect(await sheet.getByRole("checkbox", { name, exact: true }).isChecked()).toBe(false);
      await sound(owner, from);
      await choose(sheet.getByLabel(trace.share.firm), gears[from.tongue]);
      await sheet.getByLabel(trace.share.purpose).fill(`${run} incoming`);
      await sheet.getByRole("button", { name: trace.share.submit, exact: true }).click();
      await sheet.getByRole("button", { name: trace.event.share }).waitFor();
      await open(owner, "/grants");
      await page.getByText(`${run} incoming`).waitFor();
      const inPart = from.tongue === "zh" ? "对象编码（11 项）" : "Codes (11 parts)";
      await page.getByText(inPart).first().waitFor();
      await sound(owner, from);
      await owner.close();

      await received(to, run, serials);
    },
  );
});

/** The firm's own history of the thing is in one file: whole, and with a proof that holds. */
async function provedOwn(visit: Visit, link: ReturnType<Visit["page"]["getByText"]>) {
  await toldWhyNot(visit, link);
  const own = JSON.parse(await fileBehind(visit, link)) as Bundle;
  const { apiUrl } = await platformOfAll();
  const logKey = (await (await fetch(`${apiUrl}/log/key`)).text()).trim();
  const verdict = verifyBundle(own, { logKey });
  expect(verdict).toMatchObject({ ok: true, proved: { events: [{ event: { withheld: [] } }] } });
}

/** What the other firm sees: that something is withheld, not what, and a proof that holds. */
async function received(look: Look, run: string, serials: readonly string[]): Promise<void> {
  const { trace, app } = wordsIn(look);
  const visit = await signedIn(stage, look, "admin@gears.example");
  const { page } = visit;
  await open(visit, "/shared");
  const row = page.locator(".lz-table tbody tr, .lz-card").filter({ hasText: `${run} incoming` });
  await row.getByRole("button", { name: app.details }).click();
  const sheet = page.getByRole("dialog", { name: trace.event.title });
  const text = await sheet.innerText();
  expect(text).toContain(said(trace.shared.inPart, { field: codes[look.tongue] }));
  for (const serial of serials) expect(text.includes(`/${serial}"`)).toBe(serial !== `${run}-7`);
  await sound(visit, look);

  const bundle = await fileBehind(visit, sheet.getByText(trace.shared.proof));
  const { apiUrl } = await platformOfAll();
  const logKey = (await (await fetch(`${apiUrl}/log/key`)).text()).trim();
  const verdict = verifyBundle(JSON.parse(bundle) as Bundle, { logKey });
  expect(verdict.ok).toBe(true);
  const events = verdict.ok ? verdict.proved.events : [];
  expect(events[0]?.event.withheld).toContainEqual({ pointer: "/body/epcList", parts: 1 });
  expect(bundle).not.toContain(`${run}-7`);
  for (const answer of await visit.answers()) expect(answer).not.toContain(`/${run}-7"`);
  expect(visit.faults).toEqual([]);
  await open(visit, "/log");
  await page.getByLabel(wordsIn(look).log.choose).setInputFiles({
    name: "t.lz.json",
    mimeType: "application/json",
    buffer: Buffer.from(bundle),
  });
  await page.getByText({ zh: "证明成立。", en: "The proof holds." }[look.tongue]).waitFor();
  await settled(page);
  await visit.close();
}

/** The file that a button hands out, once the log has a head with what is in it. */
async function fileBehind({ page }: Visit, button: ReturnType<Visit["page"]["getByText"]>) {
  for (;;) {
    const saved = page.waitForEvent("download", { timeout: 3_000 }).catch(() => null);
    // It may lie behind a sheet that is open.
    await button.dispatchEvent("click");
    const file = await saved;
    if (file === null) continue;
    expect(file.suggestedFilename()).toMatch(/-W\d-0\.lz\.json$/);
    return readFile(await file.path(), "utf8");
  }
}

/** Why there is no file is told beside the button: the person stays on the page. */
async function toldWhyNot({ page }: Visit, button: ReturnType<Visit["page"]["getByText"]>) {
  const path = "**/log/house/bundle*";
  const error = { code: "TRACE_TOO_LONG", message: "2001 > 2000" };
  await page.route(path, (route) => route.fulfill({ status: 400, json: { error } }));
  await button.dispatchEvent("click");
  await page.locator(".ant-alert").filter({ hasText: error.message }).waitFor();
  await page.unroute(path);
}
