import { DownloadOutlined, SaveOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Select } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { uuidv7 } from "uuidv7";
import { useClearable } from "../design/clearable.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import { Empty, useFaultSentence } from "../design/states.tsx";
import {
  type BuiltGroup,
  builtGroup,
  type WeeklyAsk,
  weeklyAddress,
} from "../graphql/groups-sent.ts";
import { sendTable } from "../graphql/tables-sent.ts";
import { useMay } from "../shell/session.tsx";
import { useUnit, weeksBuilt } from "./capacity-weeks.ts";
import { CapacityWeeks } from "./capacity-weeks-table.tsx";
import { ResourceSelect, useNoResource } from "./resource-select.tsx";
import { SiteSelect } from "./site-select.tsx";
import { useVocabularyOptions } from "./vocabulary.ts";

const spans = [4, 13, 26, 52, 104];
const bpnl = /^BPNL[a-zA-Z0-9]{12}$/;

interface BuildFields extends WeeklyAsk {
  /** These two only narrow the resources down. */
  readonly site?: string;
  readonly process?: string;
}

function ResourceItems() {
  const { t } = useTranslation();
  const clearable = useClearable();
  const form = Form.useFormInstance<BuildFields>();
  const { processes } = useVocabularyOptions();
  const site = Form.useWatch<string | undefined>("site");
  const process = Form.useWatch<string | undefined>("process");
  // What was chosen before may not be among those that are left.
  const narrowed = () => form.resetFields(["resource"]);
  return (
    <>
      <div className="lz-pair">
        <Form.Item name="site" label={t("capacityGroups.built.site")}>
          <SiteSelect
            allowClear
            placeholder={t("capacityGroups.built.allSites")}
            onChange={narrowed}
          />
        </Form.Item>
        <Form.Item name="process" label={t("capacityGroups.built.process")}>
          <Select
            allowClear={clearable}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("capacityGroups.built.allProcesses")}
            options={processes}
            onChange={narrowed}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="resource"
        label={t("capacityGroups.built.resource")}
        rules={[{ required: true }]}
      >
        <ResourceSelect site={site} process={process} />
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
  readonly show: (built: Built | null) => void;
}

function BuildForm({ show }: BuildFormProps) {
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
      <ResourceItems />
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
  const noResource = useNoResource();
  const [built, setBuilt] = useState<Built | null>(null);
  if (noResource) {
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
        <BuildForm show={setBuilt} />
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
