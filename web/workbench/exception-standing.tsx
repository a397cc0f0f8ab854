import { Alert, Button } from "antd";
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
      {bookings.length > 0 ? (
        <section
          className="lz-stack lz-tight"
          aria-label={t("capacity.calendar.standing.bookings")}
        >
          <h2>{t("capacity.calendar.standing.bookings")}</h2>
          <ul className="lz-plain-list">
            {bookings.map(({ id, resourceName, requester, kind, window }) => (
              <li key={id} className="lz-two">
                <Link to="/bookings/provided">
                  {`${words(resourceName)} · ${words(requester.name)}`}
                </Link>
                <BookedTime kind={kind} window={window} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {offers.length > 0 ? (
        <section className="lz-stack lz-tight" aria-label={t("capacity.calendar.standing.offers")}>
          <h2>{t("capacity.calendar.standing.offers")}</h2>
          <ul className="lz-plain-list">
            {offers.map(({ id, resource, process, kind, window }) => (
              <li key={id} className="lz-two">
                <Link to="/capacity/offers?status=PUBLISHED">
                  {`${words(resource.name)} · ${words(process.name)}`}
                </Link>
                <BookedTime kind={kind} window={window} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Button size="large" block onClick={close}>
        {t("app.close")}
      </Button>
    </div>
  );
}
