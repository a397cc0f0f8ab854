import { randomUUID } from "node:crypto";
import { Refusal } from "../../../services/kernel/refusal.ts";
import type { HttpRequest } from "../../../services/platform/http.ts";
import { type Identity, parseCode } from "../../codes/index.ts";
import { CodeRefusal, targetOf } from "../http/asked.ts";
import type { Meant, Wanted } from "./values.ts";

export const listRoute = "/api/handles";
export const route = `${listRoute}/`;
const scheme = "hdl:";

/** A Handle as it was asked for, and its identity. */
export interface Asked {
  readonly text: string;
  readonly code: Identity;
  readonly query: URLSearchParams;
}

export const plain = (path: string) => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Whether a mark is set in the query; undefined where it is not mentioned. */
export const flag = (query: URLSearchParams, name: string): boolean | undefined => {
  const value = query.get(name);
  return value === null ? undefined : value !== "false";
};

/**
 * The Handle that a request is about; what is to be created may leave the end of its name to us
 * (`mintNewSuffix`). Throws `CodeRefusal`.
 */
export function askedIn(http: HttpRequest): Asked {
  const target = targetOf(http.req.url);
  const query = new URLSearchParams(target.query);
  const isMinted = http.req.method === "PUT" && flag(query, "mintNewSuffix") === true;
  const rest = target.path.slice(route.length) + (isMinted ? randomUUID() : "");
  const reading = parseCode(scheme + rest);
  if (!reading.ok) {
    const at = Math.max(0, reading.fault.at - scheme.length);
    throw new CodeRefusal({ ...reading.fault, at });
  }
  return { text: plain(rest), code: reading.identity, query };
}

const mostListed = 10_000;

/** Some of a list: which page of it, and how long pages are. */
export interface PageAsked {
  readonly page: number;
  readonly size: number;
}

function wholeIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^-?[0-9]{1,9}$/.test(text)) throw new Refusal("INPUT_INVALID", {}, name);
  return Number(text);
}

/** Which page of a list is asked for: the first and longest where nothing is said, or too little. */
export function pageIn(query: URLSearchParams): PageAsked {
  const [page, size] = [wholeIn(query, "page"), wholeIn(query, "pageSize")];
  if (page === undefined || size === undefined || page < 0 || size < 0) {
    return { page: 0, size: mostListed };
  }
  return { page, size: Math.min(size, mostListed) };
}

/** The numbers of values that a query names; throws `VALUE_INDEX` for one that is none. */
export const indicesIn = (query: URLSearchParams): readonly number[] =>
  query.getAll("index").map((index) => {
    if (!/^[0-9]{1,10}$/.test(index)) throw new Refusal("VALUE_INDEX", {}, "index");
    return Number(index);
  });

export const wantedIn = (query: URLSearchParams): Wanted => ({
  indices: indicesIn(query),
  types: query.getAll("type"),
});

const various = "various";

/** Which values a client of the Handle System means to write. */
export function meantIn(query: URLSearchParams): Meant {
  const indices = query.getAll("index");
  if (indices.length === 0) return "all";
  return indices.includes(various) ? "given" : indicesIn(query);
}
