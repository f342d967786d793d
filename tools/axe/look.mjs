// Look at every page of the site: node look.mjs SITE CHROMIUM [SCREENSHOTS]
//
// Each page is opened wide and light, and narrow and dark; one of each kind the other way round, too. Told are the
// findings of axe, what is wider than the screen, errors of scripts, and every request that leaves the site. The exit
// status is 1 if there is any. With a third argument one page of each kind is kept there as pictures.
import { readdir, readFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve, sep } from "node:path";
import { serve } from "./serve.mjs";

// installed in another folder, the one that this was started from
const require = createRequire(join(process.cwd(), "look.mjs"));
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const { chromium } = require("playwright-core");

const [site, executablePath, pictures] = process.argv.slice(2);
const root = resolve(site);
const views = [
  { name: "wide-light", width: 1280, scheme: "light", all: true },
  { name: "narrow-dark", width: 360, scheme: "dark", all: true },
  { name: "wide-dark", width: 1280, scheme: "dark", all: false },
  { name: "narrow-light", width: 360, scheme: "light", all: false },
];
// one page of each kind.
const kept = /^(index|tutorial|requests|errors|api|sessions|search)\.html$|^catalog\/(rules|disagreements|goals)\.html$|exercises\/(index|chest-release)\.html$/;
const { origin, close } = await serve(root);

const pages = (await readdir(root, { recursive: true }))
  .map((path) => path.split(sep).join("/"))
  .filter((path) => path.endsWith(".html") && !path.startsWith("_static/"))
  .sort();
const found = new Map();
const tell = (what, where) => found.set(what, [...(found.get(what) ?? []), where]);

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  for (const view of views) {
    const context = await browser.newContext({
      viewport: { width: view.width, height: 800 },
      colorScheme: view.scheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    let now = "";
    page.on("pageerror", (error) => tell(`script: ${error.message}`, now));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !url.startsWith("data:")) tell(`leaves the site: ${url}`, now);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) tell(`${response.status()}: ${response.url().replace(origin, "")}`, now);
    });
    for (const path of pages.filter((path) => view.all || kept.test(path))) {
      now = `${path} (${view.name})`;
      await page.goto(origin + path, { waitUntil: "load" });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const { id, help, nodes } of violations) {
        tell(`axe ${id}: ${help}`, `${now}: ${nodes.slice(0, 2).map((node) => node.target.join(" ")).join("; ")}`);
      }
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
      if (wide > 0) tell("wider than the screen", `${now}: ${wide} px`);
      if (pictures && kept.test(path)) {
        await mkdir(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${path.replaceAll("/", "-").replace(".html", "")}-${view.name}.png`) });
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  close();
}

for (const [what, where] of found) {
  console.log(`${what}\n${where.slice(0, 5).map((line) => `  ${line}`).join("\n")}`);
  if (where.length > 5) console.log(`  and ${where.length - 5} more`);
}
console.log(`${pages.length} pages: ${found.size ? `${found.size} kinds of findings` : "no findings"}`);
process.exitCode = found.size ? 1 : 0;
