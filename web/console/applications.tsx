import { Alert, App, Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClearable } from "../design/clearable.tsx";
import { SideSheet } from "../design/drawer.tsx";
import { FaultAlert, useFormFault } from "../design/form-fault.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { ShownOnce } from "../design/shown-once.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  ApplicationApproveDocument,
  type ApplicationPartsFragment,
  ApplicationRefuseDocument,
  type ApplicationStatus,
  ApplicationsDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ApplicationFacts, ApplicationState } from "../workbench/application-facts.tsx";

type Application = ApplicationPartsFragment;

const statuses = [
  "OPEN",
  "APPROVED",
  "REFUSED",
  "WITHDRAWN",
] as const satisfies readonly ApplicationStatus[];

interface DecisionProps {
  readonly application: Application;
  readonly decided: (application: Application, link: string | null) => void;
}

function Refuse({ application, decided }: DecisionProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const refuse = useCommand(ApplicationRefuseDocument);
  const { show, alert } = useFormFault(form);
  const submit = async ({ reason }: { reason: string }) => {
    const outcome = await refuse.run({ input: { id: application.id, reason: reason.trim() } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("operator.applications.refusedDone"));
    decided(outcome.value, null);
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      {alert}
      <Form.Item
        name="reason"
        label={t("operator.applications.reason")}
        extra={t("operator.applications.reasonHint")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea rows={3} maxLength={1_000} />
      </Form.Item>
      <Button danger htmlType="submit" loading={refuse.busy}>
        {t("operator.applications.refuse")}
      </Button>
    </Form>
  );
}

function Approve({ application, decided }: DecisionProps) {
  const { t } = useTranslation();
  const approve = useCommand(ApplicationApproveDocument, ["Tenant"]);
  const submit = async () => {
    const outcome = await approve.run({ id: application.id });
    if (outcome.done) decided(outcome.value.application, outcome.value.link);
  };
  if (application.approvedByMe) {
    return <Alert type="info" showIcon title={t("operator.applications.approvedByYou")} />;
  }
  return (
    <>
      {approve.fault ? <FaultAlert fault={approve.fault} /> : null}
      <Button type="primary" loading={approve.busy} onClick={() => void submit()}>
        {t("operator.applications.approve")}
      </Button>
    </>
  );
}

/** An application with its documents, and the two ways to decide on it. */
function Review({ application, decided }: DecisionProps) {
  const may = useMay();
  const mayDecide = may("platform.examine-applications") || may("platform.confirm-applications");
  const decides = application.status === "OPEN" && mayDecide;
  return (
    <div className="lz-stack">
      <ApplicationFacts application={application} saves />
      {decides ? (
        <>
          <Approve application={application} decided={decided} />
          <Refuse application={application} decided={decided} />
        </>
      ) : null}
    </div>
  );
}

function useColumns(): readonly Column<Application>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
  return [
    {
      key: "name",
      title: t("admission.name"),
      heads: true,
      show: ({ name, city }) => (
        <span className="lz-two">
          <span>{words(name)}</span>
          <span>{words(city)}</span>
        </span>
      ),
    },
    {
      key: "uscc",
      title: t("admission.uscc"),
      show: ({ uscc }) => <span className="lz-code">{uscc}</span>,
    },
    {
      key: "submitted",
      title: t("admission.submittedAt"),
      show: ({ submittedAt }) => <Instant at={submittedAt} />,
    },
    {
      key: "documents",
      title: t("admission.documents"),
      end: true,
      show: ({ documents }) => documents.length,
    },
    {
      key: "approvals",
      title: t("admission.approvals"),
      end: true,
      show: ({ approvals, approvalsNeeded }) => `${approvals} / ${approvalsNeeded}`,
    },
    {
      key: "status",
      title: t("admission.status"),
      show: ({ status }) => <ApplicationState status={status} />,
    },
  ];
}

/** Firms that ask to be admitted, for the operator: two people decide. */
export function Applications() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const clearable = useClearable();
  const columns = useColumns();
  const [status, setStatus] = useState<ApplicationStatus | null>("OPEN");
  const [open, setOpen] = useState<Application | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const pages = usePages({
    document: ApplicationsDocument,
    pick: ({ applications }) => applications,
    variables: { status },
    heeds: ["Application"],
  });
  const show = (application: Application | null, invitation: string | null = null) => {
    setOpen(application);
    setLink(invitation);
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("operator.applications.title")} lead={t("operator.applications.lead")} />
      <div className="lz-stack lz-tight">
        <div className="lz-toolbar">
          <Select
            allowClear={clearable}
            aria-label={t("admission.status")}
            placeholder={t("operator.applications.all")}
            value={status}
            options={statuses.map((each) => ({
              value: each,
              label: t(`terms.applicationStatus.${each}`),
            }))}
            onChange={(chosen: ApplicationStatus | undefined) => setStatus(chosen ?? null)}
          />
        </div>
        <PagedListing
          name={t("operator.applications.title")}
          columns={columns}
          pages={pages}
          keyOf={({ id }) => id}
          actsTitle={t("app.acts")}
          acts={(application) => (
            <Button onClick={() => show(application)}>
              {t("operator.applications.review")}
              <span className="lz-hidden">{words(application.name)}</span>
            </Button>
          )}
          empty={<Empty title={t("operator.applications.empty")} />}
        />
      </div>
      <SideSheet
        title={open ? words(open.name) : ""}
        open={open !== null}
        close={() => show(null)}
        width={620}
      >
        {link ? (
          <ShownOnce
            label={t("operator.firms.link")}
            value={link}
            warning={t("operator.firms.linkOnce")}
          />
        ) : null}
        {open ? <Review application={open} decided={show} /> : null}
      </SideSheet>
    </div>
  );
}
