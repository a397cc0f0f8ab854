import type { Refusal } from "../../../services/kernel/refusal.ts";
import type { Fault } from "../../../services/platform/incoming.ts";
import type { Identity } from "../../codes/index.ts";
import { type Prefix, prefixesOver } from "../prefixes.ts";
import type { OwnRecord } from "../reads.ts";
import { foldedName, mostNames } from "../rules.ts";
import type { RecordId } from "../schema.ts";
import { mostValues, saysSame } from "../values.ts";
import type { NextRecord } from "../writes.ts";
import { changedBy } from "./changing.ts";
import type { RowDraft } from "./row.ts";
import type { OfStanding } from "./schema.ts";

/** Who has a name, and how it writes it. */
export interface Holder {
  readonly recordId: RecordId;
  readonly code: Identity;
}

/** A record that there is, or that a row before has made: what a row makes of it. */
export interface Update {
  readonly former: Standing;
  readonly next: NextRecord;
}

/** What some rows come to, one after the other. */
export interface Decided {
  /** All that is registered, in the order of its rows. */
  readonly records: readonly NextRecord[];
  readonly fresh: readonly NextRecord[];
  readonly updates: readonly Update[];
  readonly changed: number;
  readonly unchanged: number;
  /** Of rows that are refused. */
  readonly faults: readonly Fault[];
  readonly refused: number;
}

type Standing = Pick<OwnRecord, "code" | "names" | "values" | "templateId" | "act" | "version">;

const sameNames = (one: readonly Identity[], other: readonly Identity[]) =>
  one.length === other.length && new Set([...one, ...other]).size === one.length;

function isSame(
  record: Standing,
  draft: Pick<RowDraft, "names" | "values" | "templateId">,
): boolean {
  const { values } = record;
  return (
    record.templateId === draft.templateId &&
    sameNames(record.names, draft.names) &&
    values.length === draft.values.length &&
    draft.values.every((value, at) => {
      const known = values[at];
      return known !== undefined && known.index === value.index && saysSame(known, value);
    })
  );
}

/**
 * Decides on rows as if each were registered by itself after the one before: by the same rules, and
 * with the same refusals.
 */
export class Deciding {
  private readonly prefixes: ReadonlySet<string>;
  private readonly holders: Map<string, Holder>;
  /** As the rows before have left them. */
  private readonly records: Map<RecordId, Standing>;
  /** What the record that was kept last was before. */
  private former: Standing | undefined;
  private readonly newId: () => RecordId;
  private readonly ofStanding: OfStanding;

  /** `holders` are those of the rows' names without case, `records` theirs. */
  constructor(
    prefixes: readonly Prefix[],
    holders: readonly Holder[],
    records: readonly OwnRecord[],
    { newId, ofStanding }: { readonly newId: () => RecordId; readonly ofStanding: OfStanding },
  ) {
    this.prefixes = new Set(prefixes.map(({ scheme, prefix }) => `${scheme}:${prefix}`));
    this.holders = new Map(holders.map((holder) => [foldedName(holder.code), holder]));
    this.records = new Map(records.map((record) => [record.id, record]));
    this.newId = newId;
    this.ofStanding = ofStanding;
  }

  private isDelegated(name: Identity): boolean {
    return prefixesOver(name).some(({ scheme, prefix }) =>
      this.prefixes.has(`${scheme}:${prefix}`),
    );
  }

  /** The first name that another record has, or that differs in case alone from one that is kept. */
  private taken(names: readonly Identity[], own: RecordId | null): Identity | undefined {
    const got = new Map<string, Identity>();
    const kept = own === null ? [] : (this.records.get(own)?.names ?? []);
    for (const name of kept) if (names.includes(name)) got.set(foldedName(name), name);
    // In the order in which a single registration puts them, which decides between two of a row.
    for (const name of names.toSorted()) {
      const folded = foldedName(name);
      const holder = this.holders.get(folded);
      if (got.has(folded) || (holder !== undefined && holder.recordId !== own)) continue;
      got.set(folded, name);
    }
    return names.find((name) => got.get(foldedName(name)) !== name);
  }

  private keep(id: RecordId, next: Standing): void {
    this.former = this.records.get(id);
    for (const name of this.records.get(id)?.names ?? []) this.holders.delete(foldedName(name));
    for (const code of next.names) this.holders.set(foldedName(code), { recordId: id, code });
    this.records.set(id, next);
  }

  /** What a row makes of what stands; it takes no name and no value away. */
  private changed(
    id: RecordId,
    standing: Standing,
    draft: RowDraft,
  ): NextRecord | "unchanged" | Fault {
    const { row, code } = draft;
    const names = [...new Set([...standing.names, ...draft.names])];
    const values = changedBy(standing.values, draft);
    if ("refused" in values) {
      const { refused, type } = values;
      return { row, column: type, code: refused, values: { type, most: mostValues } };
    }
    if (names.length > mostNames) {
      return { row, column: "names", code: "NAMES_TOO_MANY", values: { most: mostNames } };
    }
    const taken = this.taken(names, id);
    if (taken !== undefined) {
      return { row, column: "names", code: "IDENTIFIER_TAKEN", values: { code: taken } };
    }
    const templateId = draft.templateId ?? standing.templateId;
    if (isSame(standing, { names, values, templateId })) return "unchanged";
    const version = standing.version + 1;
    const next: NextRecord = { id, code, names, values, templateId, version, act: "changed" };
    this.keep(id, next);
    return next;
  }

  /** What a row comes to whose thing stands already; undefined where it is refused. */
  private again(id: RecordId, standing: Standing, draft: RowDraft) {
    if (standing.code !== draft.code) return undefined;
    if (this.ofStanding === "change") return this.changed(id, standing, draft);
    return isSame(standing, draft) ? "unchanged" : undefined;
  }

  private one(draft: RowDraft): NextRecord | "unchanged" | Fault {
    const { row, code, names, values, templateId } = draft;
    const refused = (column: string, refusal: Refusal["code"], name: Identity): Fault => {
      return { row, column, code: refusal, values: { code: name } };
    };
    const columnOf = (name: Identity) => (name === code ? "code" : "names");
    const foreign = names.find((name) => !this.isDelegated(name));
    if (foreign !== undefined) return refused(columnOf(foreign), "PREFIX_NOT_DELEGATED", foreign);
    const holder = this.holders.get(foldedName(code));
    const held = holder?.code === code ? holder.recordId : null;
    const standing = held === null ? undefined : this.records.get(held);
    const isGone = standing?.act === "deleted" && standing.code === code;
    if (held !== null && standing !== undefined && !isGone) {
      return this.again(held, standing, draft) ?? refused("code", "IDENTIFIER_TAKEN", code);
    }
    const taken = this.taken(names, held);
    if (taken !== undefined) return refused(columnOf(taken), "IDENTIFIER_TAKEN", taken);

    const id = held ?? this.newId();
    const version = (standing?.version ?? 0) + 1;
    const next: NextRecord = { id, code, names, values, templateId, version, act: "registered" };
    this.keep(id, next);
    return next;
  }

  /** What the rows come to, in their order. */
  decide(drafts: readonly RowDraft[]): Decided {
    const records: NextRecord[] = [];
    const fresh: NextRecord[] = [];
    const updates: Update[] = [];
    const faults: Fault[] = [];
    let unchanged = 0;
    for (const draft of drafts) {
      const told = this.one(draft);
      if (told === "unchanged") unchanged += 1;
      else if ("row" in told) faults.push(told);
      else {
        records.push(told);
        const former = this.former;
        if (former === undefined) fresh.push(told);
        else updates.push({ former, next: told });
      }
    }
    const changed = records.filter(({ act }) => act === "changed").length;
    return { records, fresh, updates, changed, unchanged, faults, refused: faults.length };
  }
}
