import { Refusal } from "../../../services/kernel/refusal.ts";
import type { Database } from "../../../services/platform/database.ts";
import type { Keys } from "../../../services/platform/sealing.ts";
import {
  type AdministratorFound,
  administratorAt,
  beginHandleSession,
  handleSessionAt,
  type SessionFound,
  secretOf,
} from "../../registry/index.ts";
import { type Answer, answerIn, answers, isCoded, isSigned } from "./authorization.ts";
import { challengeKeysFrom, challengeOf, markOf } from "./challenge.ts";

/** After this an administrator shows again who he is. */
const sessionMs = 1_800_000;

const failed = () => new Refusal("HANDLE_AUTHENTICATION_FAILED");

/** What it takes to know sessions. */
export interface SessionParts {
  readonly database: Database;
  readonly secret: Keys;
}

function hasAnswered(
  { tenantId, id, sealed, publicKey }: AdministratorFound,
  nonce: Buffer,
  answer: Answer,
  secret: Keys,
): boolean {
  if (answer.type === "HS_PUBKEY") return publicKey !== null && isSigned(nonce, answer, publicKey);
  return sealed !== null && isCoded(nonce, answer, secretOf({ tenantId, id, sealed }, secret));
}

/**
 * Begins the session whose challenge is answered. A challenge is answered once, and not long after
 * it was put: the same answer sent again is refused as any wrong one.
 */
async function begun(
  { database, secret }: SessionParts,
  sessionId: string,
  answer: Answer | undefined,
): Promise<SessionFound> {
  const now = Date.now();
  const challenge = challengeOf(challengeKeysFrom(secret), sessionId, now);
  if (answer === undefined || challenge?.isOpen !== true) throw failed();
  const { prefix, index } = answer;
  const found = await administratorAt(database, prefix, index);
  if (found === undefined || !hasAnswered(found, challenge.nonce, answer, secret)) throw failed();
  const { tenantId, id: administratorId } = found;
  const endsAt = new Date(now + sessionMs);
  const session = { tenantId, administratorId, mark: markOf(sessionId), endsAt };
  if (!(await beginHandleSession(database, session))) throw failed();
  return { tenantId, prefix, index };
}

/**
 * Who asks by `Authorization: Handle ...`: by a session that he has begun, or by the answer that
 * begins it; undefined where the header names none. Throws `HANDLE_AUTHENTICATION_FAILED`, and
 * `HANDLE_AUTHENTICATION_NEEDED` for a session that has ended or was never begun.
 */
export async function administratorBySession(
  parts: SessionParts,
  fields: ReadonlyMap<string, string>,
): Promise<SessionFound | undefined> {
  const sessionId = fields.get("sessionid");
  if (answers(fields)) return begun(parts, sessionId ?? "", answerIn(fields));
  if (sessionId === undefined) {
    // Other ways to show who one is, as by a certificate, are none here.
    if ([...fields.keys()].some((name) => name !== "version")) throw failed();
    return undefined;
  }
  const found = await handleSessionAt(parts.database, markOf(sessionId));
  if (found === undefined) throw new Refusal("HANDLE_AUTHENTICATION_NEEDED");
  return found;
}
