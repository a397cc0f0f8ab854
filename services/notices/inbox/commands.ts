import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { anyKind, kindNames, type NoticeKind } from "./kinds.ts";
import { choicesOf, choicesOfFirm, type Notice, ownNotice } from "./reads.ts";
import { decideReach, type Reach } from "./rules.ts";
import { putChoice, putFirmChoice, setAllRead, setRead } from "./writes.ts";

/** The person whose inbox it is; throws `SESSION_NEEDED` for a key. */
export function readerIn({ actor }: Pick<TenantScope, "actor">): PersonId {
  if (actor.personId === null) throw new Refusal("SESSION_NEEDED");
  return actor.personId;
}

async function noticeOr(scope: TenantScope, id: string): Promise<Notice> {
  const notice = await ownNotice(scope, readerIn(scope), id);
  if (notice === null) throw new Refusal("NOTICE_NOT_FOUND", {}, "id");
  return notice;
}

/** Marks one's own notice as read. Throws `NOTICE_NOT_FOUND`, `SESSION_NEEDED`. */
export async function readNotice(scope: TenantScope, id: string): Promise<Notice> {
  await once(scope, "noticeRead", async () => {
    await noticeOr(scope, id);
    await setRead(scope, id);
    scope.about(`notice:${id}`, { act: "read" });
    return id;
  });
  return noticeOr(scope, id);
}

/** Marks all of one's notices in this firm as read. */
export async function readAllNotices(scope: TenantScope): Promise<void> {
  const personId = readerIn(scope);
  await once(scope, "noticesReadAll", async () => {
    await setAllRead(scope, personId);
    scope.about("notices", { act: "read-all" });
    return personId;
  });
}

/** How a kind reaches the viewer, and what his firm wants of it. */
export interface Choice extends Reach {
  readonly kind: NoticeKind;
  readonly security: boolean;
  /** Whether mail of it goes to those of the firm who have not chosen for themselves. */
  readonly firmMail: boolean;
}

/** How each kind that concerns the viewer reaches him. */
export async function noticeChoicesOf(scope: TenantScope): Promise<Choice[]> {
  const personId = readerIn(scope);
  const own = new Map((await choicesOf(scope, personId)).map((row) => [row.kind, row]));
  const firm = new Map((await choicesOfFirm(scope)).map((row) => [row.kind, row]));
  const concerning = kindNames.filter((kind) => {
    const { whom } = anyKind(kind);
    return whom === "self" || scope.actor.may.has(whom);
  });
  return concerning.map((kind) => {
    const { security } = anyKind(kind);
    const firmChoice = firm.get(kind) ?? null;
    const { mail: firmMail } = decideReach(kind, firmChoice, null);
    return { kind, security, firmMail, ...decideReach(kind, firmChoice, own.get(kind) ?? null) };
  });
}

async function choiceOf(scope: TenantScope, kind: NoticeKind): Promise<Choice> {
  const choice = (await noticeChoicesOf(scope)).find((each) => each.kind === kind);
  if (choice === undefined) throw new Refusal("NOTICE_KIND_NOT_YOURS", {}, "kind");
  return choice;
}

/**
 * Chooses how a kind reaches the viewer in this firm. Throws `NOTICE_KIND_NOT_YOURS` for one that
 * his roles do not concern, `NOTICE_ALWAYS_KEPT` to keep what guards something out of the inbox.
 */
export async function chooseNotice(
  scope: TenantScope,
  kind: NoticeKind,
  reach: Reach,
): Promise<Choice> {
  const personId = readerIn(scope);
  await once(scope, "noticeChoose", async () => {
    const { security } = await choiceOf(scope, kind);
    if (security && !reach.inbox) throw new Refusal("NOTICE_ALWAYS_KEPT", {}, "inbox");
    await putChoice(scope, personId, kind, reach);
    scope.about(`notices:${kind}`, { act: "choose", ...reach });
    return kind;
  });
  return choiceOf(scope, kind);
}

/** Chooses for a firm of which kinds its people have mail, unless they choose for themselves. */
export async function chooseFirmNotice(
  scope: TenantScope,
  kind: NoticeKind,
  mail: boolean,
): Promise<Choice> {
  readerIn(scope);
  await once(scope, "firmNoticeChoose", async () => {
    await choiceOf(scope, kind);
    await putFirmChoice(scope, kind, mail);
    scope.about(`notices:${kind}`, { act: "choose-for-firm", mail });
    return kind;
  });
  return choiceOf(scope, kind);
}
