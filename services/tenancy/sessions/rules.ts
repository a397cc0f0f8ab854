import type { Role } from "../../../contracts/access/roles.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Strength } from "../schema/sessions.ts";

export type FirmStatus = "admitted" | "active" | "suspended";

/** How a firm stands at the door: frozen by an incident, whatever else it is. */
export type FirmStanding = FirmStatus | "frozen";

export function standingOf(firm: {
  readonly status: FirmStatus;
  readonly frozenAt: Date | null;
}): FirmStanding {
  return firm.frozenAt === null ? firm.status : "frozen";
}

/** Whether a firm's people and keys may come in at all. */
export function letsIn(standing: FirmStanding): boolean {
  return standing === "admitted" || standing === "active";
}

/** Throws why a firm is shut to its own people and keys: `FIRM_FROZEN`, `FIRM_SUSPENDED`. */
export function checkOpen(standing: FirmStanding): void {
  if (standing === "frozen") throw new Refusal("FIRM_FROZEN");
  if (standing === "suspended") throw new Refusal("FIRM_SUSPENDED");
}

/** What a session's token finds in its house. */
export interface SessionState {
  readonly id: string;
  readonly personId: PersonId;
  readonly strength: Strength;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** Null once the person no longer belongs to the firm. */
  readonly roles: readonly Role[] | null;
  readonly firmStatus: FirmStanding;
}

const hourMs = 3_600_000;
/** A session that nobody uses for this long is over. */
export const sessionIdleMs = 12 * hourMs;
/** However busy it is, a session is over after this long. */
export const sessionLongestMs = 14 * 24 * hourMs;
/** How often at most it is written down that a session or key is in use. */
const seenEveryMs = 60_000;

/** Whether a session still opens the door, firm aside. */
export function isAlive(
  session: Pick<SessionState, "seenAt" | "expiresAt" | "revokedAt">,
  now: Date,
): boolean {
  const idleUntil = session.seenAt.getTime() + sessionIdleMs;
  return session.revokedAt === null && session.expiresAt > now && idleUntil > now.getTime();
}

/**
 * The roles that a session gives. Throws `SESSION_EXPIRED` when it is revoked, idle, too old or
 * its person no longer a member (C04), `FIRM_SUSPENDED` and `FIRM_FROZEN`.
 */
export function decideSession(session: SessionState, now: Date): readonly Role[] {
  // A freeze ends sessions: whoever was in one is told why.
  if (session.roles !== null && session.firmStatus === "frozen") throw new Refusal("FIRM_FROZEN");
  if (session.roles === null || !isAlive(session, now)) throw new Refusal("SESSION_EXPIRED");
  checkOpen(session.firmStatus);
  return session.roles;
}

/** Whether its use is worth writing down again. */
export function isSeenLate(seenAt: Date | null, now: Date): boolean {
  return seenAt === null || now.getTime() - seenAt.getTime() >= seenEveryMs;
}

/** A firm of a person, for choosing where to begin. */
export interface FirmOfPerson<Id extends string> {
  readonly id: Id;
  readonly status: FirmStanding;
}

/**
 * The firm in which a session begins: the one that is asked for, else the last used, else any that
 * is open. Throws `FIRM_NOT_FOUND` for a firm that is not the person's, `FIRM_SUSPENDED`,
 * `FIRM_FROZEN`.
 */
export function decideFirm<Id extends string>(
  firms: readonly FirmOfPerson<Id>[],
  last: Id,
  asked: Id | null,
): Id {
  const wanted = firms.find((firm) => firm.id === (asked ?? last));
  if (asked !== null && wanted === undefined) throw new Refusal("FIRM_NOT_FOUND", {}, "firm");
  const free = firms.find(({ status }) => letsIn(status));
  const stays = asked !== null || (wanted !== undefined && letsIn(wanted.status));
  const firm = (stays ? wanted : free) ?? wanted ?? firms[0];
  if (firm === undefined) throw new Refusal("FIRM_SUSPENDED");
  checkOpen(firm.status);
  return firm.id;
}
