import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compose } from "../../../services/notices/letters/compose.ts";
import { type Letter, letterKeyFrom, openLetter } from "../../../services/notices/letters/post.ts";
import { decideFate } from "../../../services/notices/letters/rules.ts";
import { sealed } from "../../../services/platform/sealing.ts";

const now = new Date("2026-05-01T08:00:00Z");
const busy = { code: "EENVELOPE", reply: 451 };

describe("a letter that did not go", () => {
  it("is tried again after half a minute, then after twice as long each time, up to 6 hours", () => {
    const waits = Array.from({ length: 11 }, (_, at) => {
      const fate = decideFate(at + 1, busy, now, 1);
      return "again" in fate ? (fate.again.getTime() - now.getTime()) / 1_000 : 0;
    });
    expect(waits.slice(0, 4)).toEqual([30, 60, 120, 240]);
    expect(waits.at(-1)).toBe(6 * 3_600);
  });

  it("comes back by chance within the second half of its wait, so that many come apart", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 11 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, chance) => {
          const [least, fate, most] = [0, chance, 1].map((each) =>
            decideFate(tries, busy, now, each),
          );
          const at = (each: typeof fate) => (each && "again" in each ? each.again.getTime() : 0);
          expect(at(fate)).toBeGreaterThanOrEqual(at(least));
          expect(at(fate)).toBeLessThanOrEqual(at(most));
          expect(at(least) - now.getTime()).toBe((at(most) - now.getTime()) / 2);
        },
      ),
    );
  });

  it("is given up after twelve tries, or when the server refuses it for good", () => {
    expect(decideFate(12, busy, now, 0)).toEqual({ dead: true });
    expect(decideFate(1, { code: "EENVELOPE", reply: 550 }, now, 0)).toEqual({ dead: true });
    expect(decideFate(1, { code: "EMESSAGE", reply: 554 }, now, 0)).toEqual({ dead: true });
  });

  it("is not given up for what is our own fault, or passes", () => {
    for (const fault of [
      { code: "EAUTH", reply: 535 },
      { code: "EENVELOPE", reply: 503 },
      { code: "ECONNECTION", reply: null },
      { code: "EENVELOPE", reply: null },
    ]) {
      expect(decideFate(1, fault, now, 0)).toHaveProperty("again");
    }
  });
});

const invitation = {
  kind: "invitation",
  code: "lzi_code",
  firm: { zh: '铸造<script>"厂"', en: "Foundry & Sons <b>" },
  until: "2026-05-08T08:00:00.000Z",
} as const satisfies Letter;
const publicUrl = "https://lianzao.example";
const composed = (letter: Letter, locale: "zh" | "en" | null) =>
  compose({ id: "an-id", to: "someone@firm.example", letter }, locale, publicUrl);

describe("a letter", () => {
  it("speaks its reader's language, and both where that is not known", () => {
    const [zh, en, both] = (["zh", "en", null] as const).map((each) => composed(invitation, each));
    expect(zh?.subject).toContain("邀请您加入联造");
    expect(en?.subject).not.toMatch(/\p{Script=Han}/u);
    expect(en?.text).not.toMatch(/\p{Script=Han}/u);
    expect(both?.text.indexOf("邀请")).toBeLessThan(both?.text.indexOf("invites you") ?? -1);
  });

  it("shows its link and its end in the text and in HTML", () => {
    for (const locale of ["zh", "en", null] as const) {
      const { text, html } = composed(invitation, locale);
      for (const body of [text, html]) {
        expect(body).toContain(`${publicUrl}/join/lzi_code`);
        expect(body).toContain("2026-05-08 16:00 (UTC+8)");
      }
    }
  });

  it("to a firm's administrator, when it has left, has the link to all its data and its end", () => {
    const { firm, until } = invitation;
    const left: Letter = { kind: "firm-left", code: "lze_code", firm, until };
    for (const [locale, named] of [
      ["zh", firm.zh],
      ["en", firm.en],
    ] as const) {
      const { subject, text } = composed(left, locale);
      expect(subject).toContain(named);
      expect(text).toContain(`${publicUrl}/left/lze_code`);
      expect(text).toContain("2026-05-08 16:00 (UTC+8)");
    }
  });

  it("never lets a name become markup, and loads nothing from anywhere", () => {
    const letters: Letter[] = [
      invitation,
      { kind: "password-reset", code: "lzr_code", until: invitation.until },
      { kind: "password-changed", at: invitation.until },
      { kind: "firm-left", code: "lze_code", firm: invitation.firm, until: invitation.until },
    ];
    for (const letter of letters) {
      const { html } = composed(letter, null);
      expect(html).not.toMatch(/<script|<b>|<img|<link|src=|url\(|@import/);
      const links = [...html.matchAll(/(?:href|http)[^\s]*?(https?:[^"<]*)/g)];
      for (const [, url] of links) expect(url?.startsWith(publicUrl)).toBe(true);
    }
    expect(composed(invitation, "en").html).toContain("Foundry &amp; Sons &lt;b&gt;");
  });

  it("is sealed to its own id under its own key", () => {
    const key = letterKeyFrom(Buffer.alloc(32, 1));
    const text = sealed(JSON.stringify(invitation), key, "an-id");
    expect(text).not.toContain("lzi_code");
    expect(openLetter(key, "an-id", text)).toEqual(invitation);
    expect(() => openLetter(key, "another", text)).toThrow();
    expect(() => openLetter(letterKeyFrom(Buffer.alloc(32, 2)), "an-id", text)).toThrow();
  });
});
