import { type LookupAddress, lookup } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublic } from "./addresses.ts";

/** Where requests of ours to addresses that others name may go. */
export interface Guard {
  readonly ports: ReadonlySet<number>;
  /** Only for tests: also this machine itself. */
  readonly allowsLoopback: boolean;
  /** How names become addresses; DNS unless a test says otherwise. */
  readonly resolve?: (name: string) => Promise<readonly LookupAddress[]>;
}

export interface Sent {
  readonly url: URL;
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
function pinned(guard: Guard): LookupFunction {
  const resolve = guard.resolve ?? byDns;
  return (name, options, answer) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        if (first === undefined || !found.every(({ address }) => mayReach(guard, address))) {
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
  const { protocol, hostname, port, username, password } = url;
  const isSecure = protocol === "https:";
  if (!isSecure && protocol !== "http:") throw new Forbidden();
  if (username !== "" || password !== "") throw new Forbidden();
  if (!guard.ports.has(port === "" ? (isSecure ? 443 : 80) : Number(port))) throw new Forbidden();
  // The URL parser has already written other spellings of IPv4 (0x7f.1, 2130706433) as numbers.
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !mayReach(guard, host)) throw new Forbidden();
}

/** Posts a body to an address that somebody named; gives the status. A redirect is not followed. */
export async function postGuarded(guard: Guard, sent: Sent): Promise<number> {
  const { url, headers, body, timeoutMs } = sent;
  checkDestination(guard, url);
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      lookup: pinned(guard),
      // A kept connection would have been judged for another request.
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
    });
    asked.once("error", reject);
    asked.once("response", (response) => {
      resolve(response.statusCode ?? 0);
      // What it says is not read.
      response.destroy();
    });
    asked.end(body);
  });
}
