import type { Client } from "@urql/core";
import i18next from "i18next";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { Provider } from "urql";
import type { Action } from "../../contracts/access/actions.ts";
import { asked } from "../graphql/asked.ts";
import { makeClient } from "../graphql/client.ts";
import { type Fault, faultOfError } from "../graphql/fault.ts";
import { ViewerDocument, type ViewerPartsFragment } from "../graphql/generated/graphql.ts";

export type Viewer = ViewerPartsFragment;

type State =
  | { readonly phase: "asking" }
  | { readonly phase: "unread"; readonly fault: Fault }
  | { readonly phase: "known"; readonly viewer: Viewer | null; readonly why: string | null };

interface Session {
  readonly state: State;
  /** Goes on as this viewer, with nothing left in the cache of the one before. */
  readonly enter: (viewer: Viewer) => void;
  readonly leave: () => void;
  readonly ask: () => void;
}

const SessionContext = createContext<Session | null>(null);

// A session may end or change firm in another tab; a tab that comes back looks after this long.
const restMs = 30_000;

const asking: State = { phase: "asking" };
/** Nobody is signed in; `why` is a sentence for one who was. */
const nobody = (why: string | null): State => ({ phase: "known", viewer: null, why });

/** Only who was signed in can be told why he is not any more. */
const left = (before: State, why: string): State =>
  before.phase === "known" && before.viewer === null ? before : nobody(why);

function useWatchedReturn(look: () => void): void {
  useEffect(() => {
    let left = Date.now();
    const turn = () => {
      if (document.hidden) left = Date.now();
      else if (Date.now() - left > restMs) look();
    };
    document.addEventListener("visibilitychange", turn);
    return () => document.removeEventListener("visibilitychange", turn);
  }, [look]);
}

async function viewerOf(client: Client): Promise<State> {
  const { data, error } = await client
    .query(asked(ViewerDocument), {}, { requestPolicy: "network-only" })
    .toPromise();
  if (!data) {
    const fault: Fault = error
      ? faultOfError(error)
      : { code: "BROKEN", message: "", field: null, values: {} };
    return { phase: "unread", fault };
  }
  return { phase: "known", viewer: data.viewer, why: null };
}

/** Who is signed in, and the client that asks in that name. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<State>(asking);
  const [generation, setGeneration] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each viewer gets a client of his own
  const client = useMemo(
    () => makeClient(({ message }) => setState((before) => left(before, message))),
    [generation],
  );

  const enter = useCallback((viewer: Viewer) => {
    setGeneration((before) => before + 1);
    setState({ phase: "known", viewer, why: null });
  }, []);
  const leave = useCallback(() => {
    setGeneration((before) => before + 1);
    setState(nobody(null));
  }, []);

  const look = useCallback(async () => {
    const next = await viewerOf(client);
    setState((before) => {
      const viewer = before.phase === "known" ? before.viewer : null;
      if (next.phase === "unread" && viewer) return before;
      const gone = viewer !== null && next.phase === "known" && next.viewer === null;
      return gone ? nobody(i18next.t("session.expired")) : next;
    });
  }, [client]);
  const ask = useCallback(() => void look(), [look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once; a new client is known
  useEffect(ask, []);
  useWatchedReturn(ask);

  const session = useMemo(() => ({ state, enter, leave, ask }), [state, enter, leave, ask]);
  return (
    <SessionContext value={session}>
      <Provider value={client}>{children}</Provider>
    </SessionContext>
  );
}

interface GuestProps {
  /** The grant of support of the firm that is looked at. */
  readonly grant: string;
  /** As who one sees that firm. */
  readonly viewer: Viewer;
  readonly children: ReactNode;
}

/** The pages within show a firm that lets support look; the session itself stays as it is. */
export function GuestProvider({ grant, viewer, children }: GuestProps) {
  const own = useSession();
  const { leave } = own;
  const client = useMemo(() => makeClient(leave, grant), [leave, grant]);
  const session = useMemo(
    () => ({ ...own, state: { phase: "known", viewer, why: null } as const }),
    [own, viewer],
  );
  return (
    <SessionContext value={session}>
      <Provider value={client}>{children}</Provider>
    </SessionContext>
  );
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside of SessionProvider");
  return session;
}

/** The viewer of a page behind the sign-in; such pages are not drawn without one. */
export function useViewer(): Viewer {
  const { state } = useSession();
  if (state.phase !== "known" || !state.viewer) throw new Error("a page without a viewer");
  return state.viewer;
}

/** Whether the viewer may do this; the api decides again. */
export function useMay(): (action: Action) => boolean {
  const { actions } = useViewer();
  return useCallback((action) => actions.includes(action), [actions]);
}
