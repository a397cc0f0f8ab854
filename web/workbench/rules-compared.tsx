import { useTranslation } from "react-i18next";
import { Facts } from "../design/panel.tsx";
import { useFormats } from "../words/formats.ts";
import { changedText, changedTopics, type RulesSaid, type TextPart } from "./rules-changes.ts";
import { useParameterWords } from "./rules-text.tsx";

function Part({ kind, text }: TextPart) {
  if (kind === "gone") return <del>{text}</del>;
  if (kind === "new") return <ins>{text}</ins>;
  return text;
}

interface ComparedProps {
  readonly before: RulesSaid;
  readonly after: RulesSaid;
}

/** What differs between two versions: parameters with both values, texts with what went and came. */
export function RulesCompared({ before, after }: ComparedProps) {
  const { t } = useTranslation();
  const { tongue } = useFormats();
  const parameterWords = useParameterWords();
  const was = parameterWords(before.parameters);
  const changed = parameterWords(after.parameters).flatMap(({ name, label, value }, at) => {
    const old = was[at]?.value;
    return old === value ? [] : [{ name, label, old, value }];
  });
  const topics = changedTopics(before, after);
  if (changed.length === 0 && topics.length === 0) {
    return <p className="lz-muted">{t("rules.unchanged")}</p>;
  }
  return (
    <div className="lz-stack lz-tight">
      {changed.length === 0 ? null : (
        <Facts
          facts={changed.map(({ name, label, old, value }) => [
            label,
            <span key={name}>
              <del>{old}</del> <ins>{value}</ins>
            </span>,
          ])}
        />
      )}
      {topics.map(({ topic, before: old, after: text }) => (
        <div key={topic}>
          <h3>{t(`terms.rulesTopic.${topic}`)}</h3>
          <div className="lz-prose">
            {changedText(old[tongue], text[tongue]).map((part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in their order, for good
              <Part key={at} {...part} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
