import { type LetterKey, postLetter } from "../../notices/index.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { invitationEnd } from "./rules.ts";

/** Who is invited into which firm, and the code that lets him in. */
interface Invited {
  readonly email: string;
  readonly code: string;
  readonly firm: { readonly nameZh: string; readonly nameEn: string };
}

/** Posts the link of an invitation that is issued in the same act. */
export async function postInvitation(
  scope: TenantScope,
  key: LetterKey,
  { email, code, firm: { nameZh: zh, nameEn: en } }: Invited,
): Promise<void> {
  const until = invitationEnd(scope.now).toISOString();
  await postLetter(scope, key, email, { kind: "invitation", code, firm: { zh, en }, until });
}
