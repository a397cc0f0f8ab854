import { type Identity, parseCode } from "../codes/index.ts";
import { authorityOf } from "./prefixes.ts";
import { saysSame, type Value } from "./values.ts";

/** An administrator by the naming authority that it is of, and its index there. */
export interface Administering {
  readonly prefix: string;
  readonly index: number;
}

/** By this index of its authority a record names all of the authority's administrators. */
export const listIndex = 200;

/** The twelve marks of an HS_ADMIN value from the left, as JSON writes them (RFC 3651 § 3.2.1). */
const marks = [
  "list",
  "addAdmin",
  "removeAdmin",
  "modifyAdmin",
  "read",
  "addValue",
  "removeValue",
  "modifyValue",
  "deleteAuthority",
  "addAuthority",
  "deleteHandle",
  "addHandle",
] as const;
export type Permission = (typeof marks)[number];

/** Who an HS_ADMIN value names, and what it lets him do. */
export interface Admin {
  readonly handle: string;
  readonly index: number;
  readonly permissions: string;
}

/** Who the HS_ADMIN values among these name. */
export const adminsIn = (values: readonly Value[]): readonly Admin[] =>
  values.flatMap(({ type, data }) => (type === "HS_ADMIN" ? (adminIn(data.value) ?? []) : []));

const permissionsForm = /^[01]{1,12}$/;

/** The data of an HS_ADMIN value; undefined where they are not. */
export function adminIn(value: unknown): Admin | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { handle, index, permissions } = value as Partial<Record<string, unknown>>;
  const number = /^[0-9]{1,10}$/.test(String(index)) ? Number(index) : Number.NaN;
  const isSound =
    typeof handle === "string" &&
    parseCode(`hdl:${handle}`).ok &&
    ["number", "string"].includes(typeof index) &&
    Number.isInteger(number) &&
    typeof permissions === "string" &&
    permissionsForm.test(permissions);
  if (!isSound) return undefined;
  return { handle, index: number, permissions: permissions.padStart(marks.length, "0") };
}

/** Who may do what by an HS_ADMIN value. */
export interface Admitted {
  readonly permissions: string;
  readonly administrators: readonly Administering[];
}

/**
 * What an administrator may do to a Handle: what the HS_ADMIN values of its record say of whom they
 * name. Where it has none, those of its naming authority may do everything.
 */
export function permissionsOf(
  admitted: readonly Admitted[],
  code: Identity,
  { prefix, index }: Administering,
): ReadonlySet<Permission> {
  if (admitted.length === 0) return new Set(authorityOf(code) === prefix ? marks : []);
  const granted = admitted.filter(({ administrators }) =>
    administrators.some((each) => each.prefix === prefix && each.index === index),
  );
  return new Set(
    marks.filter((_, place) => granted.some((each) => each.permissions[place] === "1")),
  );
}

/** Which act on a value of this type needs which permission. */
const needed = {
  add: { admin: "addAdmin", other: "addValue" },
  remove: { admin: "removeAdmin", other: "removeValue" },
  modify: { admin: "modifyAdmin", other: "modifyValue" },
} as const;

const actOn = (type: string, act: keyof typeof needed): Permission =>
  needed[act][type === "HS_ADMIN" ? "admin" : "other"];

/** What it takes to make these values of those. */
export function permissionsNeeded(
  before: readonly Value[],
  after: readonly Value[],
): ReadonlySet<Permission> {
  const former = new Map(before.map((value) => [value.index, value]));
  const next = new Map(after.map((value) => [value.index, value]));
  const removed = before
    .filter(({ index }) => !next.has(index))
    .map(({ type }) => actOn(type, "remove"));
  const given = after.flatMap((value): Permission[] => {
    const known = former.get(value.index);
    if (known === undefined) return [actOn(value.type, "add")];
    if (saysSame(known, value)) return [];
    return [actOn(known.type, "modify"), actOn(value.type, "modify")];
  });
  return new Set([...removed, ...given]);
}
