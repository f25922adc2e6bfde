library-about = Правовые акты, концепции преподавания и другие документы, которые нужно знать.
library-empty = Документов ещё нет
library-empty-text = Здесь стоят правовые основания Положения (I.3), концепции преподавания предметов, письма и приказы: с редакциями, файлами и листами ознакомления.
documents-count = { $n ->
    [one] { $n } документ
    [few] { $n } документа
   *[many] { $n } документов
}
search-library = Найти по названию, номеру, дате
association = Объединение
document = Документ
document-tab = Документ
document-kind = Вид документа
document-kind-federal-law = федеральный закон
document-kind-decree = указ
document-kind-government-resolution = постановление Правительства
document-kind-directive = распоряжение
document-kind-national-project = национальный проект
document-kind-order = приказ
document-kind-letter = письмо
document-kind-concept = концепция преподавания
document-kind-regulation = положение
document-kind-methodical-recommendations = методические рекомендации
document-kind-local-act = локальный акт
document-kind-other = другой документ
document-dated = { " " }от { $date }
document-status = Действие
document-status-in-force = действует
document-status-repealed = утратил силу
document-status-not-yet = ещё не действует
document-repealed-on = утратил силу { $date }
document-issuer = Кто издал
document-title = Название
document-number = Номер
document-number-hint = Как напечатано: номера повторяются и искажены, это не ключ.
document-date = Дата
document-date-hint = Как напечатано: «29.12.2012», «9 апреля 2016 г.». День будет прочитан, если его можно прочесть.
document-basis = основание { $n }
document-basis-number = Место среди оснований
document-basis-hint = Только для правовых оснований из пункта I.3.
document-only-bases = Только основания Положения (I.3)
document-subjects = Предметы
document-subjects-hint = Концепция преподавания относится хотя бы к одному предмету или области.
document-source = Где опубликован
document-source-hint = Адрес страницы, начинается с https:// или http://.
document-note = Примечание
document-new = Новый документ
document-new-about = Номер и дата вносятся так, как напечатаны. Документ не удаляют: его отмечают утратившим силу.
document-add = Внести документ
document-added = Документ внесён
document-edit = Исправить документ
document-repeal = Утрата силы
document-repeal-about = Документ останется в библиотеке с отметкой «утратил силу»; новые листы ознакомления по нему не открывают.
document-repeal-on = Утратил силу с
document-repeal-hint = Первый день, когда документ уже не действует. Пустая дата снимает ошибочную отметку.
document-repeal-by = Каким актом признан утратившим силу
document-no-lists = Листов ознакомления по этому документу ещё нет.
document-no-lists-out = Листов ознакомления по этому документу нет. Открыть лист можно, пока документ действует.
document-file = Файл
document-file-hint = PDF, JPEG, PNG или TIFF, до 25 МБ.
document-file-add = Добавить файл
document-file-add-to = Добавить файл: { $edition }
document-file-send = Отправить файл
size-kb = { $n } КБ
size-mb = { $n } МБ
edition = Редакция
editions-title = Редакции и изменения
edition-add = Добавить редакцию
edition-edit = Исправить редакцию
edition-edit-named = Исправить: { $edition }
edition-label = Какая редакция
edition-label-hint = Как напечатано: «ред. от 20.08.2021», «с изменениями № 2736 от 03.12.2021».
edition-amending-number = Номер изменяющего акта
edition-amending-date = Дата изменяющего акта
edition-from = Действует с
edition-from-hint = Пусто – со дня самого документа.
edition-from-unknown = день начала действия не указан
edition-since = действует с { $date }
edition-amended-by = изменяющий акт { $act }
edition-in-force = действующая редакция
edition-no-files = Файла ещё нет.
lists-title = Листы ознакомления
lists-about = Кто ознакомился с документом, а кто ещё нет.
lists-empty = Листов ознакомления ещё нет
lists-empty-text = Лист открывают на странице документа: он собирает тех, кто сегодня состоит в объединениях, и хранит отметку каждого.
lists-count = { $n ->
    [one] { $n } лист
    [few] { $n } листа
   *[many] { $n } листов
}
lists-only-open = Только открытые
lists-only-mine = Только мои
search-lists = Найти по документу
search-readers = Найти человека
readers-count = { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[many] { $n } строк
}
list = Лист ознакомления
list-audience = Кого касается
audience-all = участники всех объединений
audience-of-subjects = участники объединений по предметам: { $names }
audience-of-associations = { $n ->
    [one] участники { $n } объединения
    [few] участники { $n } объединений
   *[many] участники { $n } объединений
}
audience-kind-all = все объединения
audience-kind-subjects = объединения по предметам
audience-kind-associations = выбранные объединения
audience-kind-own = своё объединение
list-open-title = Открыть лист ознакомления
list-open-about = В лист войдут те, кто сегодня состоит в этих объединениях. Кто вступит позже, добавляется кнопкой «Дополнить список».
list-open-do = Открыть лист
list-opened = Лист открыт
list-associations = Добавить объединение
list-association-drop = Убрать: { $name }
list-opened-on = Открыт
list-due-on = Ознакомиться до
list-due-hint = Последний день; можно не указывать.
list-acknowledged = Ознакомились
list-state = Состояние
list-open = открыт
list-complete = ознакомились все
list-due = до { $date }
list-late = срок прошёл { $date }
list-closed-on = закрыт { $date }
list-by-association = По объединениям
list-people = Люди
list-confirmation = Отметка
list-not-yet = ещё не ознакомились
list-confirmed = ознакомились
list-waits = ещё не ознакомлен(а)
confirmed-account = ознакомлен(а)
confirmed-paper = по бумажному листу
list-signed = На бумаге
list-signed-named = Расписался на бумаге: { $name }
list-nobody = Здесь никого нет
list-nobody-text = Никто не подходит под отбор или в объединениях пока нет участников. Когда они появятся, дополните список.
list-paper = Отметить по бумажному листу
list-paper-hint = Отметьте тех, кто расписался на бумаге, и нажмите «Отметить по бумажному листу».
list-paper-about = { $n ->
    [one] Отметка будет поставлена { $n } человеку. Снять её нельзя.
   *[other] Отметка будет поставлена { $n } людям. Снять её нельзя.
}
list-paper-on = Дата подписи на бумаге
list-paper-do = Поставить отметку
list-marked = Отметки поставлены
list-extend = Дополнить список
list-extend-about = Добавятся те, кто вступил в эти объединения после открытия листа. Отметки остальных останутся.
list-extended = Список дополнен
list-close = Закрыть лист
list-close-about = В закрытый лист отметок больше не вносят. Список и отметки останутся.
list-close-on = Дата закрытия
list-closed = Лист закрыт
tally = { $done } из { $all } ({ $percent } %)
tally-nobody = в листе никого нет
mine-title = Мне на ознакомление
mine-about = Прочитайте документ и подтвердите это на странице листа.
mine-own = Моя отметка
mine-read-first = Откройте документ, прочитайте его и подтвердите это.
mine-confirm = Ознакомлен(а)
mine-confirm-title = Подтвердить ознакомление
mine-confirm-about = Отметка сохранится с датой и временем. Снять её нельзя.
mine-done = Ознакомление подтверждено
mine-closed = Лист закрыт: отметку уже не поставить.
