// Plays the journeys in a real browser against a running Veche with the demo city.
//   cargo xtask test browser                                            everything prepared, as CI does it
//   VECHE_BASE_URL=http://127.0.0.1:8080 node tests/browser/run.mjs import    one journey against `cargo xtask run`
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { launch } from "./lib/browser.mjs";
import { play } from "./lib/journey.mjs";

const folder = new URL("./journeys/", import.meta.url);
const { VECHE_BASE_URL: base, VECHE_ARTIFACTS: artifacts = "../../artifacts", VECHE_LANE: lane } = process.env;
// Several cities are visited at once: a line says which it speaks of.
const of = lane ? ` (${lane})` : "";
if (!base) {
  console.error("VECHE_BASE_URL says which Veche to visit; `cargo xtask test browser` starts one by itself.");
  process.exit(2);
}
mkdirSync(artifacts, { recursive: true });

// Parts of names; one with a minus before it is left out.
const [chosen, left] = [false, true].map((minus) =>
  process.argv.slice(2).filter((part) => part.startsWith("-") === minus).map((part) => part.replace(/^-/, "")),
);
const wanted = (name) => (!chosen.length || chosen.some((part) => name.includes(part))) && !left.some((part) => name.includes(part));
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".mjs") && wanted(name))
  .sort((one, other) => one.localeCompare(other, undefined, { numeric: true }));
// A demo city stands on a day of its own: a journey that asks the machine for one passes until midnight only.
const clocked = files.filter((file) => /\bnew Date\b|\bDate\.now\b/.test(readFileSync(new URL(file, folder), "utf8")));
if (clocked.length) {
  console.error(`${clocked.join(", ")}: take the day from the city, \`await it.today()\`, not from this machine.`);
  process.exit(2);
}
const browser = await launch();
let failed = 0;
for (const file of files) {
  const { default: journey } = await import(new URL(file, folder));
  const name = file.replace(/\.mjs$/, "");
  const started = performance.now();
  console.log(`journey ${name}${of}: ${journey.title}`);
  const faults = await play(browser, journey, { base, artifacts, name });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  ${name}${of} ${faults.length ? "FAILED after" : "passed in"} ${seconds} s`);
  for (const fault of faults) console.log(`  - ${fault.replaceAll("\n", "\n    ")}`);
  if (faults.length) failed += 1;
}
await browser.close();
if (!files.length) console.error("There is no such journey.");
console.log(`journeys${of}: ${files.length - failed} passed, ${failed} failed`);
process.exit(failed || !files.length ? 1 : 0);
