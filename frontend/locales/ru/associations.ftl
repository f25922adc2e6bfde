association-kind = Вид
association-kind-mmo = Муниципальное методическое объединение (ММО)
association-kind-professional-association = Профессиональная ассоциация / творческое объединение
association-kind-working-group = Рабочая / проблемная группа (фокус-группа)
association-kind-short-mmo = ММО
association-kind-short-professional-association = Ассоциация
association-kind-short-working-group = Рабочая группа
association-status = Состояние
association-status-draft = проект (приказ не издан)
association-status-active = действует
association-status-reorganized = реорганизовано
association-status-liquidated = ликвидировано
association-name = Наименование
association-code = Код
association-members = Состав
association-new = Новое объединение
association-created = Объединение внесено как проект
association-saved = Объединение изменено
association-edit = Изменить сведения
association-audience = Кого объединяет
association-professions = Смежные профессии
association-professions-hint = Каждая с новой строки (IV).
association-problem = Решаемая проблема
association-composition = Состав группы
composition-permanent = постоянный состав
composition-variable = сменный состав
association-planned-end = Планируемое завершение
association-base-site = Базовая площадка
association-note = Примечание
association-new-hint = Объединение вносится как проект. Действующим его делает приказ начальника департамента (I.5).
associations-mine = Только мои
filter-vacancy = Вакантная должность
filter-unit-gap = Не все районы представлены
filter-awaiting = Есть ожидающие приказа
associations-empty = Реестр объединений пуст
associations-empty-text = Здесь стоят все профессиональные объединения города: методические объединения, ассоциации, рабочие группы. Внесите первое или загрузите список.
associations-count = { $n ->
    [one] { $n } объединение
    [few] { $n } объединения
   *[many] { $n } объединений
}
search-associations = Найти объединение
curating-institution = Курирующее учреждение
office-leader = Руководитель
office-secretary = Секретарь
office-curator = Куратор
tab-overview = Обзор
tab-composition = Состав
tab-history = История
facts-title = Сведения
offices-title = Должности
statuses-title = Состояния и приказы
timeline-title = Ход времени
timeline-of = Состояния, кураторство и должности: { $name }
without-order = без приказа
predecessors = Предшественники
successors = Преемники
successor = Преемник
association-code-hint = Короткий, например A15; не повторяется.
association-create = Внести объединение
attention-offices = Должности вакантны
attention-gaps = { $n ->
    [one] { $n } район (округ) без представителя
    [few] { $n } района (округа) без представителя
   *[many] { $n } районов (округов) без представителя
}
open-composition = Открыть состав
office-fill-leader = Внести избрание руководителя
office-fill-secretary = Внести избрание секретаря
office-fill-curator = Назначить куратора
office-missing-leader = Нет руководителя
office-missing-secretary = Нет секретаря
office-missing-curator = Нет куратора
office-rule-leader = Руководителя избирают открытым голосованием большинством голосов членов объединения.
office-rule-secretary = Секретаря избирают открытым голосованием большинством голосов членов объединения.
office-rule-curator = Куратора назначает приказ руководителя курирующего учреждения.
office-who-leader = Избрание вносит куратор или департамент.
office-who-secretary = Избрание вносит куратор или департамент.
office-who-curator = Куратора назначает курирующее учреждение.
office-paper-leader = Номер и дата протокола заседания, на котором прошло избрание.
office-paper-secretary = Номер и дата протокола заседания, на котором прошло избрание.
office-paper-curator = Номер и дата приказа курирующего учреждения.
office-from-hint = Срок прежнего держателя закончится этим же днём.
office-filled = Должность занята
office-replace = Сменить
office-end = Завершить срок
office-ended = Срок завершён
office-held = есть
candidates-open = Подобрать кандидата
candidates-title-leader = Кто может быть руководителем
candidates-title-secretary = Кто может быть секретарём
candidates-title-curator = Кто может быть куратором
candidates-on = На { $date }.
candidates-rule-leader = Руководитель – педагог с высшей или первой категорией, которая действует на эту дату, и стажем по специальности не менее пяти полных лет; в ММО – из числа участников.
candidates-rule-managers = Руководителю нужно не менее пяти полных лет стажа по специальности, в ММО – ещё и участие. Здесь объединены управленческие кадры: должность и категория только предупреждают.
candidates-rule-secretary = Секретаря выбирают из участников объединения; категория и стаж не требуются.
candidates-rule-curator = Куратор работает в курирующем учреждении: заместитель руководителя, руководитель подразделения или методист. Методисту нужны высшая или первая категория и не менее пяти полных лет стажа по специальности.
candidates-choose = Выбрать
candidates-empty = На { $date } никто не подходит
candidates-empty-leader = Ни у кого нет всего сразу: должности, действующей категории, стажа и, в ММО, участия. Включите в состав приказом тех, кто подходит, или внесите недостающие категорию, стаж и место работы.
candidates-empty-secretary = В объединении нет участников, утверждённых приказом. Внесите состав и приказ о нём.
candidates-empty-curator = Среди сотрудников курирующего учреждения нет подходящих. Внесите место работы, а методисту – категорию и стаж.
candidates-staff = Открыть сотрудников учреждения
candidates-everywhere = Кто в городе подходит по категории и стажу
until-hint = Первый день, когда это уже не действует.
end-ground = Основание завершения
end-ground-application = собственное заявление
end-ground-employment-ended = прекращение трудовых отношений
end-ground-district-role-lost = утрата роли руководителя РМО
end-ground-replaced = избрание или назначение другого
end-ground-order = приказ
verdict-allowed = Требования выполнены
verdict-warned = Можно, но обратите внимание
verdict-refused = Требования не выполнены
reason-met = выполнено
reason-warning = внимание
reason-refused = не выполнено
strip-title = Представительство районов и округов
strip-rule = Полный состав – руководители РМО всех восьми районов и округов.
composition-empty = Состав ещё не внесён
composition-empty-text = Здесь стоят участники объединения с основанием срока каждого. Добавьте первого или загрузите список.
member = участник
member-add = Добавить участника
member-added = Участник добавлен
member-work = Место работы
member-term = Срок и основание
member-rule = В состав ММО входят руководители районных (окружных) методических объединений.
member-unit-hint = Если не выбрать, берётся по месту работы.
member-order-hint = Без приказа участник виден, но ожидает приказа и не голосует (I.4).
member-awaiting = ожидает приказа
member-confirm = Утвердить приказом
member-confirmed = Участник утверждён
member-confirm-hint = Если не указать, останется предложенный день.
member-end = Завершить участие
member-ended = Участие завершено
member-not-head = не возглавляет РМО
members-awaiting = { $n ->
    [one] { $n } участник ожидает приказа
    [few] { $n } участника ожидают приказа
   *[many] { $n } участников ожидают приказа
}
members-not-heads = { $n ->
    [one] { $n } участник не возглавляет РМО
    [few] { $n } участника не возглавляют РМО
   *[many] { $n } участников не возглавляют РМО
}
status-change = Изменить состояние
status-changed = Состояние изменено
status-new = Новое состояние
status-rule = Создаёт, реорганизует и ликвидирует объединение только приказ начальника департамента.
status-final = Из этого состояния переходов нет.
institution-assign = Сменить учреждение
institution-assigned = Учреждение закреплено
institution-rule = Курирующее учреждение утверждает приказ начальника департамента.
apply-join = Подать заявление о вступлении
apply-leave = Подать заявление о выходе
apply-withdraw = Отозвать заявление
apply-join-text = Заявление увидят департамент и курирующее учреждение. В составе вы будете с дня, который назовёт приказ.
apply-leave-text = Участие завершится в выбранный день, приказ для этого не нужен.
apply-withdraw-text = Приказа о вас ещё не было, поэтому заявление просто снимается.
apply-on-join = С какого дня
apply-on-leave = С какого дня вы больше не участник
apply-sent = Заявление подано
member-propose = Предложить участника
member-proposed = Участник предложен и ожидает приказа
member-propose-text = Предложенный виден в составе с пометкой «ожидает приказа» и не голосует, пока его не утвердит приказ департамента.
member-withdraw = Отозвать предложение
member-withdrawn = Предложение отозвано
