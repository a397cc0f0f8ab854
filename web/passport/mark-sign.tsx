import type { MarkState } from "./marks.ts";

const strokes: Readonly<Record<MarkState, string>> = {
  verified: "M7 12.4l3.4 3.4L17.2 9",
  failed: "M8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6",
  pending: "M12 7.4V12l3 2",
  unchecked: "M9.4 9.6a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.1.9-1.1 1.7M12 16.6v.1",
  checking: "",
};

/** The sign of a mark. The words beside it say the same, so it is hidden from screen readers. */
export function MarkSign({ state }: { readonly state: MarkState }) {
  return (
    <svg
      className={`sign ${state}`}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="12" cy="12" r="10" className="sign-ring" />
      {state === "checking" && <circle cx="12" cy="12" r="10" className="sign-turning" />}
      <path d={strokes[state]} className="sign-stroke" />
    </svg>
  );
}
