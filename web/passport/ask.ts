import { PassportDocument, type PassportQuery } from "./generated/graphql.ts";
import type { Locale } from "./language.ts";
import type { Passport } from "./passport.ts";
import { proofsFit, wantsLatest } from "./proof.ts";

export type TroubleKind = "offline" | "unreachable" | "broken" | "stale";

/** The page could not be filled; `reference` finds the fault in the platform's own records. */
export class Trouble extends Error {
  readonly kind: TroubleKind;
  readonly reference: string | undefined;

  constructor(kind: TroubleKind, reference?: string) {
    super(kind);
    this.name = "Trouble";
    this.kind = kind;
    this.reference = reference;
  }
}

interface Fault {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly requestId?: string };
}

interface GraphqlAnswer {
  readonly data?: PassportQuery | null;
  readonly errors?: readonly Fault[];
}

interface Found {
  readonly passport: Passport | null;
  /** Why nothing is known, in the reader's language. */
  readonly refusal?: string;
}

/**
 * A passport, and the latest signed checkpoint; null where no proof needs it, or it could not be had.
 */
export interface Answer {
  readonly passport: Passport;
  readonly checkpoint: string | null;
}

// The code generator writes it beside the document; the document's type does not tell.
const { hash: documentHash } = (
  PassportDocument as typeof PassportDocument & { readonly __meta__: { readonly hash: string } }
).__meta__;

const patienceMs = 20_000;

async function fetched(address: string, request: RequestInit): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    return await fetch(address, { ...request, signal: patience.signal, cache: "no-store" });
  } catch {
    throw new Trouble(navigator.onLine ? "unreachable" : "offline");
  } finally {
    clearTimeout(timer);
  }
}

async function passportOf(code: string, locale: Locale): Promise<Found> {
  const response = await fetched("/graphql", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Accept-Language": locale === "zh" ? "zh-CN" : "en",
      "x-lianzao": "1",
    },
    body: JSON.stringify({
      extensions: { persistedQuery: { version: 1, sha256Hash: documentHash } },
      variables: { code },
    }),
  });
  const answer: GraphqlAnswer | null = await response.json().catch(() => null);
  if (!answer) throw new Trouble("broken");
  const fault = answer.errors?.[0];
  if (fault) return refusedOr(fault);
  return { passport: answer.data?.passport ?? null };
}

/** A refusal of the code itself is an answer; anything else is trouble. */
function refusedOr(fault: Fault): Found {
  const code = fault.extensions?.code;
  if (code === "DOCUMENT_UNKNOWN") throw new Trouble("stale");
  if (code === "UNAVAILABLE") throw new Trouble("unreachable");
  if (!code || code === "BROKEN") throw new Trouble("broken", fault.extensions?.requestId);
  return { passport: null, refusal: fault.message };
}

/** The ledger's latest signed checkpoint (C2SP signed note), or null where it cannot be had. */
async function latestCheckpoint(): Promise<string | null> {
  try {
    const response = await fetched("/log/checkpoint", {});
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

const mostAttempts = 3;

/**
 * What is public of a code, with what is needed to verify it; no answer for a code of which nothing
 * is known. Throws `Trouble` when the platform cannot say.
 */
export async function answerFor(
  code: string,
  locale: Locale,
): Promise<{ readonly answer: Answer | null; readonly refusal: string | undefined }> {
  for (let attempt = 1; ; attempt += 1) {
    const { passport, refusal } = await passportOf(code, locale);
    if (!passport) return { answer: null, refusal };
    const checkpoint = wantsLatest(passport) ? await latestCheckpoint() : null;
    const fits = checkpoint === null || proofsFit(passport, checkpoint);
    if (fits || attempt === mostAttempts) {
      return { answer: { passport, checkpoint }, refusal: undefined };
    }
  }
}
