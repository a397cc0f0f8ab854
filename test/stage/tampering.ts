import { mapKey, toBase64 } from "../../contracts/proof/index.ts";

/** JSON that somebody has changed in one thing, and what he did. */
export interface Tampered {
  readonly kind: string;
  readonly value: unknown;
}

type Path = readonly (string | number)[];

function* placesIn(value: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
  yield [path, value];
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield* placesIn(inner, [...path, Array.isArray(value) ? Number(name) : name]);
  }
}

function set(whole: unknown, path: Path, value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(whole))
    return whole.map((each, at) => (at === name ? set(each, rest, value) : each));
  const members = whole as Record<string, unknown>;
  return { ...members, [name]: set(members[name], rest, value) };
}

/** What would say the same by another name. */
const otherNames: Readonly<Record<string, string>> = {
  public: "0".repeat(64),
  "lianzao/bundle/1": "lianzao/bundle/2",
  "lianzao/bundle/2": "lianzao/bundle/1",
};

function* ofText(text: string): Generator<readonly [string, unknown]> {
  const other = otherNames[text];
  if (other !== undefined) yield ["by its other name", other];
  const turned = (at: number) =>
    text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
  if (text !== "") yield ["first sign turned", turned(0)];
  if (text.length > 2) yield ["middle sign turned", turned(text.length >> 1)];
  if (text.length > 1) yield ["last sign turned", turned(text.length - 1)];
  yield ["cut short", text === "" ? "x" : text.slice(0, -1)];
  yield ["made longer", `${text}A`];
  yield ["emptied", text === "" ? null : ""];
}

function* ofArray(all: readonly unknown[]): Generator<readonly [string, unknown]> {
  if (all.length > 0) {
    yield ["first left out", all.slice(1)];
    yield ["last left out", all.slice(0, -1)];
    yield ["first twice", [all[0], ...all]];
    yield ["last twice", [...all, all.at(-1)]];
  }
  if (all.length > 1) yield ["turned round", [...all].reverse()];
  yield ["one more", [...all, null]];
}

/** A chain with what its map's proof leaves out, because it follows. */
function* ofChain(chain: Record<string, unknown>): Generator<readonly [string, unknown]> {
  const { identity, audience, key, map } = chain;
  const leaf = (map as { leaf?: object | null } | undefined)?.leaf;
  if (typeof map !== "object" || !leaf || "key" in leaf) return;
  const own = key ?? toBase64(mapKey(String(audience), String(identity)));
  yield ["its own key told", { ...chain, map: { ...map, leaf: { ...leaf, key: own } } }];
}

function* ofMembers(members: Record<string, unknown>): Generator<readonly [string, unknown]> {
  yield* ofChain(members);
  for (const name of Object.keys(members)) {
    const { [name]: value, ...others } = members;
    yield [`without ${name}`, others];
    yield [`${name} renamed`, { ...others, [`${name}_`]: value }];
  }
  yield ["one more member", { ...members, more: 1 }];
}

function* changesOf(value: unknown): Generator<readonly [string, unknown]> {
  if (typeof value === "string") yield* ofText(value);
  else if (typeof value === "number") {
    yield ["one more", value + 1];
    yield ["one less", value - 1];
    yield ["a text", String(value)];
    yield ["halved", value / 2 + 0.25];
  } else if (typeof value === "boolean") yield ["turned", !value];
  else if (Array.isArray(value)) yield* ofArray(value);
  else if (value !== null) yield* ofMembers(value as Record<string, unknown>);
  if (value !== null) yield ["nothing", null];
}

/** A path without the numbers in it: places that are of one kind. */
const kindOf = (path: Path) =>
  path.map((each) => (typeof each === "number" ? "*" : each)).join("/");

/**
 * Every kind of change in every kind of place, at some places each: `dice` chooses which of many
 * that are alike.
 */
export function tamperings(whole: unknown, dice: () => number, most = 2): Tampered[] {
  const kinds = new Map<string, Tampered[]>();
  for (const [path, value] of placesIn(whole)) {
    for (const [change, changed] of changesOf(value)) {
      const kind = `${kindOf(path)}: ${change}`;
      const made = kinds.get(kind) ?? [];
      kinds.set(kind, made);
      const one = () => ({
        kind: `/${path.join("/")}: ${change}`,
        value: set(whole, path, changed),
      });
      if (made.length < most) made.push(one());
      else if (dice() < 0.1) made[Math.floor(dice() * most)] = one();
    }
  }
  return [...kinds.values()].flat();
}
