# Who owes what by the regulation.
compliance-title = Контроль исполнения Положения
compliance-caption = Объединения и их обязанности: в каждой клетке состояние
compliance-card = Исполнение
school-year = Учебный год
tab-documents = Документы
no-date = –
board-on = на { $date }, { $year } учебный год
board-days = Показать на дату срока
board-show-on = Показать на { $date }
board-today = Вернуться к сегодняшнему дню
board-export-xlsx = Скачать XLSX
board-export-csv = Скачать CSV
board-legend = Обозначения
board-order = Порядок
board-by-trouble = Сначала просроченные
board-by-code = По коду
board-row-open = Показать обязанности
board-row-close = Свернуть
board-empty = Ничего не найдено
board-empty-text = Нет объединений, подходящих под фильтры. Измените фильтры или учебный год.
board-whole = Вся таблица
findings-empty = Обязанностей нет
findings-empty-text = В этом учебном году объединение ещё не действовало или уже не действует.
board-figure-overdue = просроченных обязанностей
board-figure-members = членов объединений
duty-filter = Обязанность
duty-state = Состояние
duty-state-met = исполнено
duty-state-due = предстоит
duty-state-overdue = просрочено
duty-state-not-applicable = не применяется
duty-plan-approval = План утверждён на первом заседании
duty-analysis = Анализ сдан куратору
duty-next-plan = План на следующий год сдан куратору
duty-meetings = Заседания с подписанными протоколами
duty-minutes = Протоколы заседаний
duty-council = Анализ рассмотрен советом
duty-leader = Руководитель избран
duty-secretary = Секретарь избран
duty-curator = Куратор назначен
duty-composition = Состав утверждён приказом
duty-short-plan-approval = План
duty-short-analysis = Анализ
duty-short-next-plan = План на след. год
duty-short-meetings = Заседания
duty-short-minutes = Протоколы
duty-short-council = Совет
duty-short-leader = Руководитель
duty-short-secretary = Секретарь
duty-short-curator = Куратор
duty-short-composition = Состав
duty-until = до { $date }
duty-count = { $done } из { $needed }
duty-late = с опозданием
duty-waits = ждёт приёма
duty-reason-no-meeting = заседаний ещё не было
duty-reason-meeting-late = первое заседание прошло после срока
duty-reason-plan-not-approved = на заседании план не утверждён
duty-reason-approved-later = утверждён на более позднем заседании
duty-reason-not-submitted = куратору не передано
duty-reason-returned = возвращено на доработку
duty-reason-awaits-acceptance = ждёт приёма куратором
duty-reason-not-accepted = Анализ ещё не принят
duty-reason-awaits-council = ждёт рассмотрения советом
duty-reason-too-few = заседаний меньше нормы
duty-reason-unsigned = есть неподписанные протоколы
duty-reason-vacant = должность вакантна
duty-reason-never-held = ещё никого не было
duty-reason-no-composition = состав не утверждён
duty-reason-awaiting-order = есть ожидающие приказа
duty-reason-created-later = объединение создано после срока
duty-reason-liquidated = объединение ликвидировано
duty-reason-reorganized = объединение реорганизовано
duty-actor-leader = за руководителем
duty-actor-secretary = за секретарём
duty-actor-curator = за куратором
duty-actor-members = за членами объединения
duty-actor-institution = за курирующим учреждением
duty-actor-department = за департаментом
duty-actor-council = за советом
cure-write-plan = Составить план
cure-submit-plan = Передать план куратору
cure-accept-plan = Принять план
cure-plan-meeting = Назначить заседание
cure-hold-meeting = Открыть заседание
cure-put-plan-on-agenda = Внести план в повестку
cure-decide-plan = Внести решение о плане
cure-write-analysis = Составить Анализ
cure-submit-analysis = Передать Анализ куратору
cure-accept-analysis = Принять Анализ
cure-consider-analysis = Рассмотреть Анализ
cure-sign-minutes = Подписать протокол
cure-elect-leader = Избрать руководителя
cure-elect-secretary = Избрать секретаря
cure-appoint-curator = Назначить куратора
cure-draw-up-order = Подготовить приказ
duties-done = { $n ->
    [one] Не требует действий: { $n }
    [few] Не требует действий: { $n }
   *[many] Не требует действий: { $n }
}
papers-title = Отчётная документация
papers-complete = Завершено { $n } из { $all }
papers-archive = Скачать комплект (ZIP)
paper = Документ
paper-date = Дата
paper-state = Состояние
paper-filing = В деле
paper-missing = нет документа
paper-kind-plan = План работы
paper-kind-analysis = Анализ работы
paper-kind-minutes = Протокол
paper-files = { $n ->
    [one] { $n } файл
    [few] { $n } файла
   *[many] { $n } файлов
}
paper-stands-draft = черновик
paper-stands-submitted = передан
paper-stands-returned = возвращён на доработку
paper-stands-accepted = принят
paper-stands-approved = утверждён
paper-stands-amending = утверждён, готовится изменение
paper-stands-considered = рассмотрен советом
paper-stands-planned = заседание впереди
paper-stands-none = протокола ещё нет
paper-stands-signed = подписан
paper-stands-published = подписан, выписка опубликована
paper-not-filed = не помещён
paper-filed-in = дело { $number }, { $date }
paper-filed-on = { $date }
paper-file = В дело: { $name }
paper-unfile = Снять отметку: { $name }
paper-filed = Документ помещён в дело
paper-unfiled = Отметка снята
duty-remind = Напомнить
duty-reminded = Напоминание отправлено
case-files = Номенклатура дел
case-files-about = В каких делах хранятся план, анализ и протоколы и сколько лет.
case-files-none = Номенклатура не загружена
case-files-count = { $n ->
    [one] { $n } дело
    [few] { $n } дела
   *[many] { $n } дел
}
case-file-number = Индекс дела
case-file-number-hint = Как в номенклатуре учреждения: 05-12.
case-file-title = Заголовок дела
case-file-years = Срок хранения, лет
case-file-years-hint = Пусто – хранить постоянно. Меньше срока из Положения указать нельзя.
case-file-kept = { $n ->
    [one] { $n } год
    [few] { $n } года
   *[many] { $n } лет
}
case-file-forever = постоянно
case-file-article = Статья перечня
case-file-article-hint = Статья перечня типовых архивных документов со сроками хранения.
case-file-unset = не указано
case-file-acts = Действия
case-file-change = Изменить: { $name }
