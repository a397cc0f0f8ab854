import { Drawer } from "antd";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useNarrow } from "./width.ts";

interface SideSheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly close: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly width?: number;
}

/** What had the focus before the sheet took it gets it back when the sheet has gone. */
function useReturnedFocus(open: boolean): () => void {
  const before = useRef<Element | null>(null);
  // The sheet takes the focus in an effect, which comes after those of the layout.
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement;
  }, [open]);
  return () => {
    if (before.current instanceof HTMLElement) before.current.focus();
  };
}

/** A sheet from the side, or at phone width over the whole screen; its state dies with it. */
export function SideSheet({ title, open, close, children, footer, width = 560 }: SideSheetProps) {
  const narrow = useNarrow();
  const giveFocusBack = useReturnedFocus(open);
  return (
    <Drawer
      title={title}
      open={open}
      onClose={close}
      afterOpenChange={(shown) => {
        if (!shown) giveFocusBack();
      }}
      size={narrow ? "100%" : width}
      destroyOnHidden
      footer={footer ?? null}
    >
      {children}
    </Drawer>
  );
}
