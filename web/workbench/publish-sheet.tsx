import { Alert, App, Button, Form, type FormInstance, Input, Radio, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type PriceModel, priceLines, totalMinor } from "../../contracts/prices/price.ts";
import { SideSheet } from "../design/drawer.tsx";
import { MoneyField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import {
  type FirmPartsFragment,
  type OfferKind,
  OfferPublishDocument,
  OperatingRulesDocument,
  type Visibility,
} from "../graphql/generated/graphql.ts";
import { useFormats, viewerZone, type WindowText } from "../words/formats.ts";
import { FirmsSelect } from "./firm-select.tsx";
import { useMoneyRule } from "./form-rules.ts";
import { hoursOffered, msOfHours, windowAsked } from "./hours.ts";
import { OfferKindItems } from "./offer-kind.tsx";
import { piecesIn } from "./price.ts";
import { type ExtrasFields, ExtrasItems, extrasInput } from "./price-fields.tsx";
import { ResourceSelect, useNoResource, useResource } from "./resource-select.tsx";
import { hoursEach, type SeriesFields, useSeries } from "./series-fields.tsx";
import { basisPointsOf, usualVatPercent } from "./vat.ts";
import { type VatFields, VatItems } from "./vat-fields.tsx";

interface OfferFields extends ExtrasFields, SeriesFields, VatFields {
  kind: OfferKind;
  /** Only of exclusive time, which then has no window of its own. */
  recurs?: boolean;
  resource: string;
  process: string;
  window: WindowText;
  weekHours?: string;
  pricePerHourMinor: string;
  visibility: Visibility;
  firms?: string[];
  terms?: string;
}

/** What is chosen already when the form opens, and the names of the firms among it. */
export type OfferStart = Partial<OfferFields> & { readonly named?: readonly FirmPartsFragment[] };

const usual = {
  kind: "WINDOW",
  visibility: "MARKET",
  vatIncluded: true,
  vatPercent: usualVatPercent,
} as const satisfies OfferStart;

/** In which offers are priced here. */
export const offerCurrency = "CNY";

/** The price as far as it is filled in, pieces left out; null until it can be reckoned. */
function useModel(price: string | undefined): PriceModel | null {
  const setUp = Form.useWatch<string | undefined>("setUpMinor");
  const tiers = Form.useWatch<ExtrasFields["priceTiers"]>("priceTiers");
  const amount = (minor: string | null | undefined) =>
    minor && /^\d{1,15}$/.test(minor) ? BigInt(minor) : null;
  const perHourMinor = amount(price);
  if (perHourMinor === null) return null;
  const whole = (tiers ?? []).flatMap((tier) => {
    const minor = amount(tier?.priceMinor);
    const beyond = piecesIn(tier?.beyond);
    return tier?.by === "HOURS" && minor !== null && beyond !== null
      ? [{ by: "hours" as const, beyond, minor }]
      : [];
  });
  const inOrder = whole.toSorted((one, other) => one.beyond - other.beyond);
  return { perHourMinor, setUpMinor: amount(setUp), perPieceMinor: null, tiers: inOrder };
}

/** How much is being offered, or how much each time; null as long as that cannot be said. */
function useOffered(form: FormInstance<OfferFields>): string | null {
  const kind = Form.useWatch("kind", form) ?? "WINDOW";
  const window = Form.useWatch("window", form);
  const weekHours = Form.useWatch("weekHours", form);
  const recurs = Form.useWatch("recurs", form);
  const fromMinute = Form.useWatch("fromMinute", form);
  const untilMinute = Form.useWatch("untilMinute", form);
  if (kind === "WINDOW" && recurs) return hoursEach(fromMinute, untilMinute);
  return hoursOffered(kind, window, weekHours, viewerZone());
}

/** How much is being offered, and what the operating rules say about cancelling it. */
function Summary({ offered, price }: { offered: string | null; price: string | undefined }) {
  const { t } = useTranslation();
  const recurs = Form.useWatch<boolean | undefined>("recurs");
  const { hours, money } = useFormats();
  const [{ data }] = useAsked({ query: OperatingRulesDocument });
  const model = useModel(price);
  const ms = offered === null ? null : msOfHours(offered);
  const lines = model && ms !== null ? priceLines(model, { ms, pieces: null }) : null;
  const total = lines && { minor: totalMinor(lines).toString(), currency: offerCurrency };
  return (
    <div className="lz-consequences">
      {offered && total ? (
        <strong>
          {t(recurs ? "series.summary" : "capacity.publish.summary", {
            hours: hours(offered),
            total: money(total),
          })}
        </strong>
      ) : null}
      {data ? (
        <span className="lz-muted">
          {t("capacity.publish.rulesHint", {
            hours: data.operatingRules.parameters.freeCancellationHours,
            percent: data.operatingRules.parameters.feePercent,
            version: data.operatingRules.version,
          })}
        </span>
      ) : null}
    </div>
  );
}

function WhatAndWhen() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const form = Form.useFormInstance<OfferFields>();
  const resource = useResource(Form.useWatch("resource", form));
  const processes = (resource?.processes ?? []).map(({ code, name }) => ({
    value: code,
    label: words(name),
  }));
  const chosen = resource?.id;
  const only = processes.length === 1 ? processes[0]?.value : undefined;
  // A machine with a single process leaves nothing to choose, also where it was chosen before the
  // form was opened.
  useEffect(() => {
    if (chosen && only && !form.getFieldValue("process")) form.setFieldValue("process", only);
  }, [form, chosen, only]);
  return (
    <>
      <Form.Item
        name="resource"
        label={t("capacity.publish.resource")}
        rules={[{ required: true }]}
      >
        <ResourceSelect onChange={() => form.setFieldValue("process", undefined)} />
      </Form.Item>
      <Form.Item name="process" label={t("capacity.publish.process")} rules={[{ required: true }]}>
        <Select options={processes} disabled={resource === null} />
      </Form.Item>
      <OfferKindItems />
    </>
  );
}

function Terms({ named }: Pick<OfferStart, "named">) {
  const { t } = useTranslation();
  const money = useMoneyRule();
  const visibility = Form.useWatch<Visibility | undefined>("visibility");
  return (
    <>
      <Form.Item
        name="pricePerHourMinor"
        label={t("capacity.publish.price")}
        rules={[{ required: true }, money]}
      >
        <MoneyField unit={t("market.perHour")} currency={offerCurrency} />
      </Form.Item>
      <ExtrasItems currency={offerCurrency} />
      <VatItems />
      <Form.Item name="visibility" label={t("capacity.publish.visibility")}>
        <Radio.Group
          options={(["MARKET", "PARTNERS", "FIRMS"] as const).map((each) => ({
            value: each,
            label: t(`terms.visibility.${each}`),
          }))}
        />
      </Form.Item>
      {visibility === "PARTNERS" ? (
        <p className="lz-muted">
          {t("capacity.publish.partnersHint")}{" "}
          <Link to="/capacity/partners">{t("capacity.tabs.partners")}</Link>
        </p>
      ) : null}
      {visibility === "FIRMS" ? (
        <Form.Item name="firms" label={t("capacity.publish.firms")} rules={[{ required: true }]}>
          <FirmsSelect placeholder={t("capacity.publish.firmsHint")} named={named ?? []} />
        </Form.Item>
      ) : null}
      <Form.Item name="terms" label={t("capacity.publish.terms")}>
        <Input.TextArea rows={2} maxLength={500} placeholder={t("capacity.publish.termsHint")} />
      </Form.Item>
    </>
  );
}

/** What an offer says besides its time, as the contract's input has it. */
function termsInput({ firms, terms, ...fields }: OfferFields) {
  const { resource, process, pricePerHourMinor, vatIncluded, visibility } = fields;
  return {
    ...{ resource, process, pricePerHourMinor, vatIncluded, visibility, currency: offerCurrency },
    ...extrasInput(fields),
    vatBasisPoints: vatIncluded ? null : basisPointsOf(fields.vatPercent),
    firms: visibility === "FIRMS" ? (firms ?? []) : null,
    terms: terms?.trim() || null,
  };
}

function PublishForm({ close, start, published }: Omit<PublishSheetProps, "open">) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<OfferFields>();
  const publish = useCommand(OfferPublishDocument, ["MarketOffer"]);
  const series = useSeries();
  const { show, alert } = useFormFault(form);
  const noResource = useNoResource();
  const site = useResource(Form.useWatch("resource", form))?.site;
  const offered = useOffered(form);
  const price = Form.useWatch("pricePerHourMinor", form);
  const { named = [], ...chosen } = start ?? {};

  const submit = async (fields: OfferFields) => {
    const { kind, window, weekHours, recurs } = fields;
    const terms = termsInput(fields);
    const hours = kind === "BUCKET" ? (weekHours?.trim() ?? null) : null;
    const clocks = site && { viewer: viewerZone(), site: site.timeZone };
    const outcome = recurs
      ? await series.publish(terms, fields)
      : await publish.run({
          input: { ...terms, window: windowAsked(kind, window, clocks), weekHours: hours },
        });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    if (!recurs) message.success(t("capacity.offers.published"));
    close();
    published?.();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ ...usual, ...chosen }}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      {noResource ? (
        <Alert className="lz-notice" type="info" title={t("capacity.publish.noResource")} />
      ) : null}
      <WhatAndWhen />
      <Terms named={named} />
      <Summary offered={offered} price={price} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        block
        loading={publish.busy || series.busy}
      >
        {t("capacity.publish.submit")}
      </Button>
    </Form>
  );
}

interface PublishSheetProps {
  readonly open: boolean;
  readonly close: () => void;
  /** What is chosen already; a form that stands keeps what it has. */
  readonly start?: OfferStart;
  readonly published?: () => void;
}

/** Puts capacity of a resource on the market for a window. */
export function PublishSheet({ open, ...form }: PublishSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("capacity.publish.title")} open={open} close={form.close}>
      <PublishForm key={JSON.stringify(form.start)} {...form} />
    </SideSheet>
  );
}
