import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gearbox } from "../seed/demo/chain.ts";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
} from "../stage/browser.ts";
import { platformOfAll } from "../stage/one-platform.ts";
import { SmallLog } from "../stage/small-log.ts";
import { sound } from "./sound.ts";
import { open, wordsIn } from "./workbench-page.ts";

let stage: Stage;

const looks: readonly Look[] = [
  { tongue: "zh", scheme: "light", width: 1440, height: 900 },
  { tongue: "en", scheme: "dark", width: 390, height: 844 },
];
const holds = { zh: "证明成立。", en: "The proof holds." };

/** The bundle of the demo's gearbox, as its passport hands it out. */
async function bundle(): Promise<string> {
  const { apiUrl } = await platformOfAll();
  const answer = await fetch(`${apiUrl}/log/bundle?code=${encodeURIComponent(gearbox)}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

/** What is said where the log that is served now extends the file's head. */
const extended = { zh: "是所核对检查点的延续", en: "It extends every checkpoint" };

const fileOf = (text: string) => ({
  name: "trace.lz.json",
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

describe.skipIf(browserPath === undefined)(`the public page of the log${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  }, 600_000);
  afterAll(async () => stage?.close());

  it.each(looks)(
    "says in $tongue what a bundle proves, and when it does not hold",
    async (look) => {
      const { log } = wordsIn(look);
      const visit = await stage.visit(look);
      const { page } = visit;
      await open(visit, "/log");
      await page.getByRole("heading", { name: log.title }).waitFor();
      await page.getByText(log.size, { exact: true }).waitFor();
      const whole = await bundle();
      const choose = page.getByLabel(log.choose);
      await choose.setInputFiles(fileOf(whole));
      await page.getByText(holds[look.tongue]).waitFor();
      await page.getByText(extended[look.tongue]).waitFor();
      await page.getByRole("heading", { name: log.notProved }).waitFor();
      await sound({ page }, look);
      await choose.setInputFiles(fileOf(whole.replace(/"logIndex":(\d+)/, '"logIndex":9$1')));
      await page
        .getByRole("alert")
        .filter({ hasText: /\([A-Z_]+\)|（[A-Z_]+）/ })
        .waitFor();
      await choose.setInputFiles(fileOf("no bundle"));
      await page.getByText("JSON_SYNTAX", { exact: false }).waitFor();
      await choose.setInputFiles(fileOf(whole));
      await page.getByText(holds[look.tongue]).waitFor();
      // Another log's key opens nothing.
      const key = page.getByLabel(log.key);
      await key.fill((await key.inputValue()).replace(/.$/, "x"));
      await page.getByText(holds[look.tongue]).waitFor({ state: "detached" });
      await visit.close();
    },
  );

  it.each([900, 1280])("shows each head on a few lines in a window of %i", async (width) => {
    const look: Look = { tongue: "zh", scheme: "light", width, height: 900 };
    const { log } = wordsIn(look);
    const visit = await stage.visit(look);
    await open(visit, "/log");
    const row = visit.page.getByRole("region", { name: log.heads }).getByRole("row").last();
    await row.getByRole("cell").first().waitFor();
    const box = await row.boundingBox();
    expect(box?.height).toBeLessThan(100);
    await visit.close();
  });

  it("holds the files against the log that it shows, and may ask how old they are", async () => {
    const [look] = looks;
    if (look === undefined) throw new Error("there are looks");
    const { log } = wordsIn(look);
    const whole = new SmallLog();
    whole.startMs = Date.now() - 3 * 86_400_000;
    const thing = "gs1:01/09521234543213/21/P1";
    whole.seal([{ commitment: new Uint8Array(32).fill(1), about: [thing] }]);
    const restored = whole.copy();
    whole.seal([{ commitment: new Uint8Array(32).fill(2), about: [thing] }]);
    const visit = await stage.visit(look);
    const { page } = visit;
    await page.route("**/log/checkpoint", (route) =>
      route.fulfill({ body: restored.checkpoint() }),
    );
    await open(visit, "/log");
    await page.getByLabel(log.key).fill(whole.logKey);
    await page
      .getByLabel(log.choose)
      .setInputFiles(fileOf(JSON.stringify(await whole.bundle(thing))));
    await page.getByRole("alert").filter({ hasText: log.fault }).waitFor();
    await page.getByText(holds[look.tongue]).waitFor();
    await page.getByLabel(log.maxAge).fill("2");
    await page.getByText("BUNDLE_TOO_OLD", { exact: false }).waitFor();
    await page.getByLabel(log.maxAge).fill("4");
    await page.getByText(holds[look.tongue]).waitFor();
    await visit.close();
  });
});
