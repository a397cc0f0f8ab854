import { fullFormats } from "ajv-formats/dist/formats.js";
import { describe, expect, it } from "vitest";
import { instantOf, offsetMinutes, readDateTime } from "../../../services/trace/epcis/date-time.ts";
import { isUri } from "../../../services/trace/epcis/uri.ts";
import { oneOf, seeded } from "./mutations.ts";

type Reads = (text: string) => boolean;

// The very functions that GS1's validator runs.
const judgesUri = fullFormats.uri as unknown as Reads;
const judgesTime = (fullFormats["date-time"] as unknown as { validate: Reads }).validate;

const uriPieces = [
  ..."a b urn http 1 : :: / // ? # @ [ ] . %41 %4 %zz % - ~ ! $ & ' ( ) * + , ; = v1. V ff".split(
    " ",
  ),
  ..."1.2.3.4 256.1.1.1 01.2.3.04 ::1 1:2:3:4:5:6:7:8 1:2:3:4:5:6: fffff :80 ::ffff:".split(" "),
  ...["[::1]", "[v1.a:b]", "u:p@", '"', " ", "\\", "^", "`", "{", "|", "中", "\n", "K", "ſ"],
];
const timePieces = [
  ..."0 1 2 3 5 6 9 - : . + T t Z z 2024-02-29 1900-02-29 2000-02-29 0000-01-01".split(" "),
  ..."2023-12-31T 23:59:60 23:59:59 24:59:00 22:59:60.5 00:00:00 12:60:00 +01:00 -0130".split(" "),
  ..."+23:59 -23:59 +24:00 +01 .5 .99999999999999999999 .000000001 2024-04-31".split(" "),
  ...[" ", "\u00a0", "\n", "\ufeff", "x", "\u0660"],
];

function* texts(pieces: readonly string[], starts: readonly string[], count: number, seed: number) {
  const random = seeded(seed);
  for (let made = 0; made < count; made++) {
    const length = Math.floor(random() * 7);
    const tail = Array.from({ length }, () => oneOf(random, pieces));
    yield oneOf(random, starts) + tail.join("");
  }
}

function differing(ours: Reads, theirs: Reads, samples: Iterable<string>): string[] {
  return [...samples].filter((text) => ours(text) !== theirs(text)).slice(0, 5);
}

function pairs(heads: readonly string[], tails: readonly string[], between = ""): string[] {
  return heads.flatMap((head) => tails.map((tail) => head + between + tail));
}

describe("texts are read as GS1's validator reads them", () => {
  it("agrees on 200,000 texts that look like URIs", () => {
    const starts = ["", "a:", "a:", "a:/", "a://", "a://[", "urn:", "a://u@[", "a://[1:2:", "a:b"];
    expect(differing(isUri, judgesUri, texts(uriPieces, starts, 200_000, 31))).toEqual([]);
  });

  it("agrees on every way to shorten an IPv6 address with up to ten groups", () => {
    const addresses: string[] = [];
    for (let left = 0; left <= 10; left++) {
      for (let right = 0; right <= 10; right++) {
        const [before, after] = [left, right].map((count) => Array(count).fill("1").join(":"));
        const last = right === 0 ? "1.2.3.4" : `${after}:1.2.3.4`;
        addresses.push(`${before}::${after}`, `${before}::${last}`, `${before}:${after}`, last);
      }
    }
    const uris = addresses.map((address) => `a://[${address}]/`);
    expect(uris.filter(isUri).length).toBeGreaterThan(50);
    expect(differing(isUri, judgesUri, uris)).toEqual([]);
  });

  it("agrees on 200,000 texts that look like times", () => {
    const starts = ["", "2024-02-29T", "2024-06-30T23:59", "2024-01-01T12:00:00", "2023-02-28 24:"];
    const ours: Reads = (text) => readDateTime(text) !== undefined;
    expect(differing(ours, judgesTime, texts(timePieces, starts, 200_000, 32))).toEqual([]);
  });

  it("agrees on every hour, minute and offset around a leap second", () => {
    const hours = ["00", "01", "22", "23", "24", "25", "99"];
    const minutes = ["00", "29", "30", "58", "59", "60", "89", "99"];
    const seconds = ["00", "59", "60", "60.9", "61"];
    const zones = ["Z", "+01:00", "-01:00", "+00:30", "-00:30", "+0130", "-23:59"];
    const samples = pairs(pairs(pairs(["2024-06-30T"], hours), minutes, ":"), seconds, ":");
    const ours: Reads = (text) => readDateTime(text) !== undefined;
    expect(differing(ours, judgesTime, pairs(samples, zones))).toEqual([]);
  });
});

describe("an event's time becomes one instant in UTC", () => {
  it.each([
    ["2005-04-03T20:33:31.116000-06:00", "2005-04-04T02:33:31.116000Z"],
    ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000000Z"],
    ["2024-01-01T07:59:59.1234567+08:00", "2023-12-31T23:59:59.123456Z"],
    ["2024-03-01t00:30:00+0100", "2024-02-29T23:30:00.000000Z"],
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000000Z"],
    ["2024-01-01T24:59:00+01:00", "2024-01-01T23:59:00.000000Z"],
    ["0099-12-31T23:00:00-02:00", "0100-01-01T01:00:00.000000Z"],
  ])("reads %s as %s", (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it.each(["0000-06-01T00:00:00Z", "9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00", "x"])(
    "has no instant for %s",
    (text) => {
      expect(instantOf(text)).toBeUndefined();
    },
  );

  it("agrees with the clock of the language on ordinary times", () => {
    const random = seeded(33);
    for (let count = 0; count < 2000; count++) {
      const time = new Date(Math.floor(random() * 8e12) - 4e12);
      const text = time.toISOString();
      expect(instantOf(text)).toBe(`${text.slice(0, -1)}000Z`);
    }
  });

  it.each([
    ["+08:00", 480],
    ["-06:30", -390],
    ["+14:00", 840],
    ["-00:00", 0],
  ])("counts the offset %s as %i minutes", (text, minutes) => {
    expect(offsetMinutes(text) + 0).toBe(minutes);
  });
});
