import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Found, fuzz } from "./fuzz.ts";
import { tryPassages } from "./passages.ts";
import { prepareDatabase } from "./rival-rows.ts";
import { type StagedWorld, stageWorld } from "./stage-world.ts";

const requests = 5_000;
const seed = 20_260_301;

let staged: StagedWorld;
let found: Found;

beforeAll(async () => {
  staged = await stageWorld();
  await Promise.all([staged.fuller, staged.barer].map(({ url }) => prepareDatabase(url)));
  found = await fuzz(staged.world, { requests, seed, most: 20 });
});

afterAll(async () => {
  await staged?.close();
});

describe("a firm learns nothing of what another keeps to itself", () => {
  it(`C11 ${requests} requests: no breach`, () => {
    expect(found.breaches).toEqual([]);
    expect(found.requests).toBeGreaterThanOrEqual(requests);
  });

  it("C11 row security alone lets no program see or change what is private", async () => {
    expect(await tryPassages(staged.world)).toEqual([]);
  });

  it("C11 the rival itself is shown what the others must not see", () => {
    const nodes = ["ApiKey", "Booking", "Grant", "Invitation", "Member", "Offer", "Resource"];
    const lists = ["bookings", "invitations", "offers", "resources", "sites"];
    expect(found.telling).toEqual(
      expect.arrayContaining([
        ...[...nodes, "Site", "TraceEvent"].map((type) => `node ${type}`),
        ...[...lists, "traceEvents"].map((name) => `query ${name}`),
        "GET /epcis/capture/:captureID/document",
        "GET /epcis/events",
      ]),
    );
  });
});
