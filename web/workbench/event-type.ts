import { useTranslation } from "react-i18next";

// EPCIS 2.0 § 7.4.
const types = [
  "ObjectEvent",
  "AggregationEvent",
  "TransactionEvent",
  "TransformationEvent",
  "AssociationEvent",
] as const;
type KnownType = (typeof types)[number];

const isKnown = (type: string): type is KnownType => types.some((known) => known === type);

/** The type of an event in the viewer's tongue; a type without a word is shown by name. */
export function useEventTypeName(): (type: string) => string {
  const { t } = useTranslation();
  return (type) => (isKnown(type) ? t(`trace.type.${type}`) : type);
}
