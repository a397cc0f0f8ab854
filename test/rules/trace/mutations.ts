/** A source of numbers in [0, 1) that is the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
type Members = Record<string, unknown>;

export function oneOf<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

const eventTypes = [
  ..."ObjectEvent AggregationEvent TransactionEvent TransformationEvent".split(" "),
  ..."AssociationEvent EPCISDocument EPCISQueryDocument example:OwnEvent OwnEvent".split(" "),
];

const times = [
  ..."2024-02-29T00:00:00Z 2023-02-29T00:00:00Z 2024-13-01T00:00:00Z 2024-01-01".split(" "),
  ..."2024-01-01T00:00:00 2024-01-01t00:00:00z 2024-01-01T00:00:00+0100".split(" "),
  ..."2024-01-01T00:00:00+01 2024-06-30T23:59:60Z 2024-06-30T22:59:60Z".split(" "),
  ..."2024-01-01T24:59:00+01:00 2024-01-01T24:00:00Z 2024-01-01T23:59:59.99999999999999999Z".split(
    " ",
  ),
  ..."2024-01-01T00:00:00.Z 2024-01-01T00:00:00.1234567890Z 2024-1-1T00:00:00Z".split(" "),
  "2024-01-01 00:00:00Z",
  "2024-01-01\u00a000:00:00+24:00",
  "2024-01-01T 00:00:00Z",
];

const uris = [
  ..."urn:epc:id:sgtin:0614141.107346.2017 https://id.gs1.org/01/09521141111116/21/1".split(" "),
  ..."a: a:b a:/ a:// a:/// a:? a:?b a:b#c a:b#c#d a:b?c?d a:%41 a:%4 a:%zz 1a:b :b ab".split(" "),
  ..."http://[::1]/ http://[::1 http://u@[v1.a]:80/x http://[1::2::3]/ a:[::1] /[::1]/".split(" "),
  ..."http://[::ffff:1.2.3.4] http://[1:2:3:4:5:6:7:8]:8/ http://[1:2:3:4:5:6:7::] a://b:c:d".split(
    " ",
  ),
  ..."http://[1:2:3:4:5:6:7] http://[::1:2:3:4:5:6:7] http://[::256.1.1.1] a:b[c]d".split(" "),
  ..."urn:epcglobal:cbv:bizstep:shipping urn:epcglobal:cbv https://ns.gs1.org/cbv/x".split(" "),
  ..."http://ns.gs1.org/cbv/x https://ns.gs1.org/cbv https://ref.gs1.org/cbv/BizStep-other".split(
    " ",
  ),
  ..."https://gs1.org/voc/Speed http://www.gs1.org/voc/x https://gs1.org/voc gs1:Speed".split(" "),
  "urn:中文",
  'a:"b"',
  "a b:c",
  "a:b c",
  "a:{b}",
  "a:b\n",
];

const actions = ["ADD", "ADD", "OBSERVE", "DELETE", "add", "x"];

const eventFields = [
  ..."epcList quantityList childEPCs childQuantityList parentID inputEPCList outputEPCList".split(
    " ",
  ),
  ..."inputQuantityList outputQuantityList transformationID ilmd persistentDisposition".split(" "),
  ..."sensorElementList readPoint bizLocation bizStep disposition bizTransactionList".split(" "),
  ..."sourceList destinationList recordTime eventID errorDeclaration certificationInfo".split(" "),
];

const words = [
  ..."shipping in_transit po location did_not_occur ADD OBSERVE DELETE add Temperature x".split(
    " ",
  ),
  ..."ALARM_CONDITION no_such_word +01:00 -14:00 +14:01 +13:59 +1:00 01:00 Z KGM kgm K KGMM 1".split(
    " ",
  ),
  ..."2.0 2 2. .2 2.0.1 v2 0 ff FF 0x1 g".split(" "),
  "",
  " ",
];

function strange(random: Random): unknown {
  return oneOf(random, [
    ...[null, true, false, 0, -1, 1.5, 1e300, Number.POSITIVE_INFINITY, [], {}, [[]], [null]],
    ...[{ id: "urn:a:b" }, { type: "urn:a:b" }, ["urn:a:b"], ["urn:a:b", "urn:a:b"], [{}, {}]],
    ...[
      [
        { a: 1, b: [2] },
        { b: [2], a: 1 },
      ],
      [{ a: 1 }, { a: 2 }],
      ["urn:a:b", 1],
    ],
    ...[{ epcClass: "urn:a:b", quantity: 1, uom: "KGM" }, { set: ["active"] }],
    ...[{ set: [] }, { set: ["active", "active"] }, { unset: ["active"], other: 1 }],
    oneOf(random, times),
    oneOf(random, uris),
    oneOf(random, words),
    oneOf(random, eventTypes),
  ]);
}

// Without toString, valueOf and constructor: the judge breaks when it compares contexts with them.
const extraNames = [
  ..."example:own own @context type id action epcList quantityList childEPCs parentID ilmd".split(
    " ",
  ),
  ..."persistentDisposition transformationID inputEPCList outputQuantityList readPoint".split(" "),
  ..."recordTime eventID errorDeclaration certificationInfo sensorElementList bizStep".split(" "),
  ..."bizTransactionList sourceList destinationList childQuantityList disposition".split(" "),
  ..."epcisHeader epcisBody schemaVersion creationDate sender vocabularyList exception".split(" "),
  ..."component value booleanValue hexBinaryValue stringValue uom time reason quantity".split(" "),
  ..."isPrototypeOf hasOwnProperty a: :a urn:x http://e.org/x".split(" "),
  "__proto__",
  "",
  "a b:c",
  "例:名",
];

/** All objects and lists within a value, the whole first. */
function containers(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(containers)];
}

// Objects near the top are few, so a part of the blows go to them.
function target(random: Random, whole: unknown): object | undefined {
  const all = containers(whole);
  const limit = random() < 0.3 ? Math.min(4, all.length) : all.length;
  return all[Math.floor(random() * limit)];
}

function setOwn(object: object, name: string, value: unknown): void {
  const own = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(object, name, own);
}

/** The values that each field has somewhere in the examples. */
export type Donors = ReadonlyMap<string, readonly unknown[]>;

export function donorsOf(documents: readonly unknown[]): Donors {
  const found = new Map<string, unknown[]>([["persistentDisposition", [{}]]]);
  for (const object of documents.flatMap(containers)) {
    for (const [name, value] of Array.isArray(object) ? [] : Object.entries(object)) {
      found.set(name, [...(found.get(name) ?? []), value]);
    }
  }
  return found;
}

/** Harms (or leaves harmless) one place of a document, in place. */
function strike(random: Random, whole: unknown, donors: Donors): void {
  const at = target(random, whole);
  if (at === undefined) return;
  if (Array.isArray(at)) strikeList(random, at);
  else strikeObject(random, at as Members, donors);
}

function strikeList(random: Random, list: unknown[]): void {
  const blow = random();
  if (blow < 0.25) list.length = 0;
  else if (blow < 0.5) list.push(structuredClone(oneOf(random, list)));
  else if (blow < 0.6) list.pop();
  else if (blow < 0.8) list.push(strange(random));
  else list[Math.floor(random() * list.length)] = strange(random);
}

function strikeObject(random: Random, object: Members, donors: Donors): void {
  const name = oneOf(random, Object.keys(object));
  const blow = random();
  if (blow < 0.15 && name !== undefined) delete object[name];
  else if (blow < 0.22) robObject(random, object);
  else if (blow < 0.3) setOwn(object, oneOf(random, extraNames), strange(random));
  else if (blow < 0.45) receive(random, object, donors);
  else if (blow < 0.52 && "type" in object) object["type"] = typeName(random);
  else if (blow < 0.57 && "action" in object) object["action"] = oneOf(random, actions);
  else if (name !== undefined) setOwn(object, name, other(random, object[name]));
}

/** Gives an event a field that another event has, or an object a value that its like has. */
function receive(random: Random, object: Members, donors: Donors): void {
  const names = "eventTime" in object ? eventFields : Object.keys(object);
  const name = oneOf(
    random,
    names.filter((each) => donors.has(each)),
  );
  if (name === undefined) return;
  setOwn(object, name, structuredClone(oneOf(random, donors.get(name) ?? [])));
}

function robObject(random: Random, object: Members): void {
  for (const name of Object.keys(object)) if (random() < 0.3) delete object[name];
}

function typeName(random: Random): string {
  return oneOf(random, random() < 0.7 ? eventTypes : uris);
}

/** Another value in place of one: of the same kind as often as not. */
function other(random: Random, value: unknown): unknown {
  if (typeof value !== "string" || random() < 0.3) return strange(random);
  if (/^\d{4}-\d\d/.test(value) && random() < 0.7) return oneOf(random, times);
  if (random() < 0.3) return bitten(random, value);
  return oneOf(random, random() < 0.5 ? uris : words);
}

const bites = ["", ":", "%", "%41", " ", '"', "[", "]", "/", "#", "?", "é", "Z", "0", "<", "\\"];

function bitten(random: Random, text: string): string {
  const at = Math.floor(random() * (text.length + 1));
  return text.slice(0, at) + oneOf(random, bites) + text.slice(at + (random() < 0.5 ? 1 : 0));
}

/** A copy of the document with one to three places struck, some events taken out to stand alone. */
export function mutant(random: Random, document: unknown, donors: Donors): unknown {
  const whole = structuredClone(document);
  const blows = 1 + Math.floor(random() * 3);
  for (let blow = 0; blow < blows; blow++) strike(random, whole, donors);
  return random() < 0.1 ? eventAlone(whole) : whole;
}

function eventAlone(whole: unknown): unknown {
  const document = whole as { epcisBody?: { eventList?: unknown }; "@context"?: unknown } | null;
  const events = document?.epcisBody?.eventList;
  const event = Array.isArray(events) ? events[0] : undefined;
  if (typeof event !== "object" || event === null) return whole;
  return { "@context": document?.["@context"], ...event };
}

/** For each member and element of a document, a copy of the document without it. */
export function* lessened(document: unknown): Generator<unknown> {
  const count = containers(document).length;
  for (let at = 0; at < count; at++) {
    for (const name of Object.keys(containers(document)[at] ?? {})) {
      const whole = structuredClone(document);
      const holder = containers(whole)[at] ?? {};
      if (Array.isArray(holder)) holder.splice(Number(name), 1);
      else Reflect.deleteProperty(holder, name);
      yield whole;
    }
  }
}
