// Plan in the page for trying it, in Chromium: node tryit.mjs SITE CHROMIUM ANSWERS [SCREENSHOTS]
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "../../tools/axe/serve.mjs";

// installed in the folder that this was started from
const require = createRequire(join(process.cwd(), "tryit.mjs"));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { chromium } = require("playwright-core");

const [site, executablePath, answers, pictures] = process.argv.slice(2);
const { origin, close } = await serve(site);
const faults = [];
const views = [[320, "dark"], [1280, "light"], [320, "light"], [1280, "dark"]];
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** Open the page; whatever it logs, and each request to elsewhere, is a fault. */
async function open(options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const asked = [];
  // a browser asks every site for its icon
  const missing = [["favicon.ico", 404]];
  /** Answer the next request for a file with an error: the browser may log that, sooner or later, or not at all. */
  const refuse = async (name, status) => {
    missing.push([name, status]);
    await page.context().route(`**/${name}`, (route) => route.fulfill({ status }), { times: 1 });
  };
  page.context().on("request", (request) => {
    asked.push(request.url().replace(origin, ""));
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) faults.push(`asks for ${request.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const { url } = message.location();
    if (missing.some(([name, status]) => url.endsWith(name) && message.text().includes(`status of ${status}`))) return;
    if (["error", "warning"].includes(message.type())) faults.push(`${message.text()} ${url}`);
  });
  return Object.assign(page, { asked, refuse });
}

/** Write down what axe-core finds, narrow and dark, wide and light, and whether anything is wider than the screen. */
async function judge(page, what) {
  for (const [width, colorScheme] of pictures ? views : views.slice(0, 2)) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const { id, help, nodes } of violations) faults.push(`${what}: axe ${id}: ${help}: ${nodes[0].target.join(" ")}`);
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
    if (wide > 0) faults.push(`${what}: ${wide} px wider than a screen of ${width}`);
    if (!pictures) continue;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${what}-${width}-${colorScheme}.png`), fullPage: true });
  }
}

const state = (page) => page.textContent("#tryit-state");

/** Fill the form and send it by keyboard; return what is shown then. */
async function plan(page, { minutes, goal, setting, avoid }) {
  await page.getByLabel("What for").selectOption(goal);
  await page.getByLabel("Where").selectOption(setting);
  for (const box of await page.locator('[name="avoid"]').all()) await box.setChecked(avoid.includes(await box.getAttribute("value")));
  await page.getByLabel("Minutes").fill(minutes);
  // the answer before this one is none to it
  await page.evaluate(() => document.getElementById("tryit-state").replaceChildren());
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /^(Planned|Not planned|It could not)/.test(document.getElementById("tryit-state").textContent), null, { timeout: 120_000 });
}

const tests = {
  async "the form can be filled before anything is loaded"() {
    const page = await open();
    await page.goto(`${origin}try.html`);
    await page.waitForSelector("#tryit:not([hidden])");
    assert.match(await state(page), /^The first plan loads Python and shoulderkit, \d+ MB from this site/);
    assert.ok(page.asked.includes("_static/tryit/runtime.json"));
    assert.deepEqual(page.asked.filter((path) => /pyodide|wheels/.test(path)), []);
    assert.ok(await page.getByText("not medical advice", { exact: true }).first().isVisible());
    await judge(page, "form");
    await page.close();
  },

  async "a plan and an error are what another Python says, byte for byte"() {
    const wanted = JSON.parse(readFileSync(answers, "utf8"));
    const page = await open();
    await page.goto(`${origin}try.html`);
    await page.waitForSelector("#tryit:not([hidden])");
    // what could not be loaded is told, and loaded the next time
    await page.refuse("pyodide.mjs", 503);
    await plan(page, wanted[0].form);
    assert.match(await state(page), /^It could not be run: .*pyodide.mjs/);
    await page.evaluate(() => {
      window.states = [];
      const place = document.getElementById("tryit-state");
      new MutationObserver(() => place.textContent && window.states.push(place.textContent)).observe(place, { childList: true });
    });
    assert.deepEqual(wanted.map(({ kind }) => kind), ["Plan", "DataError", "Plan", "DataError"]);
    const judged = new Set();
    for (const { form, kind, html, text } of wanted) {
      await plan(page, form);
      assert.equal(await state(page), kind === "Plan" ? "Planned: the session is below." : "Not planned: why is below.");
      assert.equal(await page.textContent("#tryit-text"), text);
      const same = await page.evaluate((html) => {
        const other = document.createElement("div");
        other.innerHTML = html;
        return other.innerHTML === document.getElementById("tryit-shown").innerHTML;
      }, html);
      assert.ok(same, `${kind} is shown in another way`);
      // one of each is looked at
      if (judged.has(kind)) continue;
      judged.add(kind);
      const summary = page.locator("#tryit-sentences > summary");
      assert.equal(await summary.isVisible(), kind === "Plan");
      if (kind === "Plan") await summary.click();
      await judge(page, kind);
    }
    const states = await page.evaluate(() => window.states);
    assert.deepEqual(states.slice(0, 5), ["Loading.", "Loading Python.", "Loading shoulderkit.", "Planning.", "Planned: the session is below."]);
    // once it is loaded, nothing is loaded again
    assert.equal(page.asked.filter((path) => path.endsWith(".wasm")).length, 1);
    await page.close();
  },

  async "without JavaScript, and without Pyodide, the page says so"() {
    const bare = await open({ javaScriptEnabled: false });
    await bare.goto(`${origin}try.html`);
    assert.match(await state(bare), /needs JavaScript/);
    assert.equal(await bare.locator("#tryit").isVisible(), false);
    await bare.close();
    const page = await open();
    await page.refuse("runtime.json", 404);
    await page.goto(`${origin}try.html`);
    await page.waitForFunction(() => /built without Pyodide/.test(document.getElementById("tryit-state").textContent));
    assert.equal(await page.locator("#tryit").isVisible(), false);
    await page.close();
  },
};

let failed = 0;
try {
  for (const [name, test] of Object.entries(tests)) {
    const start = performance.now();
    try {
      await test();
      assert.deepEqual(faults.splice(0), []);
      console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    } catch (error) {
      failed += 1;
      console.error(`${name}: ${error.message}`);
    }
  }
} finally {
  await browser.close();
  close();
}
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
