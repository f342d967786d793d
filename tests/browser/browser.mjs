// What the tests in Chromium share: a page whose clock is driven, and which writes down what it does.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// installed in the folder that this was started from
const require = createRequire(join(process.cwd(), "pages.mjs"));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { chromium } = require("playwright-core");

export const folder = resolve(process.argv[2]);
export const read = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf-8"));
/** Every error and request that no test may cause. */
export const faults = [];

const browser = await chromium.launch({ executablePath: process.argv[3], args: ["--no-sandbox"] });
export const close = () => browser.close();

/** Make a function that returns what is to be seen. It runs before the page does. */
function look() {
  window.seen = () => {
    const text = (id) => document.getElementById(id).textContent;
    const ids = ["where", "move", "side", "detail", "count", "beat", "cue", "stop", "next"];
    return { ...Object.fromEntries(ids.map((id) => [id, text(id)])), stage: document.body.dataset.stage };
  };
}

/** Write down what is said, sounds and shakes, and what a headset could press. It runs before the page does. */
function record() {
  const log = (window.log = { said: [], hushed: 0, tones: [], shakes: [], live: [], locks: 0, buttons: {} });
  const now = () => performance.now() / 1000;
  const speech = {
    speaking: false,
    speak: (utterance) => {
      log.said.push([now(), utterance.text]);
      utterance.onstart?.();
      setTimeout(() => utterance.onend?.(), 100);
    },
    cancel: () => (log.hushed += 1),
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  class Node {
    gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, setTargetAtTime: (to) => (log.loud = to) };
    frequency = {};
    connect = (other) => other;
    start = (at) => log.tones.push((this.tone = { at, hz: this.frequency.value, stopped: false }));
    stop = (at) => at === undefined && (this.tone.stopped = true);
  }
  window.AudioContext = class {
    get currentTime() {
      return now();
    }
    createGain = () => new Node();
    createOscillator = () => new Node();
    resume = () => Promise.resolve();
  };
  navigator.vibrate = (pattern) => log.shakes.push([now(), pattern]);
  const lock = { released: false, release: async () => (log.locks -= 1) };
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => ((log.locks += 1), lock) } });
  navigator.mediaSession.setActionHandler = (name, handler) => (log.buttons[name] = handler);
  addEventListener("DOMContentLoaded", () => {
    const live = document.getElementById("live");
    if (live) new MutationObserver(() => log.live.push(live.textContent)).observe(live, { childList: true });
  });
}

/** Take from the browser all that a page can do without. It runs before the page does. */
function bare() {
  for (const name of ["speechSynthesis", "AudioContext", "documentPictureInPicture"]) delete window[name];
  for (const name of ["vibrate", "wakeLock", "mediaSession"]) delete Navigator.prototype[name];
  Object.defineProperty(window, "localStorage", { get: () => { throw new Error("forbidden"); } });
}

/**
 * Open a page, offline.
 * @returns the page with what the tests do with it
 */
export async function open(name, { width = 390, height = 844, without = false, context: given, ...options } = {}) {
  const context = given ?? (await browser.newContext({ viewport: { width, height }, hasTouch: true, ...options }));
  await context.setOffline(true);
  const page = await context.newPage();
  const tell = (what) => faults.push(`${name}: ${what}`);
  page.on("pageerror", (error) => tell(`error: ${error.message}`));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && tell(message.text()));
  const own = pathToFileURL(`${folder}/${name}.html`).href;
  page.on("request", (request) => {
    const url = request.url();
    if (url !== own && !/^(data|blob):/.test(url)) tell(`asks for ${url}`);
  });
  if (options.javaScriptEnabled !== false) {
    await page.clock.install({ time: 0 });
    await page.addInitScript(look);
    await page.addInitScript(without ? bare : record);
  }
  await page.goto(own);
  // from now on time goes by where a test lets it
  if (options.javaScriptEnabled !== false) await page.clock.pauseAt(60_000);
  return Object.assign(page, {
    run: (seconds) => page.clock.runFor(Math.round(1000 * seconds)),
    press: (action) => page.click(`[data-action="${action}"]`),
    log: () => page.evaluate(() => ({ ...window.log, buttons: Object.keys(window.log.buttons) })),
    /** Return the notes that are still to sound. */
    ahead: () => page.evaluate(() => window.log.tones.filter(({ at, stopped }) => !stopped && at > performance.now() / 1000)),
    /** Return what is to be seen, as a person reads it. */
    seen: () => page.evaluate(() => window.seen()),
    /** Let so many seconds go by, and return what was to be seen in the middle of each. */
    watch: async (seconds) => {
      await page.evaluate(() => {
        window.shown = [];
        const look = () => {
          window.shown.push(window.seen());
          setTimeout(look, 1000);
        };
        setTimeout(look, 500);
      });
      await page.clock.runFor(1000 * seconds);
      return page.evaluate(() => window.shown);
    },
    /** Write down what axe-core finds, and whether anything is wider than the screen. */
    judge: async (what) => {
      await page.evaluate(axe);
      let done = false;
      const found = page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      const finished = found.finally(() => (done = true));
      // axe waits for timers, which are ours
      while (!done) await page.clock.runFor(1);
      const { violations } = await finished;
      violations.forEach(({ id, help, nodes }) => tell(`${what}: axe ${id}: ${help}: ${nodes[0].target.join(" ")}`));
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
      if (wide > 0) tell(`${what}: ${wide} px wider than the screen`);
    },
  });
}
