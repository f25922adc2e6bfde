# Work plans of a school year, the city's year.
plans-about = План работы на учебный год: руководитель передаёт его куратору до 15 мая, первое заседание утверждает до 15 сентября.
plans-mine = Только мои
plans-none = Планов на { $year } учебный год пока нет
plans-none-text = Здесь появятся планы объединений: с тем, кто их передал, когда принял куратор и какое заседание утвердило.
plans-count = { $n ->
    [one] { $n } план
    [few] { $n } плана
   *[many] { $n } планов
}
search-plans = Объединение или тема
plan-title = План работы: { $association }, { $year } учебный год
plan-of-year = План на { $year } учебный год
plan-association = Объединение
plan-year = Учебный год
plan-state = Состояние
plan-state-draft = Составляется
plan-state-submitted = Передан куратору
plan-state-returned = Возвращён на доработку
plan-state-accepted = Принят куратором
plan-state-approved = Утверждён
plan-state-amending = Утверждён, готовится изменение
plan-submitted-on = Передан
plan-approved-on = Утверждён
plan-not-yet = ещё нет
plan-late = с опозданием
plan-submitted-late = передан с опозданием
plan-progress = Выполнено { $done } из { $all }
plan-progress-overdue = { $n ->
    [one] просрочена { $n } строка
    [few] просрочено { $n } строки
   *[many] просрочено { $n } строк
}
plan-begin = Составить план
plan-begin-text = У объединения один план на учебный год. Текст сохраняется сам; куратору он уходит, только когда его передадут.
plan-begin-nobody = Составлять планы Вам пока негде
plan-begun = План начат
plan-copy = Скопировать прошлогодний
plan-copy-from = Взять за основу план
plan-copy-hint = Копируются тема, задачи и строки без отметок о выполнении; сроки пересчитываются на новый год. Можно оставить пустым.
plan-copy-rows = Взять строки плана на { $year }
plan-copy-rows-hint = Темы, формы и сроки – как в прошлом году, без отметок; дальше правьте их здесь.
plan-who-write = Составляют план руководитель, секретарь и куратор этого объединения.
plan-tabs = Разделы плана
plan-tab-paper = План
plan-tab-edit = Правка
plan-tab-progress = Ход выполнения
plan-tab-editions = Редакции
plan-print = Печать
plan-due = Что сейчас требуется
plan-due-by = до { $date }
plan-step-submit = Передать план куратору
plan-step-judge = Принять план или вернуть на доработку
plan-step-approve = Утвердить план на первом заседании
plan-step-approve-change = Утвердить изменение плана на заседании
plan-step-mark = Отметить выполнение: сроки некоторых строк прошли
plan-step-nothing = План утверждён, всё отмечено вовремя
plan-who-submit = Передаёт руководитель объединения; если руководителя нет – куратор.
plan-who-judge = План у куратора объединения: он примет его или вернёт с замечаниями.
plan-who-approve = Утверждает заседание объединения; его назначают руководитель, секретарь или куратор.
plan-who-approve-change = Изменение утверждает заседание объединения; до этого действует прежняя редакция.
plan-who-mark = Отмечают руководитель, секретарь и куратор объединения.
plan-to-meeting = Запланировать заседание с этим вопросом
plan-to-progress = Отметить выполнение
plan-approved-by = Утверждён:
plan-meeting-number = заседание № { $number }, { $date }
plan-meeting-date = заседание { $date }
plan-submit = Передать куратору
plan-submit-text = Пока план у куратора, текст не меняется. Дата первой передачи сохранится и после доработки.
plan-submit-late = Срок передачи прошёл
plan-submit-late-text = План будет принят и отмечен как переданный с опозданием.
plan-submitted = План передан куратору
plan-remarks = Обратите внимание
plan-remark-few-meetings = Заседаний в плане меньше, чем требуется за год.
plan-remark-no-goal = Не указана цель.
plan-remark-no-city-theme = Ни одна строка не связана с единой муниципальной методической темой.
plan-accept = Принять
plan-accept-text = Руководитель увидит отметку о приёме, план можно будет утверждать на заседании.
plan-accept-note = Отметка (можно не заполнять)
plan-accepted = План принят
plan-return = Вернуть на доработку
plan-return-text = Руководитель увидит Ваши замечания и сможет исправить план.
plan-return-note = Что доработать
plan-return-hint = По строкам: номер строки и что в ней исправить.
plan-returned = План возвращён на доработку
plan-amend = Подготовить изменения
plan-amend-text = Утверждённый план действует, пока изменение не утвердит заседание. Прежняя редакция останется в истории.
plan-amend-reason = Что и почему меняется
plan-amend-hint = Например: перенос форума, новая тема заседания в апреле.
plan-amending = Изменение плана начато
plan-discard = Отменить изменение
plan-discard-text = Правка исчезнет, снова будет действовать утверждённая редакция. Отметки о выполнении останутся.
plan-discarded = Изменение отменено
plan-paper = Утверждён по бумажному протоколу
plan-paper-text = Для планов прошлых лет: выберите состоявшееся заседание, которое решило утвердить план.
plan-paper-meeting = Заседание
plan-paper-do = Отметить утверждение
plan-approved-by-paper = Утверждение отмечено
plan-region = Согласование с региональным оператором
plan-region-text = Отметка необязательна: день, когда план согласован с региональным оператором.
plan-region-on = Дата согласования
plan-region-hint = Пустая дата снимает отметку.
plan-receipts = Отметки о приёме
plan-act-submit = Передан куратору
plan-act-return = Возвращён на доработку
plan-act-accept = Принят куратором
plan-act-approve = Утверждён заседанием
plan-act-unapprove = Утверждение отменено вместе с решением заседания
plan-act-amend = Начато изменение
plan-act-discard = Изменение отменено
plan-act-consider = Рассмотрен советом
plan-act-unconsider = Решение совета отменено
plan-ribbon = Год плана: { $year }
plan-ribbon-dated = { $n ->
    [one] на ленте { $n } строка со сроком
    [few] на ленте { $n } строки со сроками
   *[many] на ленте { $n } строк со сроками
}
plan-ribbon-undated = { $n ->
    [one] у { $n } срок записан текстом
   *[other] у { $n } срок записан текстом
}
plan-ribbon-approve = план: { $date }
plan-ribbon-analysis = анализ: { $date }
plan-ribbon-legend = ◆ заседания, ● остальное; закрашено – выполнено, ▲ – просрочено, — отменено. Сплошные линии – сроки Положения, пунктир – сегодня.
plan-head = Тема, цель и задачи
plan-rows = Заседания и мероприятия
plan-head-theme = Методическая тема объединения
plan-head-goal = Цель
plan-head-goal-hint = Одним-двумя предложениями.
plan-head-tasks = Задачи
plan-head-tasks-hint = Каждая с новой строки, обычно от трёх до шести.
plan-head-trends = Приоритетные направления
plan-head-results = Ожидаемые результаты
plan-head-results-hint = Что изменится к маю.
plan-head-city-theme = Единая муниципальная методическая тема
plan-city-theme-is = Единая муниципальная методическая тема: { $theme }
plan-not-begun = Сохранится с первых слов
plan-rows-wait = { $n ->
    [one] { $n } строка ждёт темы или значения из справочника: пока она только на этом устройстве
    [few] { $n } строки ждут темы или значения из справочника: пока они только на этом устройстве
   *[many] { $n } строк ждут темы или значения из справочника: пока они только на этом устройстве
}
plan-columns-all = Показать связи с Положением и городом: направление, задача, цель, методы
plan-grid = Строки плана
plan-grid-keys = Стрелки и Tab – по ячейкам, Enter или F2 – править, Esc – отменить, Enter – вниз, Ctrl+Enter – новая строка, Alt+↑ и Alt+↓ – переставить, Shift и стрелки – выделить ячейки, Ctrl+C и Ctrl+X – копировать и вырезать, Delete – очистить, Ctrl+Delete – удалить строку, Ctrl+Z – шаг назад. Таблицу из Excel или Word вставляйте прямо в ячейку.
plan-cells-marked = Выделено: строк – { $rows }, столбцов – { $cols }.
plan-links = Связи с Положением и городом
plan-row-number = Строка { $number }
plan-row-add = Добавить строку
plan-row-up = Поднять строку { $number }
plan-row-down = Опустить строку { $number }
plan-row-remove = Удалить строку { $number }
plan-row-card = Карточка строки { $number }
plan-row-open = Править строку { $number }
plan-row-close = Свернуть строку { $number }
plan-row-untitled = (без темы)
plan-row-removed = Строка удалена
plan-undo = Шаг назад
plan-undone = Последнее действие отменено
plan-full = В плане не больше 300 строк
plan-pasted-cells = { $n ->
    [one] Вставлена { $n } ячейка
    [few] Вставлено { $n } ячейки
   *[many] Вставлено { $n } ячеек
}
plan-pasted-rows = { $n ->
    [one] добавлена { $n } строка
    [few] добавлено { $n } строки
   *[many] добавлено { $n } строк
}
plan-pasted-loose = { $n ->
    [one] { $n } значения нет в справочнике: выберите его в отмеченной ячейке
   *[other] { $n } значений нет в справочнике: выберите их в отмеченных ячейках
}
plan-pasted-left = { $n ->
    [one] { $n } строка не поместилась: в плане не больше 300 строк
    [few] { $n } строки не поместились: в плане не больше 300 строк
   *[many] { $n } строк не поместились: в плане не больше 300 строк
}
plan-cell-loose = нет в справочнике: выберите значение
plan-cell-nameless = назовите строку, чтобы она сохранилась
plan-cell-none = не указано
plan-cell-done = Готово
plan-understood = понято: { $days }
plan-understood-not = срок записан текстом
plan-col-kind = Тип
plan-col-title = Тема, содержание
plan-col-questions = Вопросы
plan-col-dates = Сроки
plan-col-form = Форма
plan-col-form-hint = Каждая с новой строки: из Положения или своими словами.
plan-col-level = Уровень
plan-col-place = Место
plan-col-audience = Участники
plan-col-responsible = Ответственные
plan-col-responsible-hint = Каждый с новой строки.
plan-col-person = Добавить ответственного из реестра
plan-col-result = Ожидаемый результат
plan-col-activity = Направление деятельности
plan-col-task = Задача Положения
plan-col-trend = Приоритетное направление
plan-col-theme-link = Работает на тему города
plan-col-goal = Цель города
plan-col-department-event = Мероприятие департамента
plan-col-interaction = Формат взаимодействия
plan-col-methods = Методы
plan-col-technologies = Технологии
plan-col-state = Выполнение
plan-place = Строка { $number }, { $field }: { $title }
plan-conflict = Это место изменили и Вы, и другой человек
plan-conflict-text = Пока Вы писали, план сохранил другой человек ({ $who }). Остальное уже соединено; выберите текст там, где вы изменили одно и то же.
plan-conflict-open = Выбрать текст
plan-conflict-save = Сохранить выбранное
plan-conflict-later = Решить позже
plan-mine = Ваш текст
plan-theirs = Сохранённый текст: { $who }
plan-nothing = (пусто)
plan-edit-not-yours = Этот план Вы можете только читать
plan-left = На этом устройстве остался несохранённый текст
plan-left-open = Показать его: чтобы сохранить, дождитесь возврата плана или подготовьте изменения
item-kind-meeting = Заседание
item-kind-event = Мероприятие
item-kind-ongoing = Работа между заседаниями
item-kinds-meeting = Заседания
item-kinds-event = Мероприятия
item-kinds-ongoing = Работа между заседаниями
item-state-planned = запланировано
item-state-done = выполнено
item-state-moved = перенесено
item-state-cancelled = отменено
plan-item-done-on = выполнено { $date }
plan-item-overdue = срок прошёл
plan-item-moved-to = { $dates }, перенесено на: { $moved }
plan-no-dates = срок не указан
plan-no-rows = В плане пока нет строк
plan-no-rows-text = Добавьте заседания и мероприятия на вкладке «Правка»: вручную, вставкой из Excel или загрузкой файла.
plan-mark-done = Выполнено
plan-mark-moved = Перенести
plan-mark-cancelled = Отменить
plan-mark-details = Уточнить
plan-mark-back = Снять отметку
plan-mark-on = Когда выполнено
plan-mark-meeting = Заседание, которым это стало
plan-mark-note = Примечание
plan-mark-reason = Причина
plan-mark-dates = На какие сроки
plan-mark-dates-hint = Как в плане: «ноябрь», «II неделя декабря», «до 15.05».
plan-marked = Отмечено
plan-editions = Редакции
plan-edition = Редакция { $number }: { $kind } { $date }
plan-edition-kind-submitted = передана куратору
plan-edition-kind-approved = утверждена
plan-edition-kind-amended = утверждено изменение
plan-edition-paper = по бумажному протоколу
plan-edition-withdrawn = решение отменено
plan-edition-read = Прочитать
plan-edition-close = Свернуть
plan-difference = Что изменилось
plan-difference-from = Было
plan-difference-to = Стало
plan-difference-now = Текст, который сейчас правится
plan-difference-choose = Выберите две разные редакции.
plan-difference-none = Тексты совпадают.
plan-before = было:
plan-after = стало:
plan-row-change-added = добавлено
plan-row-change-removed = исключено
plan-row-change-changed = изменено
plan-level-school = Уровень ОО (школьный)
plan-level-district = Районный (окружной)
plan-level-municipal = Муниципальный (городской)
plan-level-regional = Региональный
plan-level-interregional = Межрегиональный
plan-level-federal = Всероссийский (федеральный)
plan-level-international = Международный
city-year = Тема и план города
city-year-title = Город: { $year } учебный год
city-theme = Единая муниципальная методическая тема
city-theme-none = Тема города ещё не записана
city-theme-none-text = Её задаёт департамент образования; планы объединений согласуются с ней.
city-goals = Цели города
city-goals-hint = Строки планов ссылаются на цели. Цель, на которую уже ссылаются, удалить нельзя.
city-goal = Цель { $number }
city-goal-add = Добавить цель
city-goal-remove = Удалить цель { $number }
events = Мероприятия департамента
events-none = Мероприятий департамента на этот год пока нет
events-none-text = Здесь план самого департамента: конкурсы, форумы, конференции по месяцам. Объединения связывают с ними строки своих планов.
events-undated = Срок записан текстом
events-count = { $n ->
    [one] { $n } мероприятие
    [few] { $n } мероприятия
   *[many] { $n } мероприятий
}
event-add = Добавить мероприятие
event-edit = Изменить мероприятие
event-title = Мероприятие
event-note = Примечание
event-dates-hint = Как пишут в планах: «октябрь», «III неделя марта», «до 15.05».
event-remove = Удалить мероприятие?
event-removed = Мероприятие удалено
agenda-approve-plan-title = Об утверждении плана работы
