import { Refusal } from "../../kernel/refusal.ts";
import { isStorable } from "../../platform/text.ts";
import type { AuditFilter } from "./reads.ts";

type Given<T> = T | null | undefined;

/** A filter as it is asked for; what is left out or empty asks for all. */
export interface FilterAsk {
  readonly action?: Given<string>;
  readonly search?: Given<string>;
  readonly who?: Given<string>;
  readonly subject?: Given<string>;
  readonly address?: Given<string>;
  readonly from?: Given<Date>;
  readonly until?: Given<Date>;
}

const text = (given: Given<string>) => given?.trim() || null;

export function auditFilter(ask: FilterAsk): AuditFilter {
  return {
    action: text(ask.action),
    search: text(ask.search),
    who: text(ask.who),
    subject: text(ask.subject),
    address: text(ask.address),
    from: ask.from ?? null,
    until: ask.until ?? null,
  };
}

const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

function instantIn(parameters: URLSearchParams, name: string): Date | null {
  const given = parameters.get(name);
  if (given === null || given === "") return null;
  const at = new Date(given);
  if (!instantForm.test(given) || Number.isNaN(at.getTime())) {
    throw new Refusal("INPUT_INVALID", {}, name);
  }
  return at;
}

function textIn(parameters: URLSearchParams, name: string): string | null {
  const given = parameters.get(name);
  if (given !== null && !isStorable(given)) throw new Refusal("INPUT_INVALID", {}, name);
  return given;
}

/** The same from a query string. Throws `INPUT_INVALID` at the parameter. */
export function filterInQuery(parameters: URLSearchParams): AuditFilter {
  return auditFilter({
    action: textIn(parameters, "action"),
    search: textIn(parameters, "search"),
    who: textIn(parameters, "who"),
    subject: textIn(parameters, "subject"),
    address: textIn(parameters, "address"),
    from: instantIn(parameters, "from"),
    until: instantIn(parameters, "until"),
  });
}
