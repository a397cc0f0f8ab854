/**
 * Steps of manufacturing that CBV 2.0 § 7.1 has no word for. In an event's `bizStep` they stand as
 * URIs, as EPCIS 2.0 lets words of others stand.
 */
export type ManufacturingStep =
  | "casting"
  | "forging"
  | "machining"
  | "grinding"
  | "heat_treating"
  | "coating"
  | "testing"
  | "welding";

/** A manufacturing step as events name it. */
export type StepUri = `urn:lianzao:step:${ManufacturingStep}`;
