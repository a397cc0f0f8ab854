import { expect, it } from "vitest";
import { KeptAnswers } from "../../../identifiers/resolver/http/kept.ts";

const answer = (body: string) => ({
  status: 200,
  headers: [],
  body,
  answered: undefined,
  finding: { records: [], ageMs: 0, stale: false },
  route: "GET *",
  counted: { route: "GET *", status: "2xx" },
});

it("keeps the answers that were given last, as many as there is room for", () => {
  const kept = new KeptAnswers({ answers: 3, characters: 1_000, longest: 100 });
  for (const mark of ["a", "b", "c", "a", "d"]) kept.set(mark, answer(mark));
  expect(["a", "b", "c", "d"].map((mark) => kept.get(mark)?.body)).toEqual([
    "a",
    undefined,
    "c",
    "d",
  ]);
});

it("holds no more text than there is room for, however long marks and answers are", () => {
  const kept = new KeptAnswers({ answers: 1_000, characters: 100, longest: 60 });
  for (let at = 0; at < 50; at += 1) kept.set(`/${"x".repeat(at)}`, answer("y".repeat(at)));
  expect(kept.size).toBeGreaterThan(0);
  expect(kept.size).toBeLessThan(4);
  kept.set("/long", answer("y".repeat(60)));
  expect(kept.get("/long")).toBeUndefined();
  kept.set("/long", answer("short"));
  kept.set("/long", answer("y".repeat(60)));
  expect(kept.get("/long")).toBeUndefined();
});
