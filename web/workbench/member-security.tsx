import { useTranslation } from "react-i18next";
import { useCommand } from "../graphql/command.ts";
import {
  type MemberPartsFragment,
  MemberResetFactorsDocument,
  MemberSignOutDocument,
} from "../graphql/generated/graphql.ts";
import { useViewer } from "../shell/session.tsx";
import { ActButton } from "./act-button.tsx";

/** What an administrator does for a colleague who has lost a device; nothing for himself. */
export function MemberSecurity({ member }: { readonly member: MemberPartsFragment }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const signOut = useCommand(MemberSignOutDocument);
  const reset = useCommand(MemberResetFactorsDocument);
  const { id, person } = member;
  if (person.id === viewer.person.id) return null;
  return (
    <>
      <ActButton
        label={t("security.members.signOut")}
        title={t("security.members.signOutTitle")}
        hint={t("security.members.signOutHint")}
        done={t("security.members.signedOut")}
        about={person.name}
        act={() => signOut.run({ id })}
      />
      <ActButton
        label={t("security.members.reset")}
        title={t("security.members.resetTitle")}
        hint={t("security.members.resetHint")}
        done={t("security.members.resetDone")}
        about={person.name}
        act={() => reset.run({ id })}
      />
    </>
  );
}
