import { createHash } from "node:crypto";
import {
  type ActorShape,
  canonicalText,
  type Json,
  type PrefixDecidedV1,
  type RecordsChangedV1,
} from "../../contracts/events/index.ts";
import type {
  AdministratorChangedV1,
  TemplateSavedV1,
} from "../../contracts/events/shapes/identifiers.ts";
import type { EventDraft } from "../../services/platform/outbox.ts";
import type { Actor } from "../../services/platform/tenancy.ts";
import type { Prefix } from "./prefixes.ts";
import type { KeptValue, TemplateEntry } from "./values.ts";
import type { NextRecord } from "./writes.ts";

/** A person by id only; what an administrator of Handles does is the platform's act in the ledger. */
function by({ personId }: Actor): ActorShape {
  return personId === null ? { platform: true } : { person: personId };
}

/** What stands for the values of a record, or the entries of a template, in the ledger. */
function digestOf(values: readonly (KeptValue | TemplateEntry)[]): string {
  return createHash("sha256")
    .update(canonicalText(values as unknown as Json))
    .digest("hex");
}

/** That records are what they are now. */
export function recordsChanged(
  firm: string,
  records: readonly NextRecord[],
  actor: Actor,
): EventDraft {
  const body: RecordsChangedV1 = {
    firm,
    records: records.map(({ names, act, version, values }) => {
      return { names, act, version, digest: digestOf(values) };
    }),
    by: by(actor),
  };
  return { type: "identifiers.records-changed.v1", body };
}

/** That a prefix is a firm's, or is no more. */
export function prefixDecided(
  firm: string,
  { scheme, prefix }: Prefix,
  act: PrefixDecidedV1["act"],
  actor: Actor,
): EventDraft {
  const body: PrefixDecidedV1 = { firm, scheme, prefix, act, by: by(actor) };
  return { type: "identifiers.prefix-decided.v1", body };
}

/** That somebody may write Handles under a prefix by a key of his own, or no more. */
export function administratorChanged(
  firm: string,
  administrator: Omit<AdministratorChangedV1, "firm" | "by">,
  actor: Actor,
): EventDraft {
  const body: AdministratorChangedV1 = { firm, ...administrator, by: by(actor) };
  return { type: "identifiers.administrator-changed.v1", body };
}

/** That values of these types are for these audiences from now on. */
export function templateSaved(
  firm: string,
  template: string,
  entries: readonly TemplateEntry[],
  actor: Actor,
): EventDraft {
  const body: TemplateSavedV1 = { firm, template, digest: digestOf(entries), by: by(actor) };
  return { type: "identifiers.template-saved.v1", body };
}
