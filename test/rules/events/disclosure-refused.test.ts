import { describe, expect, test } from "vitest";
import { disclose, type Envelope, verifyDisclosure } from "../../../contracts/events/index.ts";
import { Rejected } from "../../../contracts/proof/index.ts";
import { bookingEvent, castingEvent, secret } from "./events.ts";

// A disclosure as its sender may have written it.
interface Raw {
  format: string;
  event: RawTree;
}
interface RawTree {
  list: { salt: string; names: unknown };
  size?: number;
  parts: RawPart[];
  withheld: string[];
}
interface RawPart {
  at: number;
  name?: string;
  salt: string;
  value?: unknown;
  tree?: RawTree;
}

function rawOf(event: Envelope, shows: (pointer: string) => boolean): Raw {
  return JSON.parse(JSON.stringify(disclose(event, secret, shows)));
}

function partAt(tree: RawTree, at: number): RawPart {
  const part = tree.parts.find((each) => each.at === at);
  if (part === undefined) throw new Error(`no part at ${at}`);
  return part;
}

function treeAt(tree: RawTree, at: number): RawTree {
  const inner = partAt(tree, at).tree;
  if (inner === undefined) throw new Error(`no tree at ${at}`);
  return inner;
}

const bodyOf = (raw: Raw) => treeAt(raw.event, 2);
const namesOf = (tree: RawTree) => tree.list.names as string[];
const unlist = (tree: RawTree, size: number) => {
  Reflect.deleteProperty(tree, "list");
  tree.size = size;
};
const without = <T extends object>(value: T, member: keyof T) =>
  Reflect.deleteProperty(value, member);

const changes: readonly (readonly [string, (raw: Raw) => unknown])[] = [
  ["in another format", (raw) => Object.assign(raw, { format: "lianzao/disclosure/2" })],
  ["with a member more", (raw) => Object.assign(raw, { note: 1 })],
  ["with a member more in a tree", (raw) => Object.assign(raw.event, { note: 1 })],
  ["with a member more in a part", (raw) => Object.assign(partAt(raw.event, 1), { note: 1 })],
  ["with a name for a listed part", (raw) => Object.assign(partAt(raw.event, 1), { name: "x" })],
  ["with a size beside the list", (raw) => Object.assign(raw.event, { size: 11 })],
  ["without the event's list", (raw) => unlist(raw.event, 11)],
  ["without the body's list", (raw) => unlist(bodyOf(raw), 11)],
  ["with one name fewer", (raw) => namesOf(raw.event).pop()],
  ["with a name of the envelope changed", (raw) => namesOf(raw.event).splice(3, 1, "ie")],
  ["with a name twice", (raw) => namesOf(bodyOf(raw)).splice(1, 1, "_context")],
  ["with names in another order", (raw) => namesOf(bodyOf(raw)).reverse()],
  ["with a name that is no text", (raw) => Object.assign(bodyOf(raw).list, { names: [1] })],
  ["with a part twice", (raw) => raw.event.parts.unshift({ ...partAt(raw.event, 1) })],
  ["with a part fewer", (raw) => bodyOf(raw).parts.pop()],
  ["without its type", (raw) => raw.event.parts.pop()],
  ["with parts in another order", (raw) => bodyOf(raw).parts.reverse()],
  ["with a part beyond the end", (raw) => Object.assign(partAt(raw.event, 10), { at: 11 })],
  ["with a part in the list's place", (raw) => Object.assign(partAt(raw.event, 1), { at: 0 })],
  ["with a part between two places", (raw) => Object.assign(partAt(raw.event, 1), { at: 1.5 })],
  ["with a hash more", (raw) => bodyOf(raw).withheld.push(partAt(raw.event, 1).salt)],
  ["with a hash fewer", (raw) => bodyOf(raw).withheld.pop()],
  ["with a hash cut short", (raw) => bodyOf(raw).withheld.splice(0, 1, "AAAA")],
  ["with a salt in other letters", (raw) => Object.assign(partAt(raw.event, 1), { salt: "-_" })],
  [
    "with an array of the body as a value",
    (raw) => {
      const part = partAt(bodyOf(raw), 1);
      without(part, "tree");
      part.value = [];
    },
  ],
  ["with a field as a tree", (raw) => Object.assign(partAt(raw.event, 3), { tree: bodyOf(raw) })],
  ["with a part that shows nothing", (raw) => without(partAt(raw.event, 1), "value")],
  [
    "with a length beyond counting",
    (raw) => Object.assign(treeAt(bodyOf(raw), 1).list, { names: 2 ** 53 }),
  ],
  [
    "with a signature key that is empty",
    (raw) => Object.assign(partAt(raw.event, 7), { value: "" }),
  ],
  ["under another suite", (raw) => Object.assign(partAt(raw.event, 9), { value: "sm3-sm2" })],
  [
    "with subjects that are no texts",
    (raw) => {
      Object.assign(partAt(treeAt(raw.event, 8), 1), { value: 1 });
    },
  ],
];

describe("a disclosure is refused", () => {
  const honest = () => rawOf(castingEvent(), (at) => !/^\/body(\/lz:melt.*)?$/.test(at));

  test.each(changes)("%s", (_title, change) => {
    const raw = honest();
    expect(verifyDisclosure(raw).subjectsProved).toBe(true);
    change(raw);
    expect(() => verifyDisclosure(raw)).toThrow(Rejected);
  });

  test.each([null, 1, "x", [], {}, { format: "lianzao/disclosure/1", event: null }])(
    "when it is none at all: %j",
    (input) => {
      expect(() => verifyDisclosure(input)).toThrow(Rejected);
    },
  );

  test("when a value nests without end", () => {
    const raw = honest();
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    partAt(raw.event, 1).value = deep;
    expect(() => verifyDisclosure(raw)).toThrow(Rejected);
  });
});

describe("subjects that do not follow from the body are refused", () => {
  const forged = (shows: (pointer: string) => boolean) => {
    const raw = rawOf(bookingEvent(), shows);
    for (const part of treeAt(raw.event, 8).parts) part.value = `uscc:0000000000000000${part.at}X`;
    return () => verifyDisclosure(raw);
  };
  const wrong = expect.objectContaining({ code: "EVENT_SUBJECTS_WRONG" });

  test("when everything is shown", () => {
    expect(forged(() => true)).toThrow(wrong);
  });

  test("when one subject is shown, and all that names subjects", () => {
    const shown = ["/subjects/1", "/body/provider", "/body/requester"];
    expect(forged((at) => shown.includes(at))).toThrow(wrong);
  });

  test("when all subjects are shown, and one member that names another", () => {
    expect(forged((at) => at === "/subjects" || at === "/body/provider")).toThrow(wrong);
  });

  test("but are left open when the body is withheld, which the answer says", () => {
    expect(forged((at) => at === "/subjects")().subjectsProved).toBe(false);
  });

  test("and a type that this verifier does not know is shown, its subjects unproved", () => {
    const raw = rawOf(bookingEvent(), () => true);
    partAt(raw.event, 10).value = "capacity.booking-moved.v1";
    expect(verifyDisclosure(raw)).toMatchObject({ subjectsProved: false, withheld: [] });
  });
});
