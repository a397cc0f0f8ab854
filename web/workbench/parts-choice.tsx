import { Button, Checkbox, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFieldName } from "./event-fields.ts";
import { choosing, chosenParts, type EventField } from "./event-parts.ts";

const manyParts = 10;

interface FieldProps {
  readonly field: EventField;
  readonly chosen: readonly string[];
  readonly change: (chosen: string[]) => void;
}

/** The parts of one field, each to be shown or withheld; many of them can be searched. */
function Parts({ field, chosen, change }: FieldProps) {
  const { t } = useTranslation();
  const [sought, setSought] = useState("");
  const shown = chosenParts(field, chosen);
  const found = field.parts.filter(({ label }) => label.includes(sought.trim()));
  const toggle = (value: string, on: boolean) => {
    const wanted = field.parts
      .map((part) => part.value)
      .filter((each) => (each === value ? on : shown.includes(each)));
    change(choosing(field, wanted, chosen));
  };
  return (
    <>
      {field.parts.length > manyParts ? (
        <Input
          allowClear
          aria-label={t("trace.share.seek")}
          placeholder={t("trace.share.seek")}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
      ) : null}
      <div className="lz-parts-list">
        {found.map(({ value, label }) => (
          <Checkbox
            key={value}
            checked={shown.includes(value)}
            onChange={({ target }) => toggle(value, target.checked)}
          >
            <span className="lz-code">{label}</span>
          </Checkbox>
        ))}
      </div>
    </>
  );
}

/** One field: as a whole, or opened to choose among its parts. */
function Field({ field, chosen, change }: FieldProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const [open, setOpen] = useState(false);
  const partsId = useId();
  const { name, parts } = field;
  const all = parts.length;
  const shown = chosenParts(field, chosen).length;
  const isWhole = chosen.includes(name);
  const title = nameOf(name);
  const whole = (
    <Checkbox
      checked={isWhole}
      indeterminate={!isWhole && shown > 0}
      onChange={({ target }) => {
        const others = chosen.filter((each) => each !== name && !each.startsWith(`${name}/`));
        change(target.checked ? [...others, name] : others);
      }}
    >
      {title}
    </Checkbox>
  );
  if (all === 0) return <li>{whole}</li>;
  return (
    <li className={open ? "lz-parts-open" : undefined}>
      <div className="lz-row">
        {whole}
        <Button
          size="small"
          type="link"
          aria-expanded={open}
          aria-controls={partsId}
          onClick={() => setOpen(!open)}
        >
          {t("trace.share.parts", { shown, count: all })}
          <span className="lz-hidden">{title}</span>
        </Button>
      </div>
      <fieldset id={partsId} hidden={!open} aria-label={title} className="lz-parts-field">
        {open ? <Parts field={field} chosen={chosen} change={change} /> : null}
      </fieldset>
    </li>
  );
}

interface PartsChoiceProps {
  readonly label: string;
  readonly fields: readonly EventField[];
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (chosen: string[]) => void;
}

/** What of an event is shown: its fields, and of each that has several parts any of them. */
export function PartsChoice({ label, fields, id, value = [], onChange }: PartsChoiceProps) {
  return (
    <ul className="lz-parts" aria-label={label} {...(id === undefined ? {} : { id })}>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          chosen={value}
          change={(chosen) => onChange?.(chosen)}
        />
      ))}
    </ul>
  );
}
