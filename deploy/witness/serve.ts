import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import {
  cosign,
  type NoteKey,
  type NoteSigner,
  readNote,
  signatureLine,
} from "../../contracts/proof/index.ts";
import { type Decision, decide, openHead, type SignedHead } from "./decide.ts";
import { keepEvidence } from "./evidence.ts";
import { type Kept, Overtaken } from "./kept.ts";
import type { saying } from "./words.ts";

export interface WitnessParts {
  readonly kept: Kept;
  readonly keys: readonly NoteKey[];
  readonly signer: NoteSigner;
  readonly say: ReturnType<typeof saying>;
  readonly tell: (text: string) => void;
  /** Called once when another process has taken over the directory. */
  readonly stop: () => void;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly media?: string;
}

const mostBytes = 65_536;
const text = "text/plain; charset=utf-8";
/** What is served as the newest checkpoint, with our cosignature. */
const cosignedName = "cosigned";

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Keeps the head, then signs it: in this order, so that what was signed is never forgotten. */
function cosigned({ kept, signer, say, tell }: WitnessParts, given: SignedHead): Answer {
  if (kept.head === given.note) kept.checkSole();
  else kept.advance(given.note);
  const line = signatureLine(
    cosign(readNote(given.note).text, signer, Math.floor(Date.now() / 1000)),
  );
  kept.write(cosignedName, given.note + line);
  tell(say("signed", { size: given.size, keys: given.keys }));
  return { status: 200, body: line, media: text };
}

/** What was told since a head was cosigned last: anyone can submit, and each thing is told once. */
interface Heard {
  unsigned: boolean;
}

/** Once the log has renewed its key, whoever knows the old one only cosigns no more, and must hear it. */
function reportUnsigned({ say, tell }: WitnessParts, heard: Heard, decision: Decision): void {
  if (decision.status === 200) heard.unsigned = false;
  if (decision.status !== 403 || decision.why !== "SIGNATURE_MISSING" || heard.unsigned) return;
  heard.unsigned = true;
  tell(say("unsigned"));
}

function reportFork({ kept, say, tell }: WitnessParts, decision: Decision): void {
  if (decision.status === 200) return;
  const { fork } = decision;
  if (fork !== undefined) {
    const file = keepEvidence(kept, fork) ?? "-";
    tell(say(fork.kind, { file, old: fork.kept.size, size: fork.given.size }));
  } else if (decision.status === 409 && decision.old > 0 && decision.old < decision.size) {
    tell(say("behind", { old: decision.old, size: decision.size }));
  }
}

// Without an await between reading the head and keeping the next: requests are judged one by one.
function added(parts: WitnessParts, heard: Heard, body: string): Answer {
  const { head } = parts.kept;
  const kept = head === null ? null : openHead(head, parts.keys);
  const decision = decide(body, parts.keys, kept);
  reportUnsigned(parts, heard, decision);
  reportFork(parts, decision);
  if (decision.status === 200) return cosigned(parts, decision.given);
  if (decision.status === 409) {
    return { status: 409, body: `${decision.size}\n`, media: "text/x.tlog.size" };
  }
  return { status: decision.status, body: `${decision.why}\n`, media: text };
}

async function answered(
  parts: WitnessParts,
  heard: Heard,
  request: IncomingMessage,
): Promise<Answer> {
  const { method, url } = request;
  if (method === "POST" && url === "/add-checkpoint") {
    const body = await bodyOf(request);
    if (body === null) return { status: 413, body: "too long\n" };
    return added(parts, heard, body);
  }
  const [key] = parts.keys;
  const origin = createHash("sha256")
    .update(key?.name ?? "")
    .digest("hex");
  const newest = parts.kept.read(cosignedName);
  if (method === "GET" && url === `/${origin}/checkpoint` && newest !== null) {
    return { status: 200, body: newest, media: text };
  }
  return { status: 404, body: "not here\n" };
}

/** A witness as C2SP tlog-witness has it, for one log. */
export function witnessServer(parts: WitnessParts): Server {
  const heard: Heard = { unsigned: false };
  return createServer((request, response) => {
    answered(parts, heard, request)
      .catch((fault: unknown): Answer => {
        if (fault instanceof Overtaken) parts.stop();
        else parts.tell(String(fault));
        return { status: 500, body: "not cosigned\n" };
      })
      .then(({ status, body, media = text }) => {
        response.writeHead(status, { "content-type": media }).end(body);
      });
  });
}
