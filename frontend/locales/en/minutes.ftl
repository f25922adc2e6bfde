resolutions-title = Resolutions
