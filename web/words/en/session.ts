import type { SameWords } from "../shape.ts";
import type { session as zh } from "../zh/session.ts";

export const session: SameWords<typeof zh> = {
  signIn: "Sign in",
  signInLead: "Use the email address to which your firm sent the invitation.",
  email: "Email",
  password: "Password",
  submit: "Sign in",
  expired: "Your session has ended. Sign in again and you will be back where you were.",
  apply: "Apply for admission of your firm",
  noAccount: "No account? Ask an administrator of your firm for an invitation link.",
  pledge: "Every free hour finds its work. Every part can tell where it has been.",
  points: {
    capacity: "Find free capacity that truly fits: process, material, tolerance and time",
    booking: "First come, first served; never sold twice; cancellation in plain sight",
    trace: "From casting to repair, every record can be verified by anyone",
  },
  chooseFirm: "Choose a firm",
  chooseFirmLead: "You work for several firms. Choose the one you act for now.",
  switchFirm: "Switch firm",
  currentFirm: "Current firm",
  switched: "You now act for {{firm}}",
  signOut: "Sign out",
  guide: "First steps",
  join: {
    title: "Join a firm",
    lead: "{{firm}} invites you to Lianzao.",
    as: "Your roles",
    email: "Sign-in email",
    name: "Name",
    newPassword: "Choose a password",
    presentPassword: "Present password of your Lianzao account",
    passwordHint: "At least 12 characters; a sentence that you remember will do.",
    knownHint:
      "This address already has a Lianzao account. Its present password shows that it is you.",
    rules: "Operating rules of the platform (version {{version}})",
    rulesLead:
      "You are the first administrator of your firm. By joining, the firm accepts these operating rules.",
    effective: "In force from {{day}}",
    accept:
      "On behalf of {{firm}} I have read and accept version {{version}} of the operating rules",
    mustAccept: "The operating rules must be accepted to join",
    submit: "Join",
    unknownTitle: "This invitation link is not valid",
    unknownHint:
      "It may have been used, withdrawn or have expired. Ask whoever sent it for a new one.",
    toSignIn: "Go to sign-in",
  },
  mine: {
    title: "My sessions",
    lead: "Where you are signed in at {{firm}}. If you do not know a device, end its session at once and tell an administrator of your firm.",
    device: "Device",
    started: "Signed in",
    seen: "Last seen",
    current: "This session",
    revoke: "End",
    revokeTitle: "End this session?",
    revokeHint: "That device is signed out at once.",
    revoked: "The session was ended",
    empty: "No other sessions",
  },
};
