/** A point on the unit sphere. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** IUGG mean radius of the earth. */
const earthKm = 6371.0088;
const radians = Math.PI / 180;

export function placeOf(latitude: number, longitude: number): Place {
  const [lat, lon] = [latitude * radians, longitude * radians];
  return {
    x: Math.cos(lat) * Math.cos(lon),
    y: Math.cos(lat) * Math.sin(lon),
    z: Math.sin(lat),
  };
}

/** Degrees of a place, to a tenth: about 11 km, as a map of cities needs and no closer. */
export function degreesOf({ x, y, z }: Place): { latitude: number; longitude: number } {
  const tenth = (angle: number) => Math.round((angle / radians) * 10) / 10;
  return { latitude: tenth(Math.asin(z)), longitude: tenth(Math.atan2(y, x)) };
}

/**
 * Squared length of the straight line between two places, which is four times the haversine of
 * their angle. Written term by term as in the market's SQL, so that both give the same bits.
 */
export function chordSquared(one: Place, other: Place): number {
  const [x, y, z] = [one.x - other.x, one.y - other.y, one.z - other.z];
  return x * x + y * y + z * z;
}

/** The squared chord of a distance along the ground. */
export function chordSquaredOf(km: number): number {
  return (2 * Math.sin(Math.min(km / earthKm, Math.PI) / 2)) ** 2;
}

/** Distance along the ground in kilometres. */
export function distanceKm(one: Place, other: Place): number {
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(chordSquared(one, other)) / 2));
}
