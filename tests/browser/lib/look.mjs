// Looking at a page: wide and narrow, light and dark, and with the eyes of axe.
import axe from "axe-core";

const WIDE = { width: 1280, height: 800, colorScheme: "light" };
const NARROW = { width: 360, height: 740, colorScheme: "light" };
const dark = (view) => ({ ...view, colorScheme: "dark" });

/**
 * How long a picture may take, in milliseconds, and how often it is tried: now and then the browser draws none of a whole
 * page. The last try is the screen alone.
 */
const PATIENCE = 15_000;
const TRIES = 3;

/** Sets of views to look at a page in. */
export const VIEWS = {
  all: [WIDE, dark(WIDE), NARROW, dark(NARROW)],
  light: [WIDE, NARROW],
  narrow: [NARROW],
};
/** A page of more pixels than that is pictured as far as the screen shows it: the browser takes minutes over it, or hangs. */
const LARGEST = 6_000_000;
const TOO_BAD = ["serious", "critical"];

/**
 * Pictures of the page as `FILE-1280-light.png` and so on. In each view nothing may stick out to the side, and axe may
 * find nothing serious.
 */
export async function look(page, file, faults, views = VIEWS.all) {
  const size = page.viewportSize();
  for (const { colorScheme, ...viewport } of views) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    // In the middle of a page its sticky header would stand in the middle of the picture.
    await page.evaluate(() => scrollTo(0, 0));
    const view = `${viewport.width}-${colorScheme}`;
    await picture(page, `${file}-${view}.png`);
    const where = `${new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/, "…")} (${view})`;
    for (const what of await sticksOut(page)) faults.push({ what: `wider than the screen: ${what}`, where });
    for (const what of await barriers(page)) faults.push({ what: `axe: ${what}`, where });
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(size);
}

async function picture(page, path) {
  const pixels = await page.evaluate(() => document.documentElement.scrollHeight * innerWidth);
  const fullPage = pixels < LARGEST;
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      return await page.screenshot({ path, fullPage: fullPage && left > 1, animations: "disabled", timeout: PATIENCE });
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

/** What makes the page or a dialog scroll sideways; a table that scrolls inside its own frame does not. */
async function sticksOut(page) {
  return page.evaluate(() => {
    // A dialog scrolls in itself, and its table with it: what a person chooses by must stand in sight.
    const within = [...document.querySelectorAll("[role=dialog], dialog")].flatMap((dialog) => {
      const edge = dialog.getBoundingClientRect().right + 1;
      const hidden = [...dialog.querySelectorAll("button, a, input, select, td")].filter((it) => {
        const box = it.getBoundingClientRect();
        return box.width > 0 && box.right > edge;
      });
      return hidden.map((it) => `in a dialog <${it.tagName.toLowerCase()}> ${it.textContent.trim().slice(0, 30)}`);
    });
    if (within.length) return within.slice(0, 3);
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((it) => it.getBoundingClientRect().right > width + 1);
    return wide.slice(0, 3).map((it) => `<${it.tagName.toLowerCase()} class="${it.getAttribute("class") ?? ""}">`);
  });
}

/** Findings of axe that keep somebody out. Its code comes by the debugger: the page's policy would refuse a script. */
async function barriers(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => TOO_BAD.includes(impact))
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}
