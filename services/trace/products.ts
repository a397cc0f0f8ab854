import { type Identity, parseCode } from "../../identifiers/codes/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import { firmIdentity } from "../platform/firms.ts";
import { once } from "../platform/once.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { isStorable } from "../platform/text.ts";
import { keepProduct } from "./writes.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a firm says of a product class, a thing or a place of its own. */
export interface Description {
  readonly code: string;
  readonly name: Words;
  readonly description: Words;
}

const longestName = 100;
const longestDescription = 1_000;

/** The identity of what may be described; throws `PRODUCT_CODE_INVALID`. */
export function describable(code: string): Identity {
  const read = parseCode(code.trim());
  if (!read.ok || read.scheme !== "gs1") throw new Refusal("PRODUCT_CODE_INVALID", {}, "code");
  return read.identity;
}

/** Trimmed words of a sensible length in both languages; throws `INPUT_INVALID`. */
export function wordsWithin(words: Words, longest: number, field: string, least = 1): Words {
  const { zh, en } = { zh: words.zh.trim(), en: words.en.trim() };
  const sound = [zh, en].every(
    (text) => text.length >= least && text.length <= longest && isStorable(text),
  );
  if (!sound) throw new Refusal("INPUT_INVALID", {}, field);
  return { zh, en };
}

/** Describes a code to anyone, in both languages. Gives its canonical identity. */
export async function describeProduct(scope: TenantScope, given: Description): Promise<Identity> {
  const product = describable(given.code);
  await once(scope, "productDescribe", async () => {
    const name = wordsWithin(given.name, longestName, "name");
    const description = wordsWithin(given.description, longestDescription, "description", 0);
    const firm = await firmIdentity(scope);

    await keepProduct(scope, {
      tenantId: scope.house,
      product,
      nameZh: name.zh,
      nameEn: name.en,
      descriptionZh: description.zh,
      descriptionEn: description.en,
      describedAt: scope.now,
    });

    scope.about(product);
    const body = { firm, product, name: { ...name }, description: { ...description } };
    await scope.emit({ type: "trace.product-described.v1", body, circle: "public" });
    return product;
  });
  return product;
}
