import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  ProviderLinksDocument,
  type ProviderLinksQuery,
  ProviderUnlinkDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { ActButton } from "./act-button.tsx";

type Link = ProviderLinksQuery["providerLinks"]["nodes"][number];

function useColumns(): readonly Column<Link>[] {
  const { t } = useTranslation();
  return [
    {
      key: "person",
      title: t("provider.member"),
      heads: true,
      show: ({ person }) => (
        <span className="lz-two">
          <span>{person.name}</span>
          <span>{person.email}</span>
        </span>
      ),
    },
    {
      key: "linked",
      title: t("provider.linkedAt"),
      show: ({ linkedAt }) => <Instant at={linkedAt} />,
    },
    { key: "used", title: t("provider.usedAt"), show: ({ usedAt }) => <Instant at={usedAt} /> },
  ];
}

function Unlink({ link: { member, person } }: { readonly link: Link }) {
  const { t } = useTranslation();
  const unlink = useCommand(ProviderUnlinkDocument, ["ProviderLink"]);
  return (
    <ActButton
      label={t("provider.unlink")}
      title={t("provider.unlinkTitle")}
      hint={t("provider.unlinkHint")}
      done={t("provider.unlinked")}
      about={person.name}
      act={() => unlink.run({ id: member })}
    />
  );
}

/** Whom the provider has signed in, and may again. */
export function ProviderLinks() {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages({
    document: ProviderLinksDocument,
    pick: ({ providerLinks }) => providerLinks,
    variables: {},
    heeds: ["ProviderLink"],
  });
  return (
    <div className="lz-stack lz-tight">
      <h2>{t("provider.links")}</h2>
      <PagedListing
        name={t("provider.links")}
        columns={columns}
        pages={pages}
        keyOf={({ member }) => member}
        acts={(link: Link) => <Unlink link={link} />}
        actsTitle={t("app.acts")}
        empty={<Empty title={t("provider.linksEmpty")} />}
      />
    </div>
  );
}
