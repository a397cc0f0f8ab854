import { useReading } from "./language.ts";

const lines = ["one", "two", "three", "four"] as const;

/** The page's shape while the answer is under way. */
export function Skeleton() {
  const { words } = useReading();
  return (
    <div className="skeleton" aria-busy="true">
      <p className="hidden" role="status">
        {words.loading}
      </p>
      <div className="bone plate-bone" />
      <div className="bone verdict-bone" />
      <div className="columns" aria-hidden="true">
        <div className="bone panel-bone" />
        <div>
          {lines.map((line) => (
            <div className="bone stop-bone" key={line} />
          ))}
        </div>
      </div>
    </div>
  );
}
