import { DownloadOutlined } from "@ant-design/icons";
import { Button, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { FaultAlert } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import type { Fault } from "../graphql/fault.ts";
import { type LabelsAsked, labelsOf } from "../graphql/labels-sent.ts";
import { tongueNow } from "../words/i18n.ts";
import { dated, saveBlob } from "./csv.ts";
import {
  faultSentence,
  type LabelSymbol,
  type Layout,
  labelsOn,
  layouts,
  mostLabels,
  type Stock,
  stocksOf,
  symbols,
  type TypedCode,
  typedCodes,
} from "./label-choices.ts";
import { LabelPreview } from "./label-preview.tsx";
import { resolverStems } from "./resolver-address.ts";
import "./labels.css";

/** Which texts each layout shows. */
const textsOf = {
  mark: ["product"],
  nameplate: ["maker", "product", "serial", "year"],
  logistic: ["maker", "recipient", "product"],
} as const satisfies Record<Layout, readonly string[]>;

interface Choices {
  readonly codes: string;
  readonly layout: Layout;
  readonly symbol: LabelSymbol;
  readonly stock: Stock;
  readonly start: number;
  readonly copies: number;
  readonly maker: string;
  readonly product: string;
  readonly serial: string;
  readonly year: string;
  readonly recipient: string;
}

const atFirst: Choices = {
  codes: "",
  layout: "mark",
  symbol: "qr",
  stock: "roll",
  start: 1,
  copies: 1,
  maker: "",
  product: "",
  serial: "",
  year: "",
  recipient: "",
};

function askedOf(choices: Choices, codes: readonly TypedCode[], format: LabelsAsked["format"]) {
  const { layout, symbol, stock, start, copies } = choices;
  const texts = Object.fromEntries(textsOf[layout].map((name) => [name, choices[name]]));
  const labels = codes.map(({ text }) => ({ code: text, copies, texts }));
  return { labels, layout, symbol, stock, start, format };
}

/** What can be said of the codes before anything is asked for. */
function CodesNote({ codes, copies }: { codes: readonly TypedCode[]; copies: number }) {
  const { t } = useTranslation();
  const wrong = codes.find(({ reading }) => !reading.ok);
  if (codes.length * copies > mostLabels) {
    return <span className="lz-wrong">{t("labels.tooMany", { most: mostLabels })}</span>;
  }
  if (wrong !== undefined && !wrong.reading.ok) {
    const fault = faultSentence(wrong.reading.fault, tongueNow());
    return <span className="lz-wrong">{t("labels.fault", { line: wrong.line, fault })}</span>;
  }
  if (codes.length === 0) return t("labels.codesHint");
  return t("labels.counted", { count: codes.length });
}

function ChoiceFields({ layout, stock }: { readonly layout: Layout; readonly stock: Stock }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="lz-pair">
        <Form.Item name="layout" label={t("labels.layout")}>
          <Select
            options={layouts.map((value) => ({ value, label: t(`labels.layouts.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="symbol" label={t("labels.symbol")}>
          <Select
            options={symbols.map((value) => ({ value, label: t(`labels.symbols.${value}`) }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="stock" label={t("labels.stock")}>
        <Select
          options={stocksOf[layout].map((value) => ({
            value,
            label: t(`labels.stocks.${value}`),
          }))}
        />
      </Form.Item>
      <div className="lz-pair">
        <Form.Item name="copies" label={t("labels.copies")}>
          <InputNumber className="lz-wide" min={1} max={mostLabels} precision={0} />
        </Form.Item>
        <Form.Item name="start" label={t("labels.start")} extra={t("labels.startHint")}>
          <InputNumber
            className="lz-wide"
            min={1}
            max={labelsOn[stock]}
            precision={0}
            disabled={labelsOn[stock] === 1}
          />
        </Form.Item>
      </div>
    </>
  );
}

function TextFields({ layout }: { readonly layout: Layout }) {
  const { t } = useTranslation();
  return textsOf[layout].map((name) => (
    <Form.Item
      key={name}
      name={name}
      label={t(`labels.${name}`)}
      extra={name === "serial" ? t("labels.serialHint") : undefined}
    >
      <Input maxLength={120} />
    </Form.Item>
  ));
}

/** A layout takes along what it can be printed on. */
function settled(choices: Choices): Choices {
  const { layout, stock, start, copies } = choices;
  const kept = stocksOf[layout].includes(stock) ? stock : "roll";
  // A number field is empty while one types.
  const within = Math.min(Math.max(1, start ?? 1), labelsOn[kept]);
  return { ...choices, stock: kept, start: within, copies: copies ?? 1 };
}

/** Saves labels as a file, and keeps why it could not be. */
function useSaving(choices: Choices, codes: readonly TypedCode[]) {
  const { t } = useTranslation();
  const [saving, setSaving] = useState<LabelsAsked["format"] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const save = async (format: LabelsAsked["format"]) => {
    setSaving(format);
    const file = await labelsOf(askedOf(choices, codes, format));
    setSaving(null);
    setFault("code" in file ? file : null);
    if (!("code" in file)) saveBlob(dated(t("labels.file"), format), file);
  };
  return { saving, fault, save };
}

/** Codes as labels: entered, looked at, and saved to be printed. */
export function Labels() {
  const { t } = useTranslation();
  const [asked] = useSearchParams();
  const [choices, setChoices] = useState<Choices>(() => ({
    ...atFirst,
    codes: asked.getAll("code").join("\n"),
    product: asked.get("product") ?? "",
  }));
  const [form] = Form.useForm<Choices>();
  const codes = typedCodes(choices.codes, resolverStems());
  const { saving, fault, save } = useSaving(choices, codes);
  const isFit =
    codes.length > 0 &&
    codes.length * choices.copies <= mostLabels &&
    codes.every(({ reading }) => reading.ok);
  const [first] = codes;
  const shown = first?.reading.ok ? { ...askedOf(choices, [first], "svg") } : null;
  return (
    <div className="lz-stack">
      <PageHead title={t("labels.title")} lead={t("labels.lead")} />
      <div className="lz-labels">
        <Panel>
          <Form
            form={form}
            layout="vertical"
            initialValues={choices}
            onValuesChange={(_changed, all) => {
              const next = settled({ ...choices, ...all });
              form.setFieldsValue({ stock: next.stock, start: next.start });
              setChoices(next);
            }}
          >
            <Form.Item
              name="codes"
              label={t("labels.codes")}
              extra={<CodesNote codes={codes} copies={choices.copies} />}
            >
              <Input.TextArea className="lz-code" rows={5} spellCheck={false} maxLength={400_000} />
            </Form.Item>
            <ChoiceFields layout={choices.layout} stock={choices.stock} />
            <TextFields layout={choices.layout} />
          </Form>
        </Panel>
        <Panel title={t("labels.preview")}>
          <div className="lz-stack">
            <LabelPreview asked={shown} code={first?.text ?? ""} />
            {fault ? <FaultAlert fault={fault} /> : null}
            <div className="lz-row">
              <Button
                type="primary"
                icon={<DownloadOutlined aria-hidden />}
                disabled={!isFit}
                loading={saving === "pdf"}
                onClick={() => void save("pdf")}
              >
                {t("labels.savePdf")}
              </Button>
              <Button
                icon={<DownloadOutlined aria-hidden />}
                disabled={!isFit || codes.length !== 1 || choices.copies !== 1}
                loading={saving === "svg"}
                onClick={() => void save("svg")}
              >
                {t("labels.saveSvg")}
              </Button>
            </div>
          </div>
        </Panel>
      </div>
    </div>
  );
}
