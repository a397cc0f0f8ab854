import { App, Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { BilingualField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  SiteAddDocument,
  type SiteAddInput,
  SiteChangeDocument,
  type SitePartsFragment,
} from "../graphql/generated/graphql.ts";
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

/** What the form begins with: what is kept of the site, or the viewer's clock. */
function fieldsOf(site: SitePartsFragment | null): Partial<SiteFields> {
  if (site === null) return { timeZone: viewerZone() };
  const { name, city, gln, latitude, longitude, timeZone } = site;
  return {
    name: { zh: name.zh, en: name.en },
    city: { zh: city.zh, en: city.en },
    gln,
    latitude: String(latitude),
    longitude: String(longitude),
    timeZone,
  };
}

interface SiteFormProps {
  /** Null for a new one. */
  readonly site: SitePartsFragment | null;
  readonly close: () => void;
}

function SiteForm({ site, close }: SiteFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<SiteFields>();
  const add = useCommand(SiteAddDocument);
  const change = useCommand(SiteChangeDocument);
  const { show, alert } = useFormFault(form);
  const zones = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));
  const submit = async ({ gln, latitude, longitude, ...fields }: SiteFields) => {
    const input = {
      ...fields,
      gln: gln?.trim() || null,
      latitude: Number(latitude),
      longitude: Number(longitude),
    };
    const outcome = await (site === null
      ? add.run({ input })
      : change.run({ input: { site: site.id, ...input } }));
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t(site ? "capacity.sites.changed" : "capacity.sites.added"));
    close();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={fieldsOf(site)}
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
      <Button type="primary" size="large" htmlType="submit" block loading={add.busy || change.busy}>
        {t(site ? "capacity.sites.save" : "capacity.sites.add")}
      </Button>
    </Form>
  );
}

interface SiteSheetProps extends SiteFormProps {
  readonly open: boolean;
}

/** Adds a place of the firm, with its position and time zone, or describes it anew. */
export function SiteSheet({ site, open, close }: SiteSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet
      title={t(site ? "capacity.site.changeTitle" : "capacity.site.title")}
      open={open}
      close={close}
    >
      <SiteForm site={site} close={close} />
    </SideSheet>
  );
}
