import { journey } from "../lib/journey.mjs";

export default journey("человек знакомится с документом, департамент видит долю ознакомленных", { as: "department" }, async (it) => {
  const { page, go, see, link, button, heading, text, signIn, look, check } = it;
  const dialog = page.getByRole("dialog");

  await go("/library?q=концепция");
  await see(link(/онцепци/));
  await look("list", "light");
  await link(/онцепци.*(математ)/).first().click();
  await see(heading(/математ/));
  await look("document", "light");

  // Who has a list open is told so at home, and confirms it once.
  await signIn("leader");
  await go("/");
  await see(text(/Мне на ознакомление/));
  await look("home", "narrow");
  await page.locator('a[href*="/library/acknowledgements/"]').first().click();
  await button(/^Ознакомлен\(а\)/).first().click();
  await dialog.getByRole("button", { name: /^Ознакомлен\(а\)/ }).click();
  await dialog.waitFor({ state: "detached" });
  await see(text("Ознакомление подтверждено"));
  await look("confirmed", "narrow");
  await signIn("department");
  const answer = await page.request.get("/api/v1/acknowledgements");
  const { items } = await answer.json();
  check(items.length >= 2 && items.some((list) => list.tally.acknowledged > 0), "nobody's confirmation was counted");
  await go("/library/acknowledgements");
  await look("lists", "light");
  await page.locator("main table a").first().click();
  await see(page.locator("h1"));
  await look("people", "light");
});
