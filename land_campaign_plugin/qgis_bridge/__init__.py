"""The only place where QGIS's objects and the model's tables are turned into each other."""
