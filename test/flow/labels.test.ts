import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { usualRates } from "../../services/platform/rates.ts";
import { StagedApi } from "../stage/api.ts";
import { StagedHouse } from "../stage/house.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let firm: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  firm = await platform.firm("labels");
});

afterAll(async () => {
  api.close();
  await platform.close();
});

const ask = {
  labels: [{ code: "(01)06901234000016(21)SN-1", texts: { product: "减速箱" } }],
  layout: "mark",
  symbol: "qr",
  format: "svg",
};

function post(changes: object, asking: object = { session: firm.administrator.token }) {
  return api.call("/labels", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...ask, ...changes }),
    ...asking,
  });
}

describe("labels over the interface", () => {
  it("come as one SVG, which is saved and never opened in our name", async () => {
    const answer = await post({});
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("image/svg+xml");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="labels.svg"');
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const svg = await answer.text();
    expect(svg).toMatch(/^<svg [^>]*width="40mm" height="40mm"/);
    expect(svg).not.toMatch(/<script|<style|href|on\w+=/);
  });

  it("come as PDF, a thousand at once", async () => {
    const labels = [{ ...ask.labels[0], copies: 1_000 }];
    const answer = await post({ labels, format: "pdf", stock: "a4-3x8" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect((await answer.text()).slice(0, 8)).toBe("%PDF-1.4");
  });

  it("are for keys that may read events, and for nobody unknown", async () => {
    const { administrator: hand } = firm;
    const house = new StagedHouse(platform, { firm, hand }, { firm, hand });
    const reading = await house.key(["epcis.query"]);
    expect((await post({}, { key: reading.token })).status).toBe(200);
    const capturing = await house.key(["epcis.capture"]);
    expect((await post({}, { key: capturing.token })).status).toBe(403);
    expect((await post({}, {})).status).toBe(401);
  });

  it("are refused with the place of what is wrong, before any is printed", async () => {
    const labels = [...ask.labels, { code: "(01)06901234000017" }];
    const answer = await post({ labels, format: "pdf" });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatchObject({
      code: "CODE_CHECK_DIGIT",
      field: "labels.1.code",
    });
  });

  it("ask nothing of a page of another site", async () => {
    const session = firm.administrator.token;
    const answer = await api.app.request("/labels", {
      method: "POST",
      headers: { "content-type": "application/json", cookie: `lz_session=${session}` },
      body: JSON.stringify(ask),
    });
    expect((await answer.json()).error.code).toBe("REQUEST_FORGED");
  });

  it("C25 are counted apart", async () => {
    const slow = { perSecond: 0.1, burst: 1 };
    const labels = { firm: slow, stranger: slow };
    const counted = new StagedApi(platform, { rates: { ...usualRates, labels } });
    const asking = {
      method: "POST" as const,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(ask),
      session: firm.administrator.token,
    };
    expect((await counted.call("/labels", asking)).status).toBe(200);
    const refused = await counted.call("/labels", asking);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("ratelimit-policy")).toContain('"labels"');
    counted.close();
  });
});
