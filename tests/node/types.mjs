// Write the TypeScript types of schemas, each with texts that have to be of its type: node types.mjs FOLDER OUT
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const [folder, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
let count = 0;
for (const name of readdirSync(folder)) {
  const { dialect, schema, valid, invalid_type } = JSON.parse(readFileSync(`${folder}/${name}`, "utf-8"));
  // the types of OpenAPI are made by generators of its own
  if (dialect === "openapi") continue;
  const title = schema.title;
  const types = await compile(schema, title, { bannerComment: "" });
  const right = valid.map((text, n) => `export const right${n}: ${title} = ${JSON.stringify(text)};`);
  const wrong = invalid_type.map((text, n) => `// @ts-expect-error\nexport const wrong${n}: ${title} = ${JSON.stringify(text)};`);
  writeFileSync(`${out}/${name.replace(/\.json$/, ".ts")}`, [types, ...right, ...wrong].join("\n"));
  count += 1;
}
console.log(`json-schema-to-typescript: ${count} files`);
process.exit(count === 0 ? 1 : 0);
