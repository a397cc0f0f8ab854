import {
  BankOutlined,
  DesktopOutlined,
  DownOutlined,
  LogoutOutlined,
  SafetyOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { App, Button, Dropdown, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useCommand } from "../graphql/command.ts";
import { SessionEndDocument, SessionSwitchDocument } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { useSession, useViewer } from "./session.tsx";

/** Goes on in another firm of the same person; nothing of the firm before stays in the cache. */
function useFirmSwitch(): (firm: string) => Promise<void> {
  const { t } = useTranslation();
  const { enter } = useSession();
  const { words } = useFormats();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const change = useCommand(SessionSwitchDocument);
  return async (firm) => {
    const outcome = await change.run({ firm });
    if (!outcome.done) {
      message.error(outcome.fault.message || t("app.unreachable"));
      return;
    }
    await navigate("/");
    enter(outcome.value.viewer);
    message.success(t("session.switched", { firm: words(outcome.value.viewer.firm.name) }));
  };
}

/** The firm one acts for, and when there are several, the way to another. */
export function FirmSwitch() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const { words } = useFormats();
  const switchTo = useFirmSwitch();
  const name = words(viewer.firm.name);
  if (viewer.firms.length < 2) {
    return (
      <span className="lz-firm-name">
        <BankOutlined aria-hidden /> {name}
      </span>
    );
  }
  const items = viewer.firms.map((firm) => ({
    key: firm.id,
    label: words(firm.name),
    disabled: firm.id === viewer.firm.id,
  }));
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ items, onClick: ({ key }) => void switchTo(key), selectedKeys: [viewer.firm.id] }}
    >
      <Button type="text" icon={<BankOutlined aria-hidden />} title={t("session.switchFirm")}>
        <span className="lz-firm-name">{name}</span>
        <DownOutlined className="lz-caret" aria-hidden />
      </Button>
    </Dropdown>
  );
}

/** The account: who one is, one's sessions, and signing out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const { leave } = useSession();
  const navigate = useNavigate();
  const end = useCommand(SessionEndDocument);

  const signOut = async () => {
    await end.run({});
    leave();
    await navigate("/sign-in");
  };
  const roles = viewer.roles.map((role) => t(`terms.role.${role}`));
  const items: NonNullable<MenuProps["items"]> = [
    {
      key: "who",
      type: "group",
      label: (
        <span className="lz-two lz-account">
          <span>{viewer.person.name}</span>
          <span>{viewer.person.email}</span>
          <span>{roles.join(t("app.listSeparator"))}</span>
        </span>
      ),
    },
    { type: "divider" },
    {
      key: "sessions",
      icon: <DesktopOutlined aria-hidden />,
      label: t("places.sessions"),
      onClick: () => void navigate("/sessions"),
    },
    {
      key: "security",
      icon: <SafetyOutlined aria-hidden />,
      label: t("places.security"),
      onClick: () => void navigate("/security"),
    },
    {
      key: "out",
      icon: <LogoutOutlined aria-hidden />,
      label: t("session.signOut"),
      onClick: () => void signOut(),
    },
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }} placement="bottomRight">
      <Button
        type="text"
        icon={<UserOutlined aria-hidden />}
        aria-label={t("app.account", { name: viewer.person.name })}
      >
        <span className="lz-wide-only">{viewer.person.name}</span>
      </Button>
    </Dropdown>
  );
}
