import { setTimeout as pause } from "node:timers/promises";
import { Turns } from "./turns.ts";

/** How often something may be done: steadily, and at once after a rest. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** What is counted apart, by what it costs. */
export type RateClass =
  | "query"
  | "mutation"
  | "document"
  | "passport"
  | "capture"
  | "admission"
  | "departure"
  | "integrity"
  | "import"
  | "labels"
  | "events"
  | "token"
  | "resolve";

/** The rates of one class: of a firm, and of one network address that is no firm's. */
export type Rates = Readonly<Record<RateClass, { readonly firm: Rate; readonly stranger: Rate }>>;

const stranger = { perSecond: 20, burst: 200 };
const slowly = { perSecond: 0.05, burst: 20 };

/** The operating settings (C25), for each process; deploy/decisions/0010-rate-limits.md. */
export const usualRates: Rates = {
  // The web's own documents.
  query: { firm: { perSecond: 100, burst: 500 }, stranger },
  mutation: { firm: { perSecond: 40, burst: 300 }, stranger },
  // What keys ask in their own words, and whatever is asked in development.
  document: { firm: { perSecond: 50, burst: 500 }, stranger },
  passport: { firm: { perSecond: 50, burst: 300 }, stranger: { perSecond: 50, burst: 300 } },
  capture: { firm: { perSecond: 20, burst: 200 }, stranger },
  // Documents that strangers send are kept: a disk is filled slowly, if at all.
  admission: { firm: slowly, stranger: slowly },
  // Whoever is sent to a firm's provider leaves a row in its audit before he is known.
  departure: { firm: stranger, stranger: { perSecond: 1, burst: 60 } },
  // A whole chain is read, link by link.
  integrity: { firm: { perSecond: 0.1, burst: 10 }, stranger: slowly },
  // Tables of up to 20 MB: each is long work.
  import: { firm: { perSecond: 0.2, burst: 20 }, stranger: slowly },
  // A thousand labels are seconds of drawing.
  labels: { firm: { perSecond: 2, burst: 60 }, stranger: slowly },
  events: { firm: { perSecond: 50, burst: 300 }, stranger },
  // Tokens that open nothing: each is looked for in the database.
  token: { firm: stranger, stranger: { perSecond: 2, burst: 60 } },
  // A gateway of a whole works may stand behind one address.
  resolve: { firm: stranger, stranger: { perSecond: 200, burst: 1_000 } },
};

/** The usual rates, `factor` times. */
export function ratesTimes(factor: number): Rates {
  const times = ({ perSecond, burst }: Rate): Rate => ({
    perSecond: perSecond * factor,
    burst: burst * factor,
  });
  const classes = Object.entries(usualRates).map(([name, { firm, stranger }]) => [
    name,
    { firm: times(firm), stranger: times(stranger) },
  ]);
  return Object.fromEntries(classes) as Rates;
}

/** Who is counted: a firm by its id, or whoever is behind a network address. */
export interface Counted {
  readonly kind: "firm" | "stranger";
  readonly name: string;
}

/** How a class stands for one who asked. */
export interface Standing {
  readonly rateClass: RateClass;
  readonly rate: Rate;
  readonly granted: boolean;
  /** How many more may be asked at once. */
  readonly left: number;
  /** After how many whole seconds one more may be asked; 0 where it may be now. */
  readonly waitSeconds: number;
}

/** How one more stands where a bucket is filled so far. */
function standingAt(rateClass: RateClass, rate: Rate, filled: number): Standing {
  const granted = filled >= 1;
  const left = granted ? filled - 1 : filled;
  const waitSeconds = left >= 1 ? 0 : Math.ceil((1 - left) / rate.perSecond);
  return { rateClass, rate, granted, left: Math.floor(left), waitSeconds };
}

interface Bucket {
  tokens: number;
  at: number;
}

const mostBuckets = 20_000;

/** Token buckets of one process, for as many askers as there is room for. */
export class RateGate {
  readonly turns = new Turns();
  private readonly rates: Rates;
  private readonly now: () => number;
  // In the order of their last use, the oldest first.
  private readonly buckets = new Map<string, Bucket>();

  constructor(rates: Rates, now: () => number = () => performance.now()) {
    this.rates = rates;
    this.now = now;
  }

  get size(): number {
    return this.buckets.size;
  }

  /** Takes one from the asker's bucket, if there is one left. */
  take(rateClass: RateClass, who: Counted): Standing {
    const { key, rate, filled, now } = this.bucketOf(rateClass, who);
    const standing = standingAt(rateClass, rate, filled);
    this.keep(key, { tokens: standing.granted ? filled - 1 : filled, at: now });
    return standing;
  }

  /** How the next one would stand, without taking it. */
  look(rateClass: RateClass, who: Counted): Standing {
    const { rate, filled } = this.bucketOf(rateClass, who);
    return standingAt(rateClass, rate, filled);
  }

  private bucketOf(rateClass: RateClass, { kind, name }: Counted) {
    const rate = this.rates[rateClass][kind];
    const key = `${rateClass} ${kind} ${name}`;
    const now = this.now();
    const { tokens, at } = this.buckets.get(key) ?? { tokens: rate.burst, at: now };
    const filled = Math.min(rate.burst, tokens + ((now - at) / 1_000) * rate.perSecond);
    return { key, rate, filled, now };
  }
  private keep(key: string, bucket: Bucket): void {
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size <= mostBuckets) return;
    // The one that has rested longest is the fullest, or nearly: forgetting it gives least away.
    for (const oldest of this.buckets.keys()) {
      this.buckets.delete(oldest);
      return;
    }
  }
}

const shortestHoldMs = 500;
const longestHoldMs = 1_500;
const mostHeld = 1_000;

/**
 * Lets refusals for a rate wait before they are told: whoever asks in a loop comes round slowly
 * and costs the others little. Who heeds `Retry-After` loses a second.
 */
export class Brake {
  private held = 0;

  /**
   * Resolves after a second or so, in part by chance, so that those who were refused together do not
   * come back together; at once where a thousand are held already, which bounds memory.
   */
  async hold(): Promise<void> {
    if (this.held >= mostHeld) return;
    this.held += 1;
    await pause(shortestHoldMs + Math.random() * (longestHoldMs - shortestHoldMs));
    this.held -= 1;
  }
}

/** IPv6 hosts choose among the addresses of a /64 (RFC 6177): it counts as one. */
export function strangerAt(address: string | null): Counted {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/, "") ?? "unknown";
  const name = plain.includes(":") ? networkOf(plain) : plain;
  return { kind: "stranger", name };
}

function networkOf(address: string): string {
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  // What `::` leaves out is zeros.
  const zeros = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  const all = [...groups, ...Array(Math.max(0, zeros)).fill("0")];
  const rest = tail === undefined ? [] : tail.split(":");
  return [...all, ...rest].slice(0, 4).join(":");
}

type Header = readonly [name: string, value: string];

/** draft-ietf-httpapi-ratelimit-headers-10: the policy, how much is left, and when to come again. */
export function rateHeaders({
  rateClass,
  rate,
  granted,
  left,
  waitSeconds,
}: Standing): [Header, Header, ...Header[]] {
  const windowSeconds = Math.max(1, Math.ceil(rate.burst / rate.perSecond));
  const headers: [Header, Header, ...Header[]] = [
    ["ratelimit-policy", `"${rateClass}";q=${rate.burst};w=${windowSeconds}`],
    ["ratelimit", `"${rateClass}";r=${left};t=${Math.max(1, waitSeconds)}`],
  ];
  if (!granted) headers.push(["retry-after", String(Math.max(1, waitSeconds))]);
  return headers;
}
