import { App, Button, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFaultSentence } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import { type MemberPartsFragment, MemberRemoveDocument } from "../graphql/generated/graphql.ts";
import { useViewer } from "../shell/session.tsx";

interface RemoveMemberProps {
  readonly member: MemberPartsFragment;
}

/** Removes a member after asking once more; nobody removes himself. */
export function RemoveMember({ member }: RemoveMemberProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const { message } = App.useApp();
  const sentence = useFaultSentence();
  const remove = useCommand(MemberRemoveDocument, ["Member", "ApiKey"]);
  const [asking, setAsking] = useState(false);
  const [revokeKeys, setRevokeKeys] = useState(true);
  const { id, person } = member;
  if (person.id === viewer.person.id) return null;
  const submit = async () => {
    const outcome = await remove.run({ input: { id, revokeKeys } });
    if (outcome.done) message.success(t("people.remove.done"));
    else message.error(sentence(outcome.fault));
    setAsking(false);
  };
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t("people.remove.act")}
        <span className="lz-hidden">{person.name}</span>
      </Button>
      <Modal
        open={asking}
        title={t("people.remove.title", { name: person.name })}
        onCancel={() => setAsking(false)}
        onOk={() => void submit()}
        okText={t("people.remove.act")}
        okButtonProps={{ danger: true }}
        cancelText={t("app.cancel")}
        confirmLoading={remove.busy}
        destroyOnHidden
      >
        <div className="lz-stack lz-tight">
          <p>{t("people.remove.hint")}</p>
          {viewer.operator ? null : (
            <Checkbox
              checked={revokeKeys}
              onChange={(event) => setRevokeKeys(event.target.checked)}
            >
              {t("people.remove.keys")}
            </Checkbox>
          )}
        </div>
      </Modal>
    </>
  );
}
