import { Input } from "antd";
import { useClearable } from "./clearable.tsx";

interface SearchFieldProps {
  readonly label: string;
  readonly search: string;
  readonly set: (search: string) => void;
}

/** What a list is searched for, asked when it is typed out; another address shows its own. */
export function SearchField({ label, search, set }: SearchFieldProps) {
  const clearable = useClearable();
  return (
    <Input.Search
      key={search}
      allowClear={clearable}
      defaultValue={search}
      maxLength={200}
      aria-label={label}
      placeholder={label}
      onSearch={(typed) => set(typed.trim())}
    />
  );
}
