import { CameraOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { pixelsOf } from "./reading.ts";

type CameraState = "closed" | "opening" | "open" | "refused" | "absent" | "broken";

const betweenLooksMs = 150;

/** Why a camera did not open (Media Capture and Streams § 10.2). */
function whyNot(fault: unknown): CameraState {
  const name = fault instanceof DOMException ? fault.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "absent" : "broken";
}

function openCamera(): Promise<MediaStream> {
  // Browsers hide it from pages that came by plain http.
  if (navigator.mediaDevices === undefined) {
    return Promise.reject(new DOMException("no camera", "NotFoundError"));
  }
  const video = { facingMode: "environment", width: { ideal: 1280 } };
  return navigator.mediaDevices.getUserMedia({ video, audio: false });
}

interface CameraProps {
  /** Looks at one picture of the camera's, and is asked again when it has. */
  readonly look: (pixels: ImageData) => Promise<void>;
}

/** The camera, opened when one asks for it and closed when one leaves. */
export function Camera({ look }: CameraProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<CameraState>("closed");
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(look);
  latest.current = look;
  const wanted = state === "opening" || state === "open";

  useEffect(() => {
    if (!wanted) return;
    let left = false;
    let stream: MediaStream | undefined;
    let next: ReturnType<typeof setTimeout> | undefined;
    const lookAgain = async () => {
      const shown = video.current;
      if (shown !== null && shown.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        const size = { width: shown.videoWidth, height: shown.videoHeight };
        const pixels = pixelsOf(shown, size);
        if (pixels !== null) await latest.current(pixels);
      }
      if (!left) next = setTimeout(() => void lookAgain(), betweenLooksMs);
    };
    const close = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    openCamera().then(
      (opened) => {
        stream = opened;
        if (left || video.current === null) return close();
        video.current.srcObject = opened;
        setState("open");
        void lookAgain();
      },
      (fault) => {
        if (!left) setState(whyNot(fault));
      },
    );
    return () => {
      left = true;
      clearTimeout(next);
      close();
    };
  }, [wanted]);

  const trouble = state === "refused" || state === "absent" || state === "broken" ? state : null;
  return (
    <div className="lz-stack lz-tight">
      {trouble ? <Alert type="warning" showIcon title={t(`scanning.state.${trouble}`)} /> : null}
      {wanted ? (
        <>
          <div className="lz-camera">
            <video ref={video} autoPlay muted playsInline aria-label={t("scanning.camera")} />
          </div>
          <p className="lz-muted">{t("scanning.aim")}</p>
        </>
      ) : null}
      <div>
        <Button
          type={wanted ? "default" : "primary"}
          icon={<CameraOutlined aria-hidden />}
          loading={state === "opening"}
          onClick={() => setState(wanted ? "closed" : "opening")}
        >
          {t(wanted ? "scanning.stop" : "scanning.start")}
        </Button>
      </div>
    </div>
  );
}
