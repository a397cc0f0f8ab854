import { BlockList, isIP } from "node:net";

/** What says from where a request came, and what was said of it on its way. */
export interface Forwarding {
  /** Whose socket it came over; null where there is none. */
  readonly socket: string | null;
  readonly xForwardedFor: string | undefined;
  readonly forwarded: string | undefined;
}

/** An IPv4 address that is written as one of IPv6 is the IPv4 address. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** An address as proxies write it, which may carry a port; undefined for anything else. */
function addressIn(text: string): string | undefined {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1];
  const ported = /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(text)?.[1];
  const address = plain(bracketed ?? ported ?? text);
  // An address with a zone is of one link, and says nothing elsewhere.
  return isIP(address) !== 0 && !address.includes("%") ? address : undefined;
}

/** The `for` of each element of a `Forwarded` field (RFC 7239 § 4), quotes taken off. */
function forsIn(field: string): string[] {
  return field.split(",").map((element) => {
    const named = /(?:^|;)\s*for=("[^"]*"|[^;\s]*)\s*(?:;|$)/i.exec(element)?.[1] ?? "";
    return named.replace(/^"(.*)"$/, "$1");
  });
}

/** The proxies whose word on where a request came from is believed (TRUSTED_PROXIES). */
export class Proxies {
  /** What was given and is neither an address nor a network. */
  readonly faults: readonly string[];
  private readonly list = new BlockList();
  private isEmpty = true;

  constructor(places: readonly string[]) {
    this.faults = places.filter((place) => !this.add(place));
  }

  /**
   * The address from which a request came to the first proxy that is trusted: the rightmost one that
   * is no proxy of ours, since all to its left may be made up. Where an address cannot be read, or
   * the two fields do not say the same, it is the last one that is sure.
   */
  addressOf({ socket, xForwardedFor, forwarded }: Forwarding): string | null {
    if (socket === null || !this.trusts(plain(socket))) return socket;
    const told: string[] = [];
    if (xForwardedFor !== undefined) {
      told.push(
        this.walk(
          plain(socket),
          xForwardedFor.split(",").map((each) => each.trim()),
        ),
      );
    }
    if (forwarded !== undefined) told.push(this.walk(plain(socket), forsIn(forwarded)));
    const [one = socket, other = one] = told;
    // A proxy writes one of the two and lets the other through as its client wrote it.
    return one === other ? one : socket;
  }

  private walk(socket: string, hops: readonly string[]): string {
    let last = socket;
    for (const hop of [...hops].reverse()) {
      const address = addressIn(hop);
      if (address === undefined) return last;
      last = address;
      if (!this.trusts(address)) return last;
    }
    return last;
  }

  private trusts(address: string): boolean {
    // The list makes an object of each address that it is asked for.
    if (this.isEmpty) return false;
    const version = isIP(address);
    return version !== 0 && this.list.check(address, version === 4 ? "ipv4" : "ipv6");
  }

  private add(place: string): boolean {
    const [address = "", bits, ...more] = place.split("/");
    const version = isIP(address);
    if (version === 0 || more.length > 0) return false;
    const family = version === 4 ? "ipv4" : "ipv6";
    const longest = version === 4 ? 32 : 128;
    if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= longest)) return false;
    this.list.addSubnet(address, Number(bits ?? longest), family);
    this.isEmpty = false;
    return true;
  }
}

/** Nobody's word is believed: the address is that of the socket. */
export const noProxies = new Proxies([]);
