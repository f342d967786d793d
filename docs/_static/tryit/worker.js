// Runs the library in Pyodide, apart from the page, which stays responsive. It asks nothing but the site itself.
const here = new URL(".", import.meta.url);

/** @param {string} name */
async function fetched(name) {
  const response = await fetch(new URL(name, here));
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return response;
}

/** @returns {Promise<(asked: string) => string>} what answers a request, JSON for JSON */
async function load() {
  postMessage({ state: "Loading Python." });
  const { loadPyodide } = await import(new URL("pyodide/pyodide.mjs", here).href);
  const python = await loadPyodide();
  postMessage({ state: "Loading shoulderkit." });
  const { wheels } = await (await fetched("runtime.json")).json();
  for (const wheel of wheels) python.unpackArchive(await (await fetched(`wheels/${wheel}`)).arrayBuffer(), "wheel");
  python.runPython(await (await fetched("answer.py")).text());
  return python.globals.get("answer");
}

/** @type {ReturnType<typeof load> | undefined} */
let loaded;

addEventListener("message", async ({ data }) => {
  try {
    const answer = await (loaded ??= load());
    postMessage({ state: "Planning." });
    postMessage({ answer: JSON.parse(answer(data)) });
  } catch (error) {
    postMessage({ failure: String(error) });
  }
});
