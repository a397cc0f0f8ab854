import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseScan } from "../../identifiers/codes/index.ts";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { rasterOf, turned } from "../stage/raster.ts";
import { scansOf } from "../stage/symbol-reading.ts";
import { sound } from "./sound.ts";
import { choose, open, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };
const code = "(01)06901234000016(21)SN-1";
const identity = "gs1:01/06901234000016/21/SN-1";

let stage: Stage;

async function saved(visit: Visit, button: string): Promise<Buffer> {
  const fetching = visit.page.waitForEvent("download");
  await visit.page.getByRole("button", { name: button }).click();
  return readFileSync(await (await fetching).path());
}

describe.skipIf(browserPath === undefined)(`labels in the workbench${browserAbsent}`, () => {
  let svg: string;

  beforeAll(async () => {
    stage = await openBrowser();
  }, 600_000);

  afterAll(() => stage?.close());

  it("are seen, saved, and say what was entered", async () => {
    const visit = await signedIn(stage, desk, "admin@drives.example");
    const { page } = visit;
    const { labels } = wordsIn(desk);
    await open(visit, "/labels");
    await page.getByText(labels.previewEmpty).waitFor();
    await page.getByLabel(labels.codes).fill("(01)06901234000017");
    await page.getByText("校验码不正确").waitFor();
    expect(await page.getByRole("button", { name: labels.savePdf }).isDisabled()).toBe(true);

    await page.getByLabel(labels.codes).fill(code);
    const seen = page.getByRole("img", { name: code });
    await seen.waitFor();
    expect(await seen.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
    await page.getByLabel(labels.product).fill("减速箱 P 200");
    svg = (await saved(visit, labels.saveSvg)).toString();
    const [scan = ""] = await scansOf(turned(rasterOf(svg, 300), 5));
    const reading = parseScan(scan);
    expect(reading.ok && reading.identity).toBe(identity);

    await choose(page.getByLabel(labels.stock), labels.stocks["a4-3x8"]);
    await page.getByLabel(labels.copies).fill("24");
    expect((await saved(visit, labels.savePdf)).subarray(0, 8).toString()).toBe("%PDF-1.4");
    await sound(visit, desk);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("are read back from a picture, on the device alone", async () => {
    const visit = await signedIn(stage, phone, "admin@drives.example");
    const { page } = visit;
    const { scanning } = wordsIn(phone);
    await open(visit, "/scan");
    await page.getByText(scanning.empty).waitFor();
    const png = await page.evaluate(async (text) => {
      const picture = new Image();
      picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
      await picture.decode();
      const canvas = document.createElement("canvas");
      canvas.width = 500;
      canvas.height = 500;
      canvas.getContext("2d")?.drawImage(picture, 20, 20, 460, 460);
      return canvas.toDataURL("image/png").split(",")[1] ?? "";
    }, svg);
    const asked = visit.requests.length;
    const buffer = Buffer.from(png, "base64");
    const choosing = page.locator("input[type=file]");
    await choosing.setInputFiles({ name: "label.png", mimeType: "image/png", buffer });
    await page.getByText(identity).waitFor();
    const since = visit.requests.slice(asked).map((address) => new URL(address).pathname);
    expect(since.filter((path) => !path.startsWith("/assets/"))).toEqual([]);
    const link = page.getByRole("link", { name: scanning.print });
    expect(await link.getAttribute("href")).toBe(`/labels?code=${encodeURIComponent(identity)}`);
    await sound(visit, phone);

    const text = Buffer.from("no picture");
    await choosing.setInputFiles({ name: "x.png", mimeType: "image/png", buffer: text });
    await page.getByText(scanning.unreadable).waitFor();
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("say so where there is no camera", async () => {
    const visit = await signedIn(stage, desk, "admin@drives.example");
    const { scanning } = wordsIn(desk);
    await open(visit, "/scan");
    await visit.page.getByRole("button", { name: scanning.start }).click();
    const { refused, absent, broken } = scanning.state;
    const said = visit.page.getByText(new RegExp([refused, absent, broken].join("|")));
    await said.waitFor();
    await visit.close();
  });
});
