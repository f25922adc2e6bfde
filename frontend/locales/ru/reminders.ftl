# What the signed-in person was told.
nav-notices = Уведомления
notices-about = О сроках, заседаниях и передаче документов. Исполненное и отменённое уходит отсюда само.
notices-unread = { $n ->
    [one] Уведомления: { $n } непрочитанное
    [few] Уведомления: { $n } непрочитанных
   *[other] Уведомления: { $n } непрочитанных
}
notices-empty = Уведомлений нет
notices-empty-text = Здесь появятся напоминания о сроках Положения, о заседаниях и о том, кто передал вам план или анализ.
notices-none = Таких уведомлений нет
notices-none-text = Снимите отбор, чтобы увидеть остальные.
notices-only-unread = Только непрочитанные
notices-kind = О чём
notices-read-all = Отметить все прочитанными
notices-all-read = Все уведомления прочитаны.
notice-new = Новое
notice-read = Прочитано
notice-due = Срок: { $date }
notice-was-due = Срок прошёл: { $date }
notice-on = Заседание: { $date }
notice-kind-duty = Сроки обязанностей
notice-kind-escalation = Неисполненное другими
notice-kind-meeting = Заседания
notice-kind-handover = Передача планов и анализов
notice-kind-term = Окончание полномочий и категорий
notice-kind-request = Просьбы
notice-kind-mail = Доставка писем
notice-settings = Письма на электронную почту
notice-settings-kept = Настройки писем сохранены.
notice-email = Адрес для писем
notice-email-register = Пусто – письма придут на адрес из реестра: { $address }.
notice-email-none = В реестре адреса нет: без него письма не отправляются, уведомления остаются здесь.
notice-digest = Как часто
digest-off = Не присылать
digest-daily = Раз в день, когда есть о чём
digest-weekly = Раз в неделю, когда есть о чём
notice-mailed = О чём присылать
notice-mail-off = На этом сервере отправка писем не настроена: уведомления приходят только сюда.
notices-group = { $n ->
    [one] { $n } объединение
    [few] { $n } объединения
   *[many] { $n } объединений
}
notices-group-new = { $n ->
    [one] { $n } новое
   *[many] { $n } новых
}
notice-read-of = Прочитано: { $name }
