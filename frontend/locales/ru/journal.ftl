journal-about = Каждое изменение – одна запись; записи сцеплены и не правятся.
journal-entity = Что
journal-act = Действие
journal-when = Когда
journal-who = Кто
journal-what = Что сделано
journal-changes = Что изменилось
journal-fields = { $n ->
    [one] { $n } поле
    [few] { $n } поля
   *[many] { $n } полей
}
journal-count = { $n ->
    [one] { $n } запись
    [few] { $n } записи
   *[many] { $n } записей
}
entity-account = учётная запись
entity-association = объединение
entity-district-association = РМО
entity-import = загрузка
entity-import-profile = набор столбцов
entity-merge = объединение записей
entity-order = приказ
entity-organization = организация
entity-person = человек
entity-session = сеанс
entity-reference = справочник
act-create = внесение
act-update = изменение
act-remove = удаление
act-merge = объединение записей
act-import = загрузка
act-undo = отмена
act-sign = подписание
act-sign-in = вход
act-sign-out = выход
act-export = выгрузка
operation-fill-office = занята должность
operation-end-office = завершён срок должности
operation-add-member = добавлен участник
operation-confirm-membership = участник утверждён приказом
operation-end-membership = завершено участие
operation-set-association-status = изменено состояние
operation-assign-curating-institution = закреплено учреждение
operation-create-association = внесено объединение
operation-update-association = изменены сведения
operation-create-person = внесён человек
operation-update-person = изменены имя или контакты
operation-add-employment = добавлено место работы
operation-add-qualification = добавлена категория
operation-merge-people = объединены записи
operation-undo-merge = записи разделены
operation-commit-import = список внесён в реестр
operation-create-order = подготовлен приказ
operation-update-order = изменён проект приказа
operation-sign-order = подписан приказ
operation-cancel-order = отменён приказ
operation-undo-import = загрузка отменена
operation-create-import = файл прочитан
field-name = наименование
field-kind = вид
field-status = состояние
field-from = с
field-until = по
field-phone = телефон
field-email = почта
field-full-name = полное имя
field-last-name = фамилия
field-first-name = имя
field-patronymic = отчество
field-note = примечание
field-basis = основание
field-role = роль
field-enabled = вход разрешён
field-short-name = краткое наименование
field-code = код
field-leader = руководитель
