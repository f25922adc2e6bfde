// A list longer than the demo city has, and watching what the page does with it.

/** Rows a body may hold at any time; the goal of docs/performance.md. */
export const MOST = 80;

const NAMES = ["Ковалёва", "Ким", "Белозерская-Лисицына", "Ли", "Абдурахманова", "Щур"];
const FIRST = ["Анна", "Олег", "Екатерина", "Мария", "Александр-Теодор"];
const THIRD = ["Игоревна", "Сергеевич", "Константиновна", "Петровна", ""];

/** An identifier that no person of the demo city has. */
const idOf = (at) => `0193aaaa-0000-7000-8000-${String(at).padStart(12, "0")}`;

/** So many people, made of a few real rows: names and places of work differ in length, so heights of rows do too. */
export function people(samples, count) {
  return Array.from({ length: count }, (_, at) => {
    const row = samples[at % samples.length];
    const words = [NAMES[at % 6], FIRST[at % 5], THIRD[(at >> 2) % 5], String(at + 1)];
    return { ...row, id: idOf(at), full_name: words.filter(Boolean).join(" ") };
  });
}

/**
 * Watches tables from the first moment on: how many rows there were at most, when the first came, and what was awaited.
 * Comes by the debugger, since the page's policy would refuse a script.
 */
export function watchTables(page) {
  return page.addInitScript(() => {
    const seen = { most: 0, added: 0, first: 0, data: 0, printed: 0 };
    globalThis.seen = seen;
    // The answer is there when its text is; reading it is the page's own work.
    const { text } = Response.prototype;
    Response.prototype.text = async function () {
      const answer = await text.call(this);
      if (!seen.first && /\/people\?/.test(this.url)) seen.data = performance.now();
      return answer;
    };
    addEventListener("popstate", () => {
      seen.data = performance.now();
      seen.first = 0;
    });
    new MutationObserver((changes) => {
      const rows = document.querySelectorAll("main tbody tr").length;
      if (document.querySelector("main tbody tr:not([aria-hidden])")) seen.first ||= performance.now();
      seen.most = Math.max(seen.most, rows);
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node.nodeName === "TR" && !node.ariaHidden) seen.added += 1;
      }
    }).observe(document, { childList: true, subtree: true });
  });
}

/** Scrolls by so many pixels with each frame and answers how long the frames took, in milliseconds, shortest first. */
function scrollSmoothly(page, { step, frames }) {
  return page.evaluate(
    ({ step, frames }) =>
      new Promise((done) => {
        const deltas = [];
        let last = performance.now();
        const next = () => {
          const now = performance.now();
          deltas.push(now - last);
          last = now;
          scrollBy(0, step);
          if (deltas.length > frames) done(deltas.slice(1).sort((one, other) => one - other));
          else requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    { step, frames },
  );
}

/** The smoothest of three scrolls, or the first that is smooth enough: what else the machine does meanwhile is not the page. */
export async function smoothest(page, { step, frames, longest }) {
  let best;
  for (let tries = 0; tries < 3; tries += 1) {
    const now = await scrollSmoothly(page, { step, frames });
    if (!best || now.at(-1) < best.at(-1)) best = now;
    if (best.at(-1) <= longest) break;
  }
  return best;
}

/** Two frames later: what a scroll or a click called for stands. */
export const settled = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Waits until nothing scrolls any more: rows that come are measured, and the page may move by what they are higher. */
export const atRest = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        let [last, still] = [-1, 0];
        const next = () => {
          still = scrollY === last ? still + 1 : 0;
          last = scrollY;
          if (still > 5) done();
          else requestAnimationFrame(next);
        };
        next();
      }),
  );

/** Rows of lists that the program has drawn since it was started. */
export const rowsDrawn = (page) =>
  page.evaluate(async () => {
    const { program } = document.querySelector("script[data-program]").dataset;
    return (await import(program)).rowsDrawn();
  });
