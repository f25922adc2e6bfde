districts-title = Районные (окружные) методические объединения
districts-about = Руководители РМО составляют городские объединения.
district-new = Новое РМО
district-created = РМО внесено
district-edit = Изменить РМО
district-head = Руководитель РМО
district-head-short = руководитель РМО
district-heads = Руководители по времени
district-with-head = назначен
district-without-head = вакансия
district-term = Действует
district-appoint = Назначить руководителя
district-appointed = Руководитель назначен
district-release = Освободить
district-released = Срок руководителя завершён
district-release-note = Участие в городском объединении не прекращается само: участник будет отмечен.
district-vacant-note = Пока руководителя нет, район не представлен в городском объединении.
district-audience-hint = Когда предмет сам этого не говорит: «старшие воспитатели».
district-city-association = Городские объединения этого предмета
reason = Причина
matrix-title = Предметы и районы
matrix-none = РМО нет
districts-empty = РМО ещё не внесены
districts-empty-text = Здесь стоят методические объединения районов и округов с руководителями. Внесите первое или загрузите матрицу руководителей.
districts-count = { $n ->
    [one] { $n } РМО
    [few] { $n } РМО
   *[many] { $n } РМО
}
search-districts = Найти РМО или руководителя
