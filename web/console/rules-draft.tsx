import { App, Button, Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useFormFault } from "../design/form-fault.tsx";
import { Panel } from "../design/panel.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  RulesDraftSaveDocument,
  type RulesDraftSaveInput,
  type RulesTopic,
} from "../graphql/generated/graphql.ts";
import type { Bilingual } from "../words/formats.ts";
import type { RulesSaid } from "../workbench/rules-changes.ts";

export const topicsAfterGeneral = [
  "ADMISSION",
  "LISTING",
  "CANCELLATION",
  "SHARING",
  "DISPUTES",
  "FEES",
] as const satisfies readonly RulesTopic[];
type Topic = (typeof topicsAfterGeneral)[number];

type Choices = "tradeNeedsAcceptance" | "admitsDirectly";
type Numbers = Exclude<keyof RulesSaid["parameters"], Choices>;

/** What the fields hold: named as refusals name them, numbers as they are typed. */
export interface DraftFields {
  text: Bilingual;
  topics: Record<Lowercase<Topic>, Bilingual>;
  parameters: Record<Numbers, string> & Record<Choices, boolean>;
}

const lower = (topic: Topic) => topic.toLowerCase() as Lowercase<Topic>;
const units: Readonly<Record<Numbers, "days" | "hours" | "percent">> = {
  noticeDays: "days",
  offerNoticeHours: "hours",
  offerHorizonDays: "days",
  freeCancellationHours: "hours",
  lateCancellationPercent: "percent",
  grantMostDays: "days",
  feePercent: "percent",
  disputeOpenDays: "days",
  disputeAnswerDays: "days",
  disputeStatementDays: "days",
  disputeDecisionDays: "days",
  disputeAppealDays: "days",
};

const disputeDays = [
  "disputeOpenDays",
  "disputeAnswerDays",
  "disputeStatementDays",
  "disputeDecisionDays",
  "disputeAppealDays",
] as const satisfies readonly Numbers[];

/** A version or a draft as the form begins with it. */
export function fieldsOf({ sections, parameters }: RulesSaid): DraftFields {
  const textOf = (topic: RulesTopic): Bilingual => {
    const { zh, en } = sections.find((each) => each.topic === topic)?.text ?? { zh: "", en: "" };
    return { zh, en };
  };
  const topics = topicsAfterGeneral.map((topic) => [lower(topic), textOf(topic)]);
  const numbers = (Object.keys(units) as Numbers[]).map((name) => [
    name,
    String(parameters[name] ?? ""),
  ]);
  return {
    text: textOf("GENERAL"),
    topics: Object.fromEntries(topics) as DraftFields["topics"],
    parameters: {
      ...(Object.fromEntries(numbers) as Record<Numbers, string>),
      tradeNeedsAcceptance: parameters.tradeNeedsAcceptance,
      admitsDirectly: parameters.admitsDirectly,
    },
  };
}

function inputOf({ text, topics, parameters }: DraftFields, revision: number): RulesDraftSaveInput {
  return {
    revision,
    sections: [
      { topic: "GENERAL", text },
      ...topicsAfterGeneral.map((topic) => ({ topic, text: topics[lower(topic)] })),
    ],
    parameters: {
      noticeDays: Number(parameters.noticeDays),
      tradeNeedsAcceptance: parameters.tradeNeedsAcceptance,
      admitsDirectly: parameters.admitsDirectly,
      offerNoticeHours: Number(parameters.offerNoticeHours),
      offerHorizonDays: Number(parameters.offerHorizonDays),
      freeCancellationHours: Number(parameters.freeCancellationHours),
      lateCancellationPercent: parameters.lateCancellationPercent.trim(),
      grantMostDays: parameters.grantMostDays === "" ? null : Number(parameters.grantMostDays),
      feePercent: parameters.feePercent.trim(),
      disputeOpenDays: Number(parameters.disputeOpenDays),
      disputeAnswerDays: Number(parameters.disputeAnswerDays),
      disputeStatementDays: Number(parameters.disputeStatementDays),
      disputeDecisionDays: Number(parameters.disputeDecisionDays),
      disputeAppealDays: Number(parameters.disputeAppealDays),
    },
  };
}

function ParameterField({ name }: { readonly name: Numbers }) {
  const { t } = useTranslation();
  const unit = units[name];
  const optional = name === "grantMostDays";
  const isGood = (typed: string) =>
    unit === "percent" ? /^\d{1,3}(\.\d{1,2})?$/.test(typed) : /^\d{1,4}$/.test(typed);
  const validator = (_rule: unknown, typed: string | undefined) => {
    const text = (typed ?? "").trim();
    if (isGood(text) || (optional && text === "")) return Promise.resolve();
    const wanted = unit === "percent" ? "operator.publish.percent" : "operator.publish.whole";
    return Promise.reject(new Error(t(wanted)));
  };
  return (
    <Form.Item
      name={["parameters", name]}
      label={t(`rules.parameters.${name}`)}
      rules={[{ validator }]}
      extra={optional ? t("operator.publish.noLimitHint") : undefined}
    >
      <Input
        inputMode={unit === "percent" ? "decimal" : "numeric"}
        suffix={t(`operator.publish.unit.${unit}`)}
      />
    </Form.Item>
  );
}

interface SectionProps {
  readonly topic: RulesTopic;
  /** Parameters that stand with the text that explains them. */
  readonly numbers: readonly Numbers[];
  readonly choice?: Choices;
}

function Section({ topic, numbers, choice }: SectionProps) {
  const { t } = useTranslation();
  const title = t(`terms.rulesTopic.${topic}`);
  const path = topic === "GENERAL" ? ["text"] : ["topics", lower(topic)];
  return (
    <fieldset className="lz-fieldset">
      <legend>{title}</legend>
      <div className="lz-pair">
        <Form.Item name={[...path, "zh"]} label={t("app.inChinese", { label: title })}>
          <Input.TextArea lang="zh-CN" autoSize={{ minRows: 3, maxRows: 14 }} />
        </Form.Item>
        <Form.Item name={[...path, "en"]} label={t("app.inEnglish", { label: title })}>
          <Input.TextArea lang="en" autoSize={{ minRows: 3, maxRows: 14 }} />
        </Form.Item>
      </div>
      {numbers.length === 0 ? null : (
        <div className="lz-pair">
          {numbers.map((name) => (
            <ParameterField key={name} name={name} />
          ))}
        </div>
      )}
      {choice ? (
        <Form.Item name={["parameters", choice]} valuePropName="checked">
          <Checkbox>{t(`operator.publish.${choice}`)}</Checkbox>
        </Form.Item>
      ) : null}
    </fieldset>
  );
}

interface DraftFormProps {
  readonly version: number;
  /** What the form begins with: the draft as it stands, else what is the latest. */
  readonly said: RulesSaid;
  /** 0 where there is no draft yet. */
  readonly revision: number;
  readonly changed: (isChanged: boolean) => void;
}

/** The next version while it is written: each topic in both languages, with what the code reads. */
export function DraftForm({ version, said, revision, changed }: DraftFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<DraftFields>();
  const save = useCommand(RulesDraftSaveDocument);
  const { show, alert } = useFormFault(form);
  const submit = async (fields: DraftFields) => {
    const outcome = await save.run({ input: inputOf(fields, revision) });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    changed(false);
    message.success(t("operator.publish.saved"));
  };
  return (
    <Panel title={t("operator.publish.next", { version })}>
      <Form
        form={form}
        layout="vertical"
        initialValues={fieldsOf(said)}
        onValuesChange={() => changed(true)}
        onFinish={(fields) => void submit(fields)}
      >
        {alert}
        <Section topic="GENERAL" numbers={["noticeDays"]} choice="tradeNeedsAcceptance" />
        <Section topic="ADMISSION" numbers={[]} choice="admitsDirectly" />
        <Section topic="LISTING" numbers={["offerNoticeHours", "offerHorizonDays"]} />
        <Section
          topic="CANCELLATION"
          numbers={["freeCancellationHours", "lateCancellationPercent"]}
        />
        <Section topic="SHARING" numbers={["grantMostDays"]} />
        <Section topic="DISPUTES" numbers={disputeDays} />
        <Section topic="FEES" numbers={["feePercent"]} />
        <Button type="primary" htmlType="submit" loading={save.busy}>
          {t("operator.publish.save")}
        </Button>
      </Form>
    </Panel>
  );
}
