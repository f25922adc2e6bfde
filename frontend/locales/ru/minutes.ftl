resolutions-title = Решения заседаний
