import { isUri } from "./uri.ts";

/** A list of words of the standard, and which URIs may stand in for them. */
export interface Vocabulary {
  readonly name: string;
  readonly words: ReadonlySet<string>;
  /**
   * Stems under which the standard's own words live: a URI with one of them is no word of others.
   * Absent: nobody may add words.
   */
  readonly reserved?: readonly string[];
}

/** What an event says of its objects; EPCIS 2.0 § 7.3.2. */
export const actions: Vocabulary = { name: "action", words: new Set(["ADD", "OBSERVE", "DELETE"]) };

// The schema reserves `ns.gs1.org/cbv/`, but GS1 publishes its words under `ref.gs1.org/cbv/`:
// `https://ref.gs1.org/cbv/BizStep-shipping` is therefore valid, `urn:epcglobal:cbv:...` is not.
const cbvStems = ["urn:epcglobal:cbv", "http://ns.gs1.org/cbv/", "https://ns.gs1.org/cbv/"];
const webVocabularyStems = ["gs1.org/voc/", "www.gs1.org/voc/"].flatMap((place) => [
  `http://${place}`,
  `https://${place}`,
]);

function cbv(name: string, words: string): Vocabulary {
  return { name, words: new Set(words.trim().split(/\s+/)), reserved: cbvStems };
}

function webVocabulary(name: string, words: string): Vocabulary {
  return { name, words: new Set(words.trim().split(/\s+/)), reserved: webVocabularyStems };
}

/** CBV 2.0 § 7.1. */
export const bizSteps = cbv(
  "bizStep",
  `accepting arriving assembling collecting commissioning consigning creating_class_instance
   cycle_counting decommissioning departing destroying disassembling dispensing encoding
   entering_exiting holding inspecting installing killing loading other packing picking receiving
   removing repackaging repairing replacing reserving retail_selling sampling sensor_reporting
   shipping staging_outbound stock_taking stocking storing transporting unloading unpacking
   void_shipping`,
);

/** CBV 2.0 § 7.2. */
export const dispositions = cbv(
  "disposition",
  `active available completeness_inferred completeness_verified conformant container_closed
   container_open damaged destroyed dispensed disposed encoded expired in_progress in_transit
   inactive mismatch_class mismatch_instance mismatch_quantity needs_replacement
   no_pedigree_match non_conformant non_sellable_other partially_dispensed recalled reserved
   retail_sold returned sellable_accessible sellable_not_accessible stolen unavailable unknown`,
);

/** CBV 2.0 § 7.3. */
export const bizTransactionTypes = cbv(
  "bizTransactionType",
  "bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt",
);

/** CBV 2.0 § 7.4. */
export const partyTypes = cbv("sourceDestType", "location owning_party possessing_party");

/** CBV 2.0 § 7.5. */
export const errorReasons = cbv("errorReason", "did_not_occur incorrect_data");

/** CBV 2.0 § 7.8: the axis or angle of which a measured vector has this component. */
export const components = cbv(
  "component",
  `altitude axial_distance azimuth easting elevation_angle height latitude longitude northing
   polar_angle spherical_radius x y z`,
);

/** GS1 web vocabulary, `gs1:SensorAlertType`. */
export const sensorAlerts = webVocabulary("sensorAlertType", "ALARM_CONDITION ERROR_CONDITION");

/** GS1 web vocabulary, `gs1:MeasurementType`. */
export const measurements = webVocabulary(
  "measurementType",
  `AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance
   AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area
   Capacitance Conductance Conductivity Count Density Dimensionless DoseEquivalent
   DoseEquivalentRate DynamicViscosity ElectricCharge ElectricCurrent ElectricCurrentDensity
   ElectricFieldStrength Energy Exposure Force Frequency Illuminance Inductance Irradiance
   KinematicViscosity Length LinearMomentum Luminance LuminousFlux LuminousIntensity MagneticFlux
   MagneticFluxDensity MagneticVectorPotential Mass MassConcentration MassFlowRate
   MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power
   Pressure RadiantFlux RadiantIntensity Radioactivity RelativeHumidity Resistance Resistivity
   SolidAngle SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time Torque Voltage
   Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber`,
);

/** Whether the text is one of the words, or someone's own: a URI that is none of the standard's. */
export function isWordOf(vocabulary: Vocabulary, text: string): boolean {
  if (vocabulary.words.has(text)) return true;
  const reserved = vocabulary.reserved;
  return reserved !== undefined && isUri(text) && !reserved.some((stem) => text.startsWith(stem));
}
