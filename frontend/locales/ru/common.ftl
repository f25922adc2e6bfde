app-name = Вече
app-about = Реестры профессиональных объединений педагогов города
skip-to-content = К содержанию
menu = Меню
navigation = Разделы
breadcrumbs = Путь
loading = Загружается…
retry = Повторить
close = Закрыть
cancel = Отмена
save = Сохранить
saved = Сохранено
edit = Изменить
add = Добавить
remove = Удалить
choose = Выберите
any = Любое значение
list-file = Скачать список:
more = Показать ещё
shown-of = Показано { $shown } из: { $total }
sort-by = Сортировать
filters-clear = Сбросить отбор
picker-placeholder = Начните вводить
nothing-found = Ничего не найдено
nothing-found-text = Измените запрос или сбросьте отбор. Поиск понимает начало слова, «е» вместо «ё» и чужую раскладку.
list-nearly = Точного совпадения нет. Показаны похожие: другая форма фамилии или опечатка.
not-found = Такой страницы нет
not-found-text = Проверьте адрес или начните с главной.
not-known = не указано
none = нет
yes = да
no = нет
clause = п. { $id }
unit = Район (округ)
subject = Предмет или профиль
organization = Организация
person = Человек
position = Должность
category = Категория
basis = Основание
span-from = с { $date }
span-until = по { $date }
span-open = срок не указан
moment-today = в { $time }
state-met = исполнено
state-due = предстоит
state-overdue = просрочено
state-none = не применяется
vacant = вакансия
today = сегодня
strip-summary = занято мест: { $filled } из { $all }
strip-gap = нет представителя
timeline-table = Те же сведения таблицей
timeline-what = Что
timeline-name = Кто или что
timeline-when = Срок
history-empty = Изменений ещё не было
history-empty-text = Здесь появится каждое изменение: кто, когда и что исправил.
history-title = История изменений
history-forbidden = Историю видят департамент и те, кто отвечает за запись.

month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря

members-count = { $n ->
    [one] { $n } участник
    [few] { $n } участника
   *[many] { $n } участников
}
units-count = { $n ->
    [one] { $n } район (округ)
    [few] { $n } района (округа)
   *[many] { $n } районов (округов)
}
years-count = { $n ->
    [one] { $n } полный год
    [few] { $n } полных года
   *[many] { $n } полных лет
}
records-count = { $n ->
    [one] { $n } запись
    [few] { $n } записи
   *[many] { $n } записей
}

fault-offline = Нет связи с сервером
fault-offline-next = Проверьте сеть и повторите. Введённое сохранено на этом устройстве.
part-missing = Страница не загрузилась
part-missing-next = Проверьте сеть и повторите. Если Вече обновили, пока вкладка была открыта, обновите и её: введённое сохранено на этом устройстве.
reload = Обновить вкладку
fault-unreadable = Ответ сервера не понят
fault-unreadable-next = Обновите страницу: возможно, вышла новая версия. Код ответа { $status }.
fault-request = Номер запроса для администратора: { $id }

form-required = Заполните это поле.
form-unreadable = Проверьте даты и обязательные поля.
form-error-other = Проверьте значение.
form-faults = { $n ->
    [one] Исправьте { $n } поле
    [few] Исправьте { $n } поля
   *[many] Исправьте { $n } полей
}
draft-restored = Восстановлено то, что Вы не успели сохранить
draft-forget = Начать заново
draft-kept = Черновик хранится на этом устройстве

basis-kind = Документ
basis-number = Номер, как напечатан
basis-date = Дата документа
basis-note = Примечание к документу
basis-kind-department-order = приказ начальника департамента образования
basis-kind-institution-order = приказ руководителя курирующего учреждения
basis-kind-organization-order = приказ организации
basis-kind-minutes = протокол заседания
basis-kind-application = заявление
basis-kind-document = документ
basis-kind-import = загруженный список
basis-number-date = { $kind } № { $number } от { $date }
basis-date-only = { $kind } от { $date }
basis-number-only = { $kind } № { $number }

from = С какого дня
until = Первый день без этого
last-day = Последний день
filters-open = Отбор
file-not-chosen = Выберите файл.
file-too-large = Файл больше 25 МБ. Разделите его на части.
file-size-kb = { $size } КБ
file-size-mb = { $size } МБ

save-saving = Сохраняется…
save-saved-at = Сохранено { $when }
save-offline = Нет связи: текст хранится на этом устройстве
save-signed-out = Войдите снова: текст хранится на этом устройстве
save-refused = Не сохранено: текст хранится на этом устройстве
save-conflict = Нужен Ваш выбор: текст хранится на этом устройстве
save-now = Сохранить сейчас
