home-hello = { $name }
home-empty = Пока у Вас нет обязанностей
home-empty-text = Когда Вас внесут в объединение или откроют роль, здесь появится то, что нужно сделать.
home-open-association = Открыть объединение
duties-title = Ближайшее
duties-none = Всё, что известно реестру, исполнено
duties-more = { $n ->
    [one] Ещё { $n }
    [few] Ещё { $n }
   *[many] Ещё { $n }
}
figure-associations = действующих объединений
figure-vacancies = вакансий в объединениях
board-title = Где нужно внимание
home-unit = Ваш район: руководители РМО
home-unit-heads = РМО с руководителем
home-unit-vacant = РМО без руководителя
home-unit-open = Открыть РМО района
