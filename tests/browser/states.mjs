// Hold the player of a page against the one of the terminal: node states.mjs FOLDER
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const folder = resolve(process.argv[2]);
const load = (name) => import(pathToFileURL(`${folder}/scripts/${name}`));
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf-8"));
const { after, cuesNow, left, pressed, remaining, started } = await load("player.js");
const { tonesAhead } = await load("tones.js");
const { beatWords, clock } = await load("view.js");

const near = (one, other, what) => assert.ok(Math.abs(one - other) < 1e-6, `${what}: ${one} is not ${other}`);
let states = 0;

// time and keys at random: each state is that of the terminal
for (const { session, countIn, walk } of read("walks")) {
  let player = started(session, countIn);
  for (const [place, event] of walk.entries()) {
    player = "after" in event ? after(session, player, event.after) : pressed(session, player, event.press);
    const what = `${session.name}, event ${place}`;
    assert.equal(player.stage, event.stage, what);
    assert.equal(player.place, event.place, what);
    for (const name of ["elapsed", "count", "time"]) near(player[name], event[name], `${what}, ${name}`);
    near(left(session, player), event.left, `${what}, left`);
    player.played.forEach((seconds, at) => near(seconds, event.played[at], `${what}, played ${at}`));
    assert.equal(beatWords(session, player), event.beat, what);
    states += 1;
  }
}

// every second of a whole session: the interval, the countdown, the cue and what is left, in steps of any size
for (const name of ["plan", "desk", "brief", "hostile"]) {
  const { session, seconds, tones } = read(name);
  const total = seconds.length;
  for (const step of [0.125, 1, 7.25]) {
    let player = started(session, 0);
    for (let time = 0; time < total - 1e-6; time += step) {
      const { number, left: shown, cue } = seconds[Math.floor(time + 1e-6)];
      assert.equal(session.intervals[player.place].number, number, `${name} at ${time}`);
      near(remaining(session, player), total - time, `${name} at ${time}`);
      if (step === 1) assert.equal(clock(left(session, player)), shown, `${name} at ${time}`);
      assert.equal(cuesNow(session, player).map((each) => each.text).join("\n"), cue, `${name} at ${time}`);
      player = after(session, player, step);
      states += 1;
    }
    assert.equal(player.stage, "finished");
  }
  // all tones at once, and the same in pieces from any moment on
  const all = tonesAhead(session, started(session, 0), 1e9).map(({ in_s, name }) => [in_s, name]);
  const sorted = (list) => list.map(([second, name]) => `${second.toFixed(3).padStart(9)} ${name}`).sort();
  assert.deepEqual(sorted(all), sorted(tones));
  for (const from of [0.5, 10.2, total / 2]) {
    const player = after(session, started(session, 0), from);
    const some = tonesAhead(session, player, 30).map(({ in_s, name }) => [in_s + from, name]);
    assert.deepEqual(sorted(some), sorted(tones.filter(([second]) => second > from && second <= from + 30)));
  }
  const counting = tonesAhead(session, started(session, 5), 1e9).map(({ in_s, name }) => [in_s - 5, name]);
  const ahead = [[-3, "last"], [-2, "last"], [-1, "last"], [0, session.intervals[0].kind]];
  assert.deepEqual(sorted(counting), sorted([...ahead, ...tones]));
  assert.deepEqual(tonesAhead(session, pressed(session, started(session, 0), "pause"), 1e9), []);
}

// a clock that is off by a rounding has reached its second
const [first] = read("desk").session.intervals.filter(({ cues, start_s }) => cues.some((cue) => cue.start_s > start_s));
const [moment] = first.cues.filter((cue) => cue.start_s > first.start_s);
const rounded = after(read("desk").session, started(read("desk").session, 0), moment.start_s - 1e-9);
assert.equal(cuesNow(read("desk").session, rounded)[0].text, moment.text);

// ten seconds more: this interval alone is longer, and so is the session
const { session } = read("desk");
let player = after(session, started(session, 0), 12);
const before = [left(session, player), remaining(session, player)];
player = pressed(session, pressed(session, player, "more"), "more");
near(left(session, player), before[0] + 20, "left");
near(remaining(session, player), before[1] + 20, "remaining");
const later = after(session, player, before[0] + 19);
assert.equal(later.place, player.place);
assert.equal(beatWords(session, later), "Hold");
const next = after(session, later, 1);
assert.deepEqual([next.place, next.extra, left(session, next)], [player.place + 1, 0, 3]);

console.log(`player: ${states} states are those of Python`);
