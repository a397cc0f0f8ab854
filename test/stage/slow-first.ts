import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Those that take a minute or more: begun last, each would keep a processor waiting at the end. */
const slow = [
  "test/laws/market.test.ts",
  "test/flow/audit.test.ts",
  "test/isolation/faults.test.ts",
  "test/flow/bad-values.test.ts",
  "test/isolation/isolation.test.ts",
  "test/flow/access.test.ts",
  "test/laws/buckets.test.ts",
  "test/laws/oversell.test.ts",
  "test/rules/labels/round-trip.test.ts",
];

/** Within what may run at once the slow files first, then as ever. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const rank = ({ project, moduleId }: TestSpecification) => {
      const at = slow.indexOf(relative(root, moduleId));
      return [project.config.sequence.groupOrder, at === -1 ? slow.length : at] as const;
    };
    const asEver = await super.sort(files);
    return asEver.sort((one, other) => {
      const [a, b] = [rank(one), rank(other)];
      return a[0] - b[0] || a[1] - b[1];
    });
  }
}
