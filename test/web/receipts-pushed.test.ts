import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
} from "../stage/browser.ts";
import { sound } from "./sound.ts";
import { open, settled, signedIn, wordsIn } from "./workbench-page.ts";

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };

let stage: Stage;

describe.skipIf(browserPath === undefined)(
  `receipts for a firm's own systems${browserAbsent}`,
  () => {
    beforeAll(async () => {
      stage = await openBrowser();
    }, 600_000);
    afterAll(() => stage?.close());

    it.each([desk, phone])("are switched on without any notice, in $tongue", async (look) => {
      const { hooks } = wordsIn(look).notices;
      const url = `https://erp.example/receipts/${look.tongue}`;
      const visit = await signedIn(stage, look, "admin@heat.example");
      const { page } = visit;
      await open(visit, "/notices/webhooks");
      await page.getByRole("button", { name: hooks.add }).first().click();
      const sheet = page.getByRole("dialog", { name: hooks.add });
      await sheet.getByLabel(hooks.url).fill(url);
      await sheet.getByRole("button", { name: hooks.save }).click();
      await sheet.getByText(hooks.oneKind).waitFor();
      await sheet.getByRole("switch", { name: hooks.receipts }).click();
      await sound(visit, look);
      await sheet.getByRole("button", { name: hooks.save }).click();
      await sheet.getByText("whsec_", { exact: false }).waitFor();
      await page.keyboard.press("Escape");
      await settled(page);
      const row = page.locator(".lz-table tbody tr, .lz-card").filter({ hasText: url }).first();
      expect(await row.innerText()).toContain(hooks.receipts);
      expect(visit.faults).toEqual([]);
      await visit.close();
    });
  },
);
