import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, Listing } from "../design/listing.tsx";
import { Panel } from "../design/panel.tsx";
import { Empty, FaultView, useFaultSentence, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  BottleneckChangeDocument,
  type BottleneckPartsFragment,
  BottleneckRemoveDocument,
  BottlenecksDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { BottleneckSheet, inputOf } from "./bottleneck-sheet.tsx";
import { useMonday } from "./capacity-weeks.ts";

type Rule = BottleneckPartsFragment;
type Week = Rule["weekUses"][number];

/** What a rule watches, in the viewer's tongue. */
function Watched({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { watch, process, resourceName, city } = rule;
  const named = process ? words(process.name) : resourceName && words(resourceName);
  const whose = watch === "OWN" ? (process ? "OWN_PROCESS" : "OWN_RESOURCE") : "MARKET";
  const where = watch === "MARKET" ? (city ?? t("bottlenecks.everywhere")) : null;
  return (
    <span className="lz-two">
      <span>{[named, where].filter((part) => part).join(" · ")}</span>
      <span className="lz-muted">{t(`bottlenecks.kinds.${whose}`)}</span>
    </span>
  );
}

function Limits({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const { thresholdPercent: threshold, marginPercent, weeks } = rule;
  return (
    <span className="lz-two">
      <span>{t("bottlenecks.limits", { threshold, line: threshold - marginPercent })}</span>
      <span className="lz-muted">{t("bottlenecks.weeksOf", { number: weeks })}</span>
    </span>
  );
}

function TightWeek({ week }: { readonly week: Week }) {
  const { t } = useTranslation();
  const { hours } = useFormats();
  const day = useMonday();
  const at = { day: day(week.monday) };
  if (week.usedPercent === null) return <li>{t("bottlenecks.tightNothing", at)}</li>;
  const figures = { percent: week.usedPercent, hours: hours(week.freeHours) };
  return (
    <li>
      <strong>{t("bottlenecks.tight", { ...at, ...figures })}</strong>
    </li>
  );
}

/** Which of its weeks are tight and by how much, or how near to it the fullest is. */
function Now({ rule: { on, weekUses } }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const day = useMonday();
  if (!on) return <span className="lz-muted">{t("bottlenecks.off")}</span>;
  const tight = weekUses.filter((week) => week.tight);
  if (tight.length > 0) {
    return (
      <ul className="lz-plain-list">
        {tight.map((week) => (
          <TightWeek key={week.monday} week={week} />
        ))}
      </ul>
    );
  }
  const [fullest] = weekUses.toSorted(
    (one, other) => (other.usedPercent ?? 0) - (one.usedPercent ?? 0),
  );
  if (!fullest) return <span className="lz-muted">{t("bottlenecks.nothing")}</span>;
  const figures = { percent: fullest.usedPercent ?? 0, day: day(fullest.monday) };
  return <span>{t("bottlenecks.calm", figures)}</span>;
}

function OnSwitch({ rule, may }: { readonly rule: Rule; readonly may: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sentence = useFaultSentence();
  const change = useCommand(BottleneckChangeDocument, ["Bottleneck"]);
  const set = async (on: boolean) => {
    const outcome = await change.run({ input: { id: rule.id, as: { ...inputOf(rule), on } } });
    if (outcome.done) message.success(t(`bottlenecks.${on ? "switchedOn" : "switchedOff"}`));
    else message.error(sentence(outcome.fault));
  };
  return (
    <Switch
      checked={rule.on}
      loading={change.busy}
      disabled={!may}
      onChange={(on) => void set(on)}
      aria-label={`${t("bottlenecks.on")} ${rule.name}`}
    />
  );
}

function useColumns(may: boolean): readonly Column<Rule>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      title: t("bottlenecks.name"),
      heads: true,
      show: ({ name }) => <strong>{name}</strong>,
    },
    { key: "watched", title: t("bottlenecks.watched"), show: (rule) => <Watched rule={rule} /> },
    { key: "limits", title: t("bottlenecks.threshold"), show: (rule) => <Limits rule={rule} /> },
    { key: "now", title: t("bottlenecks.now"), show: (rule) => <Now rule={rule} /> },
    { key: "on", title: t("bottlenecks.on"), show: (rule) => <OnSwitch rule={rule} may={may} /> },
  ];
}

interface ActsProps {
  readonly rule: Rule;
  readonly change: (rule: Rule) => void;
}

function Acts({ rule, change }: ActsProps) {
  const { t } = useTranslation();
  const remove = useCommand(BottleneckRemoveDocument, ["Bottleneck"]);
  return (
    <>
      <Button onClick={() => change(rule)}>
        {t("bottlenecks.change")}
        <span className="lz-hidden">{rule.name}</span>
      </Button>
      <ActButton
        label={t("bottlenecks.remove")}
        title={t("bottlenecks.removeTitle")}
        hint={t("bottlenecks.removeHint")}
        done={t("bottlenecks.removed")}
        about={rule.name}
        act={() => remove.run({ id: rule.id })}
      />
    </>
  );
}

interface RulesProps {
  readonly may: boolean;
  readonly change: (rule: Rule) => void;
}

function Rules({ may, change }: RulesProps) {
  const { t } = useTranslation();
  const columns = useColumns(may);
  const [{ data, error, fetching }, again] = useAsked({
    query: BottlenecksDocument,
    context: heeding(["Bottleneck"]),
    requestPolicy: "cache-and-network",
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={3} />;
  if (data.bottlenecks.length === 0) {
    return <Empty title={t("bottlenecks.empty")} hint={t("bottlenecks.emptyHint")} />;
  }
  const acts = (rule: Rule) => <Acts rule={rule} change={change} />;
  return (
    <div aria-busy={fetching}>
      <Listing
        name={t("bottlenecks.title")}
        columns={columns}
        rows={data.bottlenecks}
        keyOf={({ id }) => id}
        {...(may ? { acts, actsTitle: t("app.acts") } : {})}
      />
    </div>
  );
}

/** The sheet keeps what it shows until it has closed. */
interface Sheet {
  readonly open: boolean;
  /** Null: a new one. */
  readonly rule: Rule | null;
}

interface BottlenecksProps {
  /** What the page is filtered to: of which a new rule is. */
  readonly process: string | null;
}

/** The firm's rules that tell of bottlenecks, with how their weeks are now. */
export function BottleneckAlerts({ process }: BottlenecksProps) {
  const { t } = useTranslation();
  const may = useMay()("capacity.watch-bottlenecks");
  const [{ open, rule }, setSheet] = useState<Sheet>({ open: false, rule: null });
  const show = (shown: Rule | null) => setSheet({ open: true, rule: shown });
  const add = (
    <Button icon={<PlusOutlined aria-hidden />} onClick={() => show(null)}>
      {t("bottlenecks.add")}
    </Button>
  );
  return (
    <Panel title={t("bottlenecks.title")} aside={may ? add : null}>
      <div className="lz-stack lz-tight">
        <p className="lz-muted">{t("bottlenecks.lead")}</p>
        <Rules may={may} change={show} />
      </div>
      <BottleneckSheet
        rule={rule}
        process={process}
        open={open}
        close={() => setSheet({ open: false, rule })}
      />
    </Panel>
  );
}
