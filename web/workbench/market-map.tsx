import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNarrow } from "../design/width.ts";
import { useFormats } from "../words/formats.ts";
import {
  type Cluster,
  clustersOf,
  degreesText,
  type MapPlace,
  type Plane,
  placeAway,
  planeOf,
  ringsFor,
} from "./map-plane.ts";
import type { MarketOffer } from "./offer-card.tsx";
import "./market-map.css";

const wide = { width: 800, height: 460 };
const upright = { width: 360, height: 400 };
/** Marks nearer than this to each other would lie on one another. */
const markReach = 52;
const ringSides = 72;

/** Where distances are measured from. */
export interface MapCentre {
  readonly place: MapPlace;
  readonly name: string;
  readonly withinKm: number | null;
}

function Graticule({ plane }: { readonly plane: Plane }) {
  const { width, height, meridians, parallels } = plane;
  return (
    <g className="lz-map-graticule">
      {meridians.map(({ degrees, x }) => (
        <g key={degrees}>
          <line x1={x} y1={0} x2={x} y2={height} />
          <text x={x + 4} y={height - 6}>
            {degreesText(degrees, ["E", "W"])}
          </text>
        </g>
      ))}
      {parallels.map(({ degrees, y }) => (
        <g key={degrees}>
          <line x1={0} y1={y} x2={width} y2={y} />
          <text x={6} y={y - 4}>
            {degreesText(degrees, ["N", "S"])}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Lines of equal distance along the ground: near a pole they are no circles. */
function Rings({ plane, centre }: { readonly plane: Plane; readonly centre: MapCentre }) {
  const { km } = useFormats();
  const { place, withinKm } = centre;
  const here = plane.at(place);
  const rounds = ringsFor(plane.kmHigh).filter((each) => each !== withinKm);
  const rings = withinKm === null ? rounds : [...rounds, withinKm];
  const outline = (distance: number) =>
    Array.from({ length: ringSides }, (_, side) => {
      const { x, y } = plane.at(placeAway(place, distance, (side * 360) / ringSides));
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    }).join(" ");
  return (
    <g className="lz-map-rings">
      {rings.map((distance) => {
        const top = plane.at(placeAway(place, distance, 0));
        return (
          <g key={distance} className={distance === withinKm ? "lz-map-limit" : undefined}>
            <polygon points={outline(distance)} />
            <text x={top.x + 4} y={top.y - 4}>
              {km(distance)}
            </text>
          </g>
        );
      })}
      {/* Above the mark of offers that may lie at the same place. */}
      <path d={`M${here.x} ${here.y - 18}l-7 -12h14z`} />
      <text x={here.x} y={here.y - 35} textAnchor="middle" className="lz-map-here">
        {centre.name}
      </text>
    </g>
  );
}

type Place = Cluster<MarketOffer>;

const keyOf = ({ things }: Place) => things[0]?.id ?? "";

interface MarkProps {
  readonly of: Place;
  readonly plane: Plane;
  readonly chosen: boolean;
  readonly press: () => void;
}

/** How many offers there are at a place; grey where none of them is free any more. */
function Mark({ of: { things, at }, plane, chosen, press }: MarkProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const names = [...new Set(things.map(({ city }) => words(city)))];
  const [first = "", ...others] = names;
  const free = things.some(({ freeHours }) => Number(freeHours) > 0);
  return (
    <button
      type="button"
      className={free ? "lz-map-mark" : "lz-map-mark lz-map-mark-taken"}
      style={{ left: `${(at.x / plane.width) * 100}%`, top: `${(at.y / plane.height) * 100}%` }}
      aria-pressed={chosen}
      onClick={press}
    >
      <span className="lz-map-count">
        {things.length}
        <span className="lz-hidden">{t("market.map.offers", { count: things.length })}</span>
      </span>
      <span className="lz-map-name">
        {others.length > 0 ? t("market.map.others", { name: first, count: others.length }) : first}
      </span>
    </button>
  );
}

/** The offers at places of a map, and the one that is chosen: null where none is. */
export interface MarketPlaces {
  readonly plane: Plane;
  readonly places: readonly Place[];
}

/** Where the found offers lie. Null while there is nothing to show. */
export function useMarketPlaces(
  offers: readonly MarketOffer[],
  centre: MapCentre | null,
): MarketPlaces | null {
  const narrow = useNarrow();
  return useMemo(() => {
    if (offers.length === 0) return null;
    const found = offers.map(({ place }) => place);
    const places = centre === null ? found : [centre.place, ...found];
    const size = narrow ? upright : wide;
    const plane = planeOf(places, size, centre?.withinKm ?? 0);
    return { plane, places: clustersOf(offers, ({ place }) => plane.at(place), markReach) };
  }, [offers, centre, narrow]);
}

interface MarketMapProps {
  readonly shown: MarketPlaces;
  readonly centre: MapCentre | null;
  /** The offer by which the chosen place is known. */
  readonly chosen: string | null;
  readonly choose: (key: string | null) => void;
}

/** The offers at a place of the map; all of them while none is chosen. */
export function offersAt({ places }: MarketPlaces, chosen: string | null): readonly MarketOffer[] {
  const place = places.find((each) => keyOf(each) === chosen);
  return (place ? [place] : places).flatMap(({ things }) => things);
}

/** A schematic map of our own drawing: a graticule, and the cities that the offers name. */
export function MarketMap({ shown: { plane, places }, centre, chosen, choose }: MarketMapProps) {
  const { t } = useTranslation();
  const { width, height } = plane;
  return (
    <figure className="lz-map">
      <div className="lz-map-sheet" style={{ aspectRatio: `${width} / ${height}` }}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
          <Graticule plane={plane} />
          {centre ? <Rings plane={plane} centre={centre} /> : null}
        </svg>
        <fieldset className="lz-map-marks">
          <legend className="lz-hidden">{t("market.map.places")}</legend>
          {places.map((place) => {
            const key = keyOf(place);
            const isChosen = key === chosen;
            return (
              <Mark
                key={key}
                of={place}
                plane={plane}
                chosen={isChosen}
                press={() => choose(isChosen ? null : key)}
              />
            );
          })}
        </fieldset>
      </div>
      <figcaption className="lz-muted">{t("market.map.caption")}</figcaption>
    </figure>
  );
}
