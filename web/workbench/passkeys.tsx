import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { Panel } from "../design/panel.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import { type AccountSecurityQuery, PasskeyRemoveDocument } from "../graphql/generated/graphql.ts";
import { ActButton } from "./act-button.tsx";
import { RenameSheet } from "./passkey-sheet.tsx";

type Passkey = AccountSecurityQuery["accountSecurity"]["passkeys"][number];

function useColumns(): readonly Column<Passkey>[] {
  const { t } = useTranslation();
  return [
    { key: "name", title: t("security.passkeys.name"), heads: true, show: ({ name }) => name },
    {
      key: "added",
      title: t("security.passkeys.added"),
      show: ({ addedAt }) => <Instant at={addedAt} />,
    },
    {
      key: "used",
      title: t("security.passkeys.used"),
      show: ({ lastUsedAt }) => <Instant at={lastUsedAt} />,
    },
  ];
}

interface PasskeysProps {
  readonly passkeys: readonly Passkey[];
  readonly add: () => void;
}

/** The viewer's passkeys; he adds, names and removes them. */
export function Passkeys({ passkeys, add }: PasskeysProps) {
  const { t } = useTranslation();
  const columns = useColumns();
  const remove = useCommand(PasskeyRemoveDocument, ["AccountSecurity"]);
  const [renamed, setRenamed] = useState<Passkey | null>(null);
  const acts = (passkey: Passkey) => (
    <>
      <Button onClick={() => setRenamed(passkey)}>
        {t("security.passkeys.rename")}
        <span className="lz-hidden">{passkey.name}</span>
      </Button>
      <ActButton
        label={t("security.remove")}
        title={t("security.passkeys.removeTitle")}
        hint={t("security.passkeys.removeHint")}
        done={t("security.removed")}
        about={passkey.name}
        act={() => remove.run({ id: passkey.id })}
      />
    </>
  );
  return (
    <Panel
      title={t("security.passkeys.title")}
      aside={<Button onClick={add}>{t("security.passkeys.add")}</Button>}
    >
      {passkeys.length === 0 ? (
        <Empty title={t("security.passkeys.empty")} hint={t("security.passkeys.emptyHint")} />
      ) : (
        <Listing
          name={t("security.passkeys.title")}
          columns={columns}
          rows={passkeys}
          keyOf={({ id }) => id}
          acts={acts}
          actsTitle={t("app.acts")}
        />
      )}
      <RenameSheet key={renamed?.id ?? ""} passkey={renamed} close={() => setRenamed(null)} />
    </Panel>
  );
}
