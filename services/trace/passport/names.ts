import {
  classOf,
  type Identity,
  parseCode,
  plainCodeOf,
} from "../../../identifiers/codes/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { PublishedProduct } from "./reads.ts";

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The code itself, and the class that it is one of: where a description may stand. */
export function describedBy(code: string): string[] {
  const read = parseCode(code);
  if (!read.ok || read.scheme !== "gs1") return [code];
  const classCode = classOf(read);
  return classCode === code ? [code] : [code, classCode];
}

/**
 * What is said of a code, or of its class: by its maker, else by the first firm that described it
 * at all.
 */
export function descriptionFor(
  code: Identity | string,
  maker: TenantId | null,
  descriptions: readonly PublishedProduct[],
): PublishedProduct | undefined {
  for (const product of describedBy(code)) {
    const all = descriptions.filter((each) => each.product === product);
    const found = all.find((each) => each.ownerId === maker) ?? all[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The name of a code as it is described; without any description, the code in plain form. */
export function nameOf(
  code: Identity | string,
  maker: TenantId | null,
  descriptions: readonly PublishedProduct[],
): Words {
  const found = descriptionFor(code, maker, descriptions);
  if (found !== undefined) return { zh: found.nameZh, en: found.nameEn };
  const plain = plainCodeOf(code as Identity);
  return { zh: plain, en: plain };
}
