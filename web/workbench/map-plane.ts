/** Degrees, north and east positive. */
export interface MapPlace {
  readonly latitude: number;
  readonly longitude: number;
}

/** In units of the drawing, from its upper left corner. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** A drawing of part of the earth: what it covers, and where a place lies in it. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly at: (place: MapPlace) => MapPoint;
  readonly meridians: readonly { readonly degrees: number; readonly x: number }[];
  readonly parallels: readonly { readonly degrees: number; readonly y: number }[];
  /** Kilometres from top to bottom. */
  readonly kmHigh: number;
}

const radians = Math.PI / 180;
/** IUGG mean radius of the earth. */
const earthKm = 6371.0088;
const kmOfDegree = earthKm * radians;
/** Places nearer to each other than this are drawn as if they lay so far apart. */
const leastDegrees = 1.5;
const steps = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30] as const;
const mostLines = 6;

/** A longitude within half a turn of another. */
const turned = (longitude: number, about: number) =>
  about + ((((longitude - about + 180) % 360) + 360) % 360) - 180;

/**
 * The longitude in the midst of the places: half a turn from the middle of the widest gap between
 * them, so that those on both sides of the date line stay together.
 */
export function middleLongitude(places: readonly MapPlace[]): number {
  const sorted = places.map(({ longitude }) => turned(longitude, 180)).sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  let widest = { width: first + 360 - (sorted.at(-1) ?? first), after: sorted.at(-1) ?? first };
  for (const [index, longitude] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && next - longitude > widest.width) {
      widest = { width: next - longitude, after: longitude };
    }
  }
  return turned(widest.after + widest.width / 2 + 180, 0);
}

const stepFor = (span: number) => steps.find((step) => span / step <= mostLines) ?? 45;

function linesWithin(from: number, until: number): number[] {
  const step = stepFor(until - from);
  const first = Math.ceil(from / step);
  const count = Math.floor(until / step) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => (first + index) * step);
}

/**
 * An equirectangular projection (plate carrée with the standard parallel through the middle): true
 * to scale in the middle, and straight lines of latitude and longitude everywhere. `reachKm` is
 * shown around the first place.
 */
export function planeOf(
  places: readonly MapPlace[],
  { width, height }: { readonly width: number; readonly height: number },
  reachKm = 0,
): Plane {
  const middle = middleLongitude(places);
  const [centre] = places;
  const reach = reachKm / kmOfDegree;
  const latitudes = places.map(({ latitude }) => latitude);
  if (centre && reach > 0) latitudes.push(centre.latitude - reach, centre.latitude + reach);
  const [south, north] = [
    Math.max(-90, Math.min(...latitudes)),
    Math.min(90, Math.max(...latitudes)),
  ];
  const parallel = (south + north) / 2;
  const shrink = Math.max(Math.cos(parallel * radians), 0.1);
  const easts = places.map(({ longitude }) => turned(longitude, middle));
  if (centre && reach > 0) {
    const east = turned(centre.longitude, middle);
    easts.push(east - reach / shrink, east + reach / shrink);
  }
  const [west, east] = [Math.min(...easts), Math.max(...easts)];
  const margin = 0.12;
  const usable = { width: width * (1 - 2 * margin), height: height * (1 - 2 * margin) };
  const scale = Math.min(
    usable.width / Math.max((east - west) * shrink, leastDegrees),
    usable.height / Math.max(north - south, leastDegrees),
  );
  const midway = (west + east) / 2;
  const xOf = (longitude: number) => width / 2 + (longitude - midway) * shrink * scale;
  const yOf = (latitude: number) => height / 2 - (latitude - parallel) * scale;
  const half = { width: width / 2 / (shrink * scale), height: height / 2 / scale };
  const lines = linesWithin(
    Math.max(-90, parallel - half.height),
    Math.min(90, parallel + half.height),
  );
  return {
    width,
    height,
    at: ({ latitude, longitude }) => ({
      x: xOf(turned(longitude, midway)),
      y: yOf(latitude),
    }),
    meridians: linesWithin(midway - half.width, midway + half.width).map((degrees) => ({
      degrees: turned(degrees, 0),
      x: xOf(degrees),
    })),
    parallels: lines.map((degrees) => ({ degrees, y: yOf(degrees) })),
    kmHigh: (height / scale) * kmOfDegree,
  };
}

/** The place at a distance and bearing (degrees from north) along the ground. */
export function placeAway(
  { latitude, longitude }: MapPlace,
  km: number,
  bearing: number,
): MapPlace {
  const [lat, lon, way] = [latitude * radians, longitude * radians, bearing * radians];
  const angle = km / earthKm;
  const sine = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(way);
  const away = Math.atan2(
    Math.sin(way) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * sine,
  );
  return { latitude: Math.asin(sine) / radians, longitude: turned((lon + away) / radians, 0) };
}

const ringSteps = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000] as const;

/** Round distances for a few rings that are seen in a drawing so many kilometres high. */
export function ringsFor(kmHigh: number): number[] {
  return ringSteps.filter((km) => km <= kmHigh * 0.7 && km >= kmHigh / 12).slice(-3);
}

/** Things that lie too near to each other to be told apart, as one. */
export interface Cluster<T> {
  readonly things: readonly T[];
  readonly at: MapPoint;
}

/** Gathers in the order of the things: each joins the first cluster within `reach` of it. */
export function clustersOf<T>(
  things: readonly T[],
  pointOf: (thing: T) => MapPoint,
  reach: number,
): Cluster<T>[] {
  const clusters: { things: T[]; at: MapPoint }[] = [];
  for (const thing of things) {
    const at = pointOf(thing);
    const near = clusters.find((each) => Math.hypot(each.at.x - at.x, each.at.y - at.y) <= reach);
    if (near) near.things.push(thing);
    else clusters.push({ things: [thing], at });
  }
  return clusters;
}

/** `108°E`, `22.5°N`; the equator and the meridians of 0 and 180 have no side. */
export function degreesText(degrees: number, sides: readonly [string, string]): string {
  const size = Math.abs(Math.round(degrees * 100) / 100);
  if (size === 0 || (size === 180 && sides[0] === "E")) return `${size}°`;
  return `${size}°${degrees > 0 ? sides[0] : sides[1]}`;
}
