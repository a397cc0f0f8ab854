import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  changeIdentifier,
  deleteIdentifier,
  registerIdentifier,
} from "../../identifiers/registry/commands.ts";
import { type OwnRecord, recordPage } from "../../identifiers/registry/reads.ts";
import { textOf } from "../../identifiers/registry/values.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { draft, freshAuthority, givePrefix, naming, textValue } from "../stage/registry.ts";

let platform: StagedPlatform;
let firm: StagedFirm;
let rival: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("pumps");
  rival = await platform.firm("rival");
});

afterAll(() => platform.close());

const word = fc.constantFrom("Pump", "PUMP 2", "泵", "50%", "a_b", "\\", "ß", "name", "x");
const act = fc.record({
  kind: fc.constantFrom("register", "register", "change", "delete"),
  at: fc.nat({ max: 9 }),
  words: fc.array(word, { maxLength: 3 }),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

const valuesOf = (words: readonly string[]) =>
  words.map((text, at) => textValue(at + 1, at === 0 ? "NAME" : "NOTE", text));

async function done(authority: string, standing: OwnRecord[], { kind, at, words }: Act) {
  const record = standing[at % Math.max(1, standing.length)];
  const values = valuesOf(words);
  if (kind === "register") {
    const names = words.slice(0, 1).map((_, extra) => `hdl:${authority}/other-${at}-${extra}`);
    const code = `hdl:${authority}/p-${at}`;
    const made = naming(platform, firm, (scope) =>
      registerIdentifier(scope, code, draft(values, { names })),
    );
    // The name stands already, and so does what was said of it.
    standing.push(...(await made.then((one) => [one]).catch(() => [])));
  } else if (record !== undefined && kind === "change") {
    await naming(platform, firm, (scope) =>
      changeIdentifier(scope, { id: record.id, version: null }, () => draft(values)),
    ).catch(() => undefined);
  } else if (record !== undefined) {
    await naming(platform, firm, (scope) => deleteIdentifier(scope, record.id)).catch(
      () => undefined,
    );
  }
}

async function listed(authority: string, text: string | null, house = firm): Promise<OwnRecord[]> {
  const found: OwnRecord[] = [];
  for (;;) {
    const after = found.at(-1)?.code ?? null;
    const page = await naming(platform, house, (scope) =>
      recordPage(scope, { under: `hdl:${authority}/`, text }, after, 2),
    );
    found.push(...page.slice(0, 2));
    if (page.length < 3) return found;
  }
}

const says = ({ names, values }: OwnRecord, text: string) =>
  [...names, ...values.flatMap((value) => [value.type, textOf(value)])].some((each) =>
    each.toLowerCase().includes(text.toLowerCase()),
  );

describe("a text that is looked for", () => {
  it("finds what has it in a name, a type or a value, page by page, and nothing else", async () => {
    const sought = [
      ...["pump", "PUMP 2", "泵", "%", "_", "\\", "ß", "other-", "p-1", "NOTE", "no"],
    ];
    const acts = fc.array(act, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(acts, async (each) => {
        const authority = freshAuthority();
        await givePrefix(platform, firm.id, authority);
        const standing: OwnRecord[] = [];
        for (const one of each) await done(authority, standing, one);
        const all = await listed(authority, null);
        for (const text of sought) {
          const codes = all.filter((record) => says(record, text)).map(({ code }) => code);
          expect((await listed(authority, text)).map(({ code }) => code)).toEqual(codes);
          expect(await listed(authority, text, rival)).toEqual([]);
        }
      }),
      { numRuns: Number(process.env["SEARCH_RUNS"] ?? 8) },
    );
  }, 300_000);
});

describe("a code that is looked for", () => {
  let works: StagedFirm;
  beforeAll(async () => {
    works = await platform.firm("works");
    await givePrefix(platform, works.id, "6901234", "gs1");
  });

  it("is found as it is printed, in any form that names it, and without its escapes", async () => {
    const authority = freshAuthority();
    await givePrefix(platform, works.id, authority);
    const made = (code: string) =>
      naming(platform, works, (scope) => registerIdentifier(scope, code, draft([])));
    const pump = await made(`${authority}/泵 7`);
    const item = await made("(01)06901234000016(10)L/7(21)S");
    const found = async (text: string) => {
      const page = await naming(platform, works, (scope) =>
        recordPage(scope, { under: null, text }, null, 20),
      );
      return page.map(({ code }) => code);
    };
    for (const text of ["泵", `${authority}/泵 7`, `HDL:${authority}/%E6%B3%B5%207`]) {
      expect(await found(text), text).toEqual([pump.code]);
    }
    for (const text of [
      "(01)06901234000016",
      "6901234000016",
      "]C1010690123400001610L/7\u001d21S",
      "(10)L/7",
      "https://id.gs1.org/01/06901234000016/10/L%2f7",
    ]) {
      expect(await found(text), text).toEqual([item.code]);
    }
    expect(await found("(01)06901234000023")).toEqual([]);
  });

  it("is found as well where it was registered before names were read so", async () => {
    const authority = freshAuthority();
    await givePrefix(platform, works.id, authority);
    const codes = [
      `${authority}/轴承(1)`,
      `${authority}/plain`,
      "(01)06901234000030(10)\\(B(21)%/x",
    ];
    for (const code of codes) {
      await naming(platform, works, (scope) => registerIdentifier(scope, code, draft([])));
    }
    const sql = postgres(platform.fresh.url, { max: 1 });
    const texts = async () => {
      const rows = await sql<{ text: string }[]>`select text from registry_texts order by code`;
      return rows.map(({ text }) => text.split("\n").sort());
    };
    try {
      const written = await texts();
      await sql`update registry_texts t set text = lower((select string_agg(n.code, E'\n')
        from registry_names n join registry_records r on r.id = n.record_id where r.code = t.code))
        where position('%' in code) > 0 or starts_with(code, 'gs1:')`;
      expect(await texts()).not.toEqual(written);
      const file = join(import.meta.dirname, "../../deploy/migrations/0079_plain_names.sql");
      await sql.unsafe(readFileSync(file, "utf8"));
      expect(await texts()).toEqual(written);
    } finally {
      await sql.end();
    }
  });
});
