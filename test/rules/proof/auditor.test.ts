import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Frontier } from "../../../contracts/proof/audit/frontier.ts";
import { MapTree } from "../../../contracts/proof/audit/map-tree.ts";
import {
  type AuditSource,
  HeadRefused,
  LogAuditor,
  type Verified,
} from "../../../contracts/proof/audit/replay.ts";
import {
  keyIdText,
  leafHash,
  mapKey,
  noteKey,
  openCheckpoint,
  Rejected,
  readNoteKey,
  rootOf,
  signCheckpoint,
  type Tile,
} from "../../../contracts/proof/index.ts";
import { keepRefused } from "../../../deploy/auditor/evidence.ts";
import { AuditState } from "../../../deploy/auditor/state.ts";
import { SmallLog } from "../../stage/small-log.ts";

const folder = mkdtempSync(join(tmpdir(), "lianzao-auditor-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers that are the same in every run. */
function diceOf(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const sum = (text: string) => Uint8Array.from(createHash("sha256").update(text).digest());
const thing = (at: number) => `gs1:01/09521234543213/21/T${at}`;

/** Seals batches of events about things of few, some of them about two. */
function grow(log: SmallLog, batches: number, { things = 12, perBatch = 6, seed = 5 } = {}): void {
  const dice = diceOf(seed + log.size);
  for (let batch = 0; batch < batches; batch += 1) {
    const events = Array.from({ length: 1 + dice(perBatch) }, (_, at) => {
      const about = new Set([thing(dice(things)), thing(dice(things))]);
      return {
        commitment: sum(`${seed} ${log.size} ${at}`),
        about: [...about].slice(dice(5) === 0 ? 2 : 0),
      };
    });
    log.seal(events);
  }
}

function auditorOf(log: SmallLog, source: AuditSource = log.source()) {
  const kept: Verified[] = [];
  const followed = { frontier: new Frontier(0, []), map: new MapTree() };
  const auditor = new LogAuditor(source, log.logKey, followed, (each) => kept.push(each));
  return { auditor, kept, map: followed.map };
}

/** Under which code a round is refused; null where it is not. */
async function refusal(auditor: LogAuditor): Promise<string | null> {
  try {
    await auditor.round();
    return null;
  } catch (fault) {
    if (fault instanceof HeadRefused) return fault.kind;
    if (fault instanceof Rejected) return fault.code;
    throw fault;
  }
}

describe("the auditor's own log and map", () => {
  it("have the roots of the log and of the map at every size", () => {
    const leaves = Array.from({ length: 70 }, (_, at) => leafHash(sum(`leaf ${at}`)));
    let frontier = new Frontier(0, []);
    for (let size = 0; size <= leaves.length; size += 1) {
      expect(frontier.root()).toEqual(rootOf(leaves.slice(0, size)));
      const more = leaves.slice(size, size + 3);
      expect(frontier.grown(more).root()).toEqual(rootOf(leaves.slice(0, size + more.length)));
      frontier = frontier.grown(leaves.slice(size, size + 1));
    }
  });

  it("agree with the map of the format, whatever came in what order", () => {
    const log = new SmallLog();
    const tree = new MapTree();
    for (let turn = 0; turn < 40; turn += 1) {
      grow(log, 1, { things: 60 });
      for (const leaf of log.leaves()) tree.set(leaf);
      expect(tree.root()).toEqual(log.mapRoot());
    }
    // Keys that part at the last bit alone.
    const near = [0, 1].map((end) => {
      const key = sum("near").map((byte, at) => (at === 31 ? (byte & 0xfe) | end : byte));
      return { key, length: end + 1, head: sum(`head ${end}`) };
    });
    const deep = new MapTree();
    const turned = new MapTree();
    for (const leaf of near) deep.set(leaf);
    for (const leaf of [...near].reverse()) turned.set(leaf);
    expect(deep.root()).toEqual(turned.root());
    expect(deep.chain(near[1]?.key ?? sum("")).length).toBe(2);
  });
});

describe("an auditor", () => {
  it("accepts thousands of honest updates, all at once or as they come", async () => {
    const log = new SmallLog();
    grow(log, 25, { things: 40, perBatch: 190 });
    const { auditor, map } = auditorOf(log);
    const first = await auditor.round();
    expect(first.links).toBeGreaterThan(3_000);
    expect(await auditor.round()).toMatchObject({ size: log.size, batches: 0, links: 0 });
    for (let turn = 0; turn < 20; turn += 1) {
      grow(log, 1 + (turn % 3));
      expect((await auditor.round()).size).toBe(log.size);
    }
    expect(map.root()).toEqual(log.mapRoot());
  });

  it("follows a grant, which adds an older event to another chain", async () => {
    const log = new SmallLog();
    grow(log, 5);
    const { auditor } = auditorOf(log);
    await auditor.round();
    const granted = mapKey("ab".repeat(32), thing(1));
    const [entry] = log.chainOf(thing(1));
    if (entry === undefined) throw new Error("nothing is known of the thing");
    log.chains.set(Buffer.from(granted).toString("hex"), [entry]);
    log.seal([{ commitment: sum("grant"), about: [thing(2)] }]);
    const last = log.batches.pop();
    const link = { key: granted, position: 0, logIndex: entry.logIndex };
    log.batches.push({ size: log.size, links: [link, ...(last?.links ?? [])] });
    expect(await refusal(auditor)).toBeNull();
  });
});

/** What a log can do wrong once an auditor knows it; `log` has a verified past. */
const wrongs: Readonly<Record<string, readonly [string, (log: SmallLog) => Partial<AuditSource>]>> =
  {
    "a chain rewritten": [
      "MAP_ROOT_WRONG",
      (log) => {
        const chain = log.chainOf(thing(1));
        const [first, ...rest] = chain;
        if (first !== undefined)
          chain.splice(0, chain.length, { ...first, commitment: sum("x") }, ...rest);
        log.seal([{ commitment: sum("more"), about: [thing(1)] }]);
        return {};
      },
    ],
    "a chain rewritten that nothing is added to": [
      "MAP_ROOT_WRONG",
      (log) => {
        log.chainOf(thing(1)).reverse();
        log.seal([{ commitment: sum("more"), about: [thing(2)] }]);
        return {};
      },
    ],
    "a chain shortened": [
      "LINK_WRONG",
      (log) => {
        log.chainOf(thing(1)).pop();
        log.seal([{ commitment: sum("more"), about: [thing(1)] }]);
        return {};
      },
    ],
    "a chain that is gone": [
      "MAP_ROOT_WRONG",
      (log) => {
        log.chains.delete(Buffer.from(mapKey("public", thing(1))).toString("hex"));
        log.seal([{ commitment: sum("more"), about: [thing(2)] }]);
        return {};
      },
    ],
    "a head that does not extend the last": [
      "LOG_FORKED",
      (log) => {
        log.entries.splice(0, 1, log.entries[1] ?? sum(""));
        log.seal([{ commitment: sum("more"), about: [thing(2)] }]);
        return {};
      },
    ],
    "another head of the same size": [
      "LOG_FORKED",
      (log) => {
        log.entries.splice(0, 1, log.entries[1] ?? sum(""));
        return {};
      },
    ],
    "an older copy": [
      "LOG_ROLLED_BACK",
      (log) => {
        log.entries.splice(log.batches.at(-2)?.size ?? 0);
        log.batches.pop();
        return {};
      },
    ],
    "an older copy that has gone on": [
      "LOG_FORKED",
      (log) => {
        log.entries.splice(log.batches.at(-2)?.size ?? 0);
        log.batches.pop();
        for (let turn = 0; turn < 9; turn += 1)
          log.seal([{ commitment: sum(`${turn}`), about: [thing(3)] }]);
        return {};
      },
    ],
    "an entry that is served otherwise, under the log's own head": [
      "TILE_WRONG",
      (log) => {
        grow(log, 1);
        const changed = log.copy();
        changed.entries.splice(-2, 1, log.entries[0] ?? sum(""));
        const served = ({ level }: Tile) => (level === "entries" ? changed : log).source();
        return { tile: (which) => served(which).tile(which) };
      },
    ],
    "entries that are cut off": [
      "TILE_WRONG",
      (log) => {
        grow(log, 1);
        const { tile } = log.source();
        const cut = async (which: Tile) => (await tile(which)).subarray(0, -1);
        return { tile: async (which) => (which.level === "entries" ? cut : tile)(which) };
      },
    ],
    "a root of other content": [
      "MAP_ROOT_WRONG",
      (log) => {
        log.seal([{ commitment: sum("more"), about: [thing(2)] }], sum("another root"));
        return {};
      },
    ],
    "an event kept out of the map, with the root over the rest": [
      "LINK_WRONG",
      (log) => {
        log.seal([{ commitment: sum("more"), about: [thing(2)] }]);
        const last = log.batches.pop();
        const links = last?.links.map((link) => ({ ...link, position: link.position + 1 })) ?? [];
        log.batches.push({ size: log.size, links });
        return {};
      },
    ],
    "a batch left out": [
      "BATCH_WRONG",
      (log) => {
        grow(log, 3);
        log.batches.splice(-2, 1);
        return {};
      },
    ],
    "the last batch left out": [
      "BATCH_MISSING",
      (log) => {
        grow(log, 1);
        log.batches.pop();
        return {};
      },
    ],
    "batches in another order": [
      "BATCH_WRONG",
      (log) => {
        grow(log, 3);
        log.batches.push(...log.batches.splice(-2, 1));
        return {};
      },
    ],
    "a head that is dated before the last": [
      "TIME_NOT_LATER",
      (log) => {
        log.startMs -= 86_400_000;
        log.seal([{ commitment: sum("more"), about: [thing(2)] }]);
        return {};
      },
    ],
    "a head of the same time as the last": [
      "TIME_NOT_LATER",
      (log) => {
        // A millisecond passes with each of its two entries.
        log.startMs -= 2;
        log.seal([{ commitment: sum("more"), about: [thing(2)] }]);
        return {};
      },
    ],
    "a head between two others that is dated after the later": [
      "TIME_NOT_LATER",
      (log) => {
        log.startMs += 86_400_000;
        grow(log, 1);
        log.startMs -= 86_400_000;
        grow(log, 1);
        return {};
      },
    ],
    "a head of another key": [
      "SIGNATURE_MISSING",
      (log) => {
        const other = new SmallLog(sum("another key"));
        other.entries.push(...log.entries);
        return { checkpoint: async () => other.checkpoint() };
      },
    ],
  };

describe("an auditor refuses", () => {
  it.each(Object.entries(wrongs))("%s", async (_title, [kind, wrong]) => {
    const log = new SmallLog();
    grow(log, 12);
    const past = log.copy();
    const honest = auditorOf(past);
    expect(await refusal(honest.auditor)).toBeNull();
    const source = { ...log.source(), ...wrong(log) };
    const size = past.size;
    const followed = {
      frontier: honest.kept.at(-1)?.frontier ?? new Frontier(0, []),
      map: honest.map,
    };
    const kept: Verified[] = [];
    const auditor = new LogAuditor(source, log.logKey, followed, (each) => kept.push(each));
    expect(await refusal(auditor)).toBe(kind);
    expect(kept.map(({ frontier }) => frontier.size).filter((each) => each <= size)).toEqual([]);
  });

  it("a first head with another root than that of its entries", async () => {
    const log = new SmallLog();
    grow(log, 2);
    const other = signCheckpoint({ size: log.size, root: sum("another") }, log.signer);
    const { auditor } = auditorOf(log, { ...log.source(), checkpoint: async () => other });
    expect(await refusal(auditor)).toBe("ROOT_WRONG");
  });

  it("any byte of the changes, of an entry or of a tile that was turned: 120 of them", async () => {
    const log = new SmallLog();
    grow(log, 100, { perBatch: 4 });
    const source = log.source();
    const dice = diceOf(11);
    const turned = async (bytes: Promise<Uint8Array>) => {
      const copy = Uint8Array.from(await bytes);
      const at = dice(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << dice(8));
      return copy;
    };
    const ways: readonly ((source: AuditSource) => Partial<AuditSource>)[] = [
      ({ changes }) => ({ changes: async (after) => turned(changes(after)) }),
      ({ tile }) => ({ tile: async (which) => turned(tile(which)) }),
    ];
    expect(await refusal(auditorOf(log, source).auditor)).toBeNull();
    const accepted: number[] = [];
    for (let turn = 0; turn < 120; turn += 1) {
      const way = ways[turn % 2];
      if ((await refusal(auditorOf(log, { ...source, ...way?.(source) }).auditor)) === null)
        accepted.push(turn);
    }
    expect(accepted).toEqual([]);
  });
});

describe("what an auditor keeps", () => {
  const round = async (log: SmallLog, path: string) => {
    const state = AuditState.open(path, log.logKey);
    const auditor = new LogAuditor(log.source(), log.logKey, state.followed, (each) =>
      state.keep(each),
    );
    const progress = await auditor.round().finally(() => state.close());
    return { progress, chains: state.followed.map.size };
  };

  it("lets it go on from there, also after it was killed in the middle of writing", async () => {
    const path = join(folder, "state");
    const log = new SmallLog();
    grow(log, 10);
    expect((await round(log, path)).progress.batches).toBe(10);
    grow(log, 7);
    expect((await round(log, path)).progress.batches).toBe(7);
    const whole = readFileSync(path);
    grow(log, 3);
    await round(log, path);
    const longer = readFileSync(path);
    for (const length of [whole.length + 1, whole.length + 80, longer.length - 1]) {
      writeFileSync(path, longer.subarray(0, length));
      expect((await round(log, path)).progress.batches).toBe(3);
      expect(readFileSync(path)).toEqual(longer);
    }
  });

  it("goes on under a new key once it was opened under both", async () => {
    const path = join(folder, "renewed");
    const log = new SmallLog();
    grow(log, 3);
    await round(log, path);
    const next = new SmallLog(sum("the next key"));
    const source = {
      ...log.source(),
      checkpoint: async () => {
        const { size, root } = openCheckpoint(log.checkpoint(), readNoteKey(log.logKey));
        return signCheckpoint({ size, root }, next.signer);
      },
    };
    expect(() => AuditState.open(path, next.logKey)).toThrow("not the state of an audit");
    for (const keys of [`${log.logKey}\n${next.logKey}`, next.logKey]) {
      grow(log, 2);
      const state = AuditState.open(path, keys);
      const auditor = new LogAuditor(source, keys, state.followed, (each) => state.keep(each));
      const signed = { size: log.size, batches: 2, keys: keyIdText(noteKey(next.signer)) };
      expect(await auditor.round()).toMatchObject(signed);
      state.close();
    }
    expect(() => AuditState.open(path, log.logKey)).toThrow("not the state of an audit");
  });

  it("is refused under another key, and where it was changed", async () => {
    const path = join(folder, "changed");
    const log = new SmallLog();
    grow(log, 10);
    await round(log, path);
    const other = new SmallLog(sum("another key"));
    expect(() => AuditState.open(path, other.logKey)).toThrow("not the state of an audit");
    const bytes = readFileSync(path);
    const at = bytes.indexOf("\n") + 30;
    writeFileSync(
      path,
      bytes.map((byte, place) => (place === at ? byte ^ 1 : byte)),
    );
    expect(() => AuditState.open(path, log.logKey)).toThrow("was damaged");
  });

  it("is told from an honest log that would be refused, whichever byte of a head was turned", async () => {
    const path = join(folder, "turned");
    const log = new SmallLog();
    grow(log, 6);
    await round(log, path);
    grow(log, 1);
    await round(log, path);
    const bytes = readFileSync(path);
    const state = AuditState.open(path, log.logKey);
    const subtrees = state.followed.frontier.roots.length * 32;
    state.close();
    // The roots of the log's subtrees, the map's root, and the signature in the note before them.
    const places = Array.from({ length: subtrees + 32 }, (_, at) => bytes.length - 1 - at);
    for (const turned of [...places, bytes.lastIndexOf("=\n") - 20]) {
      writeFileSync(
        path,
        bytes.map((byte, place) => (place === turned ? byte ^ 1 : byte)),
      );
      expect(() => AuditState.open(path, log.logKey), `${turned}`).toThrow("was damaged");
    }
  });

  it("has the head that was verified last as it was signed, also in a file written anew", async () => {
    const path = join(folder, "signed");
    const log = new SmallLog();
    grow(log, 3);
    await round(log, path);
    const verified = log.checkpoint();
    const filler = AuditState.open(path, log.logKey);
    const { frontier, map } = filler.followed;
    const leaves = Array.from({ length: 100 }, () => [...map.all()]).flat();
    for (let turn = 0; turn < 20; turn += 1) {
      filler.keep({ frontier, mapRoot: map.root(), leaves, note: null });
    }
    filler.close();
    const long = readFileSync(path).length;
    const state = AuditState.open(path, log.logKey);
    state.close();
    expect(readFileSync(path).length).toBeLessThan(long / 2);
    expect(AuditState.open(path, log.logKey).note).toBe(verified);
    expect(state.note).toBe(verified);
  });

  it("is both heads of what it refuses, once", async () => {
    const path = join(folder, "refused");
    const log = new SmallLog();
    grow(log, 3);
    const restored = log.copy();
    grow(log, 2);
    await round(log, path);
    const state = AuditState.open(path, log.logKey);
    const auditor = new LogAuditor(restored.source(), log.logKey, state.followed, () => undefined);
    const fault = await auditor.round().catch((thrown) => thrown);
    state.close();
    expect(fault).toBeInstanceOf(HeadRefused);
    const file = keepRefused(path, fault, [state.note, auditor.note]);
    keepRefused(path, fault, [state.note, auditor.note]);
    const lines = readFileSync(file, "utf8").trim().split("\n");
    expect(lines.length).toBe(1);
    const kept = JSON.parse(lines[0] ?? "");
    expect(kept).toMatchObject({ format: "lianzao/refused/1", kind: "LOG_ROLLED_BACK" });
    const key = readNoteKey(log.logKey);
    const sizes = kept.heads.map((note: string) => openCheckpoint(note, key).size);
    expect(sizes).toEqual([log.size, restored.size]);
  });
});
