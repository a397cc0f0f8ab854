import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type SupportGrantPartsFragment,
  SupportGrantsDocument,
  SupportRevokeDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { ActButton } from "./act-button.tsx";
import { RoomPills, SupportState, supportStateOf } from "./support-grant.tsx";
import { SupportLooks } from "./support-looks.tsx";
import { SupportSheet } from "./support-sheet.tsx";

type Grant = SupportGrantPartsFragment;

function useColumns(): readonly Column<Grant>[] {
  const { t } = useTranslation();
  return [
    {
      key: "purpose",
      title: t("support.purpose"),
      heads: true,
      show: ({ purpose }) => <strong>{purpose}</strong>,
    },
    {
      key: "rooms",
      title: t("support.rooms"),
      show: ({ rooms }) => <RoomPills rooms={rooms} />,
    },
    {
      key: "given",
      title: t("support.givenAt"),
      show: ({ givenAt }) => <Instant at={givenAt} />,
    },
    {
      key: "until",
      title: t("support.until"),
      show: ({ validUntil }) => <Instant at={validUntil} />,
    },
    {
      key: "used",
      title: t("support.usedBy"),
      show: ({ uses }) =>
        uses.length > 0 ? (
          <span className="lz-pills">
            {uses.map(({ name, firstAt }) => (
              <Pill key={`${name} ${firstAt}`} tone="copper">
                {name}
              </Pill>
            ))}
          </span>
        ) : (
          <span className="lz-muted">{t("support.unused")}</span>
        ),
    },
    {
      key: "status",
      title: t("support.status"),
      show: (grant) => <SupportState grant={grant} />,
    },
  ];
}

function Revoke({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation();
  const revoke = useCommand(SupportRevokeDocument);
  if (supportStateOf(grant) !== "valid") return null;
  return (
    <ActButton
      label={t("support.revoke")}
      title={t("support.revokeTitle")}
      hint={t("support.revokeHint")}
      done={t("support.revokedDone")}
      about={grant.purpose}
      act={() => revoke.run({ id: grant.id })}
    />
  );
}

/** What the firm lets the operator's support look at, and what it has looked at. */
export function Support() {
  const { t } = useTranslation();
  const columns = useColumns();
  const [giving, setGiving] = useState(false);
  const [looking, setLooking] = useState<Grant | null>(null);
  const pages = usePages({
    document: SupportGrantsDocument,
    pick: ({ supportGrants }) => supportGrants,
    variables: {},
    heeds: ["SupportGrant"],
  });
  const give = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setGiving(true)}>
      {t("support.give")}
    </Button>
  );
  return (
    <div className="lz-stack">
      <PageHead title={t("support.title")} lead={t("support.lead")} actions={give} />
      <PagedListing
        name={t("support.title")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        actsTitle={t("app.acts")}
        acts={(grant) => (
          <>
            <Button onClick={() => setLooking(grant)}>
              {t("support.looks")}
              <span className="lz-hidden">{grant.purpose}</span>
            </Button>
            <Revoke grant={grant} />
          </>
        )}
        empty={<Empty title={t("support.empty")} hint={t("support.emptyHint")} />}
      />
      <SupportSheet open={giving} close={() => setGiving(false)} />
      <SupportLooks grant={looking} close={() => setLooking(null)} />
    </div>
  );
}
