import { DownloadOutlined, SaveOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useClient } from "urql";
import { uuidv7 } from "uuidv7";
import { useFormFault } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import { Empty, FaultView, useFaultSentence, Waiting } from "../design/states.tsx";
import type { Fault } from "../graphql/fault.ts";
import {
  type ResourcePartsFragment,
  ResourcesDocument,
  type ResourcesQuery,
} from "../graphql/generated/graphql.ts";
import {
  type BuiltGroup,
  builtGroup,
  type WeeklyAsk,
  weeklyAddress,
} from "../graphql/groups-sent.ts";
import { allRows } from "../graphql/pages.ts";
import { sendTable } from "../graphql/tables-sent.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { useUnit, weeksBuilt } from "./capacity-weeks.ts";
import { CapacityWeeks } from "./capacity-weeks-table.tsx";

type Resource = ResourcePartsFragment;

const spans = [4, 13, 26, 52, 104];
const bpnl = /^BPNL[a-zA-Z0-9]{12}$/;

const list = {
  document: ResourcesDocument,
  pick: ({ resources }: ResourcesQuery) => resources,
  variables: {},
};

/** All of the firm's resources, or why they could not be read; null until then. */
function useResources(): readonly Resource[] | Fault | null {
  const client = useClient();
  const [told, setTold] = useState<readonly Resource[] | Fault | null>(null);
  useEffect(() => {
    let gone = false;
    void allRows(client, list).then((rows) => {
      if (!gone) setTold(rows);
    });
    return () => {
      gone = true;
    };
  }, [client]);
  return told;
}

interface BuildFields extends WeeklyAsk {
  /** These two only narrow the resources down. */
  readonly site?: string;
  readonly process?: string;
}

/** Each once, by name. */
function optionsOf(named: readonly (readonly [string, string])[]) {
  return [...new Map(named)]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

function ResourceItems({ resources }: { readonly resources: readonly Resource[] }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const form = Form.useFormInstance<BuildFields>();
  const site = Form.useWatch<string | undefined>("site");
  const process = Form.useWatch<string | undefined>("process");
  const fitting = resources.filter(
    (each) =>
      (!site || each.site.id === site) &&
      (!process || each.processes.some(({ code }) => code === process)),
  );
  // What was chosen before may not be among those that are left.
  const narrowed = () => form.resetFields(["resource"]);
  return (
    <>
      <div className="lz-pair">
        <Form.Item name="site" label={t("capacityGroups.built.site")}>
          <Select
            allowClear
            placeholder={t("capacityGroups.built.allSites")}
            options={optionsOf(resources.map((each) => [each.site.id, words(each.site.name)]))}
            onChange={narrowed}
          />
        </Form.Item>
        <Form.Item name="process" label={t("capacityGroups.built.process")}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("capacityGroups.built.allProcesses")}
            options={optionsOf(
              resources.flatMap((each) =>
                each.processes.map(({ code, name }) => [code, words(name)] as const),
              ),
            )}
            onChange={narrowed}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="resource"
        label={t("capacityGroups.built.resource")}
        rules={[{ required: true }]}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={fitting.map((each) => ({
            value: each.id,
            label: `${words(each.name)} · ${words(each.site.name)}`,
          }))}
        />
      </Form.Item>
    </>
  );
}

function PartnerItems() {
  const { t } = useTranslation();
  return (
    <div className="lz-pair">
      {(["supplier", "customer"] as const).map((each) => (
        <Form.Item
          key={each}
          name={each}
          label={t(`capacityGroups.built.${each}`)}
          rules={[
            { required: true },
            { pattern: bpnl, message: t("capacityGroups.built.bpnlHint") },
          ]}
        >
          <Input className="lz-code" placeholder="BPNL" />
        </Form.Item>
      ))}
    </div>
  );
}

/** What was asked, and the group that came of it. */
interface Built {
  readonly ask: WeeklyAsk;
  readonly group: BuiltGroup;
}

interface BuildFormProps {
  readonly resources: readonly Resource[];
  readonly show: (built: Built | null) => void;
}

function BuildForm({ resources, show }: BuildFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<BuildFields>();
  const fault = useFormFault(form);
  const [busy, setBusy] = useState(false);
  const submit = async ({ resource, weeks, supplier, customer }: BuildFields) => {
    const ask = { resource, weeks, supplier, customer };
    setBusy(true);
    const told = await builtGroup(ask);
    setBusy(false);
    const isGroup = "capacities" in told;
    fault.show(isGroup ? null : told);
    show(isGroup ? { ask, group: told } : null);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ weeks: 26 }}
      // A preview of something else would be mistaken for what the form says now.
      onValuesChange={() => show(null)}
      onFinish={(fields) => void submit(fields)}
    >
      {fault.alert}
      <ResourceItems resources={resources} />
      <Form.Item name="weeks" label={t("capacityGroups.built.weeks")}>
        <Select
          options={spans.map((value) => ({
            value,
            label: t("capacityGroups.built.weeksOf", { number: value }),
          }))}
        />
      </Form.Item>
      <PartnerItems />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t("capacityGroups.built.preview")}
      </Button>
    </Form>
  );
}

/** Keeps the group that is shown with those that came in; a second press does not do it twice. */
function useKeep({ group }: Built) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sentence = useFaultSentence();
  const go = useNavigate();
  const key = useRef(uuidv7());
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    const file = new File([JSON.stringify(group)], "capacity-group.json");
    const sent = { table: "groups", file, mode: "all", site: null, key: key.current } as const;
    const told = await sendTable(sent);
    setBusy(false);
    if ("rows" in told && told.written) {
      message.success(t("capacityGroups.built.kept"));
      await go("/capacity/weeks");
      return;
    }
    const fault = "rows" in told ? (told.faults[0]?.message ?? "") : sentence(told);
    message.error(t("capacityGroups.built.notKept", { fault }));
  };
  return { keep, busy };
}

function Preview({ built }: { readonly built: Built }) {
  const { t } = useTranslation();
  const may = useMay()("capacity.publish");
  const unit = useUnit();
  const { keep, busy } = useKeep(built);
  const { ask, group } = built;
  const address = weeklyAddress(ask);
  return (
    <Panel title={t("capacityGroups.built.previewOf", { name: group.name })}>
      <div className="lz-stack lz-tight">
        <CapacityWeeks
          weeks={weeksBuilt(group)}
          unit={unit(group.unitOfMeasure)}
          name={group.name}
        />
        <div className="lz-toolbar">
          <Button type="primary" icon={<DownloadOutlined aria-hidden />} href={address} download>
            {t("capacityGroups.built.download")}
          </Button>
          {may ? (
            <Button icon={<SaveOutlined aria-hidden />} loading={busy} onClick={() => void keep()}>
              {t("capacityGroups.built.keep")}
            </Button>
          ) : null}
        </div>
        <p className="lz-muted">
          {t("capacityGroups.built.api")} <span className="lz-code">{`GET ${address}`}</span>
        </p>
      </div>
    </Panel>
  );
}

function Body() {
  const { t } = useTranslation();
  const resources = useResources();
  const [built, setBuilt] = useState<Built | null>(null);
  if (resources === null) return <Waiting rows={6} />;
  if ("code" in resources) return <FaultView fault={resources} />;
  if (resources.length === 0) {
    return (
      <Empty
        title={t("capacityGroups.built.noResources")}
        hint={t("capacityGroups.built.noResourcesHint")}
        action={<Link to="/capacity/resources">{t("capacityGroups.built.toResources")}</Link>}
      />
    );
  }
  return (
    <>
      <Panel>
        <BuildForm resources={resources} show={setBuilt} />
      </Panel>
      {built ? <Preview key={JSON.stringify(built)} built={built} /> : null}
    </>
  );
}

/** Weekly capacity of a resource's own calendar and bookings, to be told to a customer. */
export function CapacityGroupBuild() {
  const { t } = useTranslation();
  return (
    <div className="lz-stack">
      <PageHead
        title={t("capacityGroups.built.title")}
        lead={t("capacityGroups.built.lead")}
        actions={<Link to="/capacity/weeks">{t("capacityGroups.back")}</Link>}
      />
      <Body />
    </div>
  );
}
