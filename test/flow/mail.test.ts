import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "../../deploy/postgres/port.ts";
import {
  folderMailer,
  letterKeyFrom,
  type Mailer,
  PostOffice,
  smtpMailer,
} from "../../services/notices/index.ts";
import { openLog } from "../../services/platform/log.ts";
import { localeOf } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import { MailServer, readMessage } from "../stage/mail-server.ts";
import {
  freshUscc,
  letterKey,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let server: MailServer;
let owner: postgres.Sql;
let foundry: StagedFirm;
const folder = mkdtempSync(join(tmpdir(), "lianzao-mail-"));
const from = "lianzao@platform.example";

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  server = await MailServer.open();
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  foundry = await platform.firm("foundry");
});

afterAll(async () => {
  await server.close();
  api.close();
  await owner.end();
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  server.received.length = 0;
  await owner`delete from letters`;
});

const office = (mailer: Mailer, log = openLog("test", "silent")) =>
  new PostOffice({
    database: platform.worker,
    mailer,
    key: letterKey,
    publicUrl: "https://lianzao.example",
    localeOf,
    log,
    chance: () => 0,
  });

const bySmtp = () => office(smtpMailer(server.url, from));

const issue = `mutation ($input: InvitationIssueInput!) { invitationIssue(input: $input) {
  ... on IssuedInvitation { link } ... on Refusal { code } } }`;

/** Invites somebody over the API; gives the link that the inviter is shown. */
async function invite(email: string, idempotencyKey?: string): Promise<string | null> {
  const asking = { session: foundry.administrator.token };
  const variables = { input: { email, roles: ["VIEWER"] } };
  const { data } = await api.ask(
    issue,
    variables,
    idempotencyKey === undefined ? asking : { ...asking, idempotencyKey },
  );
  return data.invitationIssue.link;
}

const letters = () => owner<
  { tries: number; sealed: string | null; fault: string | null; sent: boolean; dead: boolean }[]
>`
  select tries, sealed, fault, sent_at is not null as sent, dead_at is not null as dead from letters`;
const hurry = () => owner`update letters set due_at = now() - interval '1 second'`;

const mails = {
  smtp: {
    mailer: () => smtpMailer(server.url, from),
    raw: () => server.received.at(-1)?.raw ?? "",
  },
  folder: {
    mailer: () => folderMailer(folder, from),
    raw: () => {
      const [name = ""] = readdirSync(folder);
      const path = join(folder, name);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      return readFileSync(path, "utf8");
    },
  },
};

describe.each(Object.entries(mails))("mail by %s", (_way, { mailer, raw }) => {
  it("arrives whole, in both parts, with what it says of itself", async () => {
    const out = mailer();
    const mail = {
      id: "018f-mail",
      to: "someone@firm.example",
      subject: "联造：邀请 / an invitation",
      text: "第一行\n\nhttps://lianzao.example/join/lzi_x=1\n.\n最后一行",
      html: "<p>你好 — “quotes”</p>",
    };
    await out.send(mail);
    out.close();
    const { text, html, header } = readMessage(raw());
    expect(text.replaceAll("\r\n", "\n").trim()).toBe(mail.text);
    expect(html.trim()).toBe(mail.html);
    expect(header("From")).toContain(from);
    expect(header("To")).toContain(mail.to);
    expect(header("Message-ID")).toBe("<018f-mail@platform.example>");
    expect(header("Auto-Submitted")).toBe("auto-generated");
    expect(header("Subject")).not.toBe("");
  });
});

describe("an invitation", () => {
  it("goes by mail, with the link that its inviter is shown, and nothing of it stays", async () => {
    const link = (await invite("newcomer@foundry.example")) ?? "";
    const [waiting] = await letters();
    expect(waiting?.sealed).not.toContain(link.slice(-43));
    expect(await bySmtp().round()).toBe(1);
    const [mail] = server.received;
    expect([mail?.from, mail?.to]).toEqual([from, ["newcomer@foundry.example"]]);
    const { text, html } = readMessage(mail?.raw ?? "");
    for (const body of [text, html]) {
      expect(body).toContain(link);
      // Nobody knows yet what a newcomer reads.
      expect(body).toContain("邀请您加入");
      expect(body).toContain("invites you");
    }
    expect(await letters()).toEqual([
      { tries: 1, sealed: null, fault: null, sent: true, dead: false },
    ]);
    expect(await bySmtp().round()).toBe(0);
  });

  it("of a known person speaks his language, and looks the same to the inviter", async () => {
    const gears = await platform.firm("gears");
    await invite(gears.administrator.email);
    await bySmtp().round();
    const { text } = readMessage(server.received[0]?.raw ?? "");
    expect(text).toContain("邀请您加入");
    expect(text).not.toContain("invites you");
  });

  it("that was asked for twice under one key goes once", async () => {
    expect(await invite("twice@foundry.example", "mail-1")).not.toBeNull();
    expect(await invite("twice@foundry.example", "mail-1")).toBeNull();
    expect(await letters()).toHaveLength(1);
  });

  it("of a firm's first administrator goes when the firm is admitted", async () => {
    const { token: session } = await platform.operatorPerson("system");
    const admit = `mutation ($input: FirmAdmitInput!) { firmAdmit(input: $input) {
      ... on AdmittedFirm { link } ... on Refusal { code } } }`;
    const input = {
      name: { zh: "新厂", en: "New Works" },
      city: { zh: "柳州", en: "Liuzhou" },
      uscc: freshUscc(),
      administratorEmail: "first@newworks.example",
    };
    const { data } = await api.ask(admit, { input }, { session });
    await bySmtp().round();
    const { text } = readMessage(server.received[0]?.raw ?? "");
    expect(text).toContain("New Works");
    expect(text).toContain(data.firmAdmit.link);
  });
});

describe("a letter that does not go", () => {
  it("is tried again when it is due, and goes then", async () => {
    await invite("busy@foundry.example");
    server.refusals.push({ code: 451, text: "busy@foundry.example is busy" });
    await bySmtp().round();
    const [waiting] = await letters();
    expect(waiting).toMatchObject({ tries: 1, fault: "EENVELOPE 451", sent: false, dead: false });
    expect(await bySmtp().round(), "it is not due yet").toBe(0);
    await hurry();
    await bySmtp().round();
    expect(server.received).toHaveLength(1);
    expect(await letters()).toMatchObject([{ tries: 2, fault: null, sent: true }]);
  });

  it("waits while no server is there, or one says nothing of it", async () => {
    await invite("away@foundry.example");
    const nowhere = smtpMailer(`smtp://127.0.0.1:${await freePort()}`, from);
    await office(nowhere).round();
    expect(await letters()).toMatchObject([{ sent: false, dead: false }]);
    expect((await letters())[0]?.fault).toMatch(/^E\w+$/);
  });

  it("is a dead letter when it is refused for good: what it said is gone, others go on", async () => {
    await invite("nobody@foundry.example");
    server.refusals.push({ code: 550, text: "no such mailbox" });
    await bySmtp().round();
    await invite("somebody@foundry.example");
    await bySmtp().round();
    expect(server.received.map(({ to }) => to)).toEqual([["somebody@foundry.example"]]);
    const dead = (await letters()).filter((each) => each.dead);
    expect(dead).toEqual([
      { tries: 1, sealed: null, fault: "EENVELOPE 550", sent: false, dead: true },
    ]);
    await hurry();
    expect(await bySmtp().round()).toBe(0);
  });

  it("C21 is logged without its reader and without the server's words", async () => {
    const lines: string[] = [];
    const log = openLog("test", "debug", { write: (line) => lines.push(line) });
    await invite("private@foundry.example");
    server.refusals.push({ code: 550, text: "private@foundry.example is unknown here" });
    await office(smtpMailer(server.url, from), log).round();
    expect(lines.join("")).toContain("EENVELOPE");
    expect(lines.join("")).not.toContain("private@");
  });

  it("comes back if its sender died, and is taken by one sender at a time", async () => {
    for (let at = 0; at < 15; at += 1) await invite(`crowd-${at}@foundry.example`);
    const offices = [bySmtp(), bySmtp(), bySmtp()];
    await Promise.all(offices.map((each) => each.round()));
    await Promise.all(offices.map((each) => each.round()));
    const to = server.received.map((each) => each.to[0]);
    expect([to.length, new Set(to).size]).toEqual([15, 15]);

    await invite("orphan@foundry.example");
    const dying: Mailer = { send: () => new Promise(() => undefined), close: () => undefined };
    void office(dying).round();
    await expect.poll(async () => (await letters()).at(-1)?.tries).toBe(1);
    expect(await bySmtp().round()).toBe(0);
    await hurry();
    expect(await bySmtp().round()).toBe(1);
    expect(server.received.at(-1)?.to).toEqual(["orphan@foundry.example"]);
  });
});

describe("what waits to be sent", () => {
  it("is nobody's to read but the worker's, and cannot be opened without the key", async () => {
    await invite("sealed@foundry.example");
    for (const database of [platform.app, platform.operator]) {
      await expect(database.ask("select sealed from letters")).rejects.toThrow("permission denied");
    }
    const stranger = new PostOffice({
      database: platform.worker,
      mailer: smtpMailer(server.url, from),
      key: letterKeyFrom(Buffer.alloc(32)),
      publicUrl: "https://lianzao.example",
      localeOf,
      log: openLog("test", "silent"),
    });
    await stranger.round();
    expect(server.received).toEqual([]);
    expect(await letters()).toMatchObject([{ fault: "UNREADABLE", sent: false, dead: false }]);
  });
});
