import { Alert, Button } from "antd";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { StandingPartsFragment } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { BookedTime } from "./weeks.tsx";

/** What the platform tells of at most, of each kind. */
const mostTold = 20;

/** Whether anything stands in the time of an exception. */
export const hasStanding = ({ offers, bookings }: StandingPartsFragment) =>
  offers.length + bookings.length > 0;

interface ThingsProps {
  readonly title: string;
  readonly to: string;
  readonly things: readonly (ComponentProps<typeof BookedTime> & {
    readonly id: string;
    readonly name: string;
  })[];
}

/** What stands there of one kind; nothing where none does. */
function Things({ title, to, things }: ThingsProps) {
  if (things.length === 0) return null;
  return (
    <section className="lz-stack lz-tight" aria-label={title}>
      <h2>{title}</h2>
      <ul className="lz-plain-list">
        {things.map(({ id, name, ...time }) => (
          <li key={id} className="lz-two">
            <Link to={to}>{name}</Link>
            <BookedTime {...time} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StandingProps {
  readonly standing: StandingPartsFragment;
  readonly close: () => void;
}

/** What stands in the time of an exception that was just added: it is for the firm to move it. */
export function Standing({ standing: { offers, bookings }, close }: StandingProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const more = offers.length >= mostTold || bookings.length >= mostTold;
  return (
    <div className="lz-stack lz-tight">
      <Alert
        type="warning"
        showIcon
        title={t("capacity.calendar.standing.title")}
        description={t("capacity.calendar.standing.hint")}
      />
      {more ? <p className="lz-muted">{t("capacity.calendar.standing.more")}</p> : null}
      <Things
        title={t("capacity.calendar.standing.bookings")}
        to="/bookings/provided"
        things={bookings.map(({ resourceName, requester, ...time }) => ({
          ...time,
          name: `${words(resourceName)} · ${words(requester.name)}`,
        }))}
      />
      <Things
        title={t("capacity.calendar.standing.offers")}
        to="/capacity/offers?status=PUBLISHED"
        things={offers.map(({ resource, process, ...time }) => ({
          ...time,
          name: `${words(resource.name)} · ${words(process.name)}`,
        }))}
      />
      <Button size="large" block onClick={close}>
        {t("app.close")}
      </Button>
    </div>
  );
}
