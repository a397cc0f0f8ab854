import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Facts, Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, useFaultSentence, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  IdentityProviderDocument,
  type ProviderPartsFragment,
  ProviderRemoveDocument,
  ProviderSwitchDocument,
  ProviderTestDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { ActButton } from "./act-button.tsx";
import { ProviderLinks } from "./provider-links.tsx";
import { ProviderSheet } from "./provider-sheet.tsx";

interface ProviderProps {
  readonly provider: ProviderPartsFragment;
}

function Tested({ provider: { testedAt, fault } }: ProviderProps) {
  const { t } = useTranslation();
  if (!testedAt) return <Pill tone="neutral">{t("provider.never")}</Pill>;
  return (
    <span className="lz-pills">
      {fault ? (
        <Pill tone="bad">{t(`provider.fault.${fault}`)}</Pill>
      ) : (
        <Pill tone="good">{t("provider.passed")}</Pill>
      )}
      <Instant at={testedAt} />
    </span>
  );
}

function Standing({ provider: { active, required } }: ProviderProps) {
  const { t } = useTranslation();
  if (!active) return <Pill tone="neutral">{t("provider.off")}</Pill>;
  return (
    <span className="lz-pills">
      <Pill tone="good">{t("provider.on")}</Pill>
      <Pill tone={required ? "primary" : "neutral"}>
        {t(required ? "provider.onlyThis" : "provider.anyWay")}
      </Pill>
    </span>
  );
}

function TestButton() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sentence = useFaultSentence();
  const test = useCommand(ProviderTestDocument, ["IdentityProvider"]);
  const run = async () => {
    const outcome = await test.run({});
    if (!outcome.done) message.error(sentence(outcome.fault));
    else if (outcome.value.fault) message.warning(t(`provider.fault.${outcome.value.fault}`));
    else message.success(t("provider.passed"));
  };
  return (
    <Button onClick={() => void run()} loading={test.busy}>
      {t("provider.test")}
    </Button>
  );
}

function Switches({ provider: { active, required } }: ProviderProps) {
  const { t } = useTranslation();
  const set = useCommand(ProviderSwitchDocument, ["IdentityProvider", "Session"]);
  if (!active) {
    return (
      <ActButton
        label={t("provider.switchOn")}
        title={t("provider.switchOn")}
        hint={t("provider.lead")}
        done={t("provider.switchedOn")}
        danger={false}
        act={() => set.run({ input: { active: true, required: false } })}
      />
    );
  }
  return (
    <>
      <ActButton
        label={t(required ? "provider.allow" : "provider.require")}
        title={t(required ? "provider.allow" : "provider.requireTitle")}
        hint={t(required ? "provider.allowed" : "provider.requireHint")}
        done={t(required ? "provider.allowed" : "provider.required")}
        danger={!required}
        act={() => set.run({ input: { active: true, required: !required } })}
      />
      <ActButton
        label={t("provider.switchOff")}
        title={t("provider.switchOffTitle")}
        hint={t("provider.switchOffHint")}
        done={t("provider.switchedOff")}
        act={() => set.run({ input: { active: false, required: false } })}
      />
    </>
  );
}

function Remove() {
  const { t } = useTranslation();
  const remove = useCommand(ProviderRemoveDocument, ["IdentityProvider", "ProviderLink"]);
  return (
    <ActButton
      label={t("provider.remove")}
      title={t("provider.removeTitle")}
      hint={t("provider.removeHint")}
      done={t("provider.removed")}
      act={() => remove.run({})}
    />
  );
}

function ProviderPanel({ provider, change }: ProviderProps & { readonly change: () => void }) {
  const { t } = useTranslation();
  const { issuer, clientId, domains, trustsFactor } = provider;
  return (
    <Panel
      title={t("provider.settings")}
      aside={<Button onClick={change}>{t("provider.change")}</Button>}
    >
      <Facts
        facts={[
          [t("provider.state"), <Standing key="state" provider={provider} />],
          [t("provider.testedAt"), <Tested key="tested" provider={provider} />],
          [t("provider.issuer"), issuer],
          [t("provider.clientId"), clientId],
          [t("provider.domains"), domains.join(" ")],
          [t("provider.trustsFactor"), t(trustsFactor ? "provider.trusts" : "provider.trustsNot")],
        ]}
      />
      <div className="lz-ends">
        <TestButton />
        <Switches provider={provider} />
        <Remove />
      </div>
    </Panel>
  );
}

interface AddressProps {
  readonly title: string;
  readonly address: string;
  readonly hint: string;
}

/** An address of the platform that is entered elsewhere. */
function Address({ title, address, hint }: AddressProps) {
  return (
    <Panel title={title} tone="quiet">
      <p className="lz-code">{address}</p>
      <p className="lz-muted">{hint}</p>
    </Panel>
  );
}

/** The firm's own identity provider. */
export function Provider() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [{ data, error }, again] = useAsked({
    query: IdentityProviderDocument,
    context: heeding(["IdentityProvider"]),
  });
  const begin = () => setOpen(true);
  const content = () => {
    if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
    if (!data) return <Waiting rows={6} />;
    const { identityProvider: provider, providerReturnAddress, providerSignInLink } = data;
    return (
      <>
        {provider ? (
          <ProviderPanel provider={provider} change={begin} />
        ) : (
          <Empty
            title={t("provider.none")}
            hint={t("provider.noneHint")}
            action={
              <Button type="primary" onClick={begin}>
                {t("provider.add")}
              </Button>
            }
          />
        )}
        <Address
          title={t("provider.address")}
          address={providerReturnAddress}
          hint={t("provider.addressHint")}
        />
        {provider?.active ? (
          <Address
            title={t("provider.ownLink")}
            address={providerSignInLink}
            hint={t("provider.ownLinkHint")}
          />
        ) : null}
        {provider ? <ProviderLinks /> : null}
        <ProviderSheet provider={provider} open={open} close={() => setOpen(false)} />
      </>
    );
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("provider.title")} lead={t("provider.lead")} />
      {content()}
    </div>
  );
}
