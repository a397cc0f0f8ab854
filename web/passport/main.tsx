import "./styles/frame.css";
import "./styles/plate.css";
import "./styles/marks.css";
import "./styles/verdict.css";
import "./styles/family.css";
import "./styles/way.css";
import "./styles/details.css";
import "./styles/message.css";
import "./styles/print.css";
import { createRoot } from "react-dom/client";
import { codeAt } from "./address.ts";
import { askedCode } from "./codes.ts";
import { Page } from "./page.tsx";
import { paint } from "./paint.ts";

paint();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(<Page code={askedCode(codeAt(location.pathname, location.search))} />);
}
