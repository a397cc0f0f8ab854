import { Select } from "antd";
import { useTyping } from "../design/typing.ts";
import { useAsked } from "../graphql/asked.ts";
import { type FirmPartsFragment, FirmsDocument } from "../graphql/generated/graphql.ts";
import { useViewer } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";

/**
 * Other member firms by name, found while typing; the viewer's own is left out. `named` are chosen
 * already and are shown by their names, found or not.
 */
function useFirmOptions(named: readonly FirmPartsFragment[] = []) {
  const { words } = useFormats();
  const viewer = useViewer();
  const { typed, search, showSearch } = useTyping();
  const [{ data, fetching }] = useAsked({
    query: FirmsDocument,
    variables: { first: 20, search: search || null },
  });
  const found = data?.firms.nodes ?? [];
  const others = typed ? [] : named.filter(({ id }) => !found.some((each) => each.id === id));
  const options = [...others, ...found]
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
  /** Those that are chosen when the form opens. */
  readonly named?: readonly FirmPartsFragment[];
}

/** Several other member firms. */
export function FirmsSelect({ placeholder, named, ...field }: FirmsSelectProps) {
  const { options, loading, showSearch } = useFirmOptions(named);
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
