import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { AddDocument } from "../design/add-document.tsx";
import { SideSheet } from "../design/drawer.tsx";
import { Panel } from "../design/panel.tsx";
import { useCommand } from "../graphql/command.ts";
import { sendExhibit } from "../graphql/documents-sent.ts";
import {
  DisputeAnswerDocument,
  DisputeAppealDocument,
  DisputeSettlementAcceptDocument,
  DisputeStatementAddDocument,
  DisputeWithdrawDocument,
} from "../graphql/generated/graphql.ts";
import { useMay } from "../shell/session.tsx";
import { ActButton } from "./act-button.tsx";
import { type DisputeFile, DisputePage } from "./dispute-file.tsx";
import { EvidenceForm, SettlementForm, TextForm } from "./dispute-forms.tsx";

const touches = ["DisputeCase"];

const texts = {
  answer: { document: DisputeAnswerDocument, label: "answerLabel", done: "answered" },
  statement: { document: DisputeStatementAddDocument, label: "statementLabel", done: "stated" },
  appeal: { document: DisputeAppealDocument, label: "appealLabel", done: "appealed" },
} as const;

const sheets = ["answer", "statement", "evidence", "settlement", "appeal"] as const;
type Sheet = (typeof sheets)[number];

/** The act that a sheet needs. */
const needs = {
  answer: "ANSWER",
  statement: "EXHIBIT",
  evidence: "EXHIBIT",
  settlement: "OFFER_SETTLEMENT",
  appeal: "APPEAL",
} as const satisfies Record<Sheet, DisputeFile["case"]["acts"][number]>;

interface SheetFormProps {
  readonly sheet: Sheet;
  readonly file: DisputeFile;
  readonly close: () => void;
}

function SheetForm({ sheet, file, close }: SheetFormProps) {
  const { t } = useTranslation();
  const { id, currency } = file.case;
  if (sheet === "evidence") return <EvidenceForm id={id} close={close} />;
  if (sheet === "settlement") return <SettlementForm id={id} currency={currency} close={close} />;
  const { document, label, done } = texts[sheet];
  return (
    <TextForm
      id={id}
      // Each of the three takes the same input.
      document={document as typeof DisputeAnswerDocument}
      label={t(`disputes.acts.${label}`)}
      done={t(`disputes.acts.${done}`)}
      close={close}
    />
  );
}

function Withdraw({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const withdraw = useCommand(DisputeWithdrawDocument, touches);
  return (
    <ActButton
      label={t("disputes.acts.withdraw")}
      title={t("disputes.acts.withdrawTitle")}
      hint={t("disputes.acts.withdrawHint")}
      done={t("disputes.acts.withdrawn")}
      act={() => withdraw.run({ id })}
    />
  );
}

/** What the firm may do in the case now. */
function Acts({ file, again }: { readonly file: DisputeFile; readonly again: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const { id, localId, acts } = file.case;
  const shown = sheets.filter((each) => acts.includes(needs[each]));
  if (!may("disputes.argue") || acts.length === 0) return null;
  return (
    <Panel title={t("disputes.acts.title")} tone="quiet">
      <div className="lz-stack lz-tight">
        <div className="lz-exhibit-head">
          {shown.map((each, at) => (
            <Button
              key={each}
              type={at === 0 ? "primary" : "default"}
              onClick={() => setSheet(each)}
            >
              {t(`disputes.acts.${each}`)}
            </Button>
          ))}
          {acts.includes("WITHDRAW") ? <Withdraw id={id} /> : null}
        </div>
        {acts.includes("EXHIBIT") ? (
          <AddDocument
            label={t("disputes.acts.document")}
            hint={t("disputes.acts.documentHint")}
            sent={(name) => t("disputes.acts.documentSent", { name })}
            send={(chosen, key) => sendExhibit(localId, chosen, key)}
            again={again}
          />
        ) : null}
      </div>
      <SideSheet
        title={sheet ? t(`disputes.acts.${sheet}`) : ""}
        open={sheet !== null}
        close={() => setSheet(null)}
      >
        {sheet ? <SheetForm sheet={sheet} file={file} close={() => setSheet(null)} /> : null}
      </SideSheet>
    </Panel>
  );
}

function Accept({ file, offer }: { readonly file: DisputeFile; readonly offer: string }) {
  const { t } = useTranslation();
  const accept = useCommand(DisputeSettlementAcceptDocument, touches);
  return (
    <div>
      <ActButton
        danger={false}
        label={t("disputes.acts.accept")}
        title={t("disputes.acts.acceptTitle")}
        hint={t("disputes.acts.acceptHint")}
        done={t("disputes.acts.accepted")}
        act={() => accept.run({ input: { id: file.case.id, offer } })}
      />
    </div>
  );
}

/** A case of the firm's. */
export function Dispute() {
  const { id = "" } = useParams();
  const may = useMay();
  return (
    <DisputePage
      id={id}
      acts={(file, again) => <Acts file={file} again={again} />}
      settling={(file) => (offer) =>
        may("disputes.argue") &&
        offer.side !== file.case.side &&
        file.case.acts.includes("ACCEPT_SETTLEMENT") ? (
          <Accept file={file} offer={offer.id} />
        ) : null
      }
    />
  );
}
