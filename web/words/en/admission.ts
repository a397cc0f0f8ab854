import type { SameWords } from "../shape.ts";
import type { admission as zh } from "../zh/admission.ts";

export const admission: SameWords<typeof zh> = {
  title: "Apply for admission",
  lead: "Tell us about your firm and send its documents; two of the operator's people decide. You need no account.",
  name: "Firm",
  city: "City",
  uscc: "Unified social credit code",
  usccHint: "18 characters",
  gln: "GLN (may be left out)",
  glnShort: "GLN",
  administrator: "Email of the first administrator",
  administratorHint:
    "Once approved, whoever has this address accepts the invitation and manages the firm",
  note: "Remarks",
  submit: "Send the application",
  submitted: "Your application was sent",
  submittedLead:
    "One step is left: open the link below and add documents, such as the business licence. An application without any is not approved.",
  link: "Link of your application",
  linkOnce:
    "The link is shown only now. By it you see how the application stands and add documents. Keep it safe, and pass it on to nobody.",
  goOn: "Go on and add documents",
  standing: "Application for admission",
  standingLead: {
    OPEN: "The application is being looked at; two of the operator's people must approve it.",
    APPROVED:
      "The application was approved; the operator sends the first administrator an invitation.",
    REFUSED: "The application was refused, for the reason below.",
    WITHDRAWN: "The application was withdrawn.",
  },
  unknown: "This application was not found",
  unknownHint: "Please check that the link is complete.",
  documents: "Documents",
  noDocuments: "None yet",
  documentHint:
    "PDF, PNG or JPEG, 5 MB each at most, and ten in all. Only you and the operator can read them.",
  addDocument: "Add a document",
  documentSent: "{{name}} was added",
  submittedAt: "Sent at",
  decidedAt: "Closed at",
  status: "Status",
  approvals: "Approvals",
  reason: "Reason",
  withdraw: "Withdraw the application",
  withdrawTitle: "Withdraw this application?",
  withdrawn: "The application was withdrawn",
};
