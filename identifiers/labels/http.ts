import { Refusal } from "../../services/kernel/refusal.ts";
import { bodyWithin, type HttpRequest, mediaIn, type Shell } from "../../services/platform/http.ts";
import { jsonOf } from "../../services/platform/json.ts";
import { streamed } from "../../services/platform/streamed.ts";
import type { Actor } from "../../services/platform/tenancy.ts";
import { wantedIn } from "./asked.ts";

export interface LabelParts {
  /** Where links lead that labels give to codes. */
  readonly resolverUrl: string;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
}

const largestBody = 1_000_000;
const media = { svg: "image/svg+xml", pdf: "application/pdf" } as const;

/** POST /labels: codes as labels to be printed. Nothing of a firm's is read, and nothing is kept. */
export function mountLabels(app: Shell, { resolverUrl, actorOf }: LabelParts): void {
  app.post("/labels", async (http) => {
    mediaIn(http, ["application/json"]);
    const bytes = await bodyWithin(http, largestBody);
    const { may } = await actorOf(http, bytes);
    if (!may.has("trace.read")) throw new Refusal("NOT_PERMITTED", { action: "trace.read" });
    const wanted = wantedIn(jsonOf(bytes), http.get("locale"));
    // Encoders and letters take half a second to load: at the first label, not at each start.
    const { printedPdf, printedSvg } = await import("./printing.ts");
    const printed =
      wanted.format === "svg"
        ? printedSvg(wanted, resolverUrl)
        : await streamed(printedPdf(wanted, resolverUrl));
    return http.body(printed, 200, {
      "content-type": media[wanted.format],
      // An SVG may be a page of its own: it is saved, never opened in our name (C27).
      "content-disposition": `attachment; filename="labels.${wanted.format}"`,
      "cache-control": "no-store",
    });
  });
}
