import { journey } from "../lib/journey.mjs";

// Three people at one meeting: the secretary at a desk, the leader and a member with their phones.
const offline = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|network/i;
export default journey("заседание от повестки до подписанного протокола", { as: "secretary", provokes: offline }, async (it) => {
  const { go, see, button, link, field, heading, text, page, context, look, another } = it;
  const today = await it.today();

  // The agenda.
  await go("/meetings");
  await look("list");
  await link("Запланировать").click();
  await field(/^Дата/).fill(today);
  await field(/^Начало/).fill("15:00");
  await field(/^Место/).fill("Школа 901, каб. 12");
  await field(/^Тема/).fill("Выборы и план второго полугодия");
  const items = [
    ["К сведению", "О новостях Положения"],
    ["Решение", "О неделе начальной школы"],
    ["Выборы", "О выборах руководителя"],
  ];
  for (const [at, [kind, title]] of items.entries()) {
    await button("Добавить вопрос").click();
    const row = page.getByRole("listitem").filter({ hasText: `Вопрос ${at + 1}` });
    await row.getByLabel(/^О чём/).fill(title);
    await row.getByLabel(/^Для чего/).selectOption({ label: kind });
    if (kind === "Выборы") await row.getByLabel(/^Кого избирают/).selectOption({ index: 1 });
  }
  await look("form");
  await button("Запланировать").click();
  await see(heading(/Заседание/));
  await see(text("О неделе начальной школы"));
  await look("planned");

  // Attendance.
  await link("Участники").click();
  await button("Все очно").click();
  await see(text(/Участвуют 8 из 8, кворума? есть|Участвуют 8 из 8/));
  await look("attendance");

  // The election: set up by the secretary, voted on by each for oneself, entered for the others.
  await link("Голосование").click();
  await button("Назначить выборы").click();
  const setup = page.getByRole("dialog");
  const leaderName = "Пчелкина Алена Николаевна";
  for (const name of ["Пчелкина", "Соловьёв"]) {
    await setup.getByLabel("Выдвинуть").fill(name);
    await setup.getByRole("option", { name: new RegExp(name) }).first().click();
  }
  await look("setup", "light");
  await setup.getByRole("button", { name: "Назначить выборы" }).click();
  await button("Открыть голосование").first().click();
  await see(text("Кто голосует"));
  const address = new URL(page.url()).pathname;

  const leader = await another("leader");
  const member = await another("member");
  for (const { go, button, see, text } of [leader, member]) {
    await go(address);
    await button(/^За – Пчелкина/).first().click();
    await see(text(/Голос принят/));
  }
  await leader.look("ballot", "light");
  await see(text("Проголосовали 2 из 8"));
  await look("roll", "light");

  // Two of eight are no majority of all: the second round decides.
  await button("Закрыть голосование").click();
  await look("closing", "light");
  await page.getByRole("dialog").getByRole("button", { name: "Закрыть и подвести итог" }).click();
  await see(text(/Никто не избран/));
  for (const { see, text } of [leader, member]) await see(text(/Никто не избран/));
  await look("undecided", "light");
  await button("Открыть следующий тур").click();
  for (const { button, see, text } of [leader, member]) {
    await button(/^За – Пчелкина/).first().click();
    await see(text(/Голос принят/));
  }
  await see(text("Проголосовали 2 из 8"));
  for (const name of ["Камышева", "Коваленко", "Ручейкова"]) {
    await page.getByRole("radiogroup", { name: new RegExp(name) }).getByRole("radio", { name: /^За – Пчелкина/ }).click();
  }
  await see(text("Проголосовали 5 из 8"));
  await look("roll", "light");
  await button("Закрыть голосование").click();
  await page.getByRole("dialog").getByRole("button", { name: "Закрыть и подвести итог" }).click();
  await see(text(/Избрание состоялось/));
  await see(member.text(/Избрание состоялось/));
  await look("elected", "light");

  // An ordinary decision, and the meeting is over.
  await link("Повестка").click();
  await button("Записать решение").click();
  const decision = page.getByRole("dialog");
  await decision.getByRole("button", { name: "Все за" }).click();
  await see(decision.getByText("Решение будет принято"));
  await look("decision", "light");
  await decision.getByRole("button", { name: "Записать решение" }).click();
  await see(text("Принято"));
  await button("Состоялось").click();
  await page.getByRole("dialog").getByRole("button", { name: "Состоялось" }).click();
  await see(heading(/Заседание № \d+/));
  await look("held", "light");

  // The minutes, by keyboard; the network is cut while typing and nothing is lost.
  await link("Протокол").click();
  const heard = field("Слушали");
  await heard.first().fill("Руководитель рассказала об изменениях.");
  await see(text(/Сохранено/));
  await context.setOffline(true);
  await heard.nth(1).fill("О сроках недели и ответственных.");
  await heard.nth(1).press("Control+Enter");
  await page.keyboard.type("Провести неделю начальной школы в феврале");
  await see(text("Нет связи: текст хранится на этом устройстве"));
  await look("offline", "light");
  await context.setOffline(false);
  await see(text(/Сохранено/));
  await heard.nth(2).fill("Предложены две кандидатуры.");
  await see(text(/Сохранено/));
  await look("minutes");
  await button("Передать на подпись").click();
  await see(text(/подписи ещё нет/));
  await button("Подписать").first().click();
  await look("signing", "light");
  await page.getByRole("dialog").getByRole("button", { name: "Подписать" }).click();
  await see(text("Протокол подписан Вами"));
  await leader.go(address.replace("votes", "minutes"));
  await leader.see(leader.text("Провести неделю начальной школы в феврале"));
  await leader.button("Подписать").first().click();
  await leader.page.getByRole("dialog").getByRole("button", { name: "Подписать" }).click();
  await see(text(/Протокол подписан и не меняется/));
  await look("signed");
  await leader.button("Опубликовать выписку").click();
  await leader.page.getByRole("dialog").getByRole("button", { name: "Опубликовать выписку" }).click();
  await leader.see(leader.text(/выписка опубликована/));
});
