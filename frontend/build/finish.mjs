// Trunk's last step (`post_build` in Trunk.toml): cuts the program into parts and makes what is shipped small. A quick
// build is only cut.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { cutIntoParts } from "./parts.mjs";

const { TRUNK_STAGING_DIR: staging, TRUNK_PROFILE: profile } = process.env;
const release = profile === "release";

const COMPRESSED = new Set([".wasm", ".bin", ".js", ".css", ".svg", ".json", ".html"]);
const files = () =>
  readdirSync(staging, { recursive: true })
    .map((name) => join(staging, name))
    .filter((file) => statSync(file).isFile());

const sizes = { before: 0, after: 0 };
const run = promisify(execFile);
const shrink = async (wasm) => {
  sizes.before += statSync(wasm).size;
  const small = `${wasm}.small`;
  // The features the program may use are read from its own target_features section.
  await run(join("node_modules", ".bin", "wasm-opt"), ["-Oz", wasm, "-o", small]);
  renameSync(small, wasm);
  sizes.after += statSync(wasm).size;
};
/** Most pieces are small: what takes time is starting the tool, so as many are started as the machine has cores. */
const shrinkAll = async (wasms) => {
  const waiting = [...wasms];
  const take = async () => {
    for (let wasm = waiting.shift(); wasm; wasm = waiting.shift()) await shrink(wasm);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, take));
};

await cutIntoParts(staging, release, release ? shrinkAll : async () => {});
if (!release) process.exit(0);
console.log(`wasm-opt: ${sizes.before} -> ${sizes.after} bytes`);

/** One stylesheet, since each would take a connection of its own; it holds up the program (start.js), not the first paint. */
const joinStyles = () => {
  const page = join(staging, "index.html");
  const html = readFileSync(page, "utf8");
  const links = [...html.matchAll(/\s*<link rel="stylesheet" href="\/([^"]+)"\s*\/?>/g)];
  const bytes = Buffer.concat(links.map(([, name]) => readFileSync(join(staging, name))));
  const name = `styles-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.css`;
  writeFileSync(join(staging, name), bytes);
  for (const [, old] of links) rmSync(join(staging, old));
  const [[first], ...others] = links;
  const one = others.reduce((text, [link]) => text.replace(link, ""), html);
  writeFileSync(page, one.replace(first, `\n    <link rel="preload" href="/${name}" as="style">`));
};
joinStyles();

for (const file of files().filter((file) => COMPRESSED.has(extname(file)))) {
  const bytes = readFileSync(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
