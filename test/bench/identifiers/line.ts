import { connect, type Socket } from "node:net";

/** An answer on its way: what has come of it. */
interface Coming {
  readonly status: number;
  /** Length of head and body; unknown while it ends with its last chunk, or with the connection. */
  readonly length: number | "chunks" | "connection";
  readonly lasts: boolean;
}

const lastChunk = "0\r\n\r\n";

/** Undefined until the head is there. The peer ends its lines with a line feed alone. */
function comingIn(text: string): Coming | undefined {
  const [ending, width] = text.includes("\n\r\n") ? ["\n\r\n", 3] : ["\n\n", 2];
  const end = text.indexOf(ending);
  if (end === -1) return undefined;
  const head = text.slice(0, end).toLowerCase();
  const [, told] = /\ncontent-length: *(\d+)/.exec(head) ?? [];
  const isChunked = head.includes("\ntransfer-encoding: chunked");
  const open = isChunked ? "chunks" : "connection";
  return {
    status: Number(head.slice(9, 12)),
    length: told === undefined ? open : end + width + Number(told),
    lasts: !head.includes("\nconnection: close"),
  };
}

function isWhole(text: string, { length }: Coming): boolean {
  if (length === "connection") return false;
  return length === "chunks" ? text.endsWith(lastChunk) : text.length >= length;
}

/**
 * A client with one request under way at a time, on a connection that it keeps as long as the server
 * does. It reads no more of an answer than its status and where it ends: a whole HTTP client costs
 * more than the servers that are measured, and would itself be the limit.
 */
export class Line {
  private readonly port: number;
  private socket: Socket | undefined;
  private text = "";
  private coming: Coming | undefined;
  private told: ((status: number) => void) | undefined;

  constructor(port: number) {
    this.port = port;
  }

  /** Resolves with the status when the answer has come whole. */
  ask(path: string): Promise<number> {
    return new Promise((told) => {
      this.told = told;
      const lines = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.port}\r\n`;
      this.opened().write(`${lines}Connection: keep-alive\r\n\r\n`, "latin1");
    });
  }

  private opened(): Socket {
    if (this.socket !== undefined) return this.socket;
    const socket = connect(this.port, "127.0.0.1").setNoDelay(true).setEncoding("latin1");
    socket.on("data", (text: string) => this.hear(text));
    // What ends with the connection is whole; what should not have is told as such.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      if (this.told !== undefined) this.end(this.coming?.length === "connection");
    });
    this.socket = socket;
    return socket;
  }

  private hear(text: string): void {
    this.text += text;
    this.coming ??= comingIn(this.text);
    if (this.coming === undefined || !isWhole(this.text, this.coming)) return;
    if (!this.coming.lasts) this.close();
    this.end(true);
  }

  private end(isWell: boolean): void {
    const { told, coming } = this;
    this.text = "";
    this.coming = undefined;
    this.told = undefined;
    told?.(isWell ? (coming?.status ?? 0) : 0);
  }

  close(): void {
    const { socket } = this;
    this.socket = undefined;
    socket?.destroy();
  }
}
