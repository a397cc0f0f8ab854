import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  IdentifierTemplateDeleteDocument,
  type IdentifierTemplatePartsFragment,
  IdentifierTemplatesDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { ActButton } from "./act-button.tsx";
import { IdentifierTabs } from "./identifier-tabs.tsx";
import { TemplateSheet } from "./template-sheet.tsx";

type Template = IdentifierTemplatePartsFragment;

const touched = ["IdentifierTemplate"] as const;

function useColumns(): readonly Column<Template>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      title: t("identifiers.templates.name"),
      heads: true,
      show: ({ name }) => <strong>{name}</strong>,
    },
    {
      key: "entries",
      title: t("identifiers.templates.entries"),
      show: ({ entries }) => (
        <span className="lz-codes">
          {entries.map(({ type, audience }) => (
            <span key={type}>
              <span className="lz-code">{type}</span>: {t(`identifiers.audiences.${audience}`)}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: "saved",
      title: t("identifiers.changedAt"),
      show: ({ savedAt }) => <Instant at={savedAt} />,
    },
  ];
}

function Remove({ template: { id, name } }: { readonly template: Template }) {
  const { t } = useTranslation();
  const remove = useCommand(IdentifierTemplateDeleteDocument, touched);
  return (
    <ActButton
      label={t("identifiers.remove")}
      title={t("identifiers.templates.removeTitle")}
      hint={t("identifiers.templates.removeHint")}
      done={t("identifiers.removed")}
      about={name}
      act={() => remove.run({ template: id })}
    />
  );
}

interface ListProps {
  readonly change: (template: Template) => void;
}

function TemplateList({ change }: ListProps) {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useColumns();
  const [{ data, error }, again] = useAsked({
    query: IdentifierTemplatesDocument,
    context: heeding(touched),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={3} />;
  if (data.identifierTemplates.length === 0) {
    return (
      <Empty title={t("identifiers.templates.empty")} hint={t("identifiers.templates.emptyHint")} />
    );
  }
  const acts = (template: Template) => (
    <>
      <Button onClick={() => change(template)}>
        {t("identifiers.change")}
        <span className="lz-hidden">{template.name}</span>
      </Button>
      <Remove template={template} />
    </>
  );
  return (
    <Listing
      name={t("identifiers.templates.title")}
      columns={columns}
      rows={data.identifierTemplates}
      keyOf={({ id }) => id}
      {...(may("identifiers.register") ? { acts, actsTitle: t("app.acts") } : {})}
    />
  );
}

/** What codes of each class of product show to whom. */
export function IdentifierTemplates() {
  const { t } = useTranslation();
  const may = useMay();
  const [sheet, setSheet] = useState<{ readonly template: Template | null } | null>(null);
  return (
    <div className="lz-stack">
      <PageHead
        title={t("identifiers.templates.title")}
        lead={t("identifiers.templates.lead")}
        actions={
          may("identifiers.register") ? (
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => setSheet({ template: null })}
            >
              {t("identifiers.templates.add")}
            </Button>
          ) : null
        }
      />
      <IdentifierTabs />
      <TemplateList change={(template) => setSheet({ template })} />
      <TemplateSheet
        template={sheet?.template ?? null}
        open={sheet !== null}
        close={() => setSheet(null)}
      />
    </div>
  );
}
