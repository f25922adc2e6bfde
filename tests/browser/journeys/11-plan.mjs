import { journey } from "../lib/journey.mjs";

// What Excel puts on the clipboard: a head, a cell of two lines in quotes, two people in one cell.
const TABLE = [
  "№ п/п\tМероприятие\tФорма\tСроки\tУровень\tОтветственные",
  "1\t\"Форум учителей,\nсекция молодых\"\tкруглый стол\tIII неделя октября\tгород\tЛи М. П.; Ким О. С.",
  "2\tМастер-класс по задачам с параметром\tмастер-класс\tв течение года\tрайонный\tчлены ММО",
].join("\r\n");

/** Pastes as the browser does: the focused cell hears it. */
const paste = (page, text) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** Types on the keyboard of a Russian: the driver knows the keys of a Latin one only and puts other letters past it. */
const type = async (page, text) => {
  const keyboard = await page.context().newCDPSession(page);
  for (const key of text) {
    await keyboard.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key });
    await keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", key });
  }
  await keyboard.detach();
};

export default journey("план: от копии прошлогоднего до решения заседания", { as: "leader" }, async (it) => {
  const { go, see, button, link, field, heading, text, page, context, look, check, another } = it;
  const today = await it.today();
  const [year, month] = today.split("-").map(Number);
  const now = month >= 9 ? year : year - 1;
  const api = async (path) => (await context.request.get(`/api/v1/${path}`)).json();

  // The plan of the next year begins as a copy of this year's.
  const session = await api("session");
  const own = session.actor.grants.find((grant) => grant.office === "leader").association_id;
  await go(`/plans?year=${now + 1}`);
  await look("list");
  await button("Составить план").first().click();
  const begin = page.getByRole("dialog");
  await begin.getByLabel("Взять за основу план").selectOption({ label: `${now}/${now + 1}` });
  await look("begin", "light");
  await begin.getByRole("button", { name: "Составить план" }).click();
  await see(text("Заседания и мероприятия"));
  const address = new URL(page.url()).pathname;
  const id = address.split("/")[2];

  // The grid by the keyboard alone.
  await field("Методическая тема объединения").fill("Задача как средство развития мышления");
  await page.getByRole("gridcell").first().focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await type(page, "Итоги полугодия");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await type(page, "II неделя января");
  await page.keyboard.press("Enter");
  await see(text(/понято: .*января/));
  await see(text(/Сохранено в|Сохранено \d/));
  const typed = (await api(`plans/${id}`)).items.at(-1);
  check(typed.title === "Итоги полугодия" && typed.from?.startsWith(`${now + 2}-01`), `the keys wrote ${typed.title}, ${typed.from}`);

  // A table from Excel: taken back by one key, then pasted for good.
  const before = (await api(`plans/${id}`)).items.length;
  await page.keyboard.press("Control+End");
  await paste(page, TABLE);
  await see(text(/добавлено 2 строки/));
  await page.keyboard.press("Control+z");
  await see(text("Последнее действие отменено"));
  await paste(page, TABLE);
  await see(text(/добавлено 2 строки/));
  await see(text(/Сохранено в|Сохранено \d/));
  await page.waitForFunction(
    async ([id, count]) => (await (await fetch(`/api/v1/plans/${id}`)).json()).items.length === count,
    [id, before + 2],
  );
  const [forum, class_] = (await api(`plans/${id}`)).items.slice(-2);
  check(forum.title === "Форум учителей, секция молодых" && forum.form === "round_table", `pasted ${forum.title}, ${forum.form}`);
  check(forum.responsible.length === 2 && forum.level === "municipal", "people and level of the pasted row");
  check(class_.dates === "в течение года" && class_.level === "district", `pasted ${class_.dates}, ${class_.level}`);
  await look("grid");

  // To the curator and back.
  await page.reload();
  await see(text("Заседания и мероприятия"));
  await button("Передать куратору").first().click();
  await look("submit", "light");
  await page.getByRole("dialog").getByRole("button", { name: "Передать куратору" }).click();
  await see(text(/План у куратора объединения/));
  const curator = await another("curator");
  await curator.go(`/plans/${id}`);
  await curator.look("submitted");
  await curator.button("Вернуть на доработку").first().click();
  const back = curator.page.getByRole("dialog");
  await back.getByLabel(/^Что доработать/).fill("Уточните место форума.");
  await curator.look("return", "light");
  await back.getByRole("button", { name: "Вернуть на доработку" }).click();
  await curator.see(curator.text("Возвращён на доработку"));
  await go(`/plans/${id}`);
  await see(text("Уточните место форума."));
  await look("returned", "light");
  await link("Правка").first().click();
  await see(text("Заседания и мероприятия"));
  const cell = page.getByRole("row").filter({ hasText: "Форум учителей" }).getByRole("gridcell").nth(6);
  await cell.dblclick();
  await type(page, "Лицей № 902");
  await page.keyboard.press("Escape");
  await cell.press("Enter");
  await type(page, "Школа № 901");
  await page.keyboard.press("Enter");
  await see(text(/Сохранено в|Сохранено \d/));
  await page.waitForFunction(
    async (id) => (await (await fetch(`/api/v1/plans/${id}`)).json()).items.some((item) => item.place === "Школа № 901"),
    id,
  );
  await button("Передать куратору").first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Передать куратору" }).click();
  await see(text(/План у куратора объединения/));
  await curator.go(`/plans/${id}`);
  await curator.button("Принять").first().click();
  await curator.page.getByRole("dialog").getByRole("button", { name: "Принять" }).click();
  await curator.see(curator.text("Принят куратором"));
  await go(`/plans/${id}/editions`);
  await see(text("Что изменилось"));
  await look("editions", "light");

  // This year's plan changes by the decision of a meeting.
  const present = (await api(`plans?association_id=${own}&school_year=${now}`)).items[0];
  await go(`/plans/${present.id}`);
  await look("paper");
  await go(`/plans/${present.id}/progress`);
  await look("progress");
  if (present.state === "approved") {
    await button("Подготовить изменения").first().click();
    const amend = page.getByRole("dialog");
    await amend.getByLabel(/^Что и почему меняется/).fill("Новая тема заседания.");
    await amend.getByRole("button", { name: "Подготовить изменения" }).click();
  }
  await see(text("Утвердить изменение плана на заседании"));
  await go(`/plans/${present.id}/edit`);
  await page.getByRole("gridcell").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F2");
  await type(page, ", итоги полугодия");
  await page.keyboard.press("Enter");
  await see(text(/Сохранено в|Сохранено \d/));
  await page.waitForFunction(
    async (id) => (await (await fetch(`/api/v1/plans/${id}`)).json()).items.some((item) => item.title.endsWith(", итоги полугодия")),
    present.id,
  );
  await link("Запланировать заседание с этим вопросом").first().click();
  await see(heading("Новое заседание"));
  await field(/^Дата/).fill(today);
  await field(/^Тема/).fill("Изменение плана работы");
  await button("Запланировать").click();
  await see(text("Об утверждении плана работы"));
  await link("Участники").click();
  await button("Все очно").click();
  await see(text(/Участвуют \d+ из \d+/));
  await link("Повестка").click();
  await button("Записать решение").click();
  const decision = page.getByRole("dialog");
  await decision.getByRole("button", { name: "Все за" }).click();
  // The driver is faster than any person: the sum must stand there before it is sent.
  await see(decision.getByText("Решение будет принято"));
  await decision.getByRole("button", { name: "Записать решение" }).click();
  await see(text("Принято"));
  await button("Состоялось").click();
  await page.getByRole("dialog").getByRole("button", { name: "Состоялось" }).click();
  await see(heading(/Заседание № \d+/));
  await go(`/plans/${present.id}/editions`);
  await see(text(/утверждено изменение/));
  await look("amended", "light");

  // The year of the city is the department's.
  const department = await another("department");
  await department.go("/city-year");
  await department.see(department.text("Мероприятия департамента"));
  await department.look("city-year");
});
