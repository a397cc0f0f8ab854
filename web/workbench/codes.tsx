import { PrinterOutlined, QrcodeOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { codeLabel } from "./code-label.ts";
import { labelsPath, passportPath } from "./event-body.ts";

interface EventCode {
  readonly code: string;
  readonly role: string;
}

const roles = [
  "epc",
  "epcList",
  "parent",
  "parentID",
  "child",
  "childEPCs",
  "input",
  "inputEPCList",
  "output",
  "outputEPCList",
  "quantity",
  "quantityList",
] as const;
type KnownRole = (typeof roles)[number];

const isKnown = (role: string): role is KnownRole => roles.some((known) => known === role);

/** The part that a code plays in an event, in the viewer's tongue where it has a word. */
function useRoleName(): (role: string) => string {
  const { t } = useTranslation();
  return (role) => (isKnown(role) ? t(`trace.role.${role}`) : role);
}

/** The first codes of an event, and how many more there are. */
export function SomeCodes({ codes }: { readonly codes: readonly EventCode[] }) {
  const { t } = useTranslation();
  const shown = codes.slice(0, 2);
  const more = codes.length - shown.length;
  return (
    <span className="lz-codes">
      {shown.map(({ code, role }) => (
        <span key={`${role} ${code}`} className="lz-code" title={code}>
          {codeLabel(code)}
        </span>
      ))}
      {more > 0 ? <span className="lz-muted">{t("trace.more", { count: more })}</span> : null}
    </span>
  );
}

/** All codes of an event with their parts in it, each with the way to its passport. */
export function AllCodes({ codes }: { readonly codes: readonly EventCode[] }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  return (
    <ul className="lz-next">
      {codes.map(({ code, role }) => (
        <li key={`${role} ${code}`}>
          <span className="lz-two">
            <span className="lz-code">{codeLabel(code)}</span>
            <span className="lz-code">{code}</span>
            <span>{roleName(role)}</span>
          </span>
          <span className="lz-row">
            <a href={passportPath(code)} target="_blank" rel="noreferrer">
              <QrcodeOutlined aria-hidden /> {t("trace.event.passport")}
            </a>
            <Link to={labelsPath(code)}>
              <PrinterOutlined aria-hidden /> {t("scanning.print")}
            </Link>
          </span>
        </li>
      ))}
    </ul>
  );
}
