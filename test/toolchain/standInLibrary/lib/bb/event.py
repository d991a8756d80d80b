_uiready = False
