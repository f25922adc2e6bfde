# Analyses of a school year.
analyses-about = Анализ работы за учебный год руководитель передаёт куратору до 15 мая, затем его рассматривает городской совет.
analyses-none = Анализов ещё нет
analyses-none-text = Здесь собраны анализы работы объединений за учебный год: их пишет руководитель, принимает куратор и рассматривает совет.
analyses-waiting = Ждут совета
analyses-count = { $n ->
    [one] { $n } анализ
    [few] { $n } анализа
   *[many] { $n } анализов
}
search-analyses = Объединение
analysis-title = Анализ за { $year } учебный год
analysis-new = Начать анализ
analysis-new-text = За учебный год у объединения один анализ. Показатели заполнятся сами, текст пишете Вы.
analysis-handed-over = Передан
analysis-association = Объединение
analysis-late = с опозданием
analysis-state-draft = в работе
analysis-state-submitted = передан куратору
analysis-state-returned = возвращён на доработку
analysis-state-accepted = принят куратором
analysis-state-considered = рассмотрен советом
council-outcome = Что решил совет
council-outcome-hint = Решение вступит в силу, когда заседание состоится.
council-outcome-considered = рассмотрен
council-outcome-noted = принят к сведению
council-outcome-returned = возвращён на доработку
analysis-frozen = Показатели зафиксированы { $date }.
analysis-live = Показатели на { $date }: зафиксируются при передаче.
analysis-composition-on = Состав – на { $date }.
analysis-paper = Анализ работы
analysis-outline = Разделы анализа
analysis-written = написано
analysis-required = обязателен
analysis-must = Обязательный раздел
analysis-no-text = Текста нет.
analysis-desk-about = Показатели стоят рядом с текстом, переписывать их не нужно. Всё сохраняется само.
analysis-text-of = Текст раздела «{ $section }»
analysis-duty = Что сделать
analysis-due = Передать куратору до { $date } включительно
analysis-due-passed = Срок передачи прошёл { $date }
analysis-leader-submits = Передаёт анализ руководитель объединения.
analysis-curator-submits = Руководителя нет: передаёт анализ куратор.
analysis-missing = Перед передачей напишите:
analysis-submit = Передать куратору
analysis-submit-text = Показатели зафиксируются на сегодня, текст до ответа куратора не меняется. Дата первой передачи сохранится.
analysis-will-be-late = Срок прошёл { $date }: анализ будет принят с отметкой «с опозданием»
analysis-submitted = Анализ передан куратору
analysis-awaits-curator = Ждёт ответа куратора
analysis-accept = Принять
analysis-accept-text = Отметка о приёме покажет, кто и когда принял анализ. После этого его видят все и рассматривает совет.
analysis-accept-note = Отметка о приёме, если нужна
analysis-accepted = Анализ принят
analysis-return = Вернуть на доработку
analysis-return-text = Текст снова откроется руководителю, дата первой передачи сохранится.
analysis-return-note = Что доработать
analysis-returned = Анализ возвращён на доработку
analysis-returned-by = Возвращён на доработку: { $name }
analysis-awaits-council = Ждёт рассмотрения советом
analysis-queued = в повестке { $date }
analysis-by-council = заседание совета { $date }
analysis-receipts = Передача и приём
handover-submit = Передан куратору
handover-return = Возвращён на доработку
handover-accept = Принят куратором
handover-consider = Рассмотрен советом
handover-unconsider = Решение совета отменено
analysis-conflict = «{ $section }»: этот раздел написали и Вы, и другой человек
analysis-conflict-theirs = Сохранённый текст другого человека:
analysis-keep-mine = Оставить мой текст
analysis-keep-theirs = Взять сохранённый
tenure-banding = Стаж по интервалам
tenure-banding-statistics = Как в статистике: до 3, 3–5, 5–10, 10–15, 15–20, от 20 лет
tenure-banding-report = Как в отчётах: до 5, 5–10, 10–20, от 20 лет
analysis-section-general = Общие сведения
analysis-section-staff = Кадровый состав
analysis-section-organization = Организация работы
analysis-section-methodical = Научно-методическое сопровождение, реализация ФГОС
analysis-section-training = Повышение квалификации
analysis-section-attestation = Аттестация
analysis-section-dissemination = Обобщение и распространение опыта
analysis-section-contests = Профессиональные конкурсы
analysis-section-mentoring = Молодые специалисты и наставничество
analysis-section-results = Результаты обучения
analysis-section-gifted = Одарённые дети, олимпиады
analysis-section-support = Помощь школам с низкими результатами
analysis-section-openness = Открытость
analysis-section-satisfaction = Удовлетворённость
analysis-section-plan = Выполнение плана
analysis-section-conclusions = Проблемы, выводы
analysis-section-next-tasks = Задачи на следующий год
analysis-hint-general = Что важно знать об объединении в этом году.
analysis-hint-staff = Звания, изменения в составе, кого не хватает.
analysis-hint-organization = Что дали заседания, как шла работа между ними.
analysis-hint-methodical = Как сопровождали реализацию ФГОС, какие направления развивали.
analysis-hint-training = Курсы и семинары, какие затруднения сняты.
analysis-hint-attestation = Кто прошёл аттестацию, как помогало объединение.
analysis-hint-dissemination = Открытые уроки, мастер-классы, выступления, публикации.
analysis-hint-contests = Конкурсы, участники и призёры.
analysis-hint-mentoring = Как поддерживали молодых специалистов.
analysis-hint-results = ГИА, ВПР, функциональная грамотность: что изменилось.
analysis-hint-gifted = Олимпиады по этапам, работа с одарёнными детьми.
analysis-hint-support = Какая помощь оказана. Школы по именам не называйте.
analysis-hint-openness = Страница, чат, публикации объединения.
analysis-hint-satisfaction = Что показал опрос педагогов.
analysis-hint-plan = Почему перенесли или отменили запланированное.
analysis-hint-conclusions = Что удалось, что нет и почему. Без этого раздела анализ не передают.
analysis-hint-next-tasks = Что объединение берёт на следующий год. Без этого раздела анализ не передают.
analysis-general-leader = Руководитель
analysis-general-secretary = Секретарь
analysis-general-curator = Куратор
analysis-general-city-theme = Единая методическая тема города
analysis-general-theme = Методическая тема объединения
analysis-general-goal = Цель
analysis-general-tasks = Задачи
figure-none = нет данных
figure-unkept = нет данных: такие сведения в системе не ведутся
figure-empty = нет
figure-nobody = никто не избран
figure-minutes = Протокол
figure-date = Дата
figure-theme = Тема, форма
figure-there = Участвовало
figure-members = Членов объединения
figure-categories = Состав по категориям
figure-tenure-statistics = Состав по стажу
figure-tenure-report = Состав по стажу
figure-second-jobs = Работают в нескольких организациях
figure-honours = Почётные звания
figure-meetings = Проведено заседаний
figure-signed-minutes = Из них с подписанным протоколом
figure-attendance = Средняя явка
figure-elections = Выборы
figure-resolutions-done = Решений выполнено
figure-resolutions-open = Решений в работе
figure-tasks = Охвачено задач Положения
figure-trends = Охвачено тенденций
figure-courses = Курсы повышения квалификации
figure-categories-granted = Аттестованы в этом году
figure-events-by-form = Проведено по формам работы
figure-events-by-level = Проведено по уровням
figure-speakers = Выступавшие
figure-publications = Публикации
figure-products = Методические рекомендации
figure-contests = Участие в конкурсах
figure-young-specialists = Со стажем до трёх лет
figure-mentoring = Наставнические пары
figure-exams = ГИА и ВПР
figure-olympiads = Всероссийская олимпиада
figure-supported-schools = Школы под поддержкой
figure-consultations = Консультации
figure-published-minutes = Опубликовано выписок
figure-page-updates = Обновления страницы
figure-satisfaction = Удовлетворённость
figure-plan-rows = Запланировано
figure-plan-done = Выполнено
figure-plan-moved = Перенесено
figure-plan-cancelled = Отменено
figure-plan-share = Доля выполненного
figure-n-people = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[many] { $n } человек
}
figure-n-meetings = { $n ->
    [one] { $n } заседание
    [few] { $n } заседания
   *[many] { $n } заседаний
}
figure-n-elections = { $n ->
    [one] { $n } голосование
    [few] { $n } голосования
   *[many] { $n } голосований
}
figure-n-resolutions = { $n ->
    [one] { $n } решение
    [few] { $n } решения
   *[many] { $n } решений
}
figure-n-events = { $n ->
    [one] { $n } мероприятие
    [few] { $n } мероприятия
   *[many] { $n } мероприятий
}
figure-n-rows = { $n ->
    [one] { $n } пункт плана
    [few] { $n } пункта плана
   *[many] { $n } пунктов плана
}
figure-n-entries = { $n }
figure-category-highest = высшая
figure-category-first = первая
figure-category-conformity = соответствие должности
figure-category-none = без категории
figure-category-unknown = сведений нет
figure-tenure-under-3 = до 3 лет
figure-tenure-3-to-5 = от 3 до 5 лет
figure-tenure-5-to-10 = от 5 до 10 лет
figure-tenure-10-to-15 = от 10 до 15 лет
figure-tenure-15-to-20 = от 15 до 20 лет
figure-tenure-20-and-more = 20 лет и более
figure-tenure-under-5 = до 5 лет
figure-tenure-10-to-20 = от 10 до 20 лет
figure-tenure-unknown = сведений нет
figure-level-school = школьный
figure-level-district = районный (окружной)
figure-level-municipal = муниципальный
figure-level-regional = региональный
figure-level-interregional = межрегиональный
figure-level-federal = всероссийский
figure-level-international = международный
figure-row-meeting = Заседания
figure-row-event = Мероприятия
figure-row-ongoing = Работа между заседаниями
