import { BellOutlined, StarOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  MarketSearchRenameDocument,
  MarketSearchSaveDocument,
  type SavedSearchPartsFragment,
} from "../graphql/generated/graphql.ts";
import { useMay } from "../shell/session.tsx";
import { useSearchWords } from "./search-words.ts";
import { marketWants, type Wants } from "./wants.ts";

const longestName = 60;

function NameItem() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="name"
      label={t("market.searches.name")}
      rules={[{ required: true, whitespace: true }]}
    >
      <Input size="large" maxLength={longestName} placeholder={t("market.searches.nameHint")} />
    </Form.Item>
  );
}

interface SaveFormProps {
  readonly wants: Wants;
  readonly close: () => void;
}

function SaveForm({ wants, close }: SaveFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSearchWords();
  const [form] = Form.useForm<{ name: string; alerts: boolean }>();
  const save = useCommand(MarketSearchSaveDocument, ["SavedSearch"]);
  const { show, alert } = useFormFault(form);
  const hasProcess = wants.process !== undefined;
  const submit = async ({ name, alerts }: { name: string; alerts: boolean }) => {
    const outcome = await save.run({ input: { name, alerts, wants: marketWants(wants) } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("market.searches.saved", { name: outcome.value.name }));
    close();
  };
  return (
    <Form
      form={form}
      // The search form on the same page has a form of its own.
      name="save-search"
      layout="vertical"
      initialValues={{ alerts: hasProcess }}
      onFinish={(given) => void submit(given)}
    >
      {alert}
      <p className="lz-muted">{said(wants)}</p>
      <NameItem />
      <Form.Item
        name="alerts"
        valuePropName="checked"
        extra={t(hasProcess ? "market.searches.alertsHint" : "market.searches.alertsNeedProcess")}
      >
        <Checkbox disabled={!hasProcess}>{t("market.searches.alerts")}</Checkbox>
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={save.busy}>
        {t("market.searches.save")}
      </Button>
    </Form>
  );
}

/** Keeps what the market is searched for, and the way to what was kept. */
export function SaveSearch({ wants }: { readonly wants: Wants }) {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may("capacity.keep-searches")) return null;
  return (
    <>
      <Link to="/market/searches">
        <BellOutlined aria-hidden /> {t("market.searches.see")}
      </Link>
      <Button icon={<StarOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t("market.searches.save")}
      </Button>
      <SideSheet title={t("market.searches.save")} open={open} close={() => setOpen(false)}>
        <SaveForm wants={wants} close={() => setOpen(false)} />
      </SideSheet>
    </>
  );
}

interface RenameProps {
  /** Null keeps the sheet closed. */
  readonly search: SavedSearchPartsFragment | null;
  readonly close: () => void;
}

/** Gives a saved search another name. */
export function RenameSearch({ search, close }: RenameProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ name: string }>();
  const rename = useCommand(MarketSearchRenameDocument, ["SavedSearch"]);
  const { show, alert } = useFormFault(form);
  const submit = async ({ name }: { name: string }) => {
    if (!search) return;
    const outcome = await rename.run({ input: { id: search.id, name } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("market.searches.renamed"));
    close();
  };
  return (
    <SideSheet title={t("market.searches.rename")} open={search !== null} close={close}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: search?.name }}
        onFinish={(given) => void submit(given)}
      >
        {alert}
        <NameItem />
        <Button type="primary" size="large" htmlType="submit" block loading={rename.busy}>
          {t("market.searches.rename")}
        </Button>
      </Form>
    </SideSheet>
  );
}
