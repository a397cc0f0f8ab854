import { App, Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { useFormFault } from "../design/form-fault.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  PartnerAddDocument,
  type PartnerPartsFragment,
  PartnerRemoveDocument,
  PartnersDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { FirmSelect } from "./firm-select.tsx";

type Partner = PartnerPartsFragment;

const touched = ["Partner"] as const;

function useColumns(): readonly Column<Partner>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
  return [
    {
      key: "firm",
      title: t("capacity.partners.firm"),
      heads: true,
      show: ({ firm }) => (
        <span className="lz-two">
          <span>{words(firm.name)}</span>
          <span>{words(firm.city)}</span>
        </span>
      ),
    },
    {
      key: "added",
      title: t("capacity.partners.addedAt"),
      show: ({ addedAt }) => <Instant at={addedAt} />,
    },
  ];
}

function AddForm() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ firm: string }>();
  const add = useCommand(PartnerAddDocument, touched);
  const { show, alert } = useFormFault(form);
  const submit = async ({ firm }: { firm: string }) => {
    const outcome = await add.run({ firm });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    form.resetFields();
    message.success(t("capacity.partners.added", { firm: words(outcome.value.firm.name) }));
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      {alert}
      <div className="lz-add-partner">
        <Form.Item name="firm" label={t("capacity.partners.add")} rules={[{ required: true }]}>
          <FirmSelect placeholder={t("capacity.publish.firmsHint")} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.busy}>
          {t("capacity.partners.addDo")}
        </Button>
      </div>
    </Form>
  );
}

function Remove({ partner }: { readonly partner: Partner }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const remove = useCommand(PartnerRemoveDocument, touched);
  return (
    <ActButton
      label={t("capacity.partners.remove")}
      title={t("capacity.partners.removeTitle")}
      hint={t("capacity.partners.removeHint")}
      done={t("capacity.partners.removed")}
      about={words(partner.firm.name)}
      act={() => remove.run({ firm: partner.firm.id })}
    />
  );
}

/** The firms that see what is offered to partners. */
export function Partners() {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useColumns();
  const pages = usePages({
    document: PartnersDocument,
    pick: ({ partners }) => partners,
    variables: {},
    heeds: ["Partner"],
  });
  const acting = may("capacity.publish");
  return (
    <div className="lz-stack lz-tight">
      <p className="lz-muted">{t("capacity.partners.lead")}</p>
      {acting ? <AddForm /> : null}
      <PagedListing
        name={t("capacity.tabs.partners")}
        columns={columns}
        pages={pages}
        keyOf={({ firm }) => firm.id}
        {...(acting
          ? { acts: (partner: Partner) => <Remove partner={partner} />, actsTitle: t("app.acts") }
          : {})}
        empty={
          <Empty title={t("capacity.partners.empty")} hint={t("capacity.partners.emptyHint")} />
        }
      />
    </div>
  );
}
