import { useTranslation } from "react-i18next";
import { Facts, Panel } from "../design/panel.tsx";
import type { IdentifierAudience } from "../graphql/generated/graphql.ts";
import { isSeenBy, onlookers } from "./identifier-audience.ts";

interface Entry {
  readonly type: string;
  readonly audience: IdentifierAudience;
}

/** Which types of values each sees who scans a code of this class. */
export function TemplatePreview({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("identifiers.templates.preview")} tone="quiet">
      <Facts
        facts={onlookers.map((onlooker) => {
          const seen = entries.filter(({ type, audience }) => type && isSeenBy(audience, onlooker));
          const types = seen.map(({ type }) => type).join(" · ");
          return [
            t(`identifiers.templates.seenBy.${onlooker}`),
            types || t("identifiers.templates.seesNothing"),
          ] as const;
        })}
      />
    </Panel>
  );
}
