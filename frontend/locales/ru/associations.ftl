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
