import { describe, expect, test } from "vitest";
import {
  commit,
  disclose,
  type Envelope,
  verifyDisclosure,
} from "../../../contracts/events/index.ts";
import { sameBytes, toBase64 } from "../../../contracts/proof/index.ts";
import { bookingEvent, castingEvent, secret } from "./events.ts";

const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const shownBy = (event: Envelope, shows: (pointer: string) => boolean) =>
  verifyDisclosure(wire(disclose(event, secret, shows)));

describe("an event shown in part", () => {
  test("shows whole what is asked for whole, and nothing is withheld", () => {
    const event = castingEvent();
    const seen = shownBy(event, () => true);
    expect(seen).toMatchObject({ withheld: [], subjectsProved: true, subjects: event.subjects });
    expect(seen.body).toEqual(event.body);
    expect(sameBytes(seen.commitment, commit(event, secret))).toBe(true);
  });

  test("always shows its fields and the names in its body, and not a word more", () => {
    const event = castingEvent();
    const text = JSON.stringify(disclose(event, secret, () => false));
    const seen = verifyDisclosure(JSON.parse(text));
    expect(seen.fields).toMatchObject({
      id: event.id,
      owner: event.owner,
      suite: "sha256-ed25519",
    });
    expect(seen).toMatchObject({ body: {}, subjects: [], subjectsProved: false });
    const names = Object.keys(event.body).map((name) => `/body/${name}`);
    expect(seen.withheld.map((part) => part.pointer).sort()).toEqual(
      ["/subjects", ...names].sort(),
    );
    for (const hidden of ["B1", "H23", "412.5", "1487", "deep", "crew", toBase64(secret)]) {
      expect(text).not.toContain(hidden);
    }
  });

  test("shows one serial of a hundred in less than 1,000 bytes, and that 99 are withheld", () => {
    const event = castingEvent(100);
    const disclosure = disclose(event, secret, (pointer) => pointer === "/body/outputEPCList/41");
    const seen = verifyDisclosure(wire(disclosure));
    expect(seen.body).toEqual({ outputEPCList: ["urn:epc:id:sgtin:6901234.000002.B41"] });
    expect(seen.withheld).toContainEqual({ pointer: "/body/outputEPCList", parts: 99 });
    const without = JSON.stringify(disclose(event, secret, () => false)).length;
    expect(JSON.stringify(disclosure).length - without).toBeLessThan(1000);
  });

  test("may withhold the names in an inner object, but not how many there are", () => {
    const seen = shownBy(castingEvent(), (pointer) => pointer === "/body/lz:melt/pouring~1minutes");
    expect(seen.body).toEqual({ "lz:melt": { "pouring/minutes": 2.5 } });
    expect(seen.withheld).toContainEqual({ pointer: "/body/lz:melt", parts: 3 });
  });

  test("shows an inner object's names when asked, and then each that is withheld", () => {
    const shows = ["/body/lz:melt/~", "/body/lz:melt/crew"];
    const seen = shownBy(castingEvent(), (pointer) => shows.includes(pointer));
    const hidden = seen.withheld.filter((part) => part.pointer.startsWith("/body/lz:melt"));
    const names = ["a~0b", "pouring~1minutes", "temperature"];
    expect(hidden).toEqual(names.map((name) => ({ pointer: `/body/lz:melt/${name}`, parts: 1 })));
  });

  test("proves its subjects as soon as the members that name them are shown", () => {
    const shows = ["/subjects", "/body/provider", "/body/requester"];
    expect(shownBy(bookingEvent(), (pointer) => shows.includes(pointer)).subjectsProved).toBe(true);
    expect(
      shownBy(bookingEvent(), (at) => at !== "/body/provider" && at !== "/body"),
    ).toMatchObject({
      subjectsProved: false,
    });
  });
});
