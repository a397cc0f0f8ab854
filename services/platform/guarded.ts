import { type LookupAddress, lookup } from "node:dns";
import { type IncomingMessage, type RequestOptions, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Refusal } from "../kernel/refusal.ts";
import { isPublic } from "./addresses.ts";

/** Where requests of ours to addresses that others name may go. */
export interface Guard {
  readonly ports: ReadonlySet<number>;
  /** Only for tests: also this machine itself. */
  readonly allowsLoopback: boolean;
  /**
   * Hosts with their ports, as `placeOf` writes them, that whoever runs the platform has named: they
   * may be reached wherever they are, and in the open.
   */
  readonly named?: ReadonlySet<string>;
  /** How names become addresses; DNS unless a test says otherwise. */
  readonly resolve?: (name: string) => Promise<readonly LookupAddress[]>;
}

/** The host and port of an address, also where the port is the usual one. */
export function placeOf({ protocol, hostname, port }: URL): string {
  return `${hostname}:${port === "" ? (protocol === "https:" ? 443 : 80) : port}`;
}

const isNamed = ({ named }: Guard, url: URL) => named?.has(placeOf(url)) === true;

/** The public network, and the ports on which firms' own systems listen. */
export const publicNetwork: Guard = { ports: new Set([443, 8443]), allowsLoopback: false };

export interface Sent {
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

/** Why a request was not sent. */
export class Forbidden extends Error {
  readonly code = "DESTINATION_FORBIDDEN";
}

const loopback = new Set(["127.0.0.1", "::1"]);

function byDns(name: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(name, { all: true }, (fault, found) => (fault ? reject(fault) : resolve(found)));
  });
}

function mayReach({ allowsLoopback }: Guard, address: string): boolean {
  return isPublic(address) || (allowsLoopback && loopback.has(address));
}

/**
 * The address to connect to: looked up once, at connect time, and used as it was judged, so that a
 * name cannot mean another place in between. One bad address among those of a name refuses it.
 */
function pinned(guard: Guard, url: URL): LookupFunction {
  const resolve = guard.resolve ?? byDns;
  const mayBe = (address: string) => isNamed(guard, url) || mayReach(guard, address);
  return (name, options, answer) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        if (first === undefined || !found.every(({ address }) => mayBe(address))) {
          answer(new Forbidden(), "", 0);
        } else if (options.all) answer(null, [first]);
        else answer(null, first.address, first.family);
      },
      (fault: NodeJS.ErrnoException) => answer(fault, "", 0),
    );
  };
}

/** Throws `Forbidden` for what is refused before any name is looked up. */
export function checkDestination(guard: Guard, url: URL): void {
  const { protocol, hostname, username, password } = url;
  const isSecure = protocol === "https:";
  if (!isSecure && protocol !== "http:") throw new Forbidden();
  if (username !== "" || password !== "") throw new Forbidden();
  if (isNamed(guard, url)) return;
  if (!guard.ports.has(Number(placeOf(url).slice(hostname.length + 1)))) throw new Forbidden();
  // The URL parser has already written other spellings of IPv4 (0x7f.1, 2130706433) as numbers.
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !mayReach(guard, host)) throw new Forbidden();
}

const longestUrl = 500;

/**
 * The address of somebody's system as it may be kept, without its fragment; throws `refused` for one
 * that is never reached: too long, unreadable, not secure, or no destination of the public network.
 */
export function destinationIn(text: string, refused: Refusal, guard = publicNetwork): URL {
  if (text.length > longestUrl || !URL.canParse(text)) throw refused;
  const url = new URL(text);
  if (url.protocol !== "https:" && !isNamed(guard, url)) throw refused;
  try {
    checkDestination(guard, url);
  } catch (fault) {
    throw fault instanceof Forbidden ? refused : fault;
  }
  url.hash = "";
  return url;
}

/** The head of the answer of an address that somebody named. A redirect is not followed. */
async function answerOf(guard: Guard, sent: Sent): Promise<IncomingMessage> {
  const { url, method, headers, body, timeoutMs } = sent;
  checkDestination(guard, url);
  const length = body === "" ? {} : { "content-length": Buffer.byteLength(body) };
  const options: RequestOptions = {
    method,
    headers: { ...headers, ...length },
    lookup: pinned(guard, url),
    // A kept connection would have been judged for another request.
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
  };
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const asked = request(url, options);
    asked.once("error", reject);
    asked.once("response", resolve);
    asked.end(body);
  });
}

/** Posts a body to an address that somebody named; gives the status. What it says is not read. */
export async function postGuarded(guard: Guard, sent: Omit<Sent, "method">): Promise<number> {
  const response = await answerOf(guard, { ...sent, method: "POST" });
  response.destroy();
  return response.statusCode ?? 0;
}

/** The answer of an address that somebody named, whole; throws for one beyond `limitBytes`. */
export async function askGuarded(guard: Guard, sent: Sent, limitBytes: number): Promise<Response> {
  const answer = await answerOf(guard, sent);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer) {
    parts.push(part);
    size += part.length;
    // Leaving the loop ends the connection.
    if (size > limitBytes) throw new Error("an answer is too long");
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 599) throw new Error("an answer has no final status");
  const isEmpty = status === 204 || status === 205 || status === 304;
  return new Response(isEmpty ? null : Buffer.concat(parts), { status, headers });
}
