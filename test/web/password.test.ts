import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPassword } from "../seed/demo/firms.ts";
import {
  browserAbsent,
  browserPath,
  type Look,
  openBrowser,
  type Stage,
  type Visit,
} from "../stage/browser.ts";
import { readMessage } from "../stage/mail-server.ts";
import { platformOfAll } from "../stage/one-platform.ts";
import { sound } from "./sound.ts";
import { enter, open, signedIn, wordsIn } from "./workbench-page.ts";

let stage: Stage;

const desk: Look = { tongue: "zh", scheme: "light", width: 1440, height: 900 };
const phone: Look = { tongue: "en", scheme: "dark", width: 390, height: 844 };
const wanted = "my other demo password";
const email = "viewer@drives.example";

/** The path in the mail that has been captured for somebody; null before it was sent. */
async function pathSent(to: string): Promise<string | null> {
  const folder = join((await platformOfAll()).dataDir, "mail");
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder).filter((name) => name.endsWith(".eml"));
  const mails = names.map((name) => readMessage(readFileSync(join(folder, name), "utf8")));
  const mail = mails.find(
    ({ header, text }) => header("To").includes(to) && text.includes("/reset/"),
  );
  return /\/reset\/\S+/.exec(mail?.text ?? "")?.[0] ?? null;
}

/** On the account's page, as whoever is signed in there. */
async function change(visit: Visit, look: Look, from: string, to: string): Promise<void> {
  const { security } = wordsIn(look);
  const { page } = visit;
  await open(visit, "/security");
  await page.getByRole("button", { name: security.password.change }).click();
  await page.getByLabel(security.password.present).fill(from);
  await page.getByLabel(security.password.wanted).fill(to);
  await sound({ page }, look);
  await page.getByRole("button", { name: security.password.submit, exact: true }).click();
  await page.getByText(security.password.changed).waitFor();
}

describe.skipIf(browserPath === undefined)(`a password${browserAbsent}`, () => {
  beforeAll(async () => {
    stage = await openBrowser();
  }, 600_000);
  afterAll(async () => stage?.close());

  it("that is forgotten is set by a letter's link, and changed by who knows it", async () => {
    const { session } = wordsIn(desk);
    const visit = await stage.visit(desk);
    const { page } = visit;
    await open(visit, "/sign-in");
    await page.getByRole("link", { name: session.forgot.link }).click();
    await page.getByRole("heading", { name: session.forgot.title }).waitFor();
    await page.getByLabel(session.email).fill(email);
    await sound({ page }, desk);
    await page.getByRole("button", { name: session.forgot.submit }).click();
    await page.getByText(session.forgot.sent).waitFor();
    await sound({ page }, desk);

    await expect.poll(() => pathSent(email), { timeout: 20_000 }).not.toBeNull();
    await open(visit, (await pathSent(email)) ?? "");
    await page.getByLabel(session.reset.password).fill(wanted);
    await sound({ page }, desk);
    await page.getByRole("button", { name: session.reset.submit }).click();
    await page.getByText(session.reset.done).waitFor();
    await sound({ page }, desk);
    await page.getByRole("link", { name: session.join.toSignIn }).click();
    await enter(page, desk, email, wanted);
    await page.locator(".lz-frame").waitFor();
    await change(visit, desk, wanted, demoPassword);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  it("is changed on a phone, and refused at its field when the present one is wrong", async () => {
    const { security } = wordsIn(phone);
    const visit = await signedIn(stage, phone, email);
    const { page } = visit;
    await change(visit, phone, demoPassword, demoPassword);
    await page.getByRole("button", { name: security.password.change }).click();
    await page.getByLabel(security.password.present).fill("not this one");
    await page.getByLabel(security.password.wanted).fill(wanted);
    await page.getByRole("button", { name: security.password.submit, exact: true }).click();
    await page.getByText("The password is not right.").waitFor();
    await sound({ page }, phone);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });
});
