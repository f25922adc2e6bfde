// Trunk's first step (`pre_build` in Trunk.toml): cuts out of PatternFly the rules whose classes the page names, and
// the variables those rules read. The whole stylesheet is 109 KB compressed, more than the page itself should be.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SOURCE = join("node_modules", "@patternfly", "patternfly");
const PARTS = [
  "base/patternfly-variables.css",
  ...[
    "Alert", "Breadcrumb", "Button", "Card", "Check", "DescriptionList", "EmptyState", "Form", "FormControl",
    "Label", "ModalBox", "Nav", "Skeleton", "Table", "Tabs", "Title",
  ].map((name) => `components/${name}/${name.replace(/(?<!^)[A-Z]/g, "-$&").toLowerCase()}.css`),
];
const OWN = ["veche.css", "pictures.css", "meetings.css", "votes.css", "plans.css", "analyses.css", "compliance.css", "reminders.css"].map((name) => join("styles", name));
const OUT = join("styles", "generated", "patternfly.css");

const read = (file) => readFileSync(file, "utf8");
const ours = readdirSync("src", { recursive: true }).filter((name) => name.endsWith(".rs")).map((name) => read(join("src", name)));
const used = new Set([...ours, ...OWN.map(read)].join("\n").match(/pf-[a-z0-9_-]+/g));

/** Splits a stylesheet into `{ head, body }`; the body of a block rule is a string, of a nesting one a list. */
function parse(css) {
  const rules = [];
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf("{", at);
    if (open < 0) break;
    let depth = 1;
    let end = open + 1;
    for (; depth > 0 && end < css.length; end++) depth += css[end] === "{" ? 1 : css[end] === "}" ? -1 : 0;
    const head = css.slice(at, open).replace(/@charset[^;]*;/g, "").trim();
    const body = css.slice(open + 1, end - 1);
    const nests = /^@(media|supports|layer|container)/.test(head);
    rules.push({ head, body: nests ? parse(body) : body });
    at = end;
  }
  return rules;
}

/** Splits at commas that stand outside of brackets. */
function selectors(head) {
  const list = [""];
  let depth = 0;
  for (const c of head) {
    depth += c === "(" ? 1 : c === ")" ? -1 : 0;
    if (c === "," && depth === 0) list.push("");
    else list[list.length - 1] += c;
  }
  return list.map((selector) => selector.trim());
}

// What stands inside :not() need not be on the page for the rule to apply.
const lives = (selector) =>
  (selector.replace(/:not\((?:[^()]|\([^()]*\))*\)/g, "").match(/\.pf-[a-z0-9_-]+/g) ?? []).every((c) => used.has(c.slice(1)));

function keep(rules) {
  return rules.flatMap(({ head, body }) => {
    if (Array.isArray(body)) {
      const inner = keep(body);
      return inner.length ? [{ head, body: inner }] : [];
    }
    if (head.startsWith("@")) return head.startsWith("@font-face") ? [] : [{ head, body }];
    const alive = selectors(head).filter(lives);
    return alive.length ? [{ head: alive.join(","), body }] : [];
  });
}

const declarations = (body) =>
  body.replace(/\/\*[^]*?\*\//g, "").split(";").map((line) => line.trim()).filter(Boolean);
const flat = (rules) => rules.flatMap((rule) => (Array.isArray(rule.body) ? flat(rule.body) : [rule]));
const reads = (text) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((found) => found[1]);

const rules = PARTS.flatMap((part) => keep(parse(read(join(SOURCE, part)).replace(/\/\*[^]*?\*\//g, ""))));
const defined = new Map();
const needed = new Set(reads(OWN.map(read).join("\n")));
const keyframes = new Set();
for (const { head, body } of flat(rules)) {
  if (head.startsWith("@keyframes")) continue;
  for (const line of declarations(body)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim();
    if (name.startsWith("--")) defined.set(name, [...(defined.get(name) ?? []), line.slice(colon + 1)]);
    else reads(line).forEach((variable) => needed.add(variable));
  }
}
for (const name of needed) for (const value of defined.get(name) ?? []) reads(value).forEach((variable) => needed.add(variable));
for (const { head, body } of flat(rules)) {
  if (!head.startsWith("@")) for (const word of body.match(/[\w-]+/g) ?? []) keyframes.add(word);
}

function print(list) {
  return list
    .map(({ head, body }) => {
      if (Array.isArray(body)) {
        const inner = print(body);
        return inner && `${head}{${inner}}`;
      }
      if (head.startsWith("@keyframes")) return keyframes.has(head.split(/\s+/)[1]) ? `${head}{${body}}` : "";
      const lines = declarations(body).filter((line) => !line.startsWith("--") || needed.has(line.slice(0, line.indexOf(":")).trim()));
      return lines.length ? `${head}{${lines.join(";")}}` : "";
    })
    .join("\n");
}

mkdirSync(join("styles", "generated"), { recursive: true });
const css = print(rules);
writeFileSync(OUT, css);
console.log(`styles: ${(css.length / 1024).toFixed(0)} KB of PatternFly in use`);
