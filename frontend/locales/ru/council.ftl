# The city scientific-methodical council.
council-title = Городской совет
council-about = Городской научно-методический совет рассматривает анализы работы, принятые кураторами.
council-members = Состав совета
council-members-none = В составе никого нет
council-members-none-text = Внесите членов совета: на дату заседания они становятся его участниками.
council-count = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[many] { $n } человек
}
council-role = Роль в совете
council-role-chair = председатель
council-role-deputy = заместитель председателя
council-role-secretary = секретарь
council-role-member = член совета
council-lacks-chair = Председателя нет: кто ведёт заседание, называет секретарь
council-lacks-secretary = Секретаря нет: протокол составляет тот, кого назовут
council-add = Внести в состав
council-add-text = Председатель и секретарь в совете одни: прежний срок сначала завершают.
council-added = Внесено в состав совета
council-change = Изменить срок
council-change-of = Изменить: { $name }
council-changed = Срок изменён
council-end = Завершить срок
council-end-reason = Причина
council-ended = Срок завершён
council-until = Первый день без полномочий
council-until-hint = Срок заканчивается накануне этого дня.
council-basis = Основание
council-basis-hint = Например: приказ № 12-од от 01.09.2026
council-queue = Ждут рассмотрения
council-queue-none = Очередь пуста
council-queue-none-text = Здесь появляются анализы, принятые кураторами и ещё не стоящие в повестке.
council-queue-accepted = принят { $when }
council-queue-choose = В повестку: { $name }
council-queue-all = Отметить все
council-queue-meeting = Заседание
council-queue-no-meeting = Запланируйте заседание совета, чтобы поставить анализы в повестку.
council-queue-put = { $n ->
    [0] Поставить в повестку
    [one] Поставить в повестку { $n } анализ
    [few] Поставить в повестку { $n } анализа
   *[many] Поставить в повестку { $n } анализов
}
council-queued = Анализы поставлены в повестку
council-meetings = Заседания совета
council-meetings-none = Заседаний ещё не было
council-meetings-none-text = Здесь будут заседания совета с повесткой и протоколами.
