import { journey } from "../lib/journey.mjs";
import { people, rowsDrawn, settled, watchTables } from "../lib/long.mjs";

/** What makes each list be asked anew; the answer is made the same, so no row has a reason to be drawn again. */
const SEARCHED = ["/people", "/associations", "/organizations", "/orders", "/meetings", "/plans?year=2026", "/library", "/accounts", "/district-associations"];
const CHOSEN = [
  ["/journal", "#filter-act"],
  ["/imports", "#filter-kind"],
  ["/resolutions", "#filter-state"],
];
const NARROWING = ["q", "act", "kind", "state", "sort", "category"];

export default journey("строки, в которых ничего не изменилось, не рисуются заново", { as: "admin" }, async (it) => {
  const { page, go, see, button, link, check } = it;
  await watchTables(page);

  // Whatever a list is narrowed by, the city answers with the whole of it.
  const whole = async (route) => {
    const url = new URL(route.request().url());
    for (const key of NARROWING) url.searchParams.delete(key);
    await route.continue({ url: url.href });
  };
  await page.route("**/api/v1/*?*", whole);
  // The room of rows that are not drawn is a row of the table to the browser, to nobody else.
  const rows = page.locator("main .veche-table tbody tr:not([aria-hidden])");
  const quiet = async () => {
    await page.waitForLoadState("networkidle");
    await settled(page);
  };
  const unchanged = async (where, act) => {
    await quiet();
    const [before, listed] = [await rowsDrawn(page), await rows.count()];
    check(listed > 0 && before >= listed, `${where} counts ${before} drawings of ${listed} rows`);
    await act();
    await quiet();
    const again = (await rowsDrawn(page)) - before;
    check(again === 0, `${where}: ${again} of ${listed} rows were drawn again for nothing`);
  };
  const answered = (act) => Promise.all([page.waitForResponse((it) => /^\/api\/v1\/[^/]+$/.test(new URL(it.url()).pathname)), act()]);

  for (const path of SEARCHED) {
    await go(path);
    await see(rows);
    await unchanged(path, () => answered(() => page.locator("#list-search").fill("а")));
  }
  for (const [path, filter] of CHOSEN) {
    await go(path);
    if ((await quiet(), await rows.count())) await unchanged(path, () => answered(() => page.locator(filter).selectOption({ index: 1 })));
  }
  // A dialog over the composition.
  await go("/associations");
  await page.locator("main tbody a").first().click();
  await link("Состав").click();
  await see(rows);
  await unchanged("the composition", async () => {
    await button(/^(Добавить|Предложить)/).first().click();
    await see(page.getByRole("dialog"));
    await page.keyboard.press("Escape");
  });
  await page.unroute("**/api/v1/*?*", whole);

  // A long list: a further page, the order, a single row that changed, and the scroll bar.
  const { items } = await (await page.request.get("/api/v1/people?limit=50&count=true")).json();
  const list = people(items, 400);
  await page.route("**/api/v1/people?*", (route) => {
    const further = new URL(route.request().url()).searchParams.has("cursor");
    const answer = { items: further ? list.slice(300) : list.slice(0, 300), next: further ? null : "further", total: 400 };
    return route.fulfill({ json: answer });
  });
  const drawnBy = async (act) => {
    await quiet();
    const before = await rowsDrawn(page);
    await act();
    await quiet();
    return (await rowsDrawn(page)) - before;
  };
  await go("/people");
  await see(rows);
  await unchanged("the order of a long list", () => answered(() => button("Фамилия, имя, отчество").click()));
  await unchanged("a further page below the screen", () => answered(() => button("Показать ещё").evaluate((it) => it.click())));
  list[2] = { ...list[2], full_name: "Ковалёва Анна, другая" };
  const once = await drawnBy(async () => {
    await answered(() => page.locator("#filter-category").selectOption({ index: 1 }));
    await see(link(list[2].full_name));
  });
  check(once === 1, `one row changed and ${once} were drawn`);
  const added = await page.evaluate(() => globalThis.seen.added);
  const passed = await drawnBy(async () => {
    for (let steps = 0; steps < 12; steps += 1) {
      await page.evaluate(() => scrollBy(0, 300));
      await settled(page);
    }
  });
  const come = (await page.evaluate(() => globalThis.seen.added)) - added;
  check(passed > 0 && passed === come, `${come} rows came into sight and ${passed} were drawn`);
});
