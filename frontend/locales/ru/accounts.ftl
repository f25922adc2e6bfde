sign-in = Войти
sign-in-title = Вход
login = Логин
password = Пароль
session-expired = Сеанс закончился
session-expired-text = Войдите снова: страница под этим окном сохранила всё, что Вы ввели.
demo-title = Это демонстрационный город
demo-text = Войдите одним нажатием. Пароль у всех – { $password }.
role-admin = администратор
role-department = департамент образования
role-institution = курирующее учреждение
role-council = методический совет
role-observer = наблюдатель
role-leader = руководитель объединения
role-secretary = секретарь объединения
role-curator = куратор объединения
role-member = участник объединения
role-council-member = член методического совета
role-none = по должности в объединении
account-role = Роль
account-name = Чья учётная запись
account-person = Человек в реестре
account-enabled = Вход разрешён
account-disabled = вход закрыт
account-open = вход разрешён
account-state = Состояние
account-new = Новая учётная запись
account-created = Учётная запись открыта
account-saved = Учётная запись изменена
account-password = Первый пароль
account-password-new = Новый пароль
account-password-hint = От 8 до 128 знаков. Новый пароль завершает все сеансы.
account-person-hint = Даёт полномочия по должностям человека в объединениях.
accounts-empty = Учётных записей нет
accounts-empty-text = Здесь открывают вход сотрудникам департамента, учреждений и участникам объединений.
accounts-count = { $n ->
    [one] { $n } учётная запись
    [few] { $n } учётные записи
   *[many] { $n } учётных записей
}
search-accounts = Найти по логину или имени
role-district = специалист района (округа)
account-unit = Район (округ)
account-unit-hint = Специалист ведёт РМО своего района и предлагает участников.
