import { PictureOutlined } from "@ant-design/icons";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FileDrop } from "../design/file-drop.tsx";

const isPicture = ({ type }: File) => type.startsWith("image/");

interface PictureDropProps {
  readonly busy: boolean;
  readonly take: (picture: File) => void;
}

/** A picture that is chosen, dropped or pasted. */
export function PictureDrop({ busy, take }: PictureDropProps) {
  const { t } = useTranslation();
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      const picture = [...(clipboardData?.files ?? [])].find(isPicture);
      if (picture) latest.current(picture);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
  return (
    <FileDrop
      className="lz-camera"
      name={t("scanning.picture")}
      choose={t("scanning.choose")}
      hint={t(busy ? "scanning.reading" : "scanning.drop")}
      icon={<PictureOutlined aria-hidden />}
      accept="image/*"
      busy={busy}
      fits={isPicture}
      take={take}
    />
  );
}
