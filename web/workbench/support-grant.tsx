import { useTranslation } from "react-i18next";
import { Pill } from "../design/pill.tsx";
import type { SupportGrantPartsFragment, SupportRoom } from "../graphql/generated/graphql.ts";

type Ends = Pick<SupportGrantPartsFragment, "revokedAt" | "validUntil">;

/** Whether a grant of support can be used, and why not. */
export function supportStateOf({ revokedAt, validUntil }: Ends): "valid" | "revoked" | "lapsed" {
  if (revokedAt) return "revoked";
  return Date.parse(validUntil) <= Date.now() ? "lapsed" : "valid";
}

export function SupportState({ grant }: { readonly grant: Ends }) {
  const { t } = useTranslation();
  const state = supportStateOf(grant);
  return <Pill tone={state === "valid" ? "good" : "neutral"}>{t(`support.${state}`)}</Pill>;
}

/** What a grant of support opens. */
export function RoomPills({ rooms }: { readonly rooms: readonly SupportRoom[] }) {
  const { t } = useTranslation();
  return (
    <span className="lz-pills">
      {rooms.map((room) => (
        <Pill key={room} tone="primary">
          {t(`terms.supportRoom.${room}`)}
        </Pill>
      ))}
    </span>
  );
}
