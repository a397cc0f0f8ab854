import { describe, expect, it } from "vitest";
import { operatorRoles, type Role } from "../../../contracts/access/roles.ts";
import { anyKind, kindNames, rolesTold } from "../../../services/notices/inbox/kinds.ts";
import { webhookBody } from "../../../services/notices/webhooks/body.ts";
import { checkUrl } from "../../../services/notices/webhooks/destinations.ts";
import {
  checkKinds,
  decideStop,
  decideWebhook,
  goesToFirms,
} from "../../../services/notices/webhooks/rules.ts";
import { newSecret, signedHeaders } from "../../../services/notices/webhooks/signing.ts";

const refusal = (code: string) => expect.objectContaining({ code });

const now = new Date("2026-11-29T06:00:00Z");
const answer = (status: number | null) => ({
  status,
  fault: status === null ? "ECONNRESET" : null,
});

describe("the signature of a webhook", () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const signed = {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
  };
  const expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  it("is that of the published example of Standard Webhooks", () => {
    expect(signedHeaders([secret], signed)).toMatchObject({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": expected,
    });
  });

  it("is given under each of two secrets, the newest first", () => {
    const { "webhook-signature": both } = signedHeaders([newSecret(), secret], signed);
    expect(both?.split(" ")).toHaveLength(2);
    expect(both?.split(" ")[1]).toBe(expected);
  });

  it("is made under secrets of 24 bytes that differ", () => {
    expect(newSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    expect(newSecret()).not.toBe(newSecret());
  });
});

describe("a delivery", () => {
  it("has arrived with any 2xx, and with nothing else", () => {
    for (const status of [200, 204, 299]) {
      expect(decideWebhook(1, answer(status), now, 0)).toBe("arrived");
    }
    for (const status of [199, 302, 404, 500, null]) {
      expect(decideWebhook(1, answer(status), now, 0)).toHaveProperty("again");
    }
  });

  it("is tried again after twice as long each time, up to six hours, half of it by chance", () => {
    const waits = (chance: number) =>
      [1, 2, 3, 15].map((tries) => {
        const fate = decideWebhook(tries, answer(500), now, chance);
        return typeof fate === "string" ? fate : (fate.again.getTime() - now.getTime()) / 1_000;
      });
    expect(waits(0)).toEqual([15, 30, 60, 10_800]);
    expect(waits(1)).toEqual([30, 60, 120, 21_600]);
  });

  it("is dead after sixteen tries, and at once where the receiver is gone", () => {
    expect(decideWebhook(16, answer(500), now, 0)).toBe("dead");
    expect(decideWebhook(1, answer(410), now, 0)).toBe("dead");
  });
});

describe("an endpoint", () => {
  it("is switched off when it is gone, or when nothing has arrived for five days", () => {
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
    expect(decideStop(daysAgo(4.9), answer(500), now)).toBe(false);
    expect(decideStop(daysAgo(5), answer(null), now)).toBe(true);
    expect(decideStop(now, answer(410), now)).toBe(true);
  });

  it("C28 is an https address on the public network, without user or password", () => {
    expect(checkUrl("https://erp.example/hooks?a=1#b")).toBe("https://erp.example/hooks?a=1");
    for (const url of [
      "http://erp.example/",
      "https://127.0.0.1/",
      "https://[::1]/",
      "https://2130706433/",
      "https://169.254.169.254/latest",
      "https://erp.example:22/",
      "https://a:b@erp.example/",
      "file:///etc/passwd",
      "no address",
      `https://erp.example/${"a".repeat(500)}`,
    ]) {
      expect(() => checkUrl(url), url).toThrow(refusal("WEBHOOK_URL"));
    }
  });

  it("hears of what concerns the firm, and not of one person's account or the operator's work", () => {
    expect(checkKinds(["key-issued", "grant-given", "key-issued"], false)).toEqual([
      "grant-given",
      "key-issued",
    ]);
    expect(() => checkKinds([], false)).toThrow(refusal("WEBHOOK_KINDS"));
    expect(checkKinds([], true), "receipts alone").toEqual([]);
    expect(() => checkKinds(["key-issued", "factors-reset"], true)).toThrow(
      refusal("WEBHOOK_KINDS"),
    );
    const apart = kindNames.filter((kind) => !goesToFirms(kind));
    expect(apart).toEqual(expect.arrayContaining(["factors-reset", "application-submitted"]));
    const isOperators = (role: Role) => operatorRoles.some((each) => each === role);
    for (const kind of apart) {
      const isSelf = anyKind(kind).whom === "self";
      expect(isSelf || rolesTold(kind).every(isOperators), kind).toBe(true);
    }
  });

  it("is sent the sentence in both languages, and what fills it", () => {
    const values = { person: "Wang Fang" };
    expect(JSON.parse(webhookBody("member-joined", values, now))).toMatchObject({
      type: "member-joined",
      timestamp: "2026-11-29T06:00:00.000Z",
      data: {
        title: { zh: "Wang Fang 已加入企业", en: "Wang Fang has joined the firm" },
        values,
        path: "/people",
      },
    });
  });
});
