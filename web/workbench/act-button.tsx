import { App, Button, Popconfirm } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFaultSentence } from "../design/states.tsx";
import type { Outcome } from "../graphql/command.ts";

interface ActButtonProps {
  readonly label: string;
  readonly title: string;
  readonly hint: string;
  readonly done: string;
  readonly act: () => Promise<Outcome<unknown>>;
  readonly danger?: boolean;
  /** What the button is about, for those who hear it. */
  readonly about?: ReactNode;
}

/** An act of one press that is asked about first, and answered with a short notice. */
export function ActButton({ label, title, hint, done, act, danger = true, about }: ActButtonProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sentence = useFaultSentence();
  const confirm = async () => {
    const outcome = await act();
    if (outcome.done) message.success(done);
    else message.error(sentence(outcome.fault));
  };
  return (
    <Popconfirm
      // Acts stand at the right end of their row, near the edge of the window.
      placement="topRight"
      title={title}
      description={<span className="lz-confirm">{hint}</span>}
      okText={label}
      cancelText={t("app.cancel")}
      okButtonProps={{ danger }}
      onConfirm={confirm}
    >
      <Button danger={danger}>
        {label}
        {about ? <span className="lz-hidden">{about}</span> : null}
      </Button>
    </Popconfirm>
  );
}
