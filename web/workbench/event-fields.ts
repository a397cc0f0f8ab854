import { useTranslation } from "react-i18next";
import type { TwoTongues } from "../passport/steps.ts";
import { useFormats } from "../words/formats.ts";
import { eventFields, shownFields } from "./event-parts.ts";

// The names are those of EPCIS 2.0.1 § 7.4; the wording in both languages is our own.
const names: Readonly<Record<string, TwoTongues>> = {
  type: { zh: "事件类型", en: "Type" },
  eventID: { zh: "事件编号", en: "Event id" },
  eventTime: { zh: "发生时间", en: "Time" },
  recordTime: { zh: "记录时间", en: "Time of record" },
  eventTimeZoneOffset: { zh: "时区", en: "Time zone" },
  errorDeclaration: { zh: "更正声明", en: "Correction" },
  certificationInfo: { zh: "认证信息", en: "Certification" },
  action: { zh: "动作", en: "Action" },
  bizStep: { zh: "业务步骤", en: "Business step" },
  disposition: { zh: "状态", en: "Disposition" },
  persistentDisposition: { zh: "持续状态", en: "Lasting disposition" },
  readPoint: { zh: "读取点", en: "Read point" },
  bizLocation: { zh: "业务地点", en: "Business location" },
  bizTransactionList: { zh: "业务单据", en: "Business documents" },
  sourceList: { zh: "来源方", en: "From" },
  destinationList: { zh: "去向方", en: "To" },
  sensorElementList: { zh: "传感器数据", en: "Sensor data" },
  ilmd: { zh: "批次与实例数据", en: "Lot and item data" },
  epcList: { zh: "对象编码", en: "Codes" },
  quantityList: { zh: "数量", en: "Quantities" },
  parentID: { zh: "父项编码", en: "Parent code" },
  childEPCs: { zh: "子项编码", en: "Child codes" },
  childQuantityList: { zh: "子项数量", en: "Child quantities" },
  inputEPCList: { zh: "投入编码", en: "Input codes" },
  inputQuantityList: { zh: "投入数量", en: "Input quantities" },
  outputEPCList: { zh: "产出编码", en: "Output codes" },
  outputQuantityList: { zh: "产出数量", en: "Output quantities" },
  transformationID: { zh: "转换编号", en: "Transformation id" },
};

/** Names a field of an event in the viewer's tongue; a firm's own field keeps its own name. */
export function useFieldName(): (field: string) => string {
  const { words } = useFormats();
  return (field) => {
    const name = Object.hasOwn(names, field) ? names[field] : undefined;
    return name === undefined ? field : words(name);
  };
}

/** What a firm is not shown of an event, as a sentence has it; some of it perhaps in part. */
export function useWithheldList(): (event: {
  readonly withheld: readonly string[];
  readonly body: string;
}) => string {
  const { t, i18n } = useTranslation();
  const nameOf = useFieldName();
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
  return ({ withheld, body }) => {
    const shown = new Set(eventFields(body).map(({ name }) => name));
    return list.format(
      withheld.map((name) => {
        const field = nameOf(name);
        return shown.has(name) ? t("trace.shared.inPart", { field }) : field;
      }),
    );
  };
}

/** Several of them as a sentence has them, each that is meant in part with how many of its parts. */
export function useFieldList(): (names: readonly string[]) => string {
  const { t, i18n } = useTranslation();
  const nameOf = useFieldName();
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
  return (names) =>
    list.format(
      shownFields(names).map(({ name, parts }) => {
        const field = nameOf(name);
        return parts === null ? field : t("trace.grants.inPart", { field, count: parts });
      }),
    );
}
