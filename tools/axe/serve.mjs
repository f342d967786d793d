// Serve a folder on this machine alone.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, normalize, resolve, sep } from "node:path";

const types = {
  html: "text/html", css: "text/css", js: "text/javascript", mjs: "text/javascript", svg: "image/svg+xml",
  json: "application/json", wasm: "application/wasm", py: "text/plain", txt: "text/plain",
};

/**
 * @param {string} folder
 * @returns its address, which ends with a slash, and what ends it
 */
export async function serve(folder) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const path = normalize(join(root, decodeURIComponent(new URL(request.url, "http://localhost").pathname)));
    try {
      if (!path.startsWith(root + sep)) throw new Error("outside of the folder");
      const body = await readFile(path);
      response.writeHead(200, { "content-type": types[path.split(".").pop()] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
