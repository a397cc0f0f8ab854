import { App, Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { BilingualField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import { SiteAddDocument, type SiteAddInput } from "../graphql/generated/graphql.ts";
import { viewerZone } from "../words/formats.ts";

type SiteFields = Omit<SiteAddInput, "latitude" | "longitude"> & {
  latitude: string;
  longitude: string;
};

function useDegreesRule(most: number) {
  const { t } = useTranslation();
  const message = t("capacity.site.badCoordinate", { least: -most, most });
  return {
    validator: (_rule: unknown, typed: string | undefined) => {
      if (!typed) return Promise.resolve();
      const degrees = /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
      return Math.abs(degrees) <= most ? Promise.resolve() : Promise.reject(new Error(message));
    },
  };
}

function Position() {
  const { t } = useTranslation();
  return (
    <div className="lz-pair">
      <Form.Item
        name="latitude"
        label={t("capacity.site.latitude")}
        rules={[{ required: true }, useDegreesRule(90)]}
      >
        <Input inputMode="decimal" placeholder="24.3263" suffix="°" />
      </Form.Item>
      <Form.Item
        name="longitude"
        label={t("capacity.site.longitude")}
        rules={[{ required: true }, useDegreesRule(180)]}
      >
        <Input inputMode="decimal" placeholder="109.4281" suffix="°" />
      </Form.Item>
    </div>
  );
}

function SiteForm({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<SiteFields>();
  const add = useCommand(SiteAddDocument);
  const { show, alert } = useFormFault(form);
  const zones = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));
  const submit = async ({ gln, latitude, longitude, ...site }: SiteFields) => {
    const outcome = await add.run({
      input: {
        ...site,
        gln: gln?.trim() || null,
        latitude: Number(latitude),
        longitude: Number(longitude),
      },
    });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("capacity.sites.added"));
    close();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ timeZone: viewerZone() }}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <BilingualField name="name" label={t("capacity.sites.name")} />
      <BilingualField name="city" label={t("capacity.sites.city")} />
      <Position />
      <Form.Item name="timeZone" label={t("capacity.sites.zone")} rules={[{ required: true }]}>
        <Select showSearch options={zones} />
      </Form.Item>
      <Form.Item
        name="gln"
        label={t("capacity.sites.gln")}
        extra={t("capacity.site.glnHint")}
        rules={[{ pattern: /^\d{13}$/ }]}
      >
        <Input inputMode="numeric" maxLength={13} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={add.busy}>
        {t("capacity.sites.add")}
      </Button>
    </Form>
  );
}

interface SiteSheetProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** Adds a place of the firm, with its position and time zone. */
export function SiteSheet({ open, close }: SiteSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("capacity.site.title")} open={open} close={close}>
      <SiteForm close={close} />
    </SideSheet>
  );
}
