// `node frontend/build/verify.mjs DIST`: the built page is strict enough for its CSP and small enough to load.
// Prints one line per file of the first load; the last line is the figure. Any fault ends it with an error.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** What wasm, js and css of the first load may weigh together, compressed by brotli (docs/adr/0006). */
const BUDGET = 450 * 1024;
/** What a part may weigh that arrives with the first page that needs it: about a second on a slow phone. */
const PART_BUDGET = 160 * 1024;

const dist = process.argv[2];
const page = readFileSync(join(dist, "index.html"), "utf8");
const faults = [];
const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];

// A policy without 'unsafe-inline' stops all of these silently: the page would stay white.
for (const [tag, body] of [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([tag, body]) => [tag, body])) {
  if (body.trim() || !attribute(tag, "src")) faults.push(`index.html has an inline script: ${tag.slice(0, 80)}`);
}
if (/<style[\s>]/.test(page)) faults.push("index.html has an inline <style>");
if (/<[^>]*\son[a-z]+=/.test(page)) faults.push("index.html has an inline event handler");

for (const [tag] of page.matchAll(/<(?:script|link|img)\b[^>]*>/g)) {
  const url = attribute(tag, "src") ?? attribute(tag, "href");
  // An answer of the API that is asked for ahead is no file.
  if (!url || url.startsWith("data:") || url.startsWith("/api/")) continue;
  if (/^(?:https?:)?\/\//.test(url)) {
    faults.push(`index.html loads from a foreign host: ${url}`);
    continue;
  }
  const file = join(dist, url);
  if (!existsSync(file)) {
    faults.push(`index.html names a file that is not there: ${url}`);
    continue;
  }
  const integrity = attribute(tag, "integrity");
  if (integrity) {
    const [algorithm] = integrity.split("-");
    const digest = createHash(algorithm).update(readFileSync(file)).digest("base64");
    if (`${algorithm}-${digest}` !== integrity) faults.push(`integrity of ${url} is not that of the file`);
  }
}

/** Files the browser is told of by the page itself; what parts.mjs cut off arrives later. */
const first = new Set([...page.matchAll(/\s(?:src|href|data-\w+)="\/?([^"]+)"/g)].map(([, name]) => name));
const parts = [];
let total = 0;
// Trunk leaves its folder .stage when a later build fails.
const names = readdirSync(dist, { recursive: true }).filter((name) => !name.startsWith(".stage"));
for (const name of names.filter((name) => [".wasm", ".bin", ".js", ".css"].includes(extname(name)))) {
  const [plain, brotli, gzip] = ["", ".br", ".gz"].map((ending) => {
    const file = join(dist, name + ending);
    if (!existsSync(file)) faults.push(`${name}${ending} is missing`);
    return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  });
  // A stale compressed file beside a new one is served in its place.
  if (brotli.length && !brotliDecompressSync(brotli).equals(plain)) faults.push(`${name}.br is not ${name}`);
  if (gzip.length && !gunzipSync(gzip).equals(plain)) faults.push(`${name}.gz is not ${name}`);
  console.log(`  ${(brotli.length / 1024).toFixed(1).padStart(7)} KB brotli  ${(plain.length / 1024).toFixed(1).padStart(8)} KB  ${name}`);
  if (first.has(name)) total += brotli.length;
  else parts.push(brotli.length);
}
if (!parts.length) faults.push("the program was not cut into parts");
const later = parts.reduce((sum, part) => sum + part, 0);
const widest = Math.max(0, ...parts);
if (widest > PART_BUDGET) faults.push(`a part is ${(widest / 1024).toFixed(1)} KB, more than ${PART_BUDGET / 1024} KB: cut it`);
if (total > BUDGET) faults.push(`the first load is ${(total / 1024).toFixed(1)} KB, more than ${BUDGET / 1024} KB`);
if (faults.length) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`later parts ${(later / 1024).toFixed(1)} KB; first load ${(total / 1024).toFixed(1)} KB of ${BUDGET / 1024} KB (brotli)`);
