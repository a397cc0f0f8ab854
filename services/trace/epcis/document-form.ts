import { eventForms } from "./event-forms.ts";
import { list, object, type TypedForm, text } from "./form.ts";
import { context, time, uri, vocabularies } from "./forms.ts";

// Within a document the events share its context; an event that stands alone brings its own.
const events = list(eventForms());
const alone = eventForms("@context");

/** EPCIS 2.0 § 8.2 and § 10. */
const epcisDocument = object("uris", {
  "@context!": context,
  "type!": text(),
  id: uri,
  "schemaVersion!": text("version"),
  "creationDate!": time,
  instanceIdentifier: text(),
  sender: text(),
  receiver: text(),
  epcisHeader: object("uris", {
    epcisMasterData: object("any", { vocabularyList: vocabularies }),
  }),
  "epcisBody!": object("any", { "eventList!": events }),
});

const resultsBody = object("uris", { "eventList!": events, vocabularyList: vocabularies });

const queryResults = object("uris", {
  "queryName!": text(),
  subscriptionID: text(),
  "resultsBody!": resultsBody,
});

const epcisQueryDocument = object("uris", {
  "@context!": context,
  "type!": text(),
  id: uri,
  schemaVersion: text("version"),
  creationDate: time,
  "epcisBody!": object("uris", { "queryResults!": queryResults }),
});

/** Whatever may stand at the top of an EPCIS file: a document, a query's answer, or one event. */
export const epcisFile: TypedForm = {
  ...alone,
  forms: new Map([
    ...alone.forms,
    ["EPCISDocument", epcisDocument],
    ["EPCISQueryDocument", epcisQueryDocument],
  ]),
};
