// The form of the page: it asks the worker, and shows what that answers.
const here = new URL(".", import.meta.url);
const form = /** @type {HTMLFormElement} */ (document.getElementById("tryit"));
const [state, shown, sentences, all] = ["state", "shown", "sentences", "text"].map(
  (name) => /** @type {HTMLElement} */ (document.getElementById(`tryit-${name}`)),
);

/** Return what is asked for as JSON, as it was typed: what is wrong with it the library says. */
function asked() {
  const fields = new FormData(form);
  const minutes = String(fields.get("minutes"));
  return JSON.stringify({
    minutes: minutes === "" ? null : Number(minutes),
    goal: fields.get("goal"),
    setting: fields.get("setting") || null,
    avoid: fields.getAll("avoid"),
  });
}

/** @param {{ planned: boolean, html: string, text: string }} answer */
function show({ planned, html, text }) {
  // the library escapes every text in it
  shown.innerHTML = html;
  all.textContent = text;
  // an error has no more to say than what is shown
  sentences.hidden = !planned;
  state.textContent = planned ? "Planned: the session is below." : "Not planned: why is below.";
}

/** @type {Worker | undefined} */
let worker;
let busy = false;

function hire() {
  const hired = new Worker(new URL("worker.js", here), { type: "module" });
  /** @param {string} why */
  const fail = (why) => {
    busy = false;
    // what was not loaded may be there the next time
    hired.terminate();
    worker = undefined;
    state.textContent = `It could not be run: ${why}`;
  };
  hired.addEventListener("message", ({ data }) => {
    if (data.state) state.textContent = data.state;
    if (data.failure) fail(data.failure);
    if (data.answer) {
      busy = false;
      show(data.answer);
    }
  });
  hired.addEventListener("error", (event) => fail(event.message || "the worker did not start"));
  return hired;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (busy) return;
  busy = true;
  state.textContent = "Loading.";
  // an answer stands there only as long as it is that of the form
  shown.replaceChildren();
  sentences.hidden = true;
  worker ??= hire();
  worker.postMessage(asked());
});

const runtime = await fetch(new URL("runtime.json", here)).catch(() => null);
if (runtime?.ok) {
  const { megabytes } = await runtime.json();
  form.hidden = false;
  state.textContent = `The first plan loads Python and shoulderkit, ${megabytes} MB from this site, which takes some seconds.`;
} else {
  state.textContent = "This copy of the site was built without Pyodide, so nothing can be planned here.";
}
