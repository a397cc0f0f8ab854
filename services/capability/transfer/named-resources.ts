import { Refusal } from "../../kernel/refusal.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { resourcesNamed } from "../reads.ts";
import type { ResourceRow } from "../rows.ts";

export const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Resources of the firm by what a row may name them by: an id or else a reference. */
export class NamedResources {
  readonly byId: ReadonlyMap<string, ResourceRow>;
  readonly byReference: ReadonlyMap<string, ResourceRow>;

  constructor(found: readonly ResourceRow[]) {
    this.byId = new Map(found.map((each) => [each.id as string, each]));
    this.byReference = new Map(
      found.flatMap((each) => (each.reference === null ? [] : [[each.reference, each] as const])),
    );
  }

  /** The one of that id, else of that reference. Throws `RESOURCE_NOT_FOUND`. */
  named(text: string): ResourceRow {
    const said = text.trim();
    const found = this.byId.get(said) ?? this.byReference.get(said);
    if (found === undefined) throw new Refusal("RESOURCE_NOT_FOUND");
    return found;
  }
}

/** How a resource is named in a table: by its reference unless it has none, or one like an id. */
export function resourceName(id: string, reference: string | null): string {
  return reference === null || idForm.test(reference) ? id : reference;
}

/** The firm's resources that are named in some rows, whether by reference or by id. */
export async function namedIn(
  scope: TenantScope,
  names: readonly string[],
): Promise<NamedResources> {
  const said = names.map((name) => name.trim()).filter((name) => name !== "");
  const ids = said.filter((name) => idForm.test(name));
  return new NamedResources(said.length === 0 ? [] : await resourcesNamed(scope, said, ids));
}
