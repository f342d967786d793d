// The state machine of a guided session: a state, and what time and buttons make of it. It knows no clock and no screen.

/**
 * @typedef {{start_s: number, kind: string, text: string, short: string}} Cue
 *
 * An interval of a session, as `shoulderkit.dumps` writes it; times are whole seconds.
 * @typedef {object} Interval
 * @property {number} number
 * @property {number} step
 * @property {string} exercise
 * @property {string} name
 * @property {"setup" | "work" | "rest" | "switch"} kind
 * @property {"left" | "right" | "both" | null} side
 * @property {number} start_s
 * @property {number} duration_s
 * @property {number | null} reps
 * @property {number | null} rep_s
 * @property {number | null} hold_s
 * @property {boolean} to_fatigue
 * @property {Cue[]} cues
 * @property {Cue[]} stop
 *
 * @typedef {{name: string, intervals: Interval[]}} Session
 *
 * What a person can ask for. `next` and `back` go by intervals, `skip` by moves; `more` adds ten seconds.
 * @typedef {"pause" | "next" | "back" | "skip" | "more"} Action
 *
 * @typedef {object} Player
 * @property {"count-in" | "running" | "paused" | "finished"} stage
 * @property {number} countIn seconds to count before the first interval, and after a pause
 * @property {number} place which interval it is in, from 0
 * @property {number} elapsed seconds of that interval that are over
 * @property {number} extra seconds that were added to that interval
 * @property {number} count seconds of the count-in that are left
 * @property {number[]} played for each interval the seconds that were played, the most of its rounds
 * @property {number} time seconds since the start that were not paused
 */

/** Seconds in which going back leads to the interval before, and after which it leads to the start of this one. */
const JUST_BEGUN_S = 2;
/** Seconds that are added on request. */
const MORE_S = 10;
/** Seconds by which the rounding of floats may be off: what is nearer to a second has reached it. */
export const NOTHING_S = 1e-6;

/**
 * Return a player at the start of a session.
 * @param {Session} session
 * @param {number} countIn seconds to count before it begins
 * @returns {Player}
 */
export function started(session, countIn) {
  const played = session.intervals.map(() => 0);
  return counted({ stage: "count-in", countIn, place: 0, elapsed: 0, extra: 0, count: countIn, played, time: 0 });
}

/**
 * Return the seconds that are left of the interval.
 * @param {Session} session
 * @param {Player} player
 */
export function left(session, player) {
  return session.intervals[player.place].duration_s + player.extra - player.elapsed;
}

/**
 * Return the state so many seconds later; however long, no interval is lost.
 * @param {Session} session
 * @param {Player} player
 * @param {number} seconds
 * @returns {Player}
 */
export function after(session, player, seconds) {
  while (seconds > 0 && (player.stage === "count-in" || player.stage === "running")) {
    const counting = player.stage === "count-in";
    const used = Math.min(seconds, counting ? player.count : left(session, player));
    player = counting ? counted({ ...player, count: player.count - used }) : ran(session, player, used);
    seconds -= used;
  }
  return player;
}

/**
 * Return the state after something was asked for.
 * @param {Session} session
 * @param {Player} player
 * @param {Action} action
 * @returns {Player}
 */
export function pressed(session, player, action) {
  if (player.stage === "finished") return player;
  const { place } = player;
  switch (action) {
    case "pause":
      if (player.stage !== "paused") return { ...player, stage: "paused" };
      return counted({ ...player, stage: "count-in", count: player.countIn });
    case "next":
      return at(session, player, place + 1);
    case "back":
      return at(session, player, player.elapsed > JUST_BEGUN_S ? place : Math.max(place - 1, 0));
    case "skip": {
      const { step } = session.intervals[place];
      const following = session.intervals.findIndex((each, index) => index > place && each.step !== step);
      return at(session, player, following < 0 ? session.intervals.length : following);
    }
    case "more":
      return { ...player, extra: player.extra + MORE_S };
  }
}

/**
 * Return the cues of the moment: the last ones that are due, several where they share their second.
 * @param {Session} session
 * @param {Player} player
 * @returns {Cue[]}
 */
export function cuesNow(session, player) {
  const { cues, start_s } = session.intervals[player.place];
  const due = cues.filter((cue) => cue.start_s <= start_s + player.elapsed + NOTHING_S);
  return due.filter((cue) => cue.start_s === due[due.length - 1].start_s);
}

/**
 * Return the repetition of the moment, and whether it is held; null where there is no beat.
 * @param {Session} session
 * @param {Player} player
 */
export function beat(session, player) {
  const { reps, rep_s, hold_s } = session.intervals[player.place];
  if (reps === null || rep_s === null) return null;
  const elapsed = player.elapsed + NOTHING_S;
  const number = Math.min(Math.floor(elapsed / rep_s) + 1, reps);
  const inside = elapsed % rep_s;
  return { number, reps, held: !!hold_s && inside >= rep_s - hold_s };
}

/**
 * Return the seconds to the end of the session, without the count-in.
 * @param {Session} session
 * @param {Player} player
 */
export function remaining(session, player) {
  const last = session.intervals[session.intervals.length - 1];
  const { start_s, duration_s } = session.intervals[player.place];
  return last.start_s + last.duration_s - start_s - duration_s + left(session, player);
}

/**
 * Return the state with the count-in over where nothing of it is left.
 * @param {Player} player
 * @returns {Player}
 */
function counted(player) {
  return player.count > 0 ? player : { ...player, stage: "running" };
}

/**
 * Return the state after so many seconds of its interval, at most all that are left.
 * @param {Session} session
 * @param {Player} player
 * @param {number} seconds
 * @returns {Player}
 */
function ran(session, player, seconds) {
  const elapsed = player.elapsed + seconds;
  const played = player.played.slice();
  played[player.place] = Math.max(elapsed, played[player.place]);
  const later = { ...player, elapsed, played, time: player.time + seconds };
  return left(session, later) > NOTHING_S ? later : at(session, later, player.place + 1);
}

/**
 * Return the state at the start of an interval; after the last one it is finished.
 * @param {Session} session
 * @param {Player} player
 * @param {number} place
 * @returns {Player}
 */
function at(session, player, place) {
  if (place < session.intervals.length) return { ...player, place, elapsed: 0, extra: 0 };
  return { ...player, stage: "finished" };
}
