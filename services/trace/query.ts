import { identityOf } from "../../identifiers/codes/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import { isStorable } from "../platform/text.ts";
import { instantOf } from "./epcis/date-time.ts";
import { termOf } from "./epcis/terms.ts";
import type { EventFilter } from "./reads.ts";

/** What a GET on /epcis/events asks for. */
export interface EventQuery {
  readonly filter: EventFilter;
  readonly perPage: number;
  readonly pageToken: string | null;
}

const usualPage = 30;
const largestPage = 100;

function time(name: string, text: string): Date {
  const instant = instantOf(text);
  if (instant === undefined) throw new Refusal("INPUT_INVALID", {}, name);
  return new Date(instant);
}

function code(name: string, text: string): string {
  try {
    return identityOf(text);
  } catch {
    throw new Refusal("INPUT_INVALID", {}, name);
  }
}

function page(name: string, text: string): number {
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) throw new Refusal("INPUT_INVALID", {}, name);
  return Math.min(size, largestPage);
}

type Reading = Partial<EventFilter> & { perPage?: number; pageToken?: string };

// The parameters of EPCIS 2.0 § 8.2.7.1 that this platform answers; any other is refused, because
// an answer that passed over a condition would be wrong in silence.
const parameters: Readonly<Record<string, (name: string, text: string) => Reading>> = {
  eventType: (_name, text) => ({ eventType: text }),
  EQ_bizStep: (_name, text) => ({ bizStep: termOf("bizStep", text) }),
  MATCH_anyEPC: (name, text) => ({ code: code(name, text) }),
  GE_eventTime: (name, text) => ({ from: time(name, text) }),
  LT_eventTime: (name, text) => ({ until: time(name, text) }),
  perPage: (name, text) => ({ perPage: page(name, text) }),
  nextPageToken: (_name, text) => ({ pageToken: text }),
};

/** The names of all parameters. */
export const eventQueryParameters = Object.keys(parameters);

/** Reads the query; throws `EPCIS_PARAMETER_UNKNOWN` or `INPUT_INVALID`. */
export function readEventQuery(asked: URLSearchParams): EventQuery {
  const read: Reading = {};
  for (const [name, text] of asked) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (parameter === undefined) throw new Refusal("EPCIS_PARAMETER_UNKNOWN", { name }, name);
    if (!isStorable(text)) throw new Refusal("INPUT_INVALID", {}, name);
    Object.assign(read, parameter(name, text));
  }
  const { perPage = usualPage, pageToken = null, ...filter } = read;
  return { filter, perPage, pageToken };
}
