import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, Listing } from "../design/listing.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  CalendarExceptionRemoveDocument,
  type CalendarPartsFragment,
} from "../graphql/generated/graphql.ts";
import { useMay } from "../shell/session.tsx";
import { ActButton } from "./act-button.tsx";
import { RowsCsvButton } from "./csv-button.tsx";
import { ExceptionSheet } from "./exception-sheet.tsx";

type Exception = CalendarPartsFragment["exceptions"][number];

const shownTime = (local: string) => local.replace("T", " ");

function useColumns(): readonly Column<Exception>[] {
  const { t } = useTranslation();
  return [
    {
      key: "kind",
      title: t("capacity.calendar.kind"),
      heads: true,
      show: ({ kind }) => (
        <Pill tone={kind === "EXTRA" ? "good" : "copper"}>
          {t(`capacity.calendar.state.${kind}`)}
        </Pill>
      ),
    },
    { key: "from", title: t("capacity.calendar.from"), show: ({ from }) => shownTime(from) },
    { key: "until", title: t("capacity.calendar.until"), show: ({ until }) => shownTime(until) },
    {
      key: "place",
      title: t("capacity.calendar.for"),
      show: ({ wholeSite }) =>
        t(wholeSite ? "capacity.calendar.wholeSite" : "capacity.calendar.thisResource"),
    },
    {
      key: "note",
      title: t("capacity.calendar.note"),
      show: ({ note }) => note || <span className="lz-muted">{t("app.none")}</span>,
    },
  ];
}

function Remove({ exception }: { readonly exception: Exception }) {
  const { t } = useTranslation();
  const remove = useCommand(CalendarExceptionRemoveDocument, ["CalendarException"]);
  return (
    <ActButton
      label={t("capacity.calendar.remove")}
      title={t("capacity.calendar.removeTitle")}
      hint={t("capacity.calendar.removeHint")}
      done={t("capacity.calendar.removed")}
      about={shownTime(exception.from)}
      act={() => remove.run({ id: exception.id })}
    />
  );
}

/** Holidays, extra shifts and times of maintenance, in the order of time. */
export function Exceptions({ shown }: { readonly shown: CalendarPartsFragment }) {
  const { t } = useTranslation();
  const may = useMay()("capability.edit");
  const columns = useColumns();
  const [adding, setAdding] = useState(false);
  const { exceptions, resource } = shown;
  return (
    <section className="lz-stack lz-tight" aria-label={t("capacity.calendar.exceptions")}>
      <h2>{t("capacity.calendar.exceptions")}</h2>
      <div className="lz-toolbar">
        {may ? (
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t("capacity.calendar.add")}
          </Button>
        ) : null}
        <RowsCsvButton
          file="calendar"
          heads={columns.map(({ title }) => title)}
          rows={exceptions.map(({ kind, from, until, wholeSite, note }) => [
            kind,
            from,
            until,
            t(wholeSite ? "capacity.calendar.wholeSite" : "capacity.calendar.thisResource"),
            note,
          ])}
        />
      </div>
      {exceptions.length === 0 ? (
        <Empty title={t("capacity.calendar.empty")} hint={t("capacity.calendar.emptyHint")} />
      ) : (
        <Listing
          name={t("capacity.calendar.exceptions")}
          columns={columns}
          rows={exceptions}
          keyOf={({ id }) => id}
          {...(may
            ? {
                acts: (exception: Exception) => <Remove exception={exception} />,
                actsTitle: t("app.acts"),
              }
            : {})}
        />
      )}
      <ExceptionSheet resource={resource.id} open={adding} close={() => setAdding(false)} />
    </section>
  );
}
