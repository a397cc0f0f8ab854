import { describe, expect, it } from "vitest";
import {
  clustersOf,
  degreesText,
  middleLongitude,
  placeAway,
  planeOf,
  ringsFor,
} from "../../../web/workbench/map-plane.ts";

const liuzhou = { latitude: 24.33, longitude: 109.43 };
const nanning = { latitude: 22.82, longitude: 108.37 };
const suva = { latitude: -18.14, longitude: 178.44 };
const apia = { latitude: -13.83, longitude: -171.77 };
const drawing = { width: 800, height: 480 };

describe("the drawing of a map", () => {
  it("keeps every place within it, north up and east to the right", () => {
    const plane = planeOf([liuzhou, nanning], drawing);
    const [one, other] = [plane.at(liuzhou), plane.at(nanning)];
    expect(one.x).toBeGreaterThan(other.x);
    expect(one.y).toBeLessThan(other.y);
    for (const { x, y } of [one, other]) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(drawing.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(drawing.height);
    }
  });

  it("keeps places on both sides of the date line together", () => {
    expect(middleLongitude([suva, apia])).toBeCloseTo(-176.665, 2);
    const plane = planeOf([suva, apia], drawing);
    const [west, east] = [plane.at(suva), plane.at(apia)];
    expect(west.x).toBeLessThan(east.x);
    expect(east.x - west.x).toBeLessThan(drawing.width);
    const dateLine = plane.meridians.find(({ degrees }) => Math.abs(degrees) === 180);
    expect(dateLine?.x).toBeGreaterThan(west.x);
    expect(dateLine?.x).toBeLessThan(east.x);
  });

  it("shows a single place in the middle, with a graticule around it", () => {
    const plane = planeOf([liuzhou], drawing);
    expect(plane.at(liuzhou)).toEqual({ x: 400, y: 240 });
    expect(plane.meridians.length).toBeGreaterThan(1);
    expect(plane.parallels.length).toBeGreaterThan(1);
  });

  it("leaves room for a reach around the place that is asked from", () => {
    const plane = planeOf([liuzhou], drawing, 500);
    const { y } = plane.at(placeAway(liuzhou, 500, 0));
    expect(y).toBeGreaterThan(0);
    expect(plane.kmHigh).toBeGreaterThan(1_000);
  });
});

describe("a distance along the ground", () => {
  it("leads a quarter of the earth from the pole to the equator", () => {
    const quarter = (6371.0088 * Math.PI) / 2;
    const { latitude } = placeAway({ latitude: 90, longitude: 0 }, quarter, 180);
    expect(latitude).toBeCloseTo(0, 6);
  });

  it("crosses the date line", () => {
    const { longitude } = placeAway(suva, 500, 90);
    expect(longitude).toBeLessThan(-170);
  });

  it("is shown by a few round rings", () => {
    expect(ringsFor(600)).toEqual([50, 100, 250]);
    expect(ringsFor(12_000)).toEqual([1_000, 2_500, 5_000]);
  });
});

describe("places that are too near to be told apart", () => {
  it("are counted together, and others are not", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 100, y: 0 },
    ];
    const counts = clustersOf(points, (point) => point, 40).map(({ things }) => things.length);
    expect(counts).toEqual([2, 1]);
  });
});

it("degrees are written with their side, where they have one", () => {
  expect(degreesText(108, ["E", "W"])).toBe("108°E");
  expect(degreesText(-22.5, ["N", "S"])).toBe("22.5°S");
  expect(degreesText(0, ["N", "S"])).toBe("0°");
  expect(degreesText(-180, ["E", "W"])).toBe("180°");
});
