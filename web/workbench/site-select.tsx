import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClearable } from "../design/clearable.tsx";
import { useAsked } from "../graphql/asked.ts";
import {
  SiteDocument,
  type SitePartsFragment,
  SitesDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";

/** One of the firm's own sites, read by itself; null until it is there. */
export function useSite(id: string | null | undefined): SitePartsFragment | null {
  const [{ data }] = useAsked({
    query: SiteDocument,
    variables: { id: id ?? "" },
    pause: !id,
    context: heeding(["Site"]),
  });
  const node = data?.node;
  // While another one is on its way, the answer is still that of the former.
  return node?.__typename === "Site" && node.id === id ? node : null;
}

/** Whether the firm has no site at all. */
export function useNoSite(): boolean {
  const [{ data }] = useAsked({
    query: SitesDocument,
    variables: { search: null },
    context: heeding(["Site"]),
  });
  return data?.sites.length === 0;
}

interface SiteSelectProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (site: string | undefined) => void;
  readonly allowClear?: boolean;
  readonly placeholder?: string;
}

/** One of the firm's own sites, found while typing: there may be more of them than a list holds. */
export function SiteSelect({ allowClear = false, value, ...field }: SiteSelectProps) {
  const { words } = useFormats();
  const { t } = useTranslation();
  const clearable = useClearable();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const [{ data, fetching }] = useAsked({
    query: SitesDocument,
    variables: { search: search || null },
    context: heeding(["Site"]),
  });
  const chosen = useSite(value);
  const found = data?.sites ?? [];
  // What is chosen is shown by its name, also where it is not among those that were found.
  const missing = chosen && !typed && !found.some(({ id }) => id === chosen.id) ? [chosen] : [];
  return (
    <Select
      {...field}
      value={value ?? null}
      allowClear={allowClear ? clearable : false}
      placeholder={field.placeholder ?? t("app.typeToFind")}
      loading={fetching}
      popupMatchSelectWidth={false}
      options={[...missing, ...found].map(({ id, name }) => ({ value: id, label: words(name) }))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
    />
  );
}
