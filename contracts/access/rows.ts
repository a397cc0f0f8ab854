import type { RefusalCode } from "../refusals/index.ts";
import type { firmRoles, operatorRoles } from "./roles.ts";

type FirmRole = (typeof firmRoles)[number];
type OperatorRole = (typeof operatorRoles)[number];

/**
 * Who asks about a thing of one firm: nobody known; one of the firm's people, by role, or its key
 * with the scope `graphql`; a partner (has booked from it, is granted an event and invited to an
 * offer) and an outsider (has no dealings with it), both with every role in their own firms; one of
 * the operator's three administrators.
 */
export type Asker = "stranger" | FirmRole | "key" | "partner" | "outsider" | OperatorRole;

/** Shown the thing; let in, but shown nothing of it; the act is done; or the code of the refusal. */
export type Answer = "seen" | "unseen" | "done" | RefusalCode;

export type Row = Readonly<Record<Asker, Answer>>;

interface Columns {
  readonly stranger?: Answer;
  readonly member?: Partial<Record<FirmRole, Answer>>;
  readonly key?: Answer;
  readonly partner?: Answer;
  readonly outsider?: Answer;
  readonly operator?: Partial<Record<OperatorRole, Answer>>;
}

/** The same answer for each of these. */
export function each<Name extends string>(answer: Answer, ...names: Name[]): Record<Name, Answer> {
  return Object.fromEntries(names.map((name) => [name, answer])) as Record<Name, Answer>;
}

export const members = (answer: Answer): Record<FirmRole, Answer> =>
  each(answer, "administrator", "planner", "engineer", "quality", "service", "viewer");
export const operators = (answer: Answer): Record<OperatorRole, Answer> =>
  each(answer, "system", "security", "audit");

const no = "NOT_PERMITTED";

/** Whoever a row does not name may not; a stranger is asked to sign in. */
export function row({ member, operator, ...others }: Columns): Row {
  return {
    stranger: "NOT_SIGNED_IN",
    ...members(no),
    key: no,
    partner: no,
    outsider: no,
    ...operators(no),
    ...others,
    ...member,
    ...operator,
  };
}

/** The same for whoever else is behind the door: keys and other firms. */
export const same = (answer: Answer) => ({ key: answer, partner: answer, outsider: answer });
/** The same for other firms, with dealings and without. */
export const apart = (answer: Answer) => ({ partner: answer, outsider: answer });

/** The same for everyone, with an account or without. */
export const open = (answer: Answer): Row =>
  row({
    stranger: answer,
    member: members(answer),
    ...same(answer),
    operator: operators(answer),
  });

/** What each of the firm's people and keys may see, and no other firm. */
export const house = row({ member: members("seen"), key: "seen", ...apart("unseen") });
/** The same, of a kind that the operator's house has too. */
export const anyHouse: Row = { ...house, ...operators("unseen") };
/** For those who manage the firm's machines. */
export const editors = (answer: Answer) => each(answer, "administrator", "planner", "engineer");
export const planners = (answer: Answer) => each(answer, "administrator", "planner");
export const administrator = (answer: Answer) => each(answer, "administrator");
export const sharers = (answer: Answer) => each(answer, "administrator", "quality");

/** An act on one's own account: the same for each person, and nothing that a key can do. */
export const ownAccount = (answer: Answer): Row =>
  row({
    member: members(answer),
    key: "SESSION_NEEDED",
    ...apart(answer),
    operator: operators(answer),
  });

/** The same about second factors, which the viewer alone of these has. */
export const ofViewer = (answer: Answer, others: Answer): Row => ({
  ...ownAccount(others),
  viewer: answer,
});

/**
 * An act in a case that the firm has opened against the partner: what each of the two may do of it,
 * by those who argue for a firm. To anybody else the case is not there.
 */
export const dispute = ({
  firm = "DISPUTE_NOT_YOURS",
  partner,
}: {
  readonly firm?: Answer;
  readonly partner: Answer;
}): Row => row({ member: planners(firm), partner, outsider: "DISPUTE_NOT_FOUND" });
