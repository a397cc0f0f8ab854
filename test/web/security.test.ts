import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, stepAt } from "../../services/tenancy/second-factor/totp.ts";
import { demoPassword } from "../seed/demo/firms.ts";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
} from "../stage/browser.ts";
import { sound } from "./sound.ts";
import { enter, open, settled, signedIn, wordsIn } from "./workbench-page.ts";

let stage: Stage;

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "light", width: 390, height: 844 };

async function virtualAuthenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}

/** Keeps the recovery codes that are shown, and goes on. */
async function keptCodes(page: Page, look: Look): Promise<string[]> {
  const { security } = wordsIn(look);
  const codes = await page.getByLabel(security.codes.label).inputValue();
  await sound({ page }, look);
  await page.getByRole("button", { name: security.codes.kept }).click();
  await settled(page);
  return codes.split("\n");
}

/** Removes whatever the page lists, so that the demo is as it was for the tests after. */
async function removeFactor(page: Page, look: Look): Promise<void> {
  const { security } = wordsIn(look);
  await page.getByRole("button", { name: security.remove }).first().click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: security.remove }).click();
  await page.getByRole("button", { name: security.remove }).first().waitFor({ state: "detached" });
}

function secretOf(text: string): Buffer {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const letters = [...text.replaceAll(" ", "")];
  const bits = letters.map((each) => alphabet.indexOf(each).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

describe.skipIf(browserPath === undefined)(`the account's security${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  });
  afterAll(async () => stage?.close());

  it("C03 a passkey is added, asked for at sign-in and removed", async () => {
    const email = "admin@drives.example";
    const { security, session } = wordsIn(desk);
    const visit = await signedIn(stage, desk, email);
    const { page } = visit;
    await virtualAuthenticator(page);
    await open(visit, "/security");
    await sound({ page }, desk);
    await page.getByRole("button", { name: security.passkeys.add }).click();
    await page.getByLabel(security.passkeys.name).fill("车间电脑");
    await page.getByRole("button", { name: security.passkeys.make }).click();
    expect(await keptCodes(page, desk)).toHaveLength(10);
    await page.getByText("车间电脑").first().waitFor();

    await page.context().clearCookies();
    await open(visit, "/sign-in");
    await enter(page, desk, email, demoPassword);
    await page.getByRole("heading", { name: security.step.title }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await sound({ page }, desk);
    await page.getByRole("button", { name: security.step.usePasskey }).click();
    await page.locator(".lz-frame, .lz-choice").first().waitFor();
    expect(await page.getByLabel(session.password).count()).toBe(0);

    await open(visit, "/security");
    await removeFactor(page, desk);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("C03 an authenticator is set up and asked for on a phone", async () => {
    const email = "admin@drives.example";
    const { security } = wordsIn(phone);
    const visit = await signedIn(stage, phone, email);
    const { page } = visit;
    await open(visit, "/security");
    await page.getByRole("button", { name: security.totp.add }).click();
    const secret = secretOf((await page.locator("code.lz-code").textContent()) ?? "");
    await page.locator(".lz-qr svg").first().waitFor();
    await sound({ page }, phone);
    const code = (off: number) => codeOf(secret, stepAt(new Date()) + off);
    await page.getByRole("textbox", { name: security.totp.code }).fill(code(-1));
    await page.getByRole("button", { name: security.totp.confirm, exact: true }).click();
    await keptCodes(page, phone);

    await page.context().clearCookies();
    await open(visit, "/sign-in");
    await enter(page, phone, email, demoPassword);
    await page.getByRole("textbox", { name: security.step.code }).fill(code(0));
    await sound({ page }, phone);
    await page.getByRole("button", { name: security.step.submit }).click();
    await page.locator(".lz-frame").waitFor();
    await open(visit, "/security");
    await removeFactor(page, phone);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });
});
