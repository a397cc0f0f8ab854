import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { diskBlobs } from "../../services/platform/blobs.ts";

const folder = mkdtempSync(join(tmpdir(), "lianzao-disk-blobs-"));
const blobs = diskBlobs(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("gives back what was put, however long it is", async () => {
  for (const length of [0, 1, 8_192, 3_000_000]) {
    const bytes = randomBytes(length);
    await blobs.put(`some/${length}`, bytes);
    const found = await blobs.get(`some/${length}`);
    expect(found?.length).toBe(length);
    expect(bytes.equals(found ?? randomBytes(1))).toBe(true);
  }
});

it("has nothing under a name that was not put, or was removed", async () => {
  expect(await blobs.get("none")).toBe(null);
  await blobs.put("one", randomBytes(1));
  await blobs.remove("one");
  expect(await blobs.get("one")).toBe(null);
});

it("takes what cannot be read for a fault, and not for nothing", async () => {
  await blobs.put("a/file", randomBytes(1));
  await expect(blobs.get("a")).rejects.toMatchObject({ code: "EISDIR" });
  await expect(blobs.get("../elsewhere")).rejects.toThrow("is no blob's name");
});
