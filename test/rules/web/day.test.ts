import dayjs from "dayjs";
import { expect, it } from "vitest";
import { instantPicked } from "../../../web/design/day.ts";

it("a day that is picked as a limit ends with its last moment", () => {
  const picked = dayjs("2026-12-01T13:14:15");
  expect(instantPicked(picked, "ends")).toBe(new Date("2026-12-01T23:59:59.999").toISOString());
  expect(instantPicked(picked, undefined)).toBe(new Date("2026-12-01T13:14:00").toISOString());
});
