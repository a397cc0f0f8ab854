import { UserAddOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Pill, type Tone } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type InvitationPartsFragment,
  InvitationsDocument,
  InvitationWithdrawDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { ActButton } from "./act-button.tsx";
import { InviteSheet } from "./invite-sheet.tsx";

type Invitation = InvitationPartsFragment;
type InvitationState = "open" | "accepted" | "withdrawn" | "lapsed";

function stateOf({ acceptedAt, withdrawnAt, expiresAt }: Invitation): InvitationState {
  if (acceptedAt) return "accepted";
  if (withdrawnAt) return "withdrawn";
  return Date.parse(expiresAt) <= Date.now() ? "lapsed" : "open";
}

const tones: Readonly<Record<InvitationState, Tone>> = {
  open: "note",
  accepted: "good",
  withdrawn: "neutral",
  lapsed: "neutral",
};

function useColumns(): readonly Column<Invitation>[] {
  const { t } = useTranslation();
  return [
    {
      key: "email",
      title: t("people.email"),
      heads: true,
      show: ({ email }) => <strong>{email}</strong>,
    },
    {
      key: "roles",
      title: t("people.roles"),
      show: ({ roles }) =>
        roles.map((role) => t(`terms.role.${role}`)).join(t("app.listSeparator")),
    },
    {
      key: "expires",
      title: t("people.expires"),
      show: ({ expiresAt }) => <Instant at={expiresAt} />,
    },
    {
      key: "status",
      title: t("people.status"),
      show: (invitation) => {
        const state = stateOf(invitation);
        return <Pill tone={tones[state]}>{t(`people.${state}`)}</Pill>;
      },
    },
  ];
}

function Withdraw({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const withdraw = useCommand(InvitationWithdrawDocument);
  if (stateOf(invitation) !== "open") return null;
  return (
    <ActButton
      label={t("people.withdraw")}
      title={t("people.withdrawTitle")}
      hint={t("people.withdrawHint", { email: invitation.email })}
      done={t("people.withdrawnDone")}
      about={invitation.email}
      act={() => withdraw.run({ id: invitation.id })}
    />
  );
}

/** Invitations of the firm, open and past. */
export function Invitations() {
  const { t } = useTranslation();
  const columns = useColumns();
  const [inviting, setInviting] = useState(false);
  const pages = usePages({
    document: InvitationsDocument,
    pick: ({ invitations }) => invitations,
    variables: {},
    heeds: ["Invitation"],
  });
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-row lz-between">
        <h2>{t("people.invitations")}</h2>
        <Button
          type="primary"
          icon={<UserAddOutlined aria-hidden />}
          onClick={() => setInviting(true)}
        >
          {t("people.invite")}
        </Button>
      </div>
      <PagedListing
        name={t("people.invitations")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        acts={(invitation) => <Withdraw invitation={invitation} />}
        actsTitle={t("app.acts")}
        empty={
          <Empty title={t("people.emptyInvitations")} hint={t("people.emptyInvitationsHint")} />
        }
      />
      <InviteSheet open={inviting} close={() => setInviting(false)} />
    </div>
  );
}
