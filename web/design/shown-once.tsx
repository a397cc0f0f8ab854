import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { Alert, Button, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

interface ShownOnceProps {
  readonly label: string;
  readonly value: string;
  readonly warning: string;
}

/** A secret or link that the platform will never show again, with a button that copies it. */
export function ShownOnce({ label, value, warning }: ShownOnceProps) {
  const { t } = useTranslation();
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(value);
    setCopied(true);
  };
  return (
    <div className="lz-once">
      <Alert type="warning" showIcon title={warning} />
      <label className="lz-once-label" htmlFor={id}>
        {label}
      </label>
      <Input.TextArea
        id={id}
        readOnly
        autoSize
        value={value}
        className="lz-code"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        type="primary"
        icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
        onClick={() => void copy()}
      >
        {copied ? t("app.copied") : t("app.copy")}
      </Button>
      <span className="lz-hidden" role="status">
        {copied ? t("app.copied") : ""}
      </span>
    </div>
  );
}
