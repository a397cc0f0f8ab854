import type { Database } from "../../../services/platform/database.ts";
import type { HttpRequest, Shell } from "../../../services/platform/http.ts";
import type { RateGate } from "../../../services/platform/rates.ts";
import type { Federation } from "../federation/federation.ts";
import { admit, probing } from "../http/admission.ts";
import { preferenceForJson } from "../http/asked.ts";
import type { Places } from "../http/linkset.ts";
import type { Tongue } from "../links.ts";
import { stepsPage } from "./page.ts";
import { stepsOf, type Trial } from "./steps.ts";

interface StepsParts {
  readonly federation: Federation;
  /** Connected as lianzao_resolver. */
  readonly database: Database;
  readonly places: Places;
  readonly gate: RateGate;
}

const longestPreference = 200;

/** What no header may hold is no preference. */
function preferenceIn(http: HttpRequest, name: string): string {
  const text = (http.req.query(name) ?? "").trim().slice(0, longestPreference);
  return /^[\x20-\x7e]*$/.test(text) ? text : "";
}

function trialIn(http: HttpRequest): Trial {
  return {
    // A function character at its end is part of what was scanned.
    text: (http.req.query("code") ?? "").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""),
    context: preferenceIn(http, "context"),
    language: preferenceIn(http, "language"),
    media: preferenceIn(http, "media"),
    linkType: preferenceIn(http, "linkType"),
  };
}

/** The language that the page was asked to change to, or that of its reader. */
function tongueOf(http: HttpRequest): Tongue {
  const asked = http.req.query("tongue");
  return asked === "zh" || asked === "en" ? asked : http.get("locale");
}

/** Mounts the test page of the resolver: each step of the resolution of a text, as a page or as JSON. */
export function mountSteps(app: Shell, { gate, ...parts }: StepsParts): void {
  app.get("/resolve", async (http) => {
    http.header("vary", "Accept, Accept-Language");
    http.header("cache-control", "no-store");
    await admit(http, gate);
    const trial = trialIn(http);
    const tongue = tongueOf(http);
    const { origin } = new URL(http.req.url);
    const ask = async (path: string, headers: Readonly<Record<string, string>>) =>
      app.request(origin + path, { headers }, probing);
    const isJson = preferenceForJson(http.req.header("accept"));
    const isEmpty = trial.text === "" && !isJson;
    const steps = isEmpty ? null : await stepsOf(trial, { ...parts, tongue, ask });
    if (isJson) return http.json(steps);
    return http.html(stepsPage(tongue, trial, steps, parts.places));
  });
}
