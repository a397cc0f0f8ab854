import { Button } from "antd";
import { type DragEvent, type ReactNode, useRef } from "react";

interface FileDropProps {
  readonly name: string;
  readonly choose: string;
  readonly hint: string;
  readonly icon: ReactNode;
  readonly accept: string;
  readonly busy?: boolean;
  readonly primary?: boolean;
  readonly className?: string;
  /** Whether a file that was dropped is of the kind that is wanted. */
  readonly fits?: (file: File) => boolean;
  readonly take?: (file: File) => void;
  /** Where several may come at once, they all go here instead. */
  readonly takeAll?: (files: readonly File[]) => void;
}

/** A file that is chosen, or dropped here. */
export function FileDrop({ name, choose, hint, icon, accept, ...more }: FileDropProps) {
  const { busy = false, primary = false, className, fits = () => true, take, takeAll } = more;
  const input = useRef<HTMLInputElement>(null);
  const given = (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    if (takeAll) takeAll(files);
    else take?.(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    given([...event.dataTransfer.files].filter(fits));
  };
  return (
    <section
      className={className}
      aria-label={name}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className="lz-empty">
        <Button
          {...(primary ? { type: "primary" } : {})}
          icon={icon}
          loading={busy}
          onClick={() => input.current?.click()}
        >
          {choose}
        </Button>
        <p className="lz-empty-hint">{hint}</p>
      </div>
      <input
        ref={input}
        className="lz-hidden"
        type="file"
        tabIndex={-1}
        aria-label={choose}
        accept={accept}
        multiple={takeAll !== undefined}
        onChange={({ target }) => {
          given([...(target.files ?? [])]);
          // The same file can be chosen again.
          target.value = "";
        }}
      />
    </section>
  );
}
