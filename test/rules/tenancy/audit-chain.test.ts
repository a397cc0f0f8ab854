import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AuditEntryText,
  entryBytes,
  findInLink,
  firstLink,
  type KeptLink,
  nextLink,
} from "../../../contracts/audit/index.ts";

const text = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const entries = fc.array(
  fc.record<AuditEntryText>({
    tenantId: fc.uuid(),
    id: fc.uuid(),
    requester: fc.uuid(),
    at: fc.constantFrom("2026-01-02T03:04:05.000006Z", "2027-01-02T03:04:05.100000Z"),
    principal: text,
    action: text,
    subject: fc.option(text),
    details: fc.constantFrom("{}", '{"n": 1.0}', '{"n": 9007199254740993}'),
    requestId: text,
    address: fc.option(fc.ipV4()),
  }),
  { minLength: 2, maxLength: 6 },
);

function chained(rows: readonly AuditEntryText[]): KeptLink[] {
  let link = firstLink;
  return rows.map((now, at) => {
    const entry = entryBytes(now);
    link = nextLink(link, at + 1, entry);
    return { position: at + 1, entryId: now.id, entry, link, now };
  });
}

function firstFinding(links: readonly KeptLink[]) {
  let reached = { position: 0, link: firstLink };
  for (const kept of links) {
    const finding = findInLink(reached, kept);
    if (finding !== null) return finding;
    reached = { position: kept.position, link: kept.link };
  }
  return null;
}

const withAt = (links: readonly KeptLink[], at: number, change: Partial<KeptLink>) =>
  links.map((kept, place) => (place === at ? { ...kept, ...change } : kept));

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ (1 << bit);
  return copy;
}

/** Another text of one other character; null becomes a text. */
function otherText(value: string | null, at: number): string {
  if (value === null || value === "") return "x";
  const place = at % value.length;
  const other = value[place] === "x" ? "y" : "x";
  return value.slice(0, place) + other + value.slice(place + 1);
}

describe("C19 a chain of audit entries", () => {
  it("is found good as it was made", () => {
    fc.assert(fc.property(entries, (rows) => firstFinding(chained(rows)) === null));
  });

  it("names the position and the column of any entry that is changed by one character", () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.nat(), fc.nat(), (rows, which, what, where) => {
        const links = chained(rows);
        const place = which % links.length;
        const kept = links[place] as KeptLink & { now: AuditEntryText };
        const columns = Object.keys(kept.now) as (keyof AuditEntryText)[];
        const column = columns[what % columns.length] ?? "id";
        const value = otherText(kept.now[column], where);
        if (!value.isWellFormed() || value === kept.now[column]) return;
        const now = { ...kept.now, [column]: value };
        const finding = firstFinding(withAt(links, place, { now }));
        expect(finding).toMatchObject({ kind: "ENTRY_CHANGED", position: place + 1, column });
        const before = Buffer.from(kept.now[column] ?? "");
        const after = Buffer.from(value);
        expect(before[finding?.byte ?? -1]).not.toBe(after[finding?.byte ?? -1]);
      }),
    );
  });

  it("names the position of any flipped bit of its own copy or link", () => {
    fc.assert(
      fc.property(
        entries,
        fc.nat(),
        fc.constantFrom("entry", "link"),
        fc.nat(),
        fc.nat(7),
        (rows, which, column, at, bit) => {
          const links = chained(rows);
          const place = which % links.length;
          const bytes = (links[place] as KeptLink)[column];
          const finding = firstFinding(withAt(links, place, { [column]: flipped(bytes, at, bit) }));
          expect(finding?.position).toBe(place + 1);
          if (column === "link") expect(finding?.kind).toBe("ORDER_CHANGED");
          else expect(finding).toMatchObject({ kind: "COPY_CHANGED", byte: at % bytes.length });
        },
      ),
    );
  });

  it("names the first place where entries are taken out, moved or put in", () => {
    fc.assert(
      fc.property(entries, fc.nat(), (rows, which) => {
        const links = chained(rows);
        const place = which % (links.length - 1);
        const [one, other] = [links[place], links[place + 1]] as [KeptLink, KeptLink];
        expect(firstFinding(withAt(links, place, { now: null }))).toMatchObject({
          kind: "ENTRY_REMOVED",
          position: place + 1,
        });
        const without = links.filter((_each, at) => at !== place);
        expect(firstFinding(without)).toMatchObject({
          kind: "POSITION_MISSING",
          position: place + 1,
        });
        const closed = without.map((kept, at) => ({ ...kept, position: at + 1 }));
        expect(firstFinding(closed)).toMatchObject({ kind: "ORDER_CHANGED", position: place + 1 });
        const moved = withAt(withAt(links, place, { ...other, position: place + 1 }), place + 1, {
          ...one,
          position: place + 2,
        });
        expect(firstFinding(moved)).toMatchObject({ kind: "ORDER_CHANGED", position: place + 1 });
        const more = links.flatMap((kept, at) => (at === place ? [kept, kept] : [kept]));
        const doubled = more.map((kept, at) => ({ ...kept, position: at + 1 }));
        expect(firstFinding(doubled)).toMatchObject({
          kind: "ORDER_CHANGED",
          position: place + 2,
        });
      }),
    );
  });
});
