import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { batchesOf } from "../../../identifiers/registry/imports/file.ts";
import { secondsLeft, shareOf } from "../../../identifiers/registry/imports/progress.ts";
import type { ImportFormat, ImportId } from "../../../identifiers/registry/imports/schema.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import type { Blobs } from "../../../services/platform/blobs.ts";
import { XlsxFile } from "../../../services/platform/tables/xlsx-file.ts";

/** A file that comes in pieces of so many bytes. */
function piled(bytes: Uint8Array, pieceBytes: number): Blobs {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.slice(at, at + pieceBytes);
  }
  return { stream: async () => pieces() } as unknown as Blobs;
}

interface Asked {
  readonly format: ImportFormat;
  readonly after?: number;
  readonly pieceBytes: number;
}

async function sharesOf(bytes: Uint8Array, { format, after = 0, pieceBytes }: Asked) {
  const tenantId = "firm" as TenantId;
  const file = { tenantId, id: "file" as ImportId, format, sizeBytes: bytes.length };
  const shares: number[] = [];
  for await (const { share } of batchesOf(piled(bytes, pieceBytes), file, after, 100)) {
    shares.push(share);
  }
  return shares;
}

const rows = Array.from({ length: 1_001 }, (_, row) =>
  row === 0 ? ["code", "url"] : [`88.118.8/p-${10_000 + row}`, "https://pumps.example/p"],
);
const csv = new TextEncoder().encode(rows.map((cells) => `${cells.join(",")}\n`).join(""));
const tenths = Array.from({ length: 10 }, (_, tenth) => (tenth + 1) / 10);

function nearTenths(shares: readonly number[], tolerance: number) {
  expect(shares).toHaveLength(10);
  for (const [place, share] of shares.entries()) {
    expect(Math.abs(share - (tenths[place] ?? 0))).toBeLessThan(tolerance);
  }
}

describe("how far a file of identifiers is", () => {
  it.each([700, 5_000, 1_000_000])(
    "is told of CSV by its bytes, in pieces of %i",
    async (piece) => {
      nearTenths(await sharesOf(csv, { format: "utf-8", pieceBytes: piece }), 0.03);
    },
  );

  it("counts what was done before, where a file goes on", async () => {
    const shares = await sharesOf(csv, { format: "utf-8", after: 801, pieceBytes: 5_000 });
    expect(shares.map((share) => share.toFixed(1))).toEqual(["0.9", "1.0"]);
  });

  it("is told of Excel by its sheet, and by the file where that says not how long it is", async () => {
    const file = new XlsxFile();
    const streamed = new Uint8Array(Buffer.concat([file.rows(rows), file.end()]));
    const saved = zipSync(unzipSync(streamed));
    nearTenths(await sharesOf(saved, { format: "xlsx", pieceBytes: 1_000 }), 0.1);

    const shares = await sharesOf(streamed, { format: "xlsx", pieceBytes: 1_000 });
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  });
});

const begunAt = new Date("2026-11-30T08:00:00Z");
const after = (seconds: number) => new Date(begunAt.getTime() + seconds * 1_000);
const going = {
  status: "running",
  share: 0.5,
  begunAt,
  begunShare: 0.2,
  beatAt: after(30),
} as const;

describe("how long an import takes yet", () => {
  it("is reckoned from its pace since it was let go on", () => {
    expect(secondsLeft(going)).toBe(50);
    expect(secondsLeft({ ...going, begunShare: 0 })).toBe(30);
    expect(secondsLeft({ ...going, share: 1 })).toBe(0);
  });

  it.each([
    ["it has just begun", { beatAt: after(1) }],
    ["nothing was done since", { begunShare: 0.5 }],
    ["it has given no sign of life", { beatAt: null }],
    ["it was not counted from its beginning", { share: null }],
    ["it is stopped", { status: "stopped" }],
    ["it is done", { status: "done" }],
  ] as const)("is not told where %s", (_why, change) => {
    expect(secondsLeft({ ...going, ...change })).toBeNull();
  });

  it("is nothing where all is done, also of one that was not counted", () => {
    expect(shareOf({ status: "done", share: null })).toBe(1);
    expect(shareOf({ status: "running", share: null })).toBeNull();
    expect(shareOf({ status: "failed", share: 0.3 })).toBe(0.3);
  });
});
