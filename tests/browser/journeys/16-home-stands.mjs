import { journey } from "../lib/journey.mjs";

/** How much of a screen may move by itself; 0.1 is what a reader is said not to mind. */
const MOST = 0.05;
/** How long one answer comes later than all others, milliseconds. */
const LATER = 500;

export default journey("на главной ничего не уезжает из-под пальца, какой бы ответ ни пришёл последним", {}, async (it) => {
  const { page, go, signIn, check } = it;
  await page.setViewportSize({ width: 412, height: 823 });
  await page.addInitScript(() => {
    globalThis.moved = { in_all: 0, what: [] };
    const name = ({ node }) => (node?.textContent ?? "").trim().slice(0, 40);
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) {
        moved.in_all += shift.value;
        moved.what.push(...shift.sources.map(name));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const asked = new Set();
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith("/api/v1/") && pathname !== "/api/v1/session") asked.add(pathname + search);
  });
  const opened = async () => {
    await go("/");
    await page.waitForLoadState("networkidle");
    return page.evaluate(() => moved);
  };
  for (const role of ["curator", "leader", "member"]) {
    await signIn(role);
    asked.clear();
    await opened();
    const each = [...asked];
    check(each.length > 4, `${role}: the home asked only ${each.join(", ")}`);
    for (const late of each) {
      const one = ({ pathname, search }) => pathname + search === late;
      await page.route(one, async (route) => {
        await new Promise((later) => setTimeout(later, LATER));
        await route.continue();
      });
      const { in_all, what } = await opened();
      check(in_all <= MOST, `${role}: ${late} comes last and ${in_all.toFixed(3)} of the screen moves: ${what.join(" | ")}`);
      await page.unroute(one);
    }
  }
});
