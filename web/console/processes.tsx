import { PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  ProcessRestoreDocument,
  ProcessRetireDocument,
  type ProcessTermPartsFragment,
  ProcessTermsDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "../workbench/act-button.tsx";
import { RowsCsvButton } from "../workbench/csv-button.tsx";
import { ProcessSheet, type ProcessWriting } from "./process-sheet.tsx";

type Term = ProcessTermPartsFragment;

/** How deep each place stands in the tree; a main group at 0. */
function depthsOf(terms: readonly Term[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const { code, parent } of terms) depths.set(code, (depths.get(parent ?? "") ?? -1) + 1);
  return depths;
}

function useColumns(terms: readonly Term[]): readonly Column<Term>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
  const depths = depthsOf(terms);
  return [
    {
      key: "name",
      title: t("operator.processes.name"),
      heads: true,
      show: ({ code, name, isGroup }) => (
        <span className="lz-term" data-depth={Math.min(depths.get(code) ?? 0, 4)}>
          {isGroup ? <strong>{words(name)}</strong> : words(name)}
        </span>
      ),
    },
    {
      key: "code",
      title: t("operator.processes.code"),
      show: ({ code }) => <span className="lz-code">{code}</span>,
    },
    {
      key: "state",
      title: t("operator.processes.state"),
      show: ({ retired, isGroup }) => {
        if (isGroup) return <span className="lz-muted">{t("operator.processes.group")}</span>;
        return retired ? (
          <Pill tone="copper">{t("operator.processes.retired")}</Pill>
        ) : (
          <Pill tone="good">{t("operator.processes.inUse")}</Pill>
        );
      },
    },
    {
      key: "changed",
      title: t("operator.processes.changed"),
      show: ({ version, changedAt }) =>
        changedAt ? (
          <span>
            {t("operator.processes.version", { version })} <Instant at={changedAt} />
          </span>
        ) : (
          <span className="lz-muted">{t("operator.processes.brought")}</span>
        ),
    },
  ];
}

function RetireOrRestore({ term: { code, name, retired } }: { readonly term: Term }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const retire = useCommand(ProcessRetireDocument);
  const restore = useCommand(ProcessRestoreDocument);
  const act = retired ? "restore" : "retire";
  return (
    <ActButton
      label={t(`operator.processes.${act}`)}
      title={t(`operator.processes.${act}Title`, { process: words(name) })}
      hint={t(`operator.processes.${act}Hint`)}
      done={t(`operator.processes.${act}Done`)}
      about={words(name)}
      danger={!retired}
      act={() => (retired ? restore : retire).run({ code })}
    />
  );
}

interface ActsProps {
  readonly term: Term;
  readonly write: (writing: ProcessWriting) => void;
}

function Acts({ term, write }: ActsProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  return (
    <>
      <Button onClick={() => write({ term })}>
        {t("operator.processes.rename")}
        <span className="lz-hidden">{words(term.name)}</span>
      </Button>
      {term.isGroup ? null : <RetireOrRestore term={term} />}
    </>
  );
}

/** What has the words in its names or its code, and all that it stands below. */
function found(terms: readonly Term[], search: string): readonly Term[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return terms;
  const kept = new Set<string>();
  for (const { code, parent, name } of [...terms].reverse()) {
    const text = `${code} ${name.zh} ${name.en}`.toLowerCase();
    if (!kept.has(code) && !text.includes(wanted)) continue;
    kept.add(code);
    if (parent) kept.add(parent);
  }
  return terms.filter(({ code }) => kept.has(code));
}

/** The tree of processes, for the operator to extend. */
export function Processes() {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const [writing, setWriting] = useState<ProcessWriting | null>(null);
  const [{ data, error }, again] = useAsked({
    query: ProcessTermsDocument,
    context: heeding(["ProcessTerm"]),
  });
  const terms = data?.processTerms ?? [];
  const columns = useColumns(terms);
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={8} />;
  const shown = found(terms, search);
  return (
    <div className="lz-stack">
      <PageHead
        title={t("operator.processes.title")}
        lead={t("operator.processes.lead")}
        actions={
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setWriting({ term: null })}
          >
            {t("operator.processes.add")}
          </Button>
        }
      />
      <div className="lz-toolbar">
        <Input.Search
          allowClear
          placeholder={t("operator.processes.search")}
          aria-label={t("operator.processes.search")}
          onChange={(event) => setSearch(event.target.value)}
        />
        <RowsCsvButton
          file="processes"
          heads={["code", "parent", "zh", "en", "retired", "version"]}
          rows={terms.map(({ code, parent, name, retired, version }) => [
            code,
            parent ?? "",
            name.zh,
            name.en,
            String(retired),
            String(version),
          ])}
        />
      </div>
      {shown.length === 0 ? (
        <Empty title={t("operator.processes.empty")} />
      ) : (
        <Listing
          name={t("operator.processes.title")}
          columns={columns}
          rows={shown}
          keyOf={({ code }) => code}
          actsTitle={t("app.acts")}
          acts={(term) => <Acts term={term} write={setWriting} />}
        />
      )}
      <ProcessSheet terms={terms} writing={writing} close={() => setWriting(null)} />
    </div>
  );
}
