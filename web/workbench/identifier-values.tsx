import { useTranslation } from "react-i18next";
import { Pill } from "../design/pill.tsx";
import type { IdentifierValuePartsFragment } from "../graphql/generated/graphql.ts";

/** The values of an identifier: each with for whom it is, and what is said of where it leads. */
export function IdentifierValues({
  values,
}: {
  readonly values: readonly IdentifierValuePartsFragment[];
}) {
  const { t } = useTranslation();
  return (
    <span className="lz-codes">
      {values.map(({ index, type, text, audience, title, media, languages, contexts }) => {
        const details = [title, media, languages.join(" "), contexts.join(" ")].filter(Boolean);
        return (
          <span key={index}>
            <span className="lz-code">
              {index} {type}: {text}
            </span>{" "}
            <Pill tone={audience === "PUBLIC" ? "neutral" : "note"}>
              {t(`identifiers.audiences.${audience}`)}
            </Pill>
            {details.length > 0 ? <small className="lz-muted"> {details.join(" · ")}</small> : null}
          </span>
        );
      })}
    </span>
  );
}
