import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useAsked } from "../graphql/asked.ts";
import {
  type IdentifierAudience,
  IdentifierTemplatesDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { TemplatePreview } from "./template-preview.tsx";

const touched = ["IdentifierTemplate"] as const;

interface Chosen {
  readonly template?: string | null;
  readonly values?: readonly ({ type: string; audience: IdentifierAudience } | undefined)[];
}

/** The class of a thing, and what each sees of the values in the form by it. */
export function TemplateChoice() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Chosen>();
  const chosen = Form.useWatch("template", form);
  const values = Form.useWatch("values", form) ?? [];
  const [{ data }] = useAsked({ query: IdentifierTemplatesDocument, context: heeding(touched) });
  const templates = data?.identifierTemplates ?? [];
  const entries = templates.find(({ id }) => id === chosen)?.entries ?? [];
  const seen = values.flatMap((value) => {
    if (!value) return [];
    const entry = entries.find(({ type }) => type === value.type);
    return [{ type: value.type, audience: entry?.audience ?? value.audience }];
  });
  return (
    <>
      <Form.Item
        name="template"
        label={t("identifiers.template")}
        extra={t("identifiers.templateHint")}
      >
        <Select
          allowClear
          loading={!data}
          options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <TemplatePreview entries={seen} />
    </>
  );
}
