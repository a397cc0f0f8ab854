import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTyping, withChosen } from "../design/typing.ts";
import { useAsked } from "../graphql/asked.ts";
import {
  type ResourceChoicePartsFragment,
  ResourceChoicesDocument,
  ResourceDocument,
  type ResourcePartsFragment,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";

/** One of the firm's own resources, read by itself; null until it is there. */
export function useResource(id: string | null | undefined): ResourcePartsFragment | null {
  const [{ data }] = useAsked({
    query: ResourceDocument,
    variables: { id: id ?? "" },
    pause: !id,
    context: heeding(["Resource"]),
  });
  const node = data?.node;
  // While another one is on its way, the answer is still that of the former.
  return node?.__typename === "Resource" && node.id === id ? node : null;
}

interface Narrowing {
  readonly site?: string | undefined;
  readonly process?: string | undefined;
}

function useChoices(search: string, { site, process }: Narrowing) {
  const [{ data, fetching }] = useAsked({
    query: ResourceChoicesDocument,
    variables: { search: search || null, site: site ?? null, process: process ?? null },
    context: heeding(["Resource"]),
  });
  return { found: data?.resources.nodes ?? null, fetching };
}

/** Whether the firm has no resource at all. */
export function useNoResource(): boolean {
  return useChoices("", {}).found?.length === 0;
}

interface ResourceSelectProps extends Narrowing {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (resource: string) => void;
  readonly size?: "large";
}

/** One of the firm's own resources, found while typing by its name, number, site or process. */
export function ResourceSelect({ site, process, value, ...field }: ResourceSelectProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { typed, search, showSearch } = useTyping();
  const { found, fetching } = useChoices(search, { site, process });
  const listed = withChosen<ResourceChoicePartsFragment>(found ?? [], useResource(value), typed);
  const labelOf = ({ name, site: place, reference }: ResourceChoicePartsFragment) =>
    [words(name), words(place.name), reference].filter(Boolean).join(" · ");
  return (
    <Select
      {...field}
      value={value ?? null}
      loading={fetching}
      placeholder={t("app.typeToFind")}
      options={listed.map((each) => ({ value: each.id, label: labelOf(each) }))}
      showSearch={showSearch}
    />
  );
}
