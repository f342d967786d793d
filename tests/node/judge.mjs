// Compile every schema with ajv in its strict mode, and judge the texts that stand beside it: node judge.mjs FOLDER …
import { readdirSync, readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";

const faults = [];
let texts = 0;
const files = process.argv.slice(2).flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
for (const name of files) {
  const { dialect, schema, valid, invalid } = JSON.parse(readFileSync(name, "utf-8"));
  const ajv = new Ajv({ strict: true });
  // OpenAPI's own words, which judge nothing
  if (dialect === "openapi") ["components", "discriminator"].forEach((word) => ajv.addKeyword(word));
  let judge;
  try {
    judge = ajv.compile(schema);
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
    continue;
  }
  for (const text of valid) if (!judge(text)) faults.push(`${name}: ${ajv.errorsText(judge.errors)}`);
  for (const text of invalid) if (judge(text)) faults.push(`${name}: ${JSON.stringify(text)} is valid`);
  texts += valid.length + invalid.length;
}
faults.forEach((fault) => console.error(fault));
console.log(`ajv: ${files.length} schemas, ${texts} texts, ${faults.length} faults`);
process.exit(faults.length > 0 || files.length === 0 || texts === 0 ? 1 : 0);
