// Cuts the program at its `#[wasm_split]` functions (src/shell/parts.rs) into what every page needs and the parts that
// arrive with the first page that needs them. Trunk has bound the whole program; this binds it anew from the parts.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PROGRAM = "veche-frontend";
const LINK = "__wasm_split.js";
/** What several parts share is cut into some two hundred pieces; those up to so many bytes travel together. */
const SMALL = 10_000;
const PIECES = "__pieces.bin";

/** Every file of the program takes one hash of all of them: they fit only each other. */
const hashOf = (folder, names) => {
  const hash = createHash("sha256");
  for (const name of names) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 16);
};

/**
 * Puts the small pieces into one file, which the parts' own script asks for once: with a request for each of them a page
 * on a slow phone waits for round trips, not for bytes.
 */
function gather(folder) {
  const small = readdirSync(folder).filter((name) => /^chunk_\d+\.wasm$/.test(name) && statSync(join(folder, name)).size <= SMALL);
  const bytes = small.map((name) => readFileSync(join(folder, name)));
  const places = new Map();
  let end = 0;
  for (const [at, name] of small.entries()) places.set(name, [end, (end += bytes[at].length)]);
  writeFileSync(join(folder, PIECES), Buffer.concat(bytes));
  for (const name of small) rmSync(join(folder, name));
  const script = join(folder, LINK);
  const told = readFileSync(script, "utf8").replace(
    /fetch\(new URL\((["'])(?:\.\/)?(chunk_\d+\.wasm)\1, import\.meta\.url\)\)/g,
    (alone, _, name) => (places.has(name) ? `piece(${places.get(name)})` : alone),
  );
  const piece = `
let together;
const pieces = () => {
  together ??= fetch(new URL("./${PIECES}", import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.arrayBuffer();
  });
  together.catch(() => { together = undefined; });
  return together;
};
const piece = async (from, to) => new Response((await pieces()).slice(from, to), { headers: { "Content-Type": "application/wasm" } });
`;
  writeFileSync(script, told + piece);
}

/**
 * Replaces the program in `staging` by its parts and names them in its index.html.
 * @param {string} staging folder of the page being built
 * @param {boolean} release whether the program was built in the profile `web`
 * @param {(files: string[]) => Promise<void>} shrink makes wasm files smaller in their places
 */
export async function cutIntoParts(staging, release, shrink) {
  const target = process.env.CARGO_TARGET_DIR ?? resolve("..", "target");
  const whole = join(target, "wasm32-unknown-unknown", release ? "web" : "debug", `${PROGRAM}.wasm`);
  const page = join(staging, "index.html");
  const old = readdirSync(staging).find((name) => name.startsWith(`${PROGRAM}-`) && name.endsWith(".js"))?.slice(0, -3);
  if (!old) throw new Error(`Trunk left no ${PROGRAM}-….js in ${staging}`);

  const work = mkdtempSync(join(tmpdir(), "veche-parts-"));
  try {
    const cut = join(work, "cut");
    const bound = join(work, "bound");
    const main = join(cut, `${PROGRAM}.wasm`);
    execFileSync("wasm-split-cli", [whole, cut, "--target", "web", "--out-name", PROGRAM], { stdio: "inherit" });
    execFileSync(
      "wasm-bindgen",
      ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", bound, "--out-name", PROGRAM, main],
      { stdio: "inherit" },
    );
    for (const name of readdirSync(cut).filter((name) => name !== `${PROGRAM}.wasm`)) {
      copyFileSync(join(cut, name), join(bound, name));
    }
    await shrink(readdirSync(bound).filter((name) => name.endsWith(".wasm")).map((name) => join(bound, name)));
    gather(bound);
    const names = readdirSync(bound).sort();

    const hash = hashOf(bound, names);
    const renamed = (name) =>
      name.startsWith(PROGRAM)
        ? name.replace(PROGRAM, `${PROGRAM}-${hash}`)
        : `veche-${name.replace(/^_*(?:wasm_)?/, "").replace(".", `-${hash}.`)}`;
    for (const name of names) {
      let content = readFileSync(join(bound, name));
      if (name.endsWith(".js")) {
        // Addresses change their names; the table of imports keeps those that the program itself was bound with.
        content = content
          .toString()
          .replace(/(from |new URL\()(["'])(?:\.\/)?([\w.-]+)\2/g, (address, before, quote, other) =>
            names.includes(other) ? `${before}${quote}./${renamed(other)}${quote}` : address,
          );
      }
      writeFileSync(join(staging, renamed(name)), content);
    }
    const html = readFileSync(page, "utf8").replaceAll(old, `${PROGRAM}-${hash}`);
    // The browser learns of the parts' own script only from the program's; told here, it asks for both at once.
    const link = `<link rel="modulepreload" href="/${renamed(LINK)}">`;
    writeFileSync(page, html.replace("</head>", `${link}</head>`));
    rmSync(join(staging, `${old}.js`));
    rmSync(join(staging, `${old}_bg.wasm`));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
