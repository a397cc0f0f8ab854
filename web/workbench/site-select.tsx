import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useClearable } from "../design/clearable.tsx";
import { useTyping, withChosen } from "../design/typing.ts";
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

function useChoices(search: string) {
  const [{ data, fetching }] = useAsked({
    query: SitesDocument,
    variables: { search: search || null },
    context: heeding(["Site"]),
  });
  return { found: data?.sites ?? null, fetching };
}

/** Whether the firm has no site at all. */
export function useNoSite(): boolean {
  return useChoices("").found?.length === 0;
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
  const { typed, search, showSearch } = useTyping();
  const { found, fetching } = useChoices(search);
  const listed = withChosen(found ?? [], useSite(value), typed);
  return (
    <Select
      {...field}
      value={value ?? null}
      allowClear={allowClear ? clearable : false}
      placeholder={field.placeholder ?? t("app.typeToFind")}
      loading={fetching}
      popupMatchSelectWidth={false}
      options={listed.map(({ id, name }) => ({ value: id, label: words(name) }))}
      showSearch={showSearch}
    />
  );
}
