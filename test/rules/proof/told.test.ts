import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFiles } from "../../../contracts/proof/verify/files.ts";
import { filled, type Language, timeText } from "../../../contracts/proof/verify/report.ts";
import { asked, languageOf, misaskedText } from "../../../deploy/verify/asked.ts";
import { SmallLog } from "../../stage/small-log.ts";

const pump = "gs1:01/09521234543213/21/P1";
const day = 86_400_000;

function begun(): SmallLog {
  const log = new SmallLog();
  const commitment = Uint8Array.from(createHash("sha256").update("made").digest());
  log.seal([{ commitment, about: [pump] }]);
  return log;
}

const fileOf = (value: unknown) => ({
  name: "a.lz.json",
  bytes: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)),
});

describe("what the verifier says of a file", () => {
  it("says of one event one event, and of more events", async () => {
    const log = begun();
    const terms = { logKey: log.logKey };
    const one = checkFiles([fileOf(await log.bundle(pump))], terms, "en").files[0]?.report;
    expect(one?.proved.join("\n")).toContain("there is 1 event for the public; the content of 1");
    log.seal([{ commitment: new Uint8Array(32).fill(2), about: [pump] }]);
    const two = checkFiles([fileOf(await log.bundle(pump))], terms, "en").files[0]?.report;
    expect(two?.proved.join("\n")).toContain("there are 2 events for the public; the content of 2");
    const words = { zh: "{n} 个", en: "{n} {n|leaf|leaves}" };
    expect([0, 1, 2].map((n) => filled(words, "en", { n }))).toEqual([
      "0 leaves",
      "1 leaf",
      "2 leaves",
    ]);
  });

  it("tells the time by the reader's clock, and how far that is from UTC", () => {
    const zone = process.env["TZ"];
    const at = Date.UTC(2026, 11, 1, 4, 11, 29);
    try {
      process.env["TZ"] = "Asia/Shanghai";
      expect(timeText(at)).toBe("2026-12-01 12:11:29 +08:00");
      process.env["TZ"] = "America/St_Johns";
      expect(timeText(at)).toBe("2026-12-01 00:41:29 -03:30");
      process.env["TZ"] = "UTC";
      expect(timeText(at)).toBe("2026-12-01 04:11:29 +00:00");
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  });

  it("says of a bundle that is too old of when it is", async () => {
    const log = begun();
    const { failure = "" } =
      checkFiles([fileOf(await log.bundle(pump))], { logKey: log.logKey, maxAgeMs: day }, "en")
        .files[0] ?? {};
    expect(failure).toMatch(
      /BUNDLE_TOO_OLD.* as of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d\./,
    );
  });

  it.each([
    ["another format", { format: "lianzao/fork/1", heads: [] }, "lianzao/fork/1"],
    ["a newer format", { format: "lianzao/bundle/9" }, "lianzao/bundle/9"],
    ["no format", { hello: 1 }, "—"],
    ["a format that is no text", { format: 3 }, "—"],
    ["no object", 12, "—"],
  ])(
    "takes JSON with %s for no proof, and not for one that was tampered with",
    (_what, value, told) => {
      const { failure } =
        checkFiles([fileOf(value)], { logKey: begun().logKey }, "en").files[0] ?? {};
      expect(failure).toContain("FORMAT_UNKNOWN");
      expect(failure).toContain(`(format: ${told})`);
    },
  );
});

describe("a list of receipts", () => {
  const lines = async () => {
    const log = begun();
    const line = JSON.stringify({ event: "e", receipt: await log.receipt(0, [pump]) });
    const told = (text: string) =>
      checkFiles([fileOf(text)], { logKey: log.logKey }, "en").files[0] ?? { failure: "none" };
    return { line, told };
  };

  it("is read with the line ends of other systems, and blank lines", async () => {
    const { line, told } = await lines();
    for (const text of [`${line}\r\n${line}\r\n\r\n \t\n`, `${line}\n\n${line}`]) {
      expect(told(text)).toMatchObject({ report: { head: { 0: "All 2 receipts hold." } } });
    }
  });

  it("says on which line it is cut short, or does not hold", async () => {
    const { line, told } = await lines();
    expect(told(`${line}\n\n${line.slice(0, 90)}`).failure).toMatch(/\(JSON_SYNTAX\): line 3: /);
    const wrong = line.replace(/"logIndex":0/, '"logIndex":1');
    expect(told(`${line}\n${wrong}\n${line}`).failure).toMatch(/\): line 2: /);
    expect(told(line.slice(0, 90)).failure).toMatch(/\(JSON_SYNTAX\): The file/);
  });
});

describe("a wrong call of the verifier", () => {
  const log = begun();
  const why = (args: readonly string[], language: Language) => {
    try {
      asked(args);
    } catch (fault) {
      return misaskedText(fault, language);
    }
    throw new Error("it was taken");
  };
  const here = import.meta.filename;
  const key = ["--key", log.logKey];

  it.each<[string, string[], RegExp, RegExp]>([
    ["without a file", key, /没有给出要校验的文件/, /No file/],
    ["without a key", [here], /没有给出日志的公钥/, /key is not given/],
    ["with a mistyped key", [here, "--key", "x"], /公钥的格式不对/, /key is malformed/],
    ["with a negative age", [here, ...key, "--max-age", "-1"], /“-1”/, /'-1'/],
    ["with an empty age", [here, ...key, "--max-age", ""], /天数/, /number of days/],
    ["with an age in words", [here, ...key, "--max-age=soon"], /“soon”/, /'soon'/],
    ["with an unknown option", [here, ...key, "--bogus"], /--bogus/, /no option --bogus/],
    ["with an option without value", [here, "--key"], /--key/, /--key, or it lacks/],
    ["with a mistyped witness", [here, ...key, "--witness", "w"], /见证人公钥“w”/, /line w is no/],
    ["with witnesses but no keys", [here, ...key, "--witnesses", "1"], /0 把/, /the 0 that/],
    ["with another language", [here, ...key, "--language", "fr"], /“fr”/, /not 'fr'/],
    ["of a file that is not there", [`${here}.no`, ...key], /没有这个文件/, /no such file/],
    ["of a folder", [import.meta.dirname, ...key], /文件夹/, /folder/],
  ])("%s is told in both languages", (_what, args, zh, en) => {
    expect(why(args, "zh")).toMatch(zh);
    expect(why(args, "en")).toMatch(en);
  });

  it("is told in the language that was asked for, wherever that stands in it", () => {
    expect(languageOf(["--bogus", "--language", "zh"])).toBe("zh");
    expect(languageOf(["--language=en", "--max-age", "-1"])).toBe("en");
  });

  it("is a file longer than any text, which would be read for minutes", () => {
    const folder = mkdtempSync(join(tmpdir(), "lianzao verify "));
    const path = join(folder, "huge.lz.json");
    writeFileSync(path, "{}");
    truncateSync(path, 600_000_000);
    expect(why([path, ...key], "zh")).toContain("文件过大（600 MB，最大 500 MB）");
    expect(why([path, ...key], "en")).toContain("too large (600 MB, 500 at the most)");
    rmSync(folder, { recursive: true });
  });

  it("is none where all is right", () => {
    const { files, terms } = asked([here, ...key, "--max-age", "0.5"]);
    expect(files.map(({ name }) => name)).toEqual(["told.test.ts"]);
    expect(terms).toEqual({ logKey: log.logKey, maxAgeMs: day / 2 });
  });
});
