import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { type MemberPartsFragment, PeopleDocument } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay, useViewer } from "../shell/session.tsx";
import { Invitations } from "./invitations.tsx";
import { MemberSecurity } from "./member-security.tsx";
import { RemoveMember } from "./remove-member.tsx";
import { RolesDialog } from "./roles-dialog.tsx";

type Member = MemberPartsFragment;

function useColumns(): readonly Column<Member>[] {
  const { t } = useTranslation();
  const viewer = useViewer();
  return [
    {
      key: "person",
      title: t("people.person"),
      heads: true,
      show: ({ person }) => (
        <span className="lz-two">
          <span>
            {person.name}{" "}
            {person.id === viewer.person.id ? <Pill tone="copper">{t("people.you")}</Pill> : null}
          </span>
          <span>{person.email}</span>
        </span>
      ),
    },
    {
      key: "roles",
      title: t("people.roles"),
      show: ({ roles }) => (
        <span className="lz-pills">
          {roles.map((role) => (
            <Pill key={role} tone="primary">
              {t(`terms.role.${role}`)}
            </Pill>
          ))}
        </span>
      ),
    },
    {
      key: "joined",
      title: t("people.joined"),
      show: ({ joinedAt }) => <Instant at={joinedAt} />,
    },
  ];
}

function Members() {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useColumns();
  const viewer = useViewer();
  const [changing, setChanging] = useState<Member | null>(null);
  const pages = usePages({
    document: PeopleDocument,
    pick: ({ people }) => people,
    variables: {},
    heeds: ["Member"],
  });
  const acting =
    may("tenancy.change-roles") || may("tenancy.secure-members") || may("tenancy.remove-member");
  // Of the operator's people nobody changes his own role.
  const mayChange = ({ person }: Member) =>
    may("tenancy.change-roles") && !(viewer.operator && person.id === viewer.person.id);
  const acts = acting
    ? {
        acts: (member: Member) => (
          <>
            {mayChange(member) ? (
              <Button onClick={() => setChanging(member)}>
                {t("people.changeRoles")}
                <span className="lz-hidden">{member.person.name}</span>
              </Button>
            ) : null}
            {may("tenancy.secure-members") ? <MemberSecurity member={member} /> : null}
            {may("tenancy.remove-member") ? <RemoveMember member={member} /> : null}
          </>
        ),
        actsTitle: t("app.acts"),
      }
    : {};
  return (
    <div className="lz-stack lz-tight">
      <h2>{t("people.members")}</h2>
      <PagedListing
        name={t("people.members")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        {...acts}
        empty={<Empty title={t("people.emptyMembers")} />}
      />
      {changing ? (
        <RolesDialog key={changing.id} member={changing} close={() => setChanging(null)} />
      ) : null}
    </div>
  );
}

/** Members of the firm and, for those who may invite, the invitations. */
export function People() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <div className="lz-stack">
      <PageHead title={t("people.title")} lead={t("people.lead")} />
      <Members />
      {may("tenancy.read-invitations") ? <Invitations /> : null}
    </div>
  );
}
