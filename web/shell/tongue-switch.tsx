import { BulbOutlined, CheckOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { type ModeChoice, useAppearance } from "../design/appearance.tsx";
import { speak, tongueNow } from "../words/i18n.ts";

/** The other tongue, named in itself. */
export function TongueSwitch() {
  const { t } = useTranslation();
  const other = tongueNow() === "zh" ? "en" : "zh";
  return (
    <Button
      type="text"
      lang={other === "zh" ? "zh-CN" : "en"}
      onClick={() => void speak(other)}
      title={t("app.switchTongue")}
    >
      {t("app.otherTongue")}
    </Button>
  );
}

const choices: readonly ModeChoice[] = ["system", "light", "dark"];

/** Light, dark or as the system. */
export function AppearanceSwitch() {
  const { t } = useTranslation();
  const { choice, choose } = useAppearance();
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: choices.map((each) => ({
          key: each,
          label: t(`app.appearance.${each}`),
          icon: each === choice ? <CheckOutlined aria-hidden /> : <span className="lz-no-icon" />,
          onClick: () => choose(each),
        })),
      }}
    >
      <Button
        type="text"
        icon={<BulbOutlined aria-hidden />}
        aria-label={t("app.appearance.label")}
      />
    </Dropdown>
  );
}
