import { Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useClearable } from "../design/clearable.tsx";
import { useTyping } from "../design/typing.ts";
import { useAsked } from "../graphql/asked.ts";
import {
  IdentifierChoicesDocument,
  IdentifierPrefixesDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { codeLabel } from "./code-label.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The firm's prefixes, also those that were its own once: what was counted under them stays. */
function usePrefixes(): readonly Choice[] {
  const { t } = useTranslation();
  const [{ data }] = useAsked({ query: IdentifierPrefixesDocument });
  return useMemo(() => {
    const choices = (data?.identifierPrefixes ?? []).map(({ scheme, prefix }) => ({
      value: `${scheme.toLowerCase()}:${prefix}`,
      label: `${t(`identifiers.schemes.${scheme}`)} ${prefix}`,
    }));
    return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
  }, [data, t]);
}

const includes = (text: string) => (choice: Choice) =>
  [choice.label, choice.value].some((each) => each.toLowerCase().includes(text.toLowerCase()));

interface CodeSelectProps {
  readonly id: string;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
}

/** One of the firm's identifiers, found while typing, one of its prefixes, or any code as typed. */
export function CodeSelect({ id, value, onChange }: CodeSelectProps) {
  const { t } = useTranslation();
  const clearable = useClearable();
  const { search, showSearch } = useTyping();
  const prefixes = usePrefixes();
  const [{ data, fetching }] = useAsked({
    query: IdentifierChoicesDocument,
    variables: { text: search || null },
    context: heeding(["Identifier"]),
  });
  const codes = (data?.identifiers.nodes ?? []).map(({ code }) => ({
    value: code,
    label: codeLabel(code),
  }));
  const known = [...prefixes, ...codes];
  const chosen = value !== null && !known.some((choice) => choice.value === value) ? [value] : [];
  const typed = search !== "" && !known.some((choice) => choice.value === search) ? [search] : [];
  const others = [...new Set([...typed, ...chosen])];
  const groups = [
    { label: t("resolutions.prefixes"), options: prefixes.filter(includes(search)) },
    { label: t("resolutions.codes"), options: codes },
    {
      label: t("resolutions.asTyped"),
      options: others.map((code) => ({ value: code, label: codeLabel(code) })),
    },
  ];
  return (
    <Select
      id={id}
      allowClear={clearable}
      showSearch={showSearch}
      loading={fetching}
      value={value}
      placeholder={t("resolutions.allCodes")}
      popupMatchSelectWidth={false}
      onChange={(code?: string) => onChange(code ?? null)}
      options={groups.filter(({ options }) => options.length > 0)}
    />
  );
}
