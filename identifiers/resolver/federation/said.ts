import type { TenantId } from "../../../services/kernel/brand.ts";
import { Refusal } from "../../../services/kernel/refusal.ts";
import { jsonOf } from "../../../services/platform/json.ts";
import {
  type Gs1Code,
  type Identity,
  levelsOf,
  parseCode,
  plainCodeOf,
} from "../../codes/index.ts";
import { type KeptValue, linkTypeOf, type Value, valuesOfOther } from "../../registry/index.ts";
import { codes } from "../handles/message.ts";
import { readableValuesIn } from "../handles/values.ts";
import { isWebAddress, type RegisteredLink, registeredLinks } from "../links.ts";
import type { RegistryRecord } from "../rules.ts";

/** A node has answered something that it may not. */
export class NodeFault extends Error {}

/** What a node has said: the records from the most exact on, and for how long they may be kept. */
export interface Said {
  readonly records: readonly RegistryRecord[];
  readonly ttlMs: number;
}

const nothingMs = 5_000;
const longestMs = 86_400_000;
const linksetMs = 60_000;
const mostLinks = 100;
const longestText = 2_000;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function fieldsOf(body: Uint8Array): Fields {
  const read = jsonOf(body);
  if (!isFields(read)) throw new NodeFault("the answer is no JSON object");
  return read;
}

const nothing: Said = { records: [], ttlMs: nothingMs };

/** The values that are for all, as far as they can be told. */
function valuesOf(body: Fields): readonly KeptValue[] {
  const now = new Date();
  const given = readableValuesIn(body["values"], now)
    .filter(({ isPublic }) => isPublic)
    .map(({ isPublic: _, ...value }): Value => ({ ...value, audience: "public" }));
  return valuesOfOther(given, now);
}

/** What the Handle JSON API of a node says of a Handle; it must be about that very one. */
export function saidOfHandle(code: Identity, tenantId: TenantId, body: Uint8Array): Said {
  const answer = fieldsOf(body);
  if (answer["responseCode"] === codes.handleNotFound) return nothing;
  const reading = parseCode(`hdl:${String(answer["handle"])}`);
  if (!reading.ok || reading.identity !== code)
    throw new NodeFault("the answer is of another Handle");
  const told = answer["responseCode"];
  // What it says of a Handle that has no values, or none for all.
  const isEmpty = told === codes.valuesNotFound;
  if (told !== codes.success && !isEmpty) throw new NodeFault("the node refuses");
  const values = isEmpty ? [] : valuesOf(answer);
  const times = values.map(({ ttlSeconds }) => ttlSeconds * 1_000);
  const ttlMs = times.length === 0 ? nothingMs : Math.min(longestMs, ...times);
  const registered = { tenantId, id: null, names: [code], values, deleted: false };
  const links = registeredLinks(values);
  return { records: [{ code, links, description: undefined, registered }], ttlMs };
}

const textIn = (value: unknown) =>
  typeof value === "string" && value.length <= longestText ? value : undefined;
const textsIn = (value: unknown) =>
  Array.isArray(value) ? value.flatMap((each) => textIn(each) ?? []) : [];

function linkIn(type: string, target: unknown, home: string | undefined): RegisteredLink[] {
  if (!isFields(target)) return [];
  const href = textIn(target["href"]) ?? "";
  if (!isWebAddress(href)) return [];
  const title = textIn(target["title"]) ?? type;
  const media = textIn(target["type"]);
  const contexts = textsIn(target["context"]);
  return [
    {
      type,
      href,
      title: { zh: title, en: title },
      ...(media !== undefined && { media }),
      languages: textsIn(target["hreflang"]),
      ...(contexts.length > 0 && { contexts }),
      isDefault: href === home,
    },
  ];
}

const firstHref = (value: unknown) => {
  const [first] = Array.isArray(value) ? value : [];
  return isFields(first) ? textIn(first["href"]) : undefined;
};

/** The links of one context of a linkset; the default one is marked, and no link by itself. */
function linksIn(context: Fields): readonly RegisteredLink[] {
  const relations = Object.entries(context).flatMap(([relation, targets]) => {
    const type = linkTypeOf(relation);
    return type === undefined || !Array.isArray(targets) ? [] : [{ type, targets }];
  });
  const home = firstHref(relations.find(({ type }) => type === "gs1:defaultLink")?.targets);
  const links = relations
    .filter(({ type }) => type !== "gs1:defaultLink")
    .flatMap(({ type, targets }) => targets.flatMap((target) => linkIn(type, target, home)));
  const first = links.findIndex(({ isDefault }) => isDefault);
  return links
    .slice(0, mostLinks)
    .map((link, place) => ({ ...link, isDefault: place === Math.max(0, first) }));
}

/** What a node's linkset says of a code and of what is above it; of nothing else. */
export function saidOfCode(code: Gs1Code, body: Uint8Array): Said {
  const { linkset } = fieldsOf(body);
  if (!Array.isArray(linkset)) throw new NodeFault("the answer is no linkset");
  const levels = levelsOf(code);
  const byLevel = new Map<Identity, readonly RegisteredLink[]>();
  for (const context of linkset.filter(isFields)) {
    const reading = parseCode(textIn(context["anchor"]) ?? "");
    if (reading.ok && levels.includes(reading.identity)) {
      byLevel.set(reading.identity, linksIn(context));
    }
  }
  if (byLevel.size === 0) throw new NodeFault("the answer is of another code");
  const records = levels.flatMap((level): RegistryRecord[] => {
    const links = byLevel.get(level) ?? [];
    return links.length === 0 ? [] : [{ code: level, links, description: undefined }];
  });
  return { records, ttlMs: linksetMs };
}

/** What a node's answer says; throws `NodeFault`. */
export function saidBy(read: () => Said, status: number): Said {
  if (status === 404 || status === 410) return nothing;
  if (status !== 200) throw new NodeFault(`the node answers ${status}`);
  try {
    return read();
  } catch (fault) {
    // What is no JSON of ours.
    if (fault instanceof Refusal) throw new NodeFault(fault.code);
    throw fault;
  }
}

/** A Handle as it stands in an address. */
export const handlePath = (code: Identity) =>
  plainCodeOf(code).split("/").map(encodeURIComponent).join("/");
