# Официальные документы объекта: протокол, приказ, план, анализ, состав.
official-papers = Документы
official-folded = { $title }: { $n }
official-look = Посмотреть
official-preview-of = Просмотр: { $title }
official-save = Скачать { $format }: { $title }
official-draft = Проект: без номера, с пометкой на каждой странице
official-form = Составляется по данным на сегодня
official-ready = Готов; номер присваивается при первом скачивании
official-issued = Издан { $date }
official-verify = Страница, где любой проверит подлинность документа
