import { BlockList, isIP } from "node:net";

// What is not globally reachable (IANA IPv4 and IPv6 Special-Purpose Address Registries), and what
// carries an IPv4 address within: through those, a private one could be reached under another name.
const closed4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

// Only 2000::/3 is given out at all (RFC 4291 § 2.4); of it these are not for the public, or carry
// an IPv4 address: Teredo, ORCHID, benchmarking, documentation, 6to4.
const open6 = ["2000::", 3] as const;
const closed6: readonly (readonly [string, number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const closed = new BlockList();
for (const [network, bits] of closed4) closed.addSubnet(network, bits, "ipv4");
for (const [network, bits] of closed6) closed.addSubnet(network, bits, "ipv6");
const given = new BlockList();
given.addSubnet(...open6, "ipv6");

/** Whether an address, as numbers, belongs to the public network; what is no address does not. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !closed.check(address, "ipv4");
  // An address with a zone is of one link.
  if (version !== 6 || address.includes("%")) return false;
  // IPv4-mapped (::ffff:0:0/96) and NAT64 (64:ff9b::/96) lie outside of 2000::/3.
  return given.check(address, "ipv6") && !closed.check(address, "ipv6");
}
