import { expect, it } from "vitest";
import { isPassing } from "../../../services/platform/away.ts";
import { Faults } from "../../../services/platform/faults.ts";
import { openLog } from "../../../services/platform/log.ts";

const lines: { msg: string; told?: number }[] = [];
const log = openLog("test", "info", { write: (line) => lines.push(JSON.parse(line)) });
const faults = new Faults(log, async () => undefined);
const place = { what: "a route broke", requestId: "r" };
const fault = (code: string) =>
  new Error("no", { cause: Object.assign(new Error("words"), { code }) });
const codeOf = (code: string) => faults.refusalOf(fault(code), place).code;

it("tells a full disk from a server that is away, short or broken", () => {
  // Of the database, of the disk of the blobs, of what one may have of it.
  for (const code of ["53100", "ENOSPC", "EDQUOT"]) {
    expect([code, codeOf(code)]).toEqual([code, "STORAGE_FULL"]);
    expect(isPassing(fault(code))).toBe(true);
  }
  const short = ["53000", "53200", "53300", "53400", "57P01", "57P02", "57P03", "ECONNREFUSED"];
  for (const code of short) expect([code, codeOf(code)]).toEqual([code, "UNAVAILABLE"]);
  expect(codeOf("23505")).toBe("BROKEN");
});

it("logs a full disk once, however many are told", () => {
  const told = () => lines.filter(({ msg }) => msg === "there is no room to write");
  const before = told().length;
  for (let turn = 0; turn < 50; turn += 1) codeOf("53100");
  expect(before).toBe(1);
  expect(told()).toHaveLength(1);
});
