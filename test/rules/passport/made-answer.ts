import { createHash } from "node:crypto";
import {
  commit,
  disclose,
  type Envelope,
  type JsonObject,
  subjectsOf,
  suite,
} from "../../../contracts/events/index.ts";
import {
  emptyMapRoot,
  eventEntry,
  inclusionProof,
  leafHash,
  mapEntry,
  noteKey,
  printNoteKey,
  rootOf,
  signCheckpoint,
  toBase64,
} from "../../../contracts/proof/index.ts";
import { type Identity, plainCodeOf } from "../../../identifiers/codes/index.ts";
import type { Answer } from "../../../web/passport/ask.ts";
import type { PassportEvent, PassportPart } from "../../../web/passport/passport.ts";

type Words = { readonly zh: string; readonly en: string };

/** An event to be told on a passport. */
export interface Told {
  readonly firm: Words;
  readonly owner: string;
  readonly place?: Words;
  /** The EPCIS event. */
  readonly event: JsonObject & { readonly type: string; readonly eventTime: string };
  /** Members of the event that the public may not see. */
  readonly withheld?: readonly string[];
  /** Not under a checkpoint yet. */
  readonly unsealed?: boolean;
}

export interface Story {
  readonly code: string;
  readonly title: Words;
  readonly owner: Words;
  readonly parts: readonly Omit<PassportPart, "plainCode" | "__typename">[];
  readonly events: readonly Told[];
}

const signer = { name: "ledger.lianzao.example/log", seed: new Uint8Array(32).fill(7) };

/** A passport's answer as the platform gives it, from a story, with a ledger of its own. */
export function madeAnswer(story: Story, sealedAt = Date.UTC(2026, 2, 1)): Answer {
  const made = story.events.map((told, at) => madeEvent(told, at));
  const sealed = made.filter(({ told }) => !told.unsealed);
  const entries = sealed.map(({ commitment }) => eventEntry(commitment));
  const statement = mapEntry({ size: entries.length, timeMs: sealedAt, mapRoot: emptyMapRoot });
  const leaves = [...entries, statement].map(leafHash);
  const proofAt = (index: number) => inclusionProof(index, leaves).map(toBase64);
  const mapStatement = { entry: toBase64(statement), inclusion: proofAt(leaves.length - 1) };
  const events = made.map((one) => {
    const logIndex = sealed.indexOf(one);
    const proof = { logIndex, treeSize: leaves.length, inclusion: [] as string[], mapStatement };
    if (logIndex >= 0) proof.inclusion = proofAt(logIndex);
    return { ...one.shown, proof: logIndex < 0 ? null : JSON.stringify(proof) };
  });
  return {
    checkpoint: signCheckpoint({ size: leaves.length, root: rootOf(leaves) }, signer),
    passport: {
      __typename: "Passport",
      code: story.code,
      plainCode: plainCodeOf(story.code as Identity),
      title: { __typename: "Words", ...story.title },
      owner: { __typename: "Words", ...story.owner },
      parts: story.parts.map((part) => ({
        __typename: "PassportPart",
        ...part,
        plainCode: plainCodeOf(part.code as Identity),
      })),
      events,
      description: null,
      describedBy: null,
      truncated: false,
      logKey: printNoteKey(noteKey(signer)),
    },
  };
}

const roleOf: Readonly<Record<string, string>> = {
  epcList: "epc",
  quantityList: "epc",
  parentID: "parent",
  childEPCs: "child",
  inputEPCList: "input",
  inputQuantityList: "input",
  outputEPCList: "output",
  outputQuantityList: "output",
};

function madeEvent(told: Told, at: number) {
  const { event, firm, place } = told;
  const body = { ...event, _context: "https://ref.gs1.org/standards/epcis/epcis-context.jsonld" };
  const eventTime = new Date(event.eventTime).toISOString();
  const envelope: Envelope = {
    id: `00000000-0000-7000-8000-${String(at).padStart(12, "0")}`,
    type: "trace.event-captured.v1",
    owner: told.owner,
    signer: "platform",
    subjects: subjectsOf("trace.event-captured.v1", body),
    audience: "public",
    eventTime,
    recordTime: new Date(Date.parse(eventTime) + 61_000).toISOString(),
    suite,
    body,
  };
  const secret = createHash("sha256").update(`secret ${at}`).digest();
  const hidden = new Set((told.withheld ?? []).map((name) => `/body/${name}`));
  const shows = (pointer: string) => {
    const member = pointer.split("/").slice(0, 3).join("/");
    return pointer !== "/body" && !hidden.has(member);
  };
  const shown: Omit<PassportEvent, "proof"> = {
    __typename: "PassportEvent",
    id: envelope.id,
    firm: { __typename: "Words", ...firm },
    codes: codesIn(body),
    eventType: event.type,
    bizStep: textOf(event, "bizStep"),
    disposition: textOf(event, "disposition"),
    eventTime,
    eventTimeZoneOffset: textOf(event, "eventTimeZoneOffset") ?? "",
    place: place ? { __typename: "Words", ...place } : null,
    disclosure: JSON.stringify(disclose(envelope, secret, shows)),
  };
  return { told, shown, commitment: commit(envelope, secret) };
}

function textOf(event: JsonObject, name: string): string | null {
  const value = event[name];
  return typeof value === "string" ? value : null;
}

function codesIn(body: JsonObject): PassportEvent["codes"] {
  return Object.entries(roleOf).flatMap(([member, role]) => {
    if (!(member in body)) return [];
    const only = { type: "x", [member]: body[member] ?? null };
    return subjectsOf("trace.event-captured.v1", only).map((code) => {
      return { __typename: "EventCode" as const, code, role };
    });
  });
}
