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
import { open, signedIn, wordsIn } from "./workbench-page.ts";

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

type Box = { x: number; y: number; width: number; height: number } | null;

/** How many pairs of texts lie over each other. */
function overlapsAmong(boxes: readonly Box[]): number {
  const pairs = boxes.flatMap((one, at) =>
    boxes.slice(at + 1).map((other) => [one, other] as const),
  );
  return pairs.filter(([one, other]) => {
    if (one === null || other === null) return false;
    const beside = one.x + one.width <= other.x + 1 || other.x + other.width <= one.x + 1;
    const below = one.y + one.height <= other.y + 1 || other.y + other.height <= one.y + 1;
    return !beside && !below;
  }).length;
}

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
      // A mistyped key opens nothing, and is told as such: nothing is said against the file.
      const key = page.getByLabel(log.key);
      const own = await key.inputValue();
      await key.fill(own.replace(/.$/, "x"));
      await page.getByText(holds[look.tongue]).waitFor({ state: "detached" });
      await page.getByRole("alert").filter({ hasText: "name+id+key" }).waitFor();
      expect(await page.locator(".ant-alert").count()).toBe(0);
      await key.fill(own);
      await page.getByLabel(log.trusted).fill(own);
      await page.getByRole("alert").filter({ hasText: "0x04" }).waitFor();
      await page.getByLabel(log.trusted).fill("");
      await page.getByText(holds[look.tongue]).waitFor();
      await visit.close();
    },
  );

  it.each(looks)("keeps the growth's times within the chart in $tongue", async (look) => {
    const { log } = wordsIn(look);
    const visit = await stage.visit(look);
    await open(visit, "/log");
    const chart = visit.page.getByRole("img", { name: log.growthChart });
    await chart.locator("text").last().waitFor();
    const frame = await chart.boundingBox();
    const times = await chart.locator("text", { hasText: /^\d{1,2}:\d\d$/ }).all();
    expect(times.length).toBeGreaterThan(1);
    const texts = await Promise.all(
      (await chart.locator("text").all()).map((each) => each.boundingBox()),
    );
    expect(overlapsAmong(texts)).toBe(0);
    for (const time of times) {
      const box = await time.boundingBox();
      expect(box?.x ?? -1).toBeGreaterThanOrEqual(frame?.x ?? 0);
      const right = (frame?.x ?? 0) + (frame?.width ?? 0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(right);
    }
    await visit.close();
  });

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

  it("shows a witness that fails within its cell, and leads the operator to the public page", async () => {
    const look: Look = { tongue: "en", scheme: "dark", width: 1280, height: 900 };
    const visit = await signedIn(stage, look, "system@operator.example");
    const { page } = visit;
    await page.route("**/graphql", async (route) => {
      if (route.request().postDataJSON().operationName !== "WitnessSettings") {
        return route.fallback();
      }
      const at = new Date().toISOString();
      const witness = {
        name: "witness.example/w1",
        key: `witness.example/w1+00000000+${"A".repeat(44)}`,
      };
      const seen = {
        addedAt: at,
        size: null,
        behind: "1",
        cosignedAt: null,
        refuses: false,
        evidence: null,
        __typename: "LogWitness",
      };
      const settings = { url: "https://witness.example/", fault: "ECONNREFUSED", failures: 17 };
      const rest = { nextAt: at, __typename: "WitnessSetting" };
      const json = {
        data: { witnessSettings: [{ witness: { ...witness, ...seen }, ...settings, ...rest }] },
      };
      return route.fulfill({ json });
    });
    await open(visit, "/console/witnesses");
    const cell = page.getByRole("cell", { name: "ECONNREFUSED" });
    await cell.waitFor();
    const place = await cell.boundingBox();
    for (const told of await cell.locator("span").all()) {
      const box = await told.boundingBox();
      const right = (place?.x ?? 0) + (place?.width ?? 0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(right);
    }
    await page.getByRole("cell", { name: "1 entry", exact: true }).waitFor();
    await page.getByRole("link", { name: wordsIn(look).operator.witnesses.publicLog }).click();
    await page.getByRole("heading", { name: wordsIn(look).log.title, exact: true }).waitFor();
    await visit.close();
  });

  it("tells anyone of a head that a witness holds and the log lacks", async () => {
    const [look] = looks;
    if (look === undefined) throw new Error("there are looks");
    const { log } = wordsIn(look);
    const visit = await stage.visit(look);
    const { page } = visit;
    const name = "witness.example/w1";
    const evidence = "log.example/log\n107\nAAAA\n\n— log.example/log BBBB\n";
    const seen = {
      addedAt: new Date().toISOString(),
      size: "103",
      behind: "0",
      cosignedAt: null,
    };
    const told = { ...seen, refuses: true, evidence, __typename: "LogWitness" };
    await page.route("**/graphql", (route) =>
      route.request().postDataJSON().operationName === "LogWitnesses"
        ? route.fulfill({
            json: { data: { logWitnesses: [{ name, key: `${name}+0+A`, ...told }] } },
          })
        : route.fallback(),
    );
    await open(visit, "/log");
    const alert = page
      .getByRole("alert")
      .filter({ hasText: log.contradicted.replace("{{name}}", name) });
    await alert.getByText("— log.example/log BBBB").waitFor();
    await page.getByText(log.refuses, { exact: true }).waitFor();
    expect(await page.getByText(log.upToDate, { exact: true }).count()).toBe(0);
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
