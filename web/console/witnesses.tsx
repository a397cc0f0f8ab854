import { PlusOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, Listing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  WitnessRemoveDocument,
  type WitnessSettingPartsFragment,
  WitnessSettingsDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { LogGrowth } from "../shell/log-growth.tsx";
import { LogHeads } from "../shell/log-heads.tsx";
import { useWitnessColumns } from "../shell/log-witnesses.tsx";
import { useViewer } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "../workbench/act-button.tsx";
import { WitnessSheet, witnessTouched } from "./witness-sheet.tsx";

type Setting = WitnessSettingPartsFragment;

function State({ setting }: { readonly setting: Setting }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { fault, failures, nextAt, witness } = setting;
  if (fault === null) {
    const tone = witness.cosignedAt ? "good" : "neutral";
    return (
      <Pill tone={tone}>
        {t(witness.cosignedAt ? "operator.witnesses.well" : "operator.witnesses.waiting")}
      </Pill>
    );
  }
  const known = { AHEAD: "ahead", NOT_EXTENDED: "unextended" } as const;
  const said = fault === "AHEAD" || fault === "NOT_EXTENDED" ? known[fault] : null;
  return (
    <div className="lz-stack lz-tight">
      <div>
        <Pill tone="bad">{t("operator.witnesses.ill")}</Pill>
      </div>
      <span>
        {said === null
          ? t("operator.witnesses.failing", { fault, count: failures })
          : t(`operator.witnesses.${said}`)}
      </span>
      <span className="lz-muted">
        {t("operator.witnesses.next", { at: formats.instant(nextAt) })}
      </span>
    </div>
  );
}

function useColumns(): readonly Column<Setting>[] {
  const { t } = useTranslation();
  const shared = useWitnessColumns().map(({ show, ...column }): Column<Setting> => {
    return { ...column, show: ({ witness }) => show(witness) };
  });
  return [
    {
      key: "name",
      title: t("operator.witnesses.nameAndUrl"),
      heads: true,
      show: ({ witness, url }) => (
        <span className="lz-two">
          <span className="lz-code lz-digest">{witness.name}</span>
          <span className="lz-code">{url}</span>
        </span>
      ),
    },
    {
      key: "state",
      title: t("operator.witnesses.state"),
      show: (setting) => <State setting={setting} />,
    },
    ...shared.filter(({ key }) => key !== "name"),
  ];
}

/** That nothing is sealed any more, and why. */
function Contradiction({ settings }: { readonly settings: readonly Setting[] }) {
  const { t } = useTranslation();
  return settings.map(({ witness }) =>
    witness.evidence === null ? null : (
      <Alert
        key={witness.key}
        type="error"
        showIcon
        title={witness.name}
        description={
          <div className="lz-stack lz-tight">
            <p>{t("operator.witnesses.contradicted")}</p>
            <p>{t("operator.witnesses.evidence")}</p>
            <pre className="lz-code">{witness.evidence}</pre>
          </div>
        }
      />
    ),
  );
}

function Remove({ setting: { witness } }: { readonly setting: Setting }) {
  const { t } = useTranslation();
  const remove = useCommand(WitnessRemoveDocument, witnessTouched);
  return (
    <ActButton
      label={t("operator.witnesses.remove")}
      title={t("operator.witnesses.removeTitle", { name: witness.name })}
      hint={t("operator.witnesses.removeHint")}
      done={t("operator.witnesses.removed")}
      about={witness.name}
      danger
      act={() => remove.run({ key: witness.key })}
    />
  );
}

/** Who watches the log and how that goes, with the log's growth and checkpoints, for the operator. */
export function Witnesses() {
  const { t } = useTranslation();
  const { actions } = useViewer();
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  const [{ data, error }, again] = useAsked({
    query: WitnessSettingsDocument,
    context: heeding(witnessTouched),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={6} />;
  const settings = data.witnessSettings;
  const maySet = actions.includes("platform.set-witnesses");
  return (
    <div className="lz-stack">
      <PageHead
        title={t("operator.witnesses.title")}
        lead={t("operator.witnesses.lead")}
        actions={
          maySet ? (
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => setAdding(true)}
            >
              {t("operator.witnesses.add")}
            </Button>
          ) : null
        }
      />
      <Contradiction settings={settings} />
      {settings.length === 0 ? (
        <Empty title={t("operator.witnesses.empty")} />
      ) : (
        <Listing
          name={t("operator.witnesses.title")}
          columns={columns}
          rows={settings}
          keyOf={({ witness }) => witness.key}
          {...(maySet
            ? {
                actsTitle: t("app.acts"),
                acts: (setting: Setting) => <Remove setting={setting} />,
              }
            : {})}
        />
      )}
      <LogGrowth />
      <LogHeads />
      <p>
        <a href="/log">{t("operator.witnesses.publicLog")}</a>
      </p>
      <WitnessSheet open={adding} close={() => setAdding(false)} />
    </div>
  );
}
