import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsked } from "../../graphql/asked.ts";
import { TenantsDocument } from "../../graphql/generated/graphql.ts";
import { useFormats } from "../../words/formats.ts";

interface TenantSelectProps<Many extends boolean> {
  readonly id?: string;
  readonly many: Many;
  readonly value?: Many extends true ? string[] : string;
  readonly onChange?: (chosen: Many extends true ? string[] : string) => void;
  /** Firms that stand first, with their names, so that what is chosen can be read. */
  readonly known?: readonly { readonly value: string; readonly label: string }[];
}

/** Member firms by name, as the operator knows them; found while typing. */
export function TenantSelect<Many extends boolean>({
  many,
  known = [],
  ...field
}: TenantSelectProps<Many>) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const [{ data, fetching }] = useAsked({
    query: TenantsDocument,
    variables: { first: 20, search: search || null },
  });
  const found = (data?.tenants.nodes ?? []).map(({ id, name, city }) => ({
    value: id,
    label: `${words(name)} · ${words(city)}`,
  }));
  const options = [...known, ...found.filter(({ value }) => known.every((k) => k.value !== value))];
  return (
    <Select<Many extends true ? string[] : string>
      {...field}
      {...(many ? { mode: "multiple" as const } : {})}
      options={options}
      loading={fetching}
      placeholder={t("incidents.chooseFirms")}
      showSearch={{ filterOption: false, onSearch: setTyped }}
    />
  );
}
