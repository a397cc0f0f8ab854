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
  InvitationConfirmDocument,
  type InvitationPartsFragment,
  InvitationRefuseDocument,
  InvitationsDocument,
  InvitationWithdrawDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { ActButton } from "./act-button.tsx";
import { InviteSheet } from "./invite-sheet.tsx";

type Invitation = InvitationPartsFragment;
type InvitationState = "waiting" | "open" | "accepted" | "withdrawn" | "lapsed";

function stateOf(invitation: Invitation): InvitationState {
  const { acceptedAt, withdrawnAt, expiresAt, awaitsConfirmation } = invitation;
  if (acceptedAt) return "accepted";
  if (withdrawnAt) return "withdrawn";
  if (Date.parse(expiresAt) <= Date.now()) return "lapsed";
  return awaitsConfirmation ? "waiting" : "open";
}

function useRoleNames() {
  const { t } = useTranslation();
  return (roles: Invitation["roles"]) =>
    roles.map((role) => t(`terms.role.${role}`)).join(t("app.listSeparator"));
}

const tones: Readonly<Record<InvitationState, Tone>> = {
  waiting: "warn",
  open: "note",
  accepted: "good",
  withdrawn: "neutral",
  lapsed: "neutral",
};

function useColumns(): readonly Column<Invitation>[] {
  const { t } = useTranslation();
  const roleNames = useRoleNames();
  return [
    {
      key: "email",
      title: t("people.email"),
      heads: true,
      show: ({ email, changesRoles }) => (
        <span>
          <strong>{email}</strong>{" "}
          {changesRoles ? <Pill tone="primary">{t("people.change.mark")}</Pill> : null}
        </span>
      ),
    },
    {
      key: "roles",
      title: t("people.roles"),
      show: ({ roles }) => roleNames(roles),
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
        const isGiven = invitation.changesRoles && state === "accepted";
        return (
          <Pill tone={tones[state]}>
            {isGiven ? t("people.change.done") : t(`people.${state}`)}
          </Pill>
        );
      },
    },
  ];
}

function Withdraw({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const withdraw = useCommand(InvitationWithdrawDocument);
  const state = stateOf(invitation);
  if (state !== "open" && state !== "waiting") return null;
  const { email, changesRoles } = invitation;
  return (
    <ActButton
      label={t("people.withdraw")}
      title={t(changesRoles ? "people.change.withdrawTitle" : "people.withdrawTitle")}
      hint={t(changesRoles ? "people.change.keepHint" : "people.withdrawHint", { email })}
      done={t(changesRoles ? "people.change.withdrawn" : "people.withdrawnDone")}
      about={email}
      act={() => withdraw.run({ id: invitation.id })}
    />
  );
}

function Confirm({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const roleNames = useRoleNames();
  const confirm = useCommand(InvitationConfirmDocument, ["Member"]);
  const refuse = useCommand(InvitationRefuseDocument);
  if (stateOf(invitation) !== "waiting") return null;
  const { id, email, changesRoles } = invitation;
  const roles = roleNames(invitation.roles);
  return (
    <>
      <ActButton
        danger={false}
        label={t("people.confirm.act")}
        title={t(changesRoles ? "people.change.title" : "people.confirm.title")}
        hint={t(changesRoles ? "people.change.hint" : "people.confirm.hint", { email, roles })}
        done={t(changesRoles ? "people.change.confirmed" : "people.confirm.done")}
        about={email}
        act={() => confirm.run({ id })}
      />
      <ActButton
        label={t("people.confirm.refuse")}
        title={t(changesRoles ? "people.change.refuseTitle" : "people.confirm.refuseTitle")}
        hint={t(changesRoles ? "people.change.keepHint" : "people.confirm.refuseHint", {
          email,
          roles,
        })}
        done={t(changesRoles ? "people.change.refused" : "people.confirm.refused")}
        about={email}
        act={() => refuse.run({ id })}
      />
    </>
  );
}

/** Invitations of the house, open and past, and those that wait for another administrator. */
export function Invitations() {
  const { t } = useTranslation();
  const may = useMay();
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
        {may("tenancy.invite") ? (
          <Button
            type="primary"
            icon={<UserAddOutlined aria-hidden />}
            onClick={() => setInviting(true)}
          >
            {t("people.invite")}
          </Button>
        ) : null}
      </div>
      <PagedListing
        name={t("people.invitations")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        acts={(invitation) => (
          <>
            {may("platform.confirm-invitations") ? <Confirm invitation={invitation} /> : null}
            {may("tenancy.invite") ? <Withdraw invitation={invitation} /> : null}
          </>
        )}
        actsTitle={t("app.acts")}
        empty={
          <Empty title={t("people.emptyInvitations")} hint={t("people.emptyInvitationsHint")} />
        }
      />
      <InviteSheet open={inviting} close={() => setInviting(false)} />
    </div>
  );
}
