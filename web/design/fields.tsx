import { DatePicker, Form, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { digitsOf, majorText, minorText, useFormats } from "../words/formats.ts";
import { type DayLimit, instantPicked } from "./day.ts";

/** What a form gives to a field of our own: it is set by Form.Item. */
interface FieldProps<T> {
  readonly id?: string;
  readonly value?: T | null;
  readonly onChange?: (value: T | null) => void;
}

interface InstantFieldProps extends FieldProps<string> {
  /** Only the day is picked, as this kind of limit. */
  readonly day?: DayLimit;
}

/** A date and time as ISO 8601 in UTC, picked in the viewer's zone, which stands beside it. */
export function InstantField({ id, value, onChange, day }: InstantFieldProps) {
  const formats = useFormats();
  const dayOnly = day !== undefined;
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      className="lz-wide"
      value={value ? dayjs(value) : null}
      onChange={(picked) => onChange?.(picked && instantPicked(picked, day))}
      showTime={dayOnly ? false : { format: "HH:mm", minuteStep: 15 }}
      format={dayOnly ? "YYYY-MM-DD" : "YYYY-MM-DD HH:mm"}
      needConfirm={false}
      // Enter takes the typed date; it must not send the form as well.
      onKeyDown={(event) => {
        if (event.key === "Enter") event.preventDefault();
      }}
      suffixIcon={dayOnly ? undefined : <span className="lz-zone">{formats.zone()}</span>}
    />
  );
}

/** A day as it stands in a calendar, `2026-12-31`, of whichever clock. */
export function DayField({ id, value, onChange }: FieldProps<string>) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      className="lz-wide"
      value={value ? dayjs(value) : null}
      onChange={(picked) => onChange?.(picked ? picked.format("YYYY-MM-DD") : null)}
      format="YYYY-MM-DD"
      needConfirm={false}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.preventDefault();
      }}
    />
  );
}

interface MoneyFieldProps extends FieldProps<string> {
  readonly currency?: string;
  readonly unit: string;
}

/** An amount typed in major units and kept as integer minor units. */
export function MoneyField({ id, value, onChange, currency = "CNY", unit }: MoneyFieldProps) {
  const { sign } = useFormats();
  const digits = digitsOf(currency);
  const [typed, setTyped] = useState(() => (value ? majorText(value, digits) : ""));
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      value={typed}
      inputMode="decimal"
      prefix={sign(currency)}
      suffix={unit}
      onChange={(event) => {
        setTyped(event.target.value);
        // An amount that cannot be read is kept as typed, so that the rule below can refuse it.
        onChange?.(minorText(event.target.value, digits) ?? event.target.value);
      }}
    />
  );
}

interface BilingualFieldProps {
  /** Name of the input, as the contract has it. */
  readonly name: string;
  readonly label: string;
}

/** A name in both tongues of the platform: two fields side by side. */
export function BilingualField({ name, label }: BilingualFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="lz-pair">
      <Form.Item
        name={[name, "zh"]}
        label={t("app.inChinese", { label })}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input lang="zh-CN" />
      </Form.Item>
      <Form.Item
        name={[name, "en"]}
        label={t("app.inEnglish", { label })}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input lang="en" />
      </Form.Item>
    </div>
  );
}
