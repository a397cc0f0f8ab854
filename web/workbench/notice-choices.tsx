import { App, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { type Column, Listing } from "../design/listing.tsx";
import { Pill } from "../design/pill.tsx";
import { FaultView, useFaultSentence, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { type Outcome, useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  FirmNoticeChooseDocument,
  type NoticeChoicePartsFragment,
  NoticeChoicesDocument,
  NoticeChooseDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";

type Choice = NoticeChoicePartsFragment;

/** Says why a choice was not kept; one that was shows by itself. */
function useTold(): (outcome: Outcome<unknown>) => void {
  const { message } = App.useApp();
  const sentence = useFaultSentence();
  return (outcome) => {
    if (!outcome.done) message.error(sentence(outcome.fault));
  };
}

interface WayProps {
  readonly choice: Choice;
  readonly way: "inbox" | "mail";
}

/** Whether a kind comes by this way to the viewer. */
function OwnWay({ choice, way }: WayProps) {
  const { t } = useTranslation();
  const told = useTold();
  const choose = useCommand(NoticeChooseDocument, ["NoticeChoice"]);
  const { kind, inbox, mail } = choice;
  const label = `${t(`notices.kind.${kind}`)}: ${t(`notices.${way}`)}`;
  const set = async (on: boolean) =>
    told(await choose.run({ input: { kind, inbox, mail, [way]: on } }));
  return (
    <Checkbox
      aria-label={label}
      checked={choice[way]}
      disabled={choose.busy || (way === "inbox" && choice.security)}
      onChange={({ target }) => void set(target.checked)}
    />
  );
}

/** Whether the firm's people have mail of a kind unless they choose for themselves. */
function FirmWay({ choice: { kind, firmMail } }: { readonly choice: Choice }) {
  const { t } = useTranslation();
  const told = useTold();
  const choose = useCommand(FirmNoticeChooseDocument, ["NoticeChoice"]);
  const label = `${t(`notices.kind.${kind}`)}: ${t("notices.firmMail")}`;
  return (
    <Checkbox
      aria-label={label}
      checked={firmMail}
      disabled={choose.busy}
      onChange={async ({ target }) =>
        told(await choose.run({ input: { kind, mail: target.checked } }))
      }
    />
  );
}

function useColumns(): readonly Column<Choice>[] {
  const { t } = useTranslation();
  const may = useMay();
  const firm: Column<Choice> = {
    key: "firm",
    title: t("notices.firmMail"),
    show: (choice) => <FirmWay choice={choice} />,
  };
  return [
    {
      key: "kind",
      title: t("notices.what"),
      heads: true,
      show: ({ kind, security }) => (
        <>
          <strong>{t(`notices.kind.${kind}`)}</strong>{" "}
          {security ? <Pill tone="warn">{t("notices.security")}</Pill> : null}
        </>
      ),
    },
    {
      key: "inbox",
      title: t("notices.inbox"),
      show: (choice) => <OwnWay choice={choice} way="inbox" />,
    },
    {
      key: "mail",
      title: t("notices.mail"),
      show: (choice) => <OwnWay choice={choice} way="mail" />,
    },
    ...(may("notices.choose-for-firm") ? [firm] : []),
  ];
}

/** What reaches the viewer in this firm, and how; for administrators also what is usual in it. */
export function NoticeChoices() {
  const { t } = useTranslation();
  const columns = useColumns();
  const [{ data, error }, again] = useAsked({
    query: NoticeChoicesDocument,
    context: heeding(["NoticeChoice"]),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={6} />;
  return (
    <div className="lz-stack lz-tight">
      <p className="lz-muted">{t("notices.choicesLead")}</p>
      <Listing
        name={t("notices.tabs.choices")}
        columns={columns}
        rows={data.noticeChoices}
        keyOf={({ kind }) => kind}
      />
    </div>
  );
}
