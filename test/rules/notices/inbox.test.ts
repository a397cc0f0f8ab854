import { describe, expect, it } from "vitest";
import { isEventType, type JsonObject } from "../../../contracts/events/index.ts";
import { anyKind, kindNames, rolesTold } from "../../../services/notices/inbox/kinds.ts";
import { noticePath } from "../../../services/notices/inbox/page.ts";
import { decideReach, isNews } from "../../../services/notices/inbox/rules.ts";
import { noticeWords } from "../../../services/notices/inbox/wording.ts";
import { compose } from "../../../services/notices/letters/compose.ts";

const values = {
  firm: { zh: "<b>齿轮厂</b>", en: "Gears <b>" },
  person: "覃丽华",
  hours: "12",
  from: "2026-05-01T00:00:00.000Z",
  until: "2026-05-02T00:00:00.000Z",
  scopes: "graphql",
  reason: "欠费",
};

describe("the table of notices", () => {
  it.each(kindNames)("%s hears an event that is published, and tells somebody", (name) => {
    const { hears, whom, path } = anyKind(name);
    expect(isEventType(hears)).toBe(true);
    expect(whom === "self" ? ["self"] : rolesTold(name)).not.toEqual([]);
    expect(path).toMatch(/^\//);
  });

  it.each(kindNames)("%s says all of its values in both languages, and goes by mail", (name) => {
    for (const locale of ["zh", "en"] as const) {
      const { title, text } = noticeWords(name, values, locale);
      expect(`${title} ${text}`).not.toMatch(/[{}]|undefined|T00:00/);
      const mail = compose(
        { id: "id", to: "a@b.example", letter: { kind: "notice", notice: name, values } },
        locale,
        "https://lianzao.example",
      );
      expect(mail.subject).toBe(title);
      expect(mail.html).not.toContain("<b>");
    }
  });

  it("tells firms' planners of bookings, and administrators of keys", () => {
    expect(rolesTold("booking-requested")).toEqual(["administrator", "planner"]);
    expect(rolesTold("grant-given")).toEqual(["administrator", "quality"]);
    expect(rolesTold("key-issued")).toEqual(["administrator"]);
    expect(rolesTold("member-joined")).toEqual(["administrator", "security"]);
  });
});

describe("how a notice reaches somebody", () => {
  it("is his choice, else his firm's, else what is usual", () => {
    const kind = "booking-requested";
    expect(decideReach(kind, null, null)).toEqual({ inbox: true, mail: true });
    expect(decideReach(kind, { mail: false }, null)).toEqual({ inbox: true, mail: false });
    const own = { inbox: false, mail: true };
    expect(decideReach(kind, { mail: false }, own)).toEqual(own);
  });

  it("is always the inbox where it guards something", () => {
    const own = { inbox: false, mail: false };
    expect(decideReach("factors-reset", null, own)).toEqual({ inbox: true, mail: false });
  });

  it("is no letter any more a day later", () => {
    const at = new Date("2026-05-01T00:00:00Z");
    const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
    expect([isNews(at, later(1)), isNews(at, later(25))]).toEqual([true, false]);
  });
});

describe("a notice of hours of a week", () => {
  const firm = { zh: "甲厂", en: "Firm A" };
  const textOf = (name: "booking-requested" | "booking-rescheduled", body: JsonObject) => {
    const said = { firm, ...anyKind(name).values?.(body) };
    return [noticeWords(name, said, "zh").text, noticeWords(name, said, "en").text];
  };
  // Weeks that begin on Monday at midnight in Auckland and in Honolulu.
  const auckland = { from: "2026-12-06T11:00:00.000Z", until: "2026-12-13T11:00:00.000Z" };
  const honolulu = { from: "2026-12-07T10:00:00.000Z", until: "2026-12-14T10:00:00.000Z" };

  it("names the week by its Monday, whatever the clock of the site", () => {
    for (const window of [auckland, honolulu]) {
      expect(textOf("booking-requested", { hours: "12.5", window })).toEqual([
        "甲厂 预订了 2026-12-07 开始的那一周中的 12.5 小时。",
        "Firm A has booked 12.5 h of the week from 2026-12-07 on.",
      ]);
    }
    const next = { from: "2026-12-13T11:00:00.000Z", until: "2026-12-20T11:00:00.000Z" };
    const moved = { hours: "8", formerWindow: auckland, window: next };
    expect(textOf("booking-rescheduled", moved)[1]).toBe(
      "A booking of Firm A with your firm was of the week from 2026-12-07 on and is now of 8 h of the week from 2026-12-14 on.",
    );
  });

  it("names it, too, where hours were waited for", () => {
    const body = { hours: "8", window: auckland, heldUntil: null };
    const said = { firm, ...anyKind("wait-hours-passed").values?.(body) };
    expect(noticeWords("wait-hours-passed", said, "zh").text).toContain(
      "8 小时（2026-12-07 开始的那一周）",
    );
  });

  it("names the instants of exclusive time", () => {
    const window = { from: "2026-12-07T00:00:00.000Z", until: "2026-12-07T08:30:00.000Z" };
    expect(textOf("booking-requested", { hours: "8.5", window })[1]).toBe(
      "Firm A has booked 8.5 h from 2026-12-07 08:00 (UTC+8) on.",
    );
  });
});

describe("a notice leads to a page", () => {
  it("that shows what it tells of, whatever is in its values", () => {
    expect(noticePath("search-matched", {})).toBe("/market/searches");
    const at = (process: string) => noticePath("bottleneck-tight", { process });
    expect(at("grinding.gear")).toBe("/utilisation?process=grinding.gear");
    expect(at("a&b=c/#")).toBe("/utilisation?process=a%26b%3Dc%2F%23");
    expect(noticePath("bottleneck-relaxed", {})).toBe("/utilisation?process=");
  });
});

describe("a notice of bottlenecks", () => {
  it("names each week with what is taken of it, and of very many the first", () => {
    const { values } = anyKind("bottleneck-tight");
    const weeks = Array.from({ length: 7 }, (_, at) => ({
      monday: `2027-03-0${at + 1}`,
      usedPercent: 90 + at,
      freeHours: "1",
    }));
    const said = values?.({ name: "磨齿", process: null, thresholdPercent: 85, tight: weeks });
    expect(said).toMatchObject({ rule: "磨齿", process: "", threshold: "85" });
    expect(said?.["weeks"]).toMatch(/^2027-03-01 \(90%\), .*2027-03-06 \(95%\), …$/);
  });
});
