import { journey } from "../lib/journey.mjs";

const LEADER = /Лугинина Вера Павловна/;

export default journey("приказ учреждения назначает куратора и виден на ленте объединения", { as: "niso" }, async (it) => {
  const { page, go, see, link, button, field, heading, option, row, text, signIn, look, check } = it;
  const dialog = page.getByRole("dialog");
  const gone = () => dialog.waitFor({ state: "detached" });

  await go("/orders");
  await link("Кураторы объединений").click();
  await row(/учителей химии/).getByRole("link", { name: /Приказ о назначении/ }).click();
  await see(heading("Новый приказ"));
  await page.getByRole("combobox", { name: "Куратор" }).fill("лугинина");
  await see(option(LEADER));
  await option(LEADER).first().click();
  await look("new", "light");
  await button("Подготовить проект").click();

  await see(heading(/О назначении куратора/));
  await see(text(/с 25.11.2026 куратор – Лугинина/));
  await look("editor");
  await button("Подписать").click();
  await see(dialog);
  await page.keyboard.press("Escape");
  await gone();
  await button("Подписать").click();
  await dialog.getByLabel("Номер").fill("58-к");
  await field("Дата подписания").fill("2026-11-24");
  await field("Инициалы и фамилия").fill("О. С. Ким");
  await dialog.getByLabel("Должность").fill("директор");
  await look("signing", "narrow");
  await dialog.getByRole("button", { name: "Подписать" }).click();
  await gone();
  await see(text("Приказ подписан, реестр изменён"));
  await look("signed");
  const order = new URL(page.url()).pathname;

  await signIn("department");
  await go("/associations?q=химии");
  await link(/учителей химии/).click();
  await see(heading(/учителей химии/));
  await see(link(/58-к/));
  await see(text(LEADER));
  await look("timeline", "light");

  await button("Подобрать кандидата").first().click();
  await see(heading("Кто может быть руководителем"));
  await look("finder-empty", "light");
  await page.keyboard.press("Escape");
  await gone();
  await go("/associations?q=физики");
  await link(/учителей физики/).first().click();
  await page.getByRole("button", { name: "Сменить", exact: true }).first().click();
  await dialog.getByRole("button", { name: "Подобрать кандидата" }).click();
  await see(dialog.getByRole("button", { name: "Выбрать" }));
  await look("finder", "light");
  await page.keyboard.press("Escape");
  check((await dialog.count()) === 1, "Esc closed the form beneath the finder");
  await page.keyboard.press("Escape");
  await gone();

  // Taken back, it leaves the office vacant and stays in the list.
  await go(order);
  await button("Отменить приказ").click();
  await field("Почему отменяется").fill("Издан по ошибке");
  await dialog.getByRole("button", { name: "Отменить приказ" }).click();
  await gone();
  await see(text(/^Отменён/));
  const answer = await page.request.get("/api/v1/orders?q=58-к");
  const { items } = await answer.json();
  check(items.length === 1 && items[0].state === "cancelled", "the cancelled order left the register");
});
