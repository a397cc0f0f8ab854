import type { TenantId } from "../../kernel/brand.ts";
import type { Transaction } from "../../platform/connections.ts";
import { newId } from "../../platform/ids.ts";
import { type Keys, keysFor, opened, type Secret, sealed } from "../../platform/sealing.ts";
import type { NoticeValues } from "../inbox/kind.ts";
import type { NoticeKind } from "../inbox/kinds.ts";
import { letters } from "../schema/letters.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a letter says; times are ISO 8601. A code is part of a link and shown to nobody else. */
export type Letter =
  | {
      readonly kind: "invitation";
      readonly code: string;
      readonly firm: Words;
      readonly until: string;
    }
  | { readonly kind: "password-reset"; readonly code: string; readonly until: string }
  | { readonly kind: "password-changed"; readonly at: string }
  | { readonly kind: "second-step-failed"; readonly failures: number; readonly at: string }
  | { readonly kind: "member-removed"; readonly firm: Words }
  | {
      readonly kind: "firm-left";
      readonly code: string;
      readonly firm: Words;
      readonly until: string;
    }
  | { readonly kind: "application-refused"; readonly firm: Words; readonly reason: string }
  | { readonly kind: "notice"; readonly notice: NoticeKind; readonly values: NoticeValues };

/** Under which letters are sealed while they wait: from the platform's kept secret. */
export type LetterKey = Keys;

export const letterKeyFrom = (secret: Secret): LetterKey => keysFor(secret, "letter/1");

/** The house that writes a letter, in its own transaction. */
interface Writer {
  readonly db: Transaction;
  readonly house: TenantId;
  readonly now: Date;
}

/** Posts a letter: it is sent if the transaction commits. */
export async function postLetter(
  { db, house, now }: Writer,
  key: LetterKey,
  recipient: string,
  letter: Letter,
): Promise<void> {
  const id = newId<string>();
  const text = sealed(JSON.stringify(letter), key, id);
  const row = { tenantId: house, id, kind: letter.kind, recipient, sealed: text };
  await db.insert(letters).values({ ...row, writtenAt: now, dueAt: now, tries: 0 });
}

/** Opens what was posted under this id; throws for anything else. */
export function openLetter(key: LetterKey, id: string, text: string): Letter {
  return JSON.parse(opened(text, key, id)) as Letter;
}
