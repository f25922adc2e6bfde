import-new = Загрузить список
import-about = Файл будет прочитан и разобран. До внесения ничего не изменится.
import-kind = Вид списка
import-kind-people = Сводный список педагогов
import-kind-organizations = Организации
import-kind-associations = Объединения
import-kind-district-heads = Матрица руководителей РМО
import-state = Состояние
import-state-preview = ждёт решения
import-state-committed = внесён в реестр
import-state-undone = отменён
import-file = Файл
import-file-hint = XLSX, XLS, ODS или CSV до 25 МБ. Кодировку, лист и шапку Вече найдёт само.
import-date = По состоянию на
import-date-hint = День, на который составлен список: от него считаются стаж и категории.
import-as-of = по состоянию на { $date }
import-read = Прочитать файл
import-made = Когда и кем
import-result = Строки
import-step-file = Файл
import-step-found = Что найдено
import-step-rows = Строки
import-step-result = Итог
import-found = Что найдено в файле
found-format = Формат
found-text = { $format }, кодировка { $encoding }, разделитель – { $delimiter }
found-sheet = Лист
found-header = Шапка
found-row = строка { $n }
found-columns = Столбцы
found-units = Районы и округа
column-number = столбец { $n }
delimiter-semicolon = точка с запятой
delimiter-comma = запятая
delimiter-tab = табуляция
delimiter-bar = вертикальная черта
mapping-change = Изменить соответствие столбцов
mapping-applied = Строки разобраны заново
mapping-apply = Разобрать заново
mapping-absent = нет в файле
mapping-header-row = Первая строка шапки
mapping-first-row = Первая строка данных
profile = Сохранённый набор столбцов
profile-none = не выбран
profile-name = Название набора
profile-keep = Сохранить этот набор
profile-kept = Набор сохранён
profile-forget = Удалить набор
profile-forgotten = Набор удалён
import-missing = Не найдены обязательные столбцы
import-total-mismatch = Итог не сходится ({ $unit }, строка { $row }): указано { $declared }, найдено { $actual }
import-will = Будет внесено
import-did = Внесено в реестр
import-was = Загрузка отменена
import-rows = Строк с данными
import-persons = Людей
import-employments = Мест работы
import-records = Записей
import-organizations = Организаций упомянуто
import-vacancies = Вакансий
import-skipped = Повторов пропущено
import-rejected = Строк отклонено
import-rejected-download = { $n ->
    [one] Скачать { $n } отклонённую строку
    [few] Скачать { $n } отклонённые строки
   *[many] Скачать { $n } отклонённых строк
}
import-commit = Внести в реестр
import-committed = Список внесён в реестр
import-nothing = Вносить нечего: все строки уже есть в реестре или отклонены.
import-open-register = Открыть реестр
import-undo = Отменить загрузку
import-undo-text = Всё, что внесла эта загрузка, исчезнет из реестра. Если записи уже меняли, отмена будет отклонена с их перечнем.
import-undone = Загрузка отменена
import-row = Строка
import-verdict = Что с ней будет
import-cell-fault = ошибка в этой ячейке
import-class-new = Новые
import-class-namesake = Тёзки
import-class-second-job = Второе место работы
import-class-duplicate = Повторы
import-class-invalid = С ошибками
import-class-empty = Таких строк нет
import-class-empty-new = Здесь стоят строки, которые дадут новые записи.
import-class-empty-namesake = Здесь стоят люди с именем, которое уже есть в реестре.
import-class-empty-second-job = Здесь стоят строки, которые добавят место работы.
import-class-empty-duplicate = Здесь стоят строки, которые уже есть в реестре.
import-class-empty-invalid = Все строки прочитаны.
import-warning-category-expired = категория истекла
import-warning-date-invalid = дата не прочитана
import-warning-district-mismatch = не тот район
import-warning-dup-conflict = сведения расходятся
import-warning-email-invalid = почта неверна
import-warning-experience-missing = нет стажа
import-warning-namesake = тёзка
import-warning-phone-invalid = телефон неверен
import-warning-same-as-guessed = «она же» – проверьте
import-warning-status-unknown = статус не распознан
import-warning-subject-unknown = предмет не распознан
imports-empty = Списков ещё не загружали
imports-empty-text = Здесь хранится каждая загрузка: что найдено, что внесено, что отклонено. Загрузите первый список.
imports-count = { $n ->
    [one] { $n } загрузка
    [few] { $n } загрузки
   *[many] { $n } загрузок
}
rows-count = { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[many] { $n } строк
}
rejected-count = { $n ->
    [one] { $n } отклонена
    [few] { $n } отклонены
   *[many] { $n } отклонено
}
import-field-full-name = Ф. И. О.
import-field-last-name = Фамилия
import-field-first-name = Имя
import-field-patronymic = Отчество
import-field-organization = Место работы
import-field-position = Должность
import-field-subject = Предмет
import-field-category = Категория
import-field-category-date = Дата категории
import-field-experience-total = Общий стаж
import-field-experience-ped = Педагогический стаж
import-field-phone = Телефон
import-field-email = E-mail
import-field-district = Район (округ)
import-field-note = Примечание
import-field-code = Код
import-field-kind = Вид
import-field-legal-form = Правовая форма
import-field-organization-name = Полное наименование
import-field-short-name = Краткое наименование
import-field-number = Номер
import-field-admin-unit = Административная единица
import-field-low-results = ШНОР
import-field-project-500plus = Проект «500+»
import-field-association-name = Наименование объединения
import-field-audience = Кого объединяет
import-field-curating-organization = Курирующее учреждение
import-field-status = Статус
import-field-head = Руководитель РМО
import-whole-list = весь список
