import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { ShownOnce } from "../design/shown-once.tsx";

function download(codes: readonly string[]): void {
  const file = URL.createObjectURL(new Blob([`${codes.join("\n")}\n`], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = file;
  link.download = "lianzao-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(file);
}

interface RecoveryCodesProps {
  /** Null when the same request had been answered before. */
  readonly codes: readonly string[] | null;
  readonly close: () => void;
}

/** Recovery codes, to be kept before one goes on. */
export function RecoveryCodes({ codes, close }: RecoveryCodesProps) {
  const { t } = useTranslation();
  return (
    <div className="lz-stack">
      {codes === null ? (
        <Alert type="warning" showIcon title={t("security.codes.lost")} />
      ) : (
        <>
          <ShownOnce
            label={t("security.codes.label")}
            value={codes.join("\n")}
            warning={t("security.codes.once")}
          />
          <Button onClick={() => download(codes)}>{t("security.codes.download")}</Button>
        </>
      )}
      <Button type="primary" size="large" block onClick={close}>
        {t("security.codes.kept")}
      </Button>
    </div>
  );
}
