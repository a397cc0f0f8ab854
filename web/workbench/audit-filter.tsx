import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { actions } from "../../contracts/access/actions.ts";
import { useClearable } from "../design/clearable.tsx";
import { InstantField } from "../design/fields.tsx";
import type { ActionKey } from "../words/zh/terms.ts";

/** Which part of the record is looked for; what is empty is not asked. */
export interface AuditWants {
  readonly search: string;
  readonly action: string | null;
  readonly who: string;
  readonly subject: string;
  readonly address: string;
  readonly from: string | null;
  readonly until: string | null;
}

export const everything: AuditWants = {
  search: "",
  action: null,
  who: "",
  subject: "",
  address: "",
  from: null,
  until: null,
};

const visits = [
  "visit.grant",
  "visit.published-offer",
  "visit.agreement",
  "visit.partnership",
  "visit.support",
] as const;
type Visit = (typeof visits)[number];
const isVisit = (action: string): action is Visit => visits.some((each) => each === action);

/** An act in the viewer's tongue; acts without a word of their own are shown by name. */
export function useActionName(): (action: string) => string {
  const { t } = useTranslation();
  return (action) => {
    if (isVisit(action)) return t(`audit.visit.${action.replace("visit.", "") as "grant"}`);
    return action in actions ? t(`terms.action.${action.replace(".", "/") as ActionKey}`) : action;
  };
}

/** The same for the address of a file: what is empty is left out. */
export function exportAddress(format: "csv" | "jsonl", wants: AuditWants): string {
  const given = Object.entries(wants).filter(([, value]) => value !== null && value !== "");
  return `/audit/export?${new URLSearchParams({ format, ...Object.fromEntries(given) })}`;
}

interface TextFilterProps {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
}

function TextFilter({ label, value, set }: TextFilterProps) {
  const clearable = useClearable();
  return (
    <Input.Search
      key={value}
      allowClear={clearable}
      defaultValue={value}
      aria-label={label}
      placeholder={label}
      onSearch={(typed) => set(typed.trim())}
    />
  );
}

interface InstantFilterProps {
  readonly label: string;
  readonly value: string | null;
  readonly set: (value: string | null) => void;
}

function InstantFilter({ label, value, set }: InstantFilterProps) {
  const id = `audit-${label}`;
  return (
    <div className="lz-labelled">
      <label htmlFor={id}>{label}</label>
      <InstantField id={id} value={value} onChange={set} />
    </div>
  );
}

interface AuditFilterProps {
  readonly wants: AuditWants;
  readonly set: (wants: AuditWants) => void;
}

/** Search and filters of the audit record. */
export function AuditFilter({ wants, set }: AuditFilterProps) {
  const { t } = useTranslation();
  const clearable = useClearable();
  const actionName = useActionName();
  const written = Object.entries(actions).flatMap(([name, { writes }]) => (writes ? [name] : []));
  const isFiltered = Object.values(wants).some((value) => value !== null && value !== "");
  return (
    <search className="lz-toolbar">
      <TextFilter
        label={t("audit.search")}
        value={wants.search}
        set={(search) => set({ ...wants, search })}
      />
      <Select
        allowClear={clearable}
        aria-label={t("audit.action")}
        placeholder={t("audit.allActions")}
        value={wants.action}
        options={[...written, ...visits].map((name) => ({ value: name, label: actionName(name) }))}
        onChange={(action: string | undefined) => set({ ...wants, action: action ?? null })}
      />
      <TextFilter label={t("audit.who")} value={wants.who} set={(who) => set({ ...wants, who })} />
      <TextFilter
        label={t("audit.subject")}
        value={wants.subject}
        set={(subject) => set({ ...wants, subject })}
      />
      <TextFilter
        label={t("audit.from")}
        value={wants.address}
        set={(address) => set({ ...wants, address })}
      />
      <InstantFilter
        label={t("audit.since")}
        value={wants.from}
        set={(from) => set({ ...wants, from })}
      />
      <InstantFilter
        label={t("audit.until")}
        value={wants.until}
        set={(until) => set({ ...wants, until })}
      />
      {isFiltered ? (
        <Button onClick={() => set(everything)}>{t("audit.clearFilters")}</Button>
      ) : null}
    </search>
  );
}
