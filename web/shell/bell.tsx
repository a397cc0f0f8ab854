import { BellOutlined } from "@ant-design/icons";
import { Badge, Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useAsked } from "../graphql/asked.ts";
import { UnreadNoticesDocument } from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useMay } from "./session.tsx";

const askEveryMs = 60_000;
const mostShown = 99;

/** How many notices are unread, asked again each minute while the page is looked at. */
function useUnread(): number {
  const may = useMay();
  const [{ data }, again] = useAsked({
    query: UnreadNoticesDocument,
    context: heeding(["Notice"]),
    pause: !may("notices.read"),
  });
  useEffect(() => {
    const look = () => {
      if (!document.hidden) again({ requestPolicy: "network-only" });
    };
    const clock = setInterval(look, askEveryMs);
    return () => clearInterval(clock);
  }, [again]);
  return data?.unreadNotices ?? 0;
}

/** The way to one's notices, with the number of those that are unread. */
export function Bell() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const unread = useUnread();
  if (!may("notices.read")) return null;
  const count = unread > mostShown ? `${mostShown}+` : String(unread);
  return (
    <Button
      type="text"
      icon={
        <Badge count={unread} overflowCount={mostShown} size="small" aria-hidden>
          <BellOutlined className="lz-bell" />
        </Badge>
      }
      aria-label={unread === 0 ? t("notices.title") : t("notices.unreadOf", { number: count })}
      onClick={() => void navigate("/notices/inbox")}
    />
  );
}
