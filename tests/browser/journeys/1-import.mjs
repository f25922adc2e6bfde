import { fileURLToPath } from "node:url";
import { journey } from "../lib/journey.mjs";

const list = fileURLToPath(new URL("../../../crates/server/demo/people_messy.xlsx", import.meta.url));

// The city holds these people already, so the list must bring nobody: what it teaches is the way through the wizard.
export default journey("загрузить список учителей, найти человека, открыть объединение", {}, async (it) => {
  const { go, signInByHand, see, button, link, tab, heading, field, text, page, look, check } = it;
  await go("/");
  await signInByHand("department");
  await see(link("Загрузка списков"));
  await link("Загрузка списков").click();
  await look("empty");

  await field("Файл").setInputFiles(list);
  await button("Прочитать файл").click();
  await see(tab(/Повторные.*270/));
  await see(tab(/С ошибками.*30/));
  await tab(/С ошибками/).click();
  await see(text("Организация не найдена"));
  await look("rows");
  await button("Принять").click();
  await see(text(/Создано людей: 0/));

  for (const typed of ["федорова", "bdfyjdf"]) {
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill(typed);
    const surname = typed === "федорова" ? /Ф[её]доров/ : /Иванов/;
    await see(link(surname));
    await page.keyboard.press("Escape");
  }

  await link("Объединения").click();
  await link(/учителей математики/).first().click();
  await see(heading(/учителей математики/));
  await tab("Состав").click();
  check(await page.getByRole("table").count(), "the composition shows no table");
  await look("association");
});
