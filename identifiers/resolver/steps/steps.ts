import { sentenceOf } from "../../../contracts/refusals/index.ts";
import { Refusal } from "../../../services/kernel/refusal.ts";
import type { Database } from "../../../services/platform/database.ts";
import {
  alikeIn,
  type Code,
  type CodeFault,
  faultValues,
  type Identity,
  levelsOf,
} from "../../codes/index.ts";
import { type Delegated, delegatedOver } from "../../registry/index.ts";
import type { Federation } from "../federation/federation.ts";
import { Elsewhere } from "../federation/referral.ts";
import { preferencesOf, wishOf } from "../http/asked.ts";
import type { Places } from "../http/linkset.ts";
import type { Tongue } from "../links.ts";
import type { Finding } from "../registry.ts";
import { withDefault } from "../rules.ts";
import { type ChoiceStep, choiceStep } from "./choice.ts";
import { doorsOf, type ReadCode, readAsked } from "./reading.ts";

/** What is asked on the test page: a text, and what a client would send beside it. */
export interface Trial {
  readonly text: string;
  readonly context: string;
  readonly language: string;
  readonly media: string;
  readonly linkType: string;
}

/** What stands under one of the codes that a resolution walks up. */
export interface Level {
  readonly code: Identity;
  readonly state: "registered" | "public" | "deleted" | "nothing";
  readonly names: readonly Identity[];
  readonly values: number;
  readonly links: number;
}

/** What one door answers. */
export interface DoorAnswer {
  readonly path: string;
  readonly status: number;
  readonly location: string | null;
  readonly media: string | null;
  readonly age: string | null;
  readonly warning: string | null;
}

interface Said {
  readonly code: string;
  readonly message: string;
}

export interface Fault extends Said {
  /** The character of the text from which on it is at fault. */
  readonly at: number;
}

/** Each step of the resolution of a text; those after the one that failed are null. */
export interface Steps {
  readonly asked: string;
  readonly fault: Fault | null;
  readonly reading: Omit<ReadCode, "ok" | "code"> | null;
  readonly identity: Identity | null;
  /** Null where the database does not say. */
  readonly prefixes: readonly Delegated[] | null;
  readonly levels: readonly Level[] | null;
  readonly ageMs: number | null;
  readonly stale: boolean;
  readonly away: Said | null;
  /** The node of the firm's that has said it. */
  readonly source: string | null;
  /** Where who asks is sent. */
  readonly elsewhere: string | null;
  readonly choice: ChoiceStep | null;
  readonly doors: readonly DoorAnswer[];
}

/** What the steps are taken with. */
export interface Walk {
  readonly federation: Federation;
  readonly database: Database;
  readonly places: Places;
  readonly tongue: Tongue;
  /** Asks a door of this very program. */
  readonly ask: (path: string, headers: Readonly<Record<string, string>>) => Promise<Response>;
}

const saidBy = ({ code, values }: Refusal, tongue: Tongue): Said => ({
  code,
  message: sentenceOf(code, tongue, values),
});

const faultOf = (fault: CodeFault, tongue: Tongue): Fault => ({
  ...saidBy(new Refusal(fault.code, faultValues(fault)), tongue),
  at: fault.at,
});

function stateOf(record: Finding["records"][number] | undefined): Level["state"] {
  if (record === undefined) return "nothing";
  if (record.registered?.deleted === true) return "deleted";
  return record.registered === undefined ? "public" : "registered";
}

function levelOf(code: Identity, { records }: Finding): Level {
  const record = records.find((each) => each.code === code);
  const values = record?.registered?.values ?? [];
  return {
    code,
    state: stateOf(record),
    names: record?.registered?.names ?? [],
    values: values.filter(({ audience }) => audience === "public").length,
    links: record?.links.length ?? 0,
  };
}

/** What the query and the headers of the trial say, as a client would send them. */
function sentBy({ context, language, media, linkType }: Trial) {
  const query = new URLSearchParams();
  if (linkType !== "") query.set("linkType", linkType);
  if (context !== "") query.set("context", context);
  const headers = {
    accept: media === "" ? "*/*" : media,
    ...(language !== "" && { "accept-language": language }),
  };
  return { query: query.toString(), headers };
}

/** The finding, what refused it, or who holds it. */
async function found(
  federation: Federation,
  levels: readonly Identity[],
): Promise<Finding | Refusal | Elsewhere> {
  try {
    return await federation.lookUp(levels, undefined);
  } catch (fault) {
    if (fault instanceof Refusal || fault instanceof Elsewhere) return fault;
    throw fault;
  }
}

function choiceOf(
  finding: Finding,
  asked: Code,
  trial: Trial,
  { tongue, places }: Walk,
): ChoiceStep | null {
  const { query, headers } = sentBy(trial);
  const preferences = preferencesOf(query, headers.accept, headers["accept-language"]);
  const withLinks = withDefault(finding.records.filter(({ links }) => links.length > 0));
  try {
    const wish = wishOf(query, headers.accept);
    if (wish.kind === "linkset") return null;
    const platform = places.publicUrl;
    return choiceStep(withLinks, wish.type, preferences, { asked, tongue, platform });
  } catch (fault) {
    // A link type of another vocabulary: the door says so.
    if (fault instanceof Refusal) return null;
    throw fault;
  }
}

const mostNames = 6;

async function answersOf(
  names: readonly Identity[],
  trial: Trial,
  { ask }: Walk,
): Promise<DoorAnswer[]> {
  const { query, headers } = sentBy(trial);
  const answers: DoorAnswer[] = [];
  for (const { path, leads } of names.slice(0, mostNames).flatMap(doorsOf)) {
    const sent = leads && query !== "" ? `${path}?${query}` : path;
    const { status, headers: told, body } = await ask(sent, headers);
    await body?.cancel();
    answers.push({
      path: sent,
      status,
      location: told.get("location"),
      media: told.get("content-type"),
      age: told.get("age"),
      warning: told.get("warning"),
    });
  }
  return answers;
}

const levelsOfCode = (code: Code) =>
  code.scheme === "gs1" ? levelsOf(code) : [...new Set([alikeIn(code.identity), code.identity])];

const nothingFound = {
  levels: null,
  ageMs: null,
  stale: false,
  away: null,
  source: null,
  elsewhere: null,
  choice: null,
};

/** What came of looking for the codes of a resolution. */
function findingStep(
  finding: Finding | Refusal | Elsewhere,
  code: Code,
  trial: Trial,
  walk: Walk,
): Omit<Steps, "asked" | "fault" | "reading" | "identity" | "prefixes" | "doors"> {
  if (finding instanceof Refusal) return { ...nothingFound, away: saidBy(finding, walk.tongue) };
  if (finding instanceof Elsewhere) return { ...nothingFound, elsewhere: finding.address("front") };
  return {
    ...nothingFound,
    levels: levelsOfCode(code).map((level) => levelOf(level, finding)),
    ageMs: Math.round(finding.ageMs),
    stale: finding.stale,
    source: finding.source ?? null,
    choice: choiceOf(finding, code, trial, walk),
  };
}

/** Takes each step of a resolution, by the code that answers clients. */
export async function stepsOf(trial: Trial, walk: Walk): Promise<Steps> {
  const { federation, database, places, tongue } = walk;
  const asked = trial.text;
  const read = readAsked(asked, places);
  if (!read.ok) {
    const fault = faultOf(read.fault, tongue);
    const none = { reading: null, identity: null, prefixes: null, doors: [] };
    return { ...nothingFound, ...none, asked, fault };
  }
  const { code, ok: _, ...reading } = read;
  const { identity } = code;
  const finding = await found(federation, levelsOfCode(code));
  const isFound = !(finding instanceof Refusal || finding instanceof Elsewhere);
  const isAway = isFound
    ? finding.stale && finding.source === undefined
    : finding instanceof Refusal;
  const prefixes = isAway ? null : await delegatedOver(database, identity);
  const names = isFound ? (finding.records[0]?.registered?.names ?? []) : [];
  const doors = await answersOf([...new Set([identity, ...names])], trial, walk);
  const step = findingStep(finding, code, trial, walk);
  return { asked, fault: null, reading, identity, prefixes, ...step, doors };
}
