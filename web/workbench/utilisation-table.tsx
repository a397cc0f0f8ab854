import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../words/formats.ts";
import {
  comingHours,
  isScarce,
  type UtilisationCell,
  type UtilisationRow,
} from "./utilisation-weeks.ts";

function Cell({ cell }: { readonly cell: UtilisationCell }) {
  const { t } = useTranslation();
  const { hours, percent } = useFormats();
  if (cell.used === null) {
    return (
      <td className="lz-heat">
        <span aria-hidden>–</span>
        <span className="lz-hidden">{t("utilisation.none")}</span>
      </td>
    );
  }
  const scarce = isScarce(cell);
  // The share is told by the number; the ground only makes it quick to see.
  const ground = { "--lz-heat": cell.used } as CSSProperties;
  return (
    <td className={scarce ? "lz-heat lz-scarce" : "lz-heat"} style={ground}>
      <strong>{percent(cell.used)}</strong>
      {scarce ? <span className="lz-heat-mark">{t("utilisation.scarce")}</span> : null}
      <span className="lz-heat-free">
        {t("utilisation.free", { hours: hours(comingHours(cell)) })}
      </span>
      {Number(cell.pastHours) > 0 ? (
        <span className="lz-heat-free">
          {t("utilisation.past", { hours: hours(cell.pastHours) })}
        </span>
      ) : null}
    </td>
  );
}

interface UtilisationTableProps {
  readonly rows: readonly UtilisationRow[];
  readonly chosen: string;
  readonly choose: (key: string) => void;
}

/** How much of each row is taken, week by week. A press on a name shows that row over time. */
export function UtilisationTable({ rows, chosen, choose }: UtilisationTableProps) {
  const { t } = useTranslation();
  const { words, day } = useFormats();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, also by keyboard
    <section className="lz-table-box" tabIndex={0} aria-label={t("utilisation.table")}>
      <table className="lz-table lz-heat-table">
        <thead>
          <tr>
            <th scope="col">{t("utilisation.cells.name")}</th>
            {rows[0]?.cells.map(({ window }) => (
              <th key={window.from} scope="col">
                <span aria-hidden>{day(window.from)}</span>
                <span className="lz-hidden">
                  {t("utilisation.week", { day: day(window.from) })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={row.key === chosen}
                  onClick={() => choose(row.key)}
                >
                  {words(row.name)}
                  <span className="lz-hidden">
                    {t("utilisation.showChart", { name: words(row.name) })}
                  </span>
                </button>
              </th>
              {row.cells.map((cell) => (
                <Cell key={cell.window.from} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
