import type { Kin, Kinship } from "./family.ts";
import type { TwoTongues } from "./steps.ts";

/** A thing of the family; one per code, however many parents it has. */
export interface Member {
  readonly code: string;
  readonly plainCode: string;
  readonly name: TwoTongues;
  readonly kinship: Kinship | "product";
  readonly former: boolean;
  readonly replaced: boolean;
  /** The longest way from the product, so that no bond runs backwards. */
  readonly depth: number;
}

export interface Bond {
  readonly from: string;
  readonly to: string;
  readonly former: boolean;
}

export interface Lineage {
  readonly members: ReadonlyMap<string, Member>;
  readonly bonds: readonly Bond[];
  /** Codes that were left out because the drawing would be too large to read. */
  readonly left: number;
}

/** The product itself, from which the family hangs. */
export type Root = Pick<Member, "code" | "plainCode" | "name">;

const mostMembers = 36;

/** The trees of a family as one graph. */
export function lineageOf(root: Root, family: readonly Kin[]): Lineage {
  const members = new Map<string, Member>();
  const bonds = new Map<string, Bond>();
  const left = new Set<string>();
  const product: Member = { ...root, kinship: "product", former: false, replaced: false, depth: 0 };
  members.set(root.code, product);

  const visit = (parent: Member, kin: Kin): void => {
    const { code, plainCode, name } = kin.part;
    const known = members.get(code);
    if (!known && members.size >= mostMembers) {
      left.add(code);
      return;
    }
    const former = kin.former && (known?.former ?? true);
    const depth = Math.max(known?.depth ?? 0, parent.depth + 1);
    const { kinship, replaced } = kin;
    const member: Member = { code, plainCode, name, kinship, former, replaced, depth };
    members.set(code, member);
    const bond = { from: parent.code, to: code, former };
    bonds.set(JSON.stringify([parent.code, code]), bond);
    for (const child of kin.children) visit(member, child);
  };
  for (const kin of family) visit(product, kin);
  return { members, bonds: [...bonds.values()], left: left.size };
}
