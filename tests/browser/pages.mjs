// Follow sessions in Chromium: node pages.mjs FOLDER CHROMIUM
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { close, faults, folder, open, read } from "./browser.mjs";

const content = (name) => {
  const [, text] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(readFileSync(`${folder}/${name}.html`, "utf-8"));
  return JSON.parse(text);
};

const tests = {
  async "a whole session shows, says and sounds what Python says of each second"() {
    for (const [name, countIn] of [["plan", 5], ["brief", 0], ["hostile", 5]]) {
      const { seconds, tones, session } = read(name);
      const page = await open(name);
      await page.click("#start");
      assert.ok(await page.getByRole("region", { name: session.intervals[0].name }).isVisible());
      if (countIn) {
        assert.deepEqual([(await page.seen()).count, (await page.seen()).beat], ["5", "Get ready"]);
        await page.run(countIn);
      }
      const shown = await page.watch(seconds.length);
      assert.equal(shown.length, seconds.length);
      for (const [second, wanted] of seconds.entries()) {
        const { move, side, count, cue, stop, stage } = shown[second];
        const told = [session.intervals[wanted.number - 1].name, wanted.side, wanted.left, wanted.cue, wanted.stop];
        assert.deepEqual([move, side, count, cue, stop], told, `${name} at ${second}`);
        assert.equal(stage, "running");
      }
      const { words } = content(name);
      const log = await page.log();
      const start = log.said.find(([, text]) => text === words[0].said[0][1])[0];
      // what is said: what was written, at its second, and nothing else
      const due = words.flatMap(({ said }, place) => said.map(([at, text]) => [session.intervals[place].start_s + at, text]));
      const wanted = [...(countIn ? [[-countIn, "Get ready."]] : []), ...due, [seconds.length, "The session is over."]];
      assert.deepEqual(log.said.map(([, text]) => text), wanted.map(([, text]) => text));
      log.said.forEach(([at], n) => assert.ok(Math.abs(at - start - wanted[n][0]) < 0.01, `said at ${at}: ${wanted[n]}`));
      const announced = words.map(({ said }) => said[0][1]);
      assert.deepEqual(log.live.map((text) => text.trim()), [...announced, "The session is over."]);
      // each tone has a note at its moment, and each note belongs to a tone
      const notes = log.tones.filter(({ stopped }) => !stopped).map(({ at }) => at - start);
      for (const [second, tone] of tones) assert.ok(notes.some((at) => Math.abs(at - second) < 0.05), `${tone} at ${second}`);
      const moments = [-3, -2, -1, 0, ...tones.map(([second]) => second)];
      for (const at of notes) assert.ok(moments.some((second) => at > second - 0.05 && at < second + 0.6), `a note at ${at}`);
      assert.equal(log.shakes.length, session.intervals.length + 1);
      assert.equal(log.locks, 0);
      const moves = new Set(session.intervals.map(({ step }) => step)).size;
      assert.ok((await page.textContent("#summary")).startsWith(`${moves} of ${moves} moves done in `));
      await page.context().close();
    }
  },

  async "buttons, keys and headset do the same"() {
    const ways = {
      button: (page, action) => page.press(action),
      key: (page, action) => page.keyboard.press({ pause: "Space", next: "n", back: "ArrowLeft", skip: "s", more: "+" }[action]),
      headset: (page, action) => {
        const named = { next: "nexttrack", back: "previoustrack", more: "seekbackward" }[action];
        return page.evaluate((name) => {
          const button = name ?? (navigator.mediaSession.playbackState === "playing" ? "pause" : "play");
          window.log.buttons[button]();
        }, named);
      },
    };
    for (const [way, press] of Object.entries(ways)) {
      const page = await open("desk");
      await page.click("#start");
      await page.evaluate(() => document.activeElement.blur());
      await page.run(5 + 12);
      const before = await page.seen();
      assert.deepEqual([before.side, before.count, before.beat], ["left side", "8", "Hold"], way);
      await press(page, "pause");
      await page.run(100);
      let seen = await page.seen();
      assert.deepEqual([seen.stage, seen.count, seen.beat], ["paused", "8", "Paused"], way);
      assert.equal((await page.log()).locks, 0);
      assert.deepEqual(await page.ahead(), [], way);
      await press(page, "pause");
      assert.deepEqual([(await page.seen()).stage, (await page.seen()).count], ["count-in", "5"]);
      await page.run(6);
      assert.deepEqual([(await page.seen()).stage, (await page.seen()).count], ["running", "7"]);
      await press(page, "more");
      assert.equal((await page.seen()).count, "17");
      await press(page, "next");
      seen = await page.seen();
      assert.deepEqual([seen.detail, seen.count, seen.next], ["Rest", "3", "Next: left side, set 2 of 2, 10 s"]);
      const notes = (await page.ahead()).map(({ at, hz }) => `${at.toFixed(2)} ${hz}`);
      assert.ok(notes.length > 20);
      assert.equal(new Set(notes).size, notes.length, way);
      await press(page, "back");
      seen = await page.seen();
      assert.deepEqual([seen.detail, seen.count], ["Set 1 of 2 · hold", "10"]);
      await page.run(4);
      await press(page, "back");
      assert.equal((await page.seen()).count, "10");
      if (way !== "headset") {
        await press(page, "skip");
        assert.equal((await page.seen()).move, "Thoracic rotation on hands and knees");
      }
      await page.context().close();
    }
  },

  async "keys can be switched off, and a focused button is pressed once"() {
    const page = await open("desk");
    await page.click("#start");
    await page.run(7);
    await page.focus("#pause");
    await page.keyboard.press("Space");
    assert.equal((await page.seen()).stage, "paused");
    await page.keyboard.press("Space");
    await page.run(6);
    await page.click("summary >> nth=0");
    await page.click("#keys");
    await page.evaluate(() => document.activeElement.blur());
    const { move } = await page.seen();
    await page.keyboard.press("s");
    assert.deepEqual([(await page.seen()).move, (await page.seen()).stage], [move, "running"]);
    await page.context().close();
  },

  async "what is skipped is not done, and the end is told all the same"() {
    const page = await open("desk");
    await page.click("#start");
    const moves = new Set(read("desk").session.intervals.map(({ step }) => step)).size;
    await page.run(5 + 61);
    for (let n = 1; n < moves; n += 1) await page.press("skip");
    assert.equal(await page.textContent("#summary"), `1 of ${moves} moves done in 1:01 minutes.`);
    assert.ok(await page.locator("#over").evaluate((heading) => heading === document.activeElement));
    const { said, tones } = await page.log();
    assert.equal(said.at(-1)[1], "The session is over.");
    assert.equal(tones.filter(({ stopped }) => !stopped).at(-1).hz, 1047);
    await page.context().close();
  },

  async "a page that was hidden has lost no time, and one that slept waits"() {
    const page = await open("plan");
    await page.click("#start");
    await page.run(5);
    const { seconds } = read("plan");
    await page.clock.fastForward(60_000);
    await page.run(1);
    assert.equal((await page.seen()).count, seconds[61].left);
    assert.equal((await page.seen()).move, seconds[61].name);
    // timers that are late every time add up to nothing
    for (let n = 0; n < 30; n += 1) await page.clock.fastForward(1370);
    await page.run(0.9);
    assert.equal((await page.seen()).count, seconds[103].left);
    await page.clock.fastForward(3_600_000);
    const { stage, count } = await page.seen();
    assert.deepEqual([stage, count], ["paused", seconds[103].left]);
    await page.context().close();
  },

  async "a session runs where a browser has no voice, sound, lock, buttons or storage"() {
    const page = await open("brief", { without: true });
    await page.click("summary >> nth=0");
    assert.deepEqual(await page.locator(".settings li:visible input").evaluateAll((all) => all.map(({ id }) => id)), ["tones", "headset", "keys"]);
    await page.click("#start");
    await page.run(read("brief").seconds.length);
    assert.ok(await page.isVisible("#end"));
    await page.click("#again");
    assert.equal((await page.seen()).stage, "running");
    await page.context().close();
  },

  async "settings hold at once, and in the next session"() {
    const page = await open("desk");
    await page.click("summary >> nth=0");
    for (const id of ["voice", "tones", "shaker", "screen", "headset"]) await page.click(`#${id}`);
    await page.click("#start");
    await page.run(30);
    const { said, tones, shakes, locks, buttons } = await page.log();
    assert.deepEqual([said, tones, shakes, locks, buttons], [[], [], [], 0, []]);
    const again = await open("desk", { context: page.context() });
    assert.deepEqual(await again.locator(".settings input:checked").evaluateAll((all) => all.map(({ id }) => id)), ["keys"]);
    await page.context().close();
  },

  async "the figure can be shrunk and stays so, and keeps still where that is asked"() {
    const page = await open("desk");
    await page.click("#start");
    const height = (each) => each.locator("#picture").evaluate((image) => image.getBoundingClientRect().height);
    const tall = await height(page);
    assert.ok(tall > 100);
    assert.ok((await page.getAttribute("#picture", "src")).includes("%230a7"));
    await page.click("#shrink");
    assert.ok((await height(page)) < tall / 1.5);
    const again = await open("desk", { context: page.context() });
    await again.click("#start");
    assert.ok((await height(again)) < tall / 1.5);
    await page.context().close();
    const calm = await open("desk", { reducedMotion: "reduce" });
    await calm.click("#start");
    assert.ok((await calm.getAttribute("#picture", "src")).includes("%23a70"));
    assert.equal(await calm.locator("#track i").first().evaluate((part) => getComputedStyle(part).transitionDuration), "0s");
    await calm.context().close();
  },

  async "the small window has the countdown and its buttons, and gives them back"() {
    const page = await open("desk");
    await page.click("#start");
    await page.run(7);
    const [small] = await Promise.all([page.context().waitForEvent("page"), page.click("#float")]);
    await small.waitForSelector("#count");
    await page.run(1);
    assert.equal(await small.textContent("#count"), "7");
    assert.notEqual(await small.locator("#count").evaluate((part) => getComputedStyle(part).fontSize), "16px");
    await small.locator("#pause").evaluate((button) => button.click());
    assert.equal(await page.getAttribute("body", "data-stage"), "paused");
    await page.evaluate(() => window.documentPictureInPicture.window.close());
    await page.waitForSelector("#home #stage");
    await page.context().close();
  },

  async "every state is accessible and fits, narrow and wide, light and dark"() {
    // every state in two of the views, in the two others what differs most
    const views = [[320, 640, "dark", true], [1280, 800, "light", true], [320, 640, "light", false], [1280, 800, "dark", false]];
    for (const [width, height, colorScheme, all] of views) {
      const page = await open("desk", { width, height, colorScheme, reducedMotion: "reduce" });
      const view = `${width} ${colorScheme}`;
      for (const summary of await page.locator("summary").all()) await summary.click();
      await page.judge(`${view}, before`);
      for (const summary of await page.locator("summary").all()) await summary.click();
      await page.click("#start");
      if (all) await page.judge(`${view}, counting`);
      await page.run(6);
      for (const [place, kind] of ["setup", "work", "rest", "work", "switch"].entries()) {
        assert.equal(await page.getAttribute("body", "data-kind"), kind);
        if (all ? place !== 3 : place === 1) await page.judge(`${view}, ${kind}`);
        await page.press("next");
      }
      // the countdown is large, and all of it is to be seen without scrolling
      assert.equal(await page.evaluate(() => window.scrollY), 0, view);
      const [count, controls] = await Promise.all(["#count", ".controls"].map((part) => page.locator(part).boundingBox()));
      assert.ok(count.height > 80, `${view}: ${count.height}`);
      assert.ok(count.y + count.height <= controls.y + 1 || width > 1000, `${view}: the countdown is covered`);
      await page.press("pause");
      if (all) await page.judge(`${view}, paused`);
      await page.press("pause");
      await page.run(read("desk").seconds.length + 9);
      if (all) await page.judge(`${view}, over`);
      const sheet = await open("plan-sheet", { context: page.context() });
      await sheet.judge(`${view}, sheet`);
      await page.context().close();
    }
  },

  async "without scripts the moves can be read"() {
    const page = await open("plan", { javaScriptEnabled: false });
    assert.ok((await page.innerText("main")).includes("scripts are switched off"));
    assert.ok(await page.isVisible(".moves"));
    assert.ok(!(await page.isVisible("#start")));
    await page.context().close();
  },

  async "sheets of ten minutes are one or two pages"() {
    for (const name of ["plan", "desk-upper-back", "office-stretch-set"]) {
      const page = await open(`${name}-sheet`);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const count = pdf.match(/\/Type\s*\/Page\b/g)?.length;
      assert.ok(count === 1 || count === 2, `${name}: ${count} pages`);
      await page.context().close();
    }
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
  } catch (error) {
    failed += 1;
    console.log(`${name}\n  ${error.stack.split("\n").slice(0, 12).join("\n  ")}`);
  }
}
await close();
faults.forEach((fault) => console.log(fault));
console.log(`pages: ${Object.keys(tests).length} tests in Chromium, ${failed} failed, ${faults.length} faults`);
process.exitCode = failed || faults.length ? 1 : 0;
