import { fileURLToPath } from "node:url";
import { journey } from "../lib/journey.mjs";

const list = fileURLToPath(new URL("../../../crates/server/demo/people_messy.xlsx", import.meta.url));

// The city holds these people already, so the list must bring nobody: what it teaches is the way through the wizard.
export default journey("загрузить список учителей, найти человека, открыть объединение", {}, async (it) => {
  const { go, signInByHand, see, button, link, option, heading, field, text, page, look, check } = it;
  await go("/");
  await look("door");
  await signInByHand("department");
  await link("Загрузка списков").click();
  await see(heading("Загрузка списков"));
  await go("/imports/new");
  await look("empty");

  await field("Файл").setInputFiles(list);
  await button("Прочитать").click();
  await see(link(/Повторные.*270/));
  await link(/С ошибками.*30/).click();
  await see(text(/нет в реестре/));
  await look("rows");
  await button("Принять").click();
  await see(text(/Создано людей: 0/));

  for (const [typed, found] of [["федорова", /Ф[её]доров/], ["bdfyjdf", /Иванов/]]) {
    await page.keyboard.press("/");
    await page.getByRole("combobox", { name: /Люди, объединения/ }).fill(typed);
    await see(option(found));
    await page.keyboard.press("Escape");
  }

  await link("Объединения").click();
  await link(/учителей математики/).first().click();
  await see(heading(/учителей математики/));
  await link("Состав").click();
  check((await page.getByRole("row").count()) > 1, "the composition shows nobody");
  await look("association");
});
