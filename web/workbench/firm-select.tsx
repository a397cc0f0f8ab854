import { Select } from "antd";
import { useTyping } from "../design/typing.ts";
import { useAsked } from "../graphql/asked.ts";
import { FirmsDocument } from "../graphql/generated/graphql.ts";
import { useViewer } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";

/** Other member firms by name, found while typing; the viewer's own is left out. */
function useFirmOptions() {
  const { words } = useFormats();
  const viewer = useViewer();
  const { search, showSearch } = useTyping();
  const [{ data, fetching }] = useAsked({
    query: FirmsDocument,
    variables: { first: 20, search: search || null },
  });
  const options = (data?.firms.nodes ?? [])
    .filter(({ id }) => id !== viewer.firm.id)
    .map(({ id, name, city }) => ({ value: id, label: `${words(name)} · ${words(city)}` }));
  return { options, loading: fetching, showSearch };
}

interface FirmSelectProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (firm: string) => void;
  readonly placeholder: string;
}

/** One other member firm. */
export function FirmSelect({ placeholder, ...field }: FirmSelectProps) {
  const { options, loading, showSearch } = useFirmOptions();
  return (
    <Select
      {...field}
      options={options}
      loading={loading}
      placeholder={placeholder}
      showSearch={showSearch}
    />
  );
}

interface FirmsSelectProps {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (firms: string[]) => void;
  readonly placeholder: string;
}

/** Several other member firms. */
export function FirmsSelect({ placeholder, ...field }: FirmsSelectProps) {
  const { options, loading, showSearch } = useFirmOptions();
  return (
    <Select
      {...field}
      mode="multiple"
      options={options}
      loading={loading}
      placeholder={placeholder}
      showSearch={showSearch}
    />
  );
}
