import { describe, expect, it } from "vitest";
import { noProxies, Proxies } from "../../../services/platform/proxies.ts";

const proxies = new Proxies(["10.0.0.0/8", "::1", "2001:db8:1::/48"]);

const from = (socket: string | null, xForwardedFor?: string, forwarded?: string) =>
  proxies.addressOf({ socket, xForwardedFor, forwarded });

describe("C02 where a request comes from", () => {
  it("is its socket where that is no proxy of ours, whatever it says", () => {
    expect(from("192.0.2.7", "203.0.113.1", "for=203.0.113.1")).toBe("192.0.2.7");
    expect(from(null, "203.0.113.1")).toBeNull();
    const said = { socket: "10.0.0.1", xForwardedFor: "203.0.113.1", forwarded: undefined };
    expect(noProxies.addressOf(said)).toBe("10.0.0.1");
  });

  it("is the rightmost address that is no proxy: what stands left of it may be made up", () => {
    expect(from("10.0.0.1", "1.1.1.1, 192.0.2.7, 10.2.3.4")).toBe("192.0.2.7");
    expect(from("::ffff:10.0.0.1", "1.1.1.1,192.0.2.7")).toBe("192.0.2.7");
    expect(from("::1", "2001:db8:2::5, 2001:db8:1::9")).toBe("2001:db8:2::5");
    expect(from("10.0.0.1", "10.0.0.2, 10.0.0.3")).toBe("10.0.0.2");
    expect(from("10.0.0.1")).toBe("10.0.0.1");
  });

  it.each([
    ["192.0.2.7:4711", "192.0.2.7"],
    ["[2001:db8:2::5]:4711", "2001:db8:2::5"],
    ["[2001:db8:2::5]", "2001:db8:2::5"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
  ])("may be written as %s", (hop, address) => {
    expect(from("10.0.0.1", hop)).toBe(address);
  });

  it.each(["unknown", "", "192.0.2.256", "fe80::1%eth0", "<script>", "192.0.2.7, nonsense"])(
    "is the last one that is sure where it is said to be %j",
    (field) => {
      expect(from("10.0.0.1", field)).toBe("10.0.0.1");
    },
  );

  it("is read from Forwarded, too", () => {
    const field = 'for=1.1.1.1, for="192.0.2.7:80";proto=https;by=10.0.0.9, For=10.2.3.4';
    expect(from("10.0.0.1", undefined, field)).toBe("192.0.2.7");
    expect(from("10.0.0.1", undefined, 'for="[2001:db8:2::5]:80"')).toBe("2001:db8:2::5");
    expect(from("10.0.0.1", undefined, "for=_hidden")).toBe("10.0.0.1");
    expect(from("10.0.0.1", undefined, "proto=https")).toBe("10.0.0.1");
  });

  it("is the proxy's where the two fields differ: one of them is the client's own", () => {
    expect(from("10.0.0.1", "192.0.2.7", "for=192.0.2.7")).toBe("192.0.2.7");
    expect(from("10.0.0.1", "192.0.2.7", "for=203.0.113.1")).toBe("10.0.0.1");
  });

  it("tells what is no address and no network", () => {
    const { faults } = new Proxies(["10.0.0.0/8", "10.0.0.0/33", "proxy", "::/129", "1.2.3.4/x"]);
    expect(faults).toEqual(["10.0.0.0/33", "proxy", "::/129", "1.2.3.4/x"]);
  });
});
