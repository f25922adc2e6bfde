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
duty-cure = Исправить
figure-associations = действующих объединений
figure-vacancies = вакансий в объединениях
figure-headless = РМО без руководителя
figure-people = человек в реестре
board-title = Где нужно внимание
board-units = Районы
board-units-of = { $n } из { $all }
board-gaps = { $n ->
    [one] В { $n } ММО представлены не все районы и округа
    [few] В { $n } ММО представлены не все районы и округа
   *[many] В { $n } ММО представлены не все районы и округа
}
