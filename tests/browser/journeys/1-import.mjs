import { fileURLToPath } from "node:url";
import { journey } from "../lib/journey.mjs";

const messy = fileURLToPath(new URL("../../../crates/server/demo/people_messy.xlsx", import.meta.url));
const small = {
  name: "новые учителя.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`ФИО;Место работы;Должность;Предмет;Категория
Вечевая Серафима Львовна;СОШ № 901;учитель;математика;высшая
Иванова Лада Петровна;СОШ № 902;учитель;физика;первая
`),
};

export default journey("загрузить список учителей, найти человека, открыть объединение", {}, async (it) => {
  const { go, signInByHand, see, button, link, option, heading, field, text, page, look, check } = it;
  await go("/");
  await look("door");
  await signInByHand("department");
  await link("Загрузка списков").click();
  await link("Загрузить список").click();
  await look("choose");

  // The city was filled from this very list: every class is there to see, and nothing may be brought in twice.
  await field("Файл").setInputFiles(messy);
  await button("Прочитать файл").click();
  await see(button("Повторы 270"));
  await button("С ошибками 30").click();
  await see(text("Вносить нечего"));
  check(await button("Внести в реестр").isDisabled(), "a list that brings nothing can be committed");
  await look("rows");

  await go("/imports/new");
  await field("Файл").setInputFiles(small);
  await button("Прочитать файл").click();
  await see(button("Новые 2"));
  await button("Внести в реестр").click();
  await see(text("Список внесён в реестр"));

  for (const [typed, found] of [["федорова", /Ф[её]доров/], ["bdfyjdf", /Иванова Лада/], ["вечевая", /Вечевая Серафима/]]) {
    await page.keyboard.press("/");
    await field(/Люди, объединения/).fill(typed);
    await see(option(found));
    await page.keyboard.press("Escape");
  }
  await button("Отменить загрузку").click();
  await page.getByRole("dialog").getByRole("button", { name: "Отменить загрузку" }).click();
  await see(text("Загрузка отменена"));

  await link("Объединения").click();
  await link(/учителей начальных классов/).first().click();
  await see(heading(/учителей начальных классов/));
  await link("Состав").click();
  await see(page.getByRole("row").nth(1));
  check((await page.getByRole("row").count()) > 8, "the composition does not show all eight members");
  await look("association");
});
