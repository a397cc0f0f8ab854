import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { Facts } from "../design/panel.tsx";
import { Pill, type Tone } from "../design/pill.tsx";
import { documentAddress } from "../graphql/documents-sent.ts";
import type { ApplicationPartsFragment, ApplicationStatus } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";

type Application = ApplicationPartsFragment;

const tones: Readonly<Record<ApplicationStatus, Tone>> = {
  OPEN: "note",
  APPROVED: "good",
  REFUSED: "bad",
  WITHDRAWN: "neutral",
};

/** How an application stands, in a word. */
export function ApplicationState({ status }: { readonly status: ApplicationStatus }) {
  const { t } = useTranslation();
  return <Pill tone={tones[status]}>{t(`terms.applicationStatus.${status}`)}</Pill>;
}

interface DocumentsProps {
  readonly documents: Application["documents"];
  /** Whether they are links: the operator's session opens them. */
  readonly saves: boolean;
}

function Documents({ documents, saves }: DocumentsProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  if (documents.length === 0) return t("admission.noDocuments");
  return (
    <ul className="lz-plain-list">
      {documents.map(({ id, name, sizeBytes }) => (
        <li key={id}>
          {saves ? (
            <a href={documentAddress(id)} download={name}>
              {name}
            </a>
          ) : (
            name
          )}{" "}
          <span className="lz-muted">{`${number(Math.ceil(sizeBytes / 1_000))} kB`}</span>
        </li>
      ))}
    </ul>
  );
}

interface ApplicationFactsProps {
  readonly application: Application;
  readonly saves: boolean;
}

/** All that an application says, and how far its decision is. */
export function ApplicationFacts({ application, saves }: ApplicationFactsProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { status, approvals, approvalsNeeded, decidedAt, reason } = application;
  return (
    <Facts
      facts={[
        [t("admission.name"), words(application.name)],
        [t("admission.city"), words(application.city)],
        [
          t("admission.uscc"),
          <span key="uscc" className="lz-code">
            {application.uscc}
          </span>,
        ],
        application.gln ? [t("admission.glnShort"), application.gln] : null,
        [t("admission.administrator"), application.administratorEmail],
        application.note ? [t("admission.note"), application.note] : null,
        [
          t("admission.documents"),
          <Documents key="documents" documents={application.documents} saves={saves} />,
        ],
        [t("admission.submittedAt"), <Instant key="submitted" at={application.submittedAt} />],
        [t("admission.status"), <ApplicationState key="status" status={status} />],
        status === "OPEN" ? [t("admission.approvals"), `${approvals} / ${approvalsNeeded}`] : null,
        decidedAt ? [t("admission.decidedAt"), <Instant key="decided" at={decidedAt} />] : null,
        reason ? [t("admission.reason"), reason] : null,
      ]}
    />
  );
}
