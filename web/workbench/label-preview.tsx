import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { FaultAlert } from "../design/form-fault.tsx";
import { Empty, Waiting } from "../design/states.tsx";
import type { Fault } from "../graphql/fault.ts";
import { type LabelsAsked, labelsOf } from "../graphql/labels-sent.ts";

const restMs = 400;

/** An SVG as an address that shows it as a picture: it runs no script and asks for nothing. */
const pictureOf = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

interface LabelPreviewProps {
  /** Null while there is no code that can be read. */
  readonly asked: LabelsAsked | null;
  readonly code: string;
}

interface Seen {
  readonly key: string;
  readonly picture: string | Fault;
}

/** The first label as it will be printed, once one stops typing. */
export function LabelPreview({ asked, code }: LabelPreviewProps) {
  const { t, i18n } = useTranslation();
  const [seen, setSeen] = useState<Seen | null>(null);
  // A picture is of one label, whatever is printed in the end.
  const one = asked && {
    ...asked,
    start: 1,
    labels: asked.labels.map((label) => ({ ...label, copies: 1 })),
  };
  const key = one === null ? "" : `${i18n.language} ${JSON.stringify(one)}`;
  useEffect(() => {
    if (key === "") return;
    const leaving = new AbortController();
    const rest = setTimeout(async () => {
      const body = JSON.parse(key.slice(key.indexOf(" ") + 1)) as LabelsAsked;
      const file = await labelsOf(body, leaving.signal);
      const picture = "code" in file ? file : pictureOf(await file.text());
      if (!leaving.signal.aborted) setSeen({ key, picture });
    }, restMs);
    return () => {
      clearTimeout(rest);
      leaving.abort();
    };
  }, [key]);

  if (one === null) {
    return <Empty title={t("labels.previewEmpty")} hint={t("labels.previewHint")} />;
  }
  if (seen === null) return <Waiting rows={4} />;
  const { picture } = seen;
  if (typeof picture !== "string") return <FaultAlert fault={picture} />;
  return <img className="lz-label" src={picture} alt={t("labels.previewOf", { code })} />;
}
