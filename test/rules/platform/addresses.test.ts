import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublic } from "../../../services/platform/addresses.ts";

const hostile = [
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "10.255.255.255",
  "100.64.0.1",
  "100.127.255.254",
  "127.0.0.1",
  "127.1.2.3",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.8",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::127.0.0.1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:7f00:1",
  "::ffff:8.8.8.8",
  "64:ff9b::7f00:1",
  "64:ff9b::8.8.8.8",
  "64:ff9b:1::1",
  "100::1",
  "2001::1",
  "2001:0:7f00:1::",
  "2001:10::1",
  "2001:20::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "2002:a00:1::1",
  "3fff::1",
  "5f00::1",
  "fc00::1",
  "fd12:3456::1",
  "fe80::1",
  "fe80::1%eth0",
  "2606:4700::1111%eth0",
  "fec0::1",
  "ff02::1",
  "127.1",
  "0177.0.0.1",
  "0x7f.0.0.1",
  "2130706433",
  "localhost",
  "",
  " 8.8.8.8",
];

describe("C28 an address", () => {
  it.each(hostile)("%s is not of the public network", (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2400:3200::1",
    "2a00::1",
  ])("%s is", (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it("that carries an IPv4 address within is never of it", () => {
    fc.assert(
      fc.property(fc.ipV4(), (inner) => {
        const hex = inner.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
        const words = `${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`;
        for (const outer of [
          `::ffff:${inner}`,
          `::${inner}`,
          `64:ff9b::${inner}`,
          `2002:${words}::1`,
          `2001:0:${words}::1`,
        ]) {
          expect(isPublic(outer), outer).toBe(false);
        }
      }),
    );
  });
});
