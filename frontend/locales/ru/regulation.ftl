search-regulation = Найти пункт, слово, дату
regulation-order = Редакция
regulation-issuer = Кем принято
regulation-act = Документ
regulation-in-force = Действует с
regulation-zone = Часовой пояс сроков
regulation-clauses = Пункты
regulation-settings = Сроки, пороги, прочтения
regulation-settings-about = То, по чему Вече решает. Где текст молчит или спорит с собой, взято прочтение – оно показано с пунктом.
regulation-bases = Правовые основания
regulation-defects = Расхождения в самом тексте
dictionary-open = список открыт
dictionary-closed = список закрыт
setting-text = Что и почему
setting-value = Значение
setting-origin = Откуда
origin-text = текст Положения
origin-interpretation = прочтение
origin-own = по умолчанию
section-order = Приказ
section-i = I. Общие положения
section-ii = II. Цель и задачи
section-iii = III. Направления деятельности
section-iv = IV. Виды объединений
section-v = V. Формы и методы
section-vi = VI. Показатели эффективности
section-vii = VII. Организация деятельности
section-viii = VIII. Права и обязанности
clauses-count = { $n ->
    [one] { $n } пункт
    [few] { $n } пункта
   *[many] { $n } пунктов
}
items-count = { $n ->
    [one] { $n } позиция
    [few] { $n } позиции
   *[many] { $n } позиций
}
value-block = запрет
value-warn = предупреждение
value-ignore = не учитывается
value-mmo = ММО
value-professional-association = ассоциация
value-working-group = рабочая группа
value-off = не требуется
value-all-members = всех членов
value-present-members = присутствующих
value-methodist-only = только методист
value-every-post = любая должность
value-pedagogical = педагогическая
value-any = любая
value-by-name = поимённо
value-show-of-hands = поднятием рук
value-paper-original = бумажный подлинник
value-simple-signature = простая подпись
value-qualified-signature = усиленная квалифицированная подпись
value-top-two = двое первых
value-single-candidate = один кандидат
value-more-than-half = больше половины
value-none = нет
value-not-applicable = не применяется
value-pro-rated = соразмерно
