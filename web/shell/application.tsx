import { App, Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { AddDocument } from "../design/add-document.tsx";
import { FaultAlert } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { sendDocument } from "../graphql/documents-sent.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  ApplicationDocument,
  type ApplicationPartsFragment,
  ApplicationWithdrawDocument,
} from "../graphql/generated/graphql.ts";
import { ApplicationFacts } from "../workbench/application-facts.tsx";
import { Entry } from "./entry.tsx";

interface OpenProps {
  readonly code: string;
  readonly again: () => void;
}

function Withdraw({ code, again }: OpenProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const withdraw = useCommand(ApplicationWithdrawDocument);
  const confirm = async () => {
    const outcome = await withdraw.run({ code });
    if (!outcome.done) return;
    message.success(t("admission.withdrawn"));
    again();
  };
  return (
    <>
      {withdraw.fault ? <FaultAlert fault={withdraw.fault} /> : null}
      <Popconfirm
        title={t("admission.withdrawTitle")}
        okText={t("admission.withdraw")}
        cancelText={t("app.cancel")}
        okButtonProps={{ danger: true }}
        onConfirm={confirm}
      >
        <Button danger>{t("admission.withdraw")}</Button>
      </Popconfirm>
    </>
  );
}

function Standing({ application, ...open }: OpenProps & { application: ApplicationPartsFragment }) {
  const { t } = useTranslation();
  return (
    <div className="lz-stack">
      <PageHead
        title={t("admission.standing")}
        lead={t(`admission.standingLead.${application.status}`)}
      />
      <ApplicationFacts application={application} saves={false} />
      {application.status === "OPEN" ? (
        <>
          <AddDocument
            label={t("admission.addDocument")}
            hint={t("admission.documentHint")}
            sent={(name) => t("admission.documentSent", { name })}
            send={(file, key) => sendDocument(open.code, file, key)}
            again={open.again}
          />
          <Withdraw {...open} />
        </>
      ) : null}
    </div>
  );
}

/** How an application stands, for whoever holds its link. */
export function Application() {
  const { t } = useTranslation();
  const { code = "" } = useParams();
  const [{ data, error, fetching }, ask] = useAsked({
    query: ApplicationDocument,
    variables: { code },
    requestPolicy: "network-only",
  });
  const again = () => ask({ requestPolicy: "network-only" });
  const content = () => {
    if (error) return <FaultView fault={faultOfError(error)} again={again} />;
    if (!data) return fetching ? <Waiting rows={6} /> : null;
    if (data.application) {
      return <Standing application={data.application} code={code} again={again} />;
    }
    return (
      <div className="lz-stack">
        <PageHead title={t("admission.standing")} />
        <Empty title={t("admission.unknown")} hint={t("admission.unknownHint")} />
      </div>
    );
  };
  return <Entry>{content()}</Entry>;
}
