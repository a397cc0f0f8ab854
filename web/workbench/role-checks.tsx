import { useTranslation } from "react-i18next";
import { CheckList } from "../design/check-list.tsx";
import type { Role } from "../graphql/generated/graphql.ts";
import { useViewer } from "../shell/session.tsx";

const firmRoles: readonly Role[] = [
  "ADMINISTRATOR",
  "PLANNER",
  "ENGINEER",
  "QUALITY",
  "SERVICE",
  "VIEWER",
];
const operatorRoles: readonly Role[] = ["SYSTEM", "SECURITY", "AUDIT"];

interface RoleChecksProps {
  readonly id?: string;
  readonly value?: Role[];
  readonly onChange?: (roles: Role[]) => void;
}

/** The roles of a firm, or the operator's three, each with what it may do. */
export function RoleChecks(field: RoleChecksProps) {
  const { t } = useTranslation();
  const { operator } = useViewer();
  return (
    <CheckList
      {...field}
      label={t("people.roles")}
      options={(operator ? operatorRoles : firmRoles).map((role) => ({
        value: role,
        label: (
          <span className="lz-two">
            <span>{t(`terms.role.${role}`)}</span>
            <span>{t(`terms.roleHint.${role}`)}</span>
          </span>
        ),
      }))}
    />
  );
}
