export { mountLabels } from "./http.ts";
