import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useClient } from "urql";
import { FaultAlert, useFormFault } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { asked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  type FirmPartsFragment,
  ProviderFirmsDocument,
  ProviderSignInStartDocument,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { Entry } from "./entry.tsx";

interface Fields {
  readonly search: string;
}

/** The firms found, each with the way to its own sign-in page. */
function Found({ firms }: { readonly firms: readonly FirmPartsFragment[] }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const start = useCommand(ProviderSignInStartDocument);
  const go = async (firm: string) => {
    const outcome = await start.run({ firm });
    if (outcome.done) window.location.assign(outcome.value.link);
  };
  return (
    <div className="lz-stack lz-tight">
      {start.fault ? <FaultAlert fault={start.fault} /> : null}
      <h2>{t("provider.enter.choose")}</h2>
      <ul className="lz-stack lz-tight">
        {firms.map(({ id, name, city }) => (
          <li key={id}>
            <button
              type="button"
              className="lz-choice"
              disabled={start.busy}
              onClick={() => void go(id)}
            >
              <span className="lz-two">
                <span>{t("provider.enter.go", { firm: words(name) })}</span>
                <span>{words(city)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Looks for the firm of a work address or a code; nothing is said of whose an address is. */
function Search({ found }: { readonly found: (firms: readonly FirmPartsFragment[]) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const { code = "" } = useParams();
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const { show, alert } = useFormFault(form);
  const submit = async ({ search }: Fields) => {
    setBusy(true);
    const policy = { requestPolicy: "network-only" } as const;
    const { data, error } = await client
      .query(asked(ProviderFirmsDocument), { search: search.trim() }, policy)
      .toPromise();
    setBusy(false);
    show(error ? faultOfError(error) : null);
    if (data) found(data.providerFirms);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ search: code }}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <Form.Item
        name="search"
        label={t("provider.enter.search")}
        rules={[{ required: true, whitespace: true }]}
        validateTrigger="onSubmit"
      >
        <Input size="large" autoComplete="username" autoFocus />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t("provider.enter.submit")}
      </Button>
    </Form>
  );
}

/** The way to a firm's own sign-in page. */
export function FirmSignIn() {
  const { t } = useTranslation();
  const [firms, setFirms] = useState<readonly FirmPartsFragment[] | null>(null);
  return (
    <Entry>
      <div className="lz-stack">
        <PageHead title={t("provider.enter.title")} lead={t("provider.enter.lead")} />
        <Search found={setFirms} />
        <div role="status">
          {firms?.length === 0 ? (
            <Alert type="info" showIcon title={t("provider.enter.nothing")} />
          ) : null}
        </div>
        {firms && firms.length > 0 ? <Found firms={firms} /> : null}
        <p>
          <Link to="/sign-in">{t("provider.enter.toPassword")}</Link>
        </p>
      </div>
    </Entry>
  );
}
