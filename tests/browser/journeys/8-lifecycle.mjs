import { journey } from "../lib/journey.mjs";

const GROUP = "Проблемная группа по подготовке к олимпиадам";
const MERGED = "Творческое объединение «Наука и искусство»";

export default journey("год начинается приказами: перечень с приложениями, рабочая группа, слияние", { as: "department" }, async (it) => {
  const { page, go, see, link, button, field, heading, option, text, look, check } = it;
  const dialog = page.getByRole("dialog");
  const gone = () => dialog.waitFor({ state: "detached" });

  async function draft(code, name, kind) {
    await go("/associations/new");
    await field("Вид").selectOption(kind);
    await field("Код").fill(code);
    await field("Наименование").fill(name);
    if (kind === "working_group") await field("Решаемая проблема").fill("Мало призёров заключительного этапа");
    else await field("Смежные профессии").fill("учитель физики\nучитель музыки");
    await button("Внести объединение").click();
    await see(heading(name));
  }
  async function choose(group, wanted) {
    await page.getByRole("group", { name: group }).getByRole("combobox").first().fill(wanted);
    await see(option(new RegExp(wanted)));
    await option(new RegExp(wanted)).first().click();
  }
  async function sign(number) {
    await button("Подписать").click();
    await dialog.getByLabel("Номер").fill(number);
    await field("Дата подписания").fill("2026-11-20");
    await field("Инициалы и фамилия").fill("О. С. Ким");
    await dialog.getByRole("button", { name: "Подписать" }).click();
    await gone();
    await see(text("Приказ подписан, реестр изменён"));
  }
  const active = async (on) => {
    const answer = await page.request.get(`/api/v1/associations?on=${on}&status=active&count=true&limit=1`);
    return (await answer.json()).total;
  };
  const before = await active("2026-11-25");

  // A working group: a draft until its order.
  await draft("A42", GROUP, "working_group");
  check((await active("2026-11-25")) === before, "a draft counts as active");
  await link("Приказ о создании").click();
  await see(heading("Новый приказ"));
  await button("Подготовить проект").click();
  await see(heading(/О создании/));
  await see(text(new RegExp(GROUP)));
  await sign("0991-од");
  check((await active("2026-11-25")) === before + 1, "the order created nothing");
  await link(new RegExp(GROUP)).first().click();
  await see(link(/0991-од/));
  await look("group", "light");

  // A merge of two into a new one, members carried by choice.
  await draft("A43", MERGED, "professional_association");
  await go("/orders/new");
  await field("О чём").selectOption("reorganize");
  await field("Добавить пункт").selectOption("reorganize");
  await field("Форма реорганизации").selectOption("merge");
  await choose("Предшественники", "Эксперимен");
  await choose("Предшественники", "изобразительного искусства, музыки");
  await choose("Преемники", "Наука и искусство");
  await button("Подготовить проект").click();
  await see(heading(/О реорганизации/));
  await look("merge");
  await sign("0992-од");
  check((await active("2026-11-25")) === before, "two of them became one");
  check((await active("2026-11-19")) === before - 0, "the day before the order has changed");
  await go("/associations?q=Эксперимент");
  await link(/Эксперимент/).click();
  await see(text("реорганизовано"));
  await see(link(/Наука и искусство/));
  await look("merged", "light");

  // The yearly list takes what is active and prints its annexes.
  await go("/orders/new");
  await field("О чём").selectOption("approve_list");
  await field("Добавить пункт").selectOption("approve_list");
  await button("Взять все действующие").click();
  await see(text(new RegExp(`^${before} объединени`)));
  await button("Подготовить проект").click();
  await see(heading(/Об утверждении перечня/));
  await see(page.getByText(/Приложение 1/).first());
  await sign("0993-од");
  await see(page.getByText(/Приложение 3/).first());
  await look("list", "narrow");
});
