import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ConfigFaults, readConfig } from "../../../services/platform/config.ts";

const folder = mkdtempSync(join(tmpdir(), "lianzao-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sound = { DATA_DIR: folder, DATABASE_URL: "postgres://me:secret@127.0.0.1:5432/lianzao" };

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig({ ...sound, ...environment });
  } catch (fault) {
    if (fault instanceof ConfigFaults) return fault.faults;
    throw fault;
  }
  return [];
}

describe("the settings", () => {
  it("have sensible values when nothing but the database is set", () => {
    expect(readConfig(sound)).toMatchObject({
      port: 8080,
      resolverPort: 8081,
      publicUrl: "http://localhost:8080",
      seed: "demo",
      logOrigin: "localhost:8080/log",
      mailUrl: null,
      mailFrom: "lianzao@localhost",
      referrals: {
        hdl: "https://hdl.handle.net",
        gs1: "https://id.gs1.org",
        oid: "https://oid-base.com/get",
      },
    });
  });

  it("name where codes of foreign prefixes lead, or nowhere", () => {
    const given = {
      HANDLE_REFERRAL: "none",
      GS1_REFERRAL: "https://id.example/",
      OID_REFERRAL: "",
    };
    expect(readConfig({ ...sound, ...given }).referrals).toEqual({
      hdl: null,
      gs1: "https://id.example",
      oid: "https://oid-base.com/get",
    });
    expect(faultsOf({ HANDLE_REFERRAL: "hdl.handle.net" })[0]).toContain("HANDLE_REFERRAL");
  });

  it("name a folder of blobs, or a bucket of an S3 store", () => {
    const blobsAt = (url: string) => readConfig({ ...sound, BLOB_URL: url });
    expect(blobsAt("file:///srv/lian%20zao")).toMatchObject({
      blobDir: "/srv/lian zao",
      blobStore: null,
    });
    const s3 = "s3://AKIA%2F1:s%40cret@store.example:9000/lianzao-blobs/one/two?region=cn-north-1";
    expect(blobsAt(s3).blobStore).toEqual({
      endpoint: "https://store.example:9000",
      bucket: "lianzao-blobs",
      under: "one/two/",
      region: "cn-north-1",
      accessKeyId: "AKIA/1",
      secretAccessKey: "s@cret",
    });
    expect(blobsAt("s3://a:b@127.0.0.1:9000/bucket?tls=no").blobStore).toMatchObject({
      endpoint: "http://127.0.0.1:9000",
      region: "us-east-1",
      under: "",
    });
    for (const wrong of [
      "s3://store.example/bucket",
      "s3://a:b@store.example/",
      "s3:a:b@c/bucket",
    ]) {
      const [fault = ""] = faultsOf({ BLOB_URL: wrong });
      expect(fault, wrong).toMatch(/^BLOB_URL must be /);
      expect(fault).not.toContain("a:b");
    }
  });

  it("cannot be changed once they are read", () => {
    const config = readConfig(sound) as { port: number };
    expect(() => {
      config.port = 1;
    }).toThrow(TypeError);
  });

  it("stop the start with every fault listed, each naming its setting", () => {
    const faults = faultsOf({
      PORT: "eighty",
      RESOLVER_PORT: "70000",
      RESOLVER_MEMORY_MB: "-1",
      SEED: "some",
      PUBLIC_URL: "lianzao.example",
      LOG_LEVEL: "loud",
      RATE_FACTOR: "fast",
      SEAL_WITHIN_MS: "0",
      UNSEALED_MOST: "many",
      WITNESS_HOSTS: "127.0.0.1:8090, witness.example",
      TRUSTED_PROXIES: "10.0.0.0/8, proxy.example",
      METRICS_TOKEN: "short",
      BLOB_URL: "ftp://blobs",
      MAIL_URL: "mail.example:25",
      MAIL_FROM: "the platform",
      DATABASE_URL: "mysql://localhost/x",
    });
    const named = faults.map((fault) => fault.split(" ")[0]);
    expect(named.sort()).toEqual([
      "BLOB_URL",
      "DATABASE_URL",
      "LOG_LEVEL",
      "MAIL_FROM",
      "MAIL_URL",
      "METRICS_TOKEN",
      "PORT",
      "PUBLIC_URL",
      "RATE_FACTOR",
      "RESOLVER_MEMORY_MB",
      "RESOLVER_PORT",
      "SEAL_WITHIN_MS",
      "SEED",
      "TRUSTED_PROXIES",
      "UNSEALED_MOST",
      "WITNESS_HOSTS",
    ]);
  });

  it("tell no secret of a wrong token, and have none unless it is set", () => {
    expect(readConfig(sound).metricsToken).toBeNull();
    const token = "0123456789abcdefghij";
    expect(readConfig({ ...sound, METRICS_TOKEN: token }).metricsToken).toBe(token);
    const [fault = ""] = faultsOf({ METRICS_TOKEN: `${token} "` });
    expect(fault).toMatch(/^METRICS_TOKEN must be /);
    expect(fault).not.toContain(token);
  });

  it("refuse two programs on one port, and name both settings", () => {
    expect(faultsOf({ PORT: "9000", RESOLVER_PORT: "9000" })).toEqual([
      "PORT and RESOLVER_PORT must differ",
    ]);
  });

  it("say which setting is missing", () => {
    expect(faultsOf({ DATABASE_URL: "" })).toEqual(["DATABASE_URL is not set"]);
  });
});
