import { Checkbox } from "antd";
import type { ReactNode } from "react";

interface CheckListProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly narrow?: boolean;
  readonly id?: string;
  readonly value?: T[];
  readonly onChange?: (chosen: T[]) => void;
}

/** Several of a few choices. */
export function CheckList<T extends string>(props: CheckListProps<T>) {
  const { label, options, narrow = false, id, value, onChange } = props;
  // Form.Item would also hand over aria-required, which a group may not carry.
  return (
    <Checkbox.Group
      className={narrow ? "lz-checks" : "lz-roles"}
      aria-label={label}
      options={[...options]}
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      onChange={(chosen) => onChange?.(chosen as T[])}
    />
  );
}
