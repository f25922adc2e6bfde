import { journey } from "../lib/journey.mjs";

// An analysis on its way: the leader writes it, the curator returns and accepts it, the council considers it (VII.7.8).
export default journey("анализ от текста до решения совета", { as: "leader" }, async (it) => {
  const { go, see, button, link, field, heading, text, page, look, another } = it;
  const today = await it.today();
  const asked = (who = it) => who.page.getByRole("dialog");

  // The draft of this year goes on.
  await go("/analyses?school_year=2026&state=draft");
  await look("list");
  await link(/^Муниципальное методическое/).first().click();
  await see(heading(/Анализ за 2026\/2027 учебный год/));
  await see(text("Показатели на", { exact: false }).first());
  await see(text("нет данных: такие сведения в системе не ведутся").first());
  await field(/Проблемы, выводы/).fill("Мало выступлений на городских площадках.");
  await field(/Задачи на следующий год/).fill("Провести четыре заседания.");
  await see(text(/Сохранено/));
  await look("desk");
  const address = new URL(page.url()).pathname;
  await button("Передать куратору").click();
  await look("submitting", "light");
  await asked().getByRole("button", { name: "Передать куратору" }).click();
  await see(text("Ждёт ответа куратора"));
  await see(text(/Показатели зафиксированы/).first());

  // Returned with what to mend, mended, accepted.
  const curator = await another("curator");
  await curator.go(address);
  await curator.button("Вернуть на доработку").click();
  await asked(curator).getByLabel("Что доработать").fill("Напишите, кто будет наставником.");
  await asked(curator).getByRole("button", { name: "Вернуть на доработку" }).click();
  await curator.see(curator.text(/Возвращён на доработку/).first());
  await go(address);
  await see(text("Напишите, кто будет наставником.").first());
  await look("returned", "light");
  await field(/Задачи на следующий год/).fill("Провести четыре заседания. Закрепить наставников.");
  await see(text(/Сохранено/));
  await button("Передать куратору").click();
  await asked().getByRole("button", { name: "Передать куратору" }).click();
  await see(text("Ждёт ответа куратора"));
  await curator.go(address);
  await curator.look("with-the-curator");
  await curator.button("Принять").click();
  await asked(curator).getByRole("button", { name: "Принять" }).click();
  await curator.see(curator.text("Ждёт рассмотрения советом").first());

  // The council plans a meeting, takes the analysis from its queue and considers it.
  const council = await another("council");
  await council.go("/council");
  await council.look("council");
  await council.link("Запланировать").click();
  await council.field(/^Дата/).fill(today);
  await council.field(/^Тема/).fill("Об анализе работы за 2026/2027 учебный год");
  await council.button("Запланировать").click();
  await council.see(council.heading(/Заседание/));
  const meeting = new URL(council.page.url()).pathname;
  await council.go("/council");
  await council.page.getByRole("checkbox", { name: /2026\/2027/ }).first().check();
  await council.look("queue", "light");
  await council.button(/^Поставить в повестку/).click();
  // To leave before the answer would be to take it back: the page asks for the meeting's version first.
  await council.see(council.text("Анализы поставлены в повестку"));
  await council.go(meeting);
  await council.see(council.text(/Об анализе работы за 2026\/2027 учебный год/).first());
  await council.link("Участники").click();
  await council.button("Все очно").click();
  await council.see(council.text(/Участвуют 9 из 9/));
  await council.link("Повестка").click();
  await council.button("Записать решение").click();
  await asked(council).getByLabel(/^Что решил совет/).selectOption({ label: "принят к сведению" });
  await asked(council).getByRole("button", { name: "Все за" }).click();
  await council.look("decision", "light");
  await asked(council).getByRole("button", { name: "Записать решение" }).click();
  await council.see(council.text("принят к сведению").first());
  await council.button("Состоялось").click();
  await asked(council).getByRole("button", { name: "Состоялось" }).click();
  await council.see(council.heading(/Заседание № \d+/));
  await council.link("Протокол").click();
  await council.see(council.text("Анализ работы принять к сведению.").first());

  // The leader reads what the council said.
  await go(address);
  await see(text("принят к сведению").first());
  await see(link(/заседание совета/).first());
  await look("considered");
});
