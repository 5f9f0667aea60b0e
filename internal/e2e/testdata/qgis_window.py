"""Run inside QGIS (--code): adds the layers by OGC API - Features, waits until they are drawn and saves a picture of the window."""

import os

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

root, out = os.environ["ATLAS"], os.environ["PICTURE"]
project = QgsProject.instance()
project.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
for name, title in (("districts", "Districts"), ("incidents", "Incidents"), ("crossings", "Border crossings")):
    layer = QgsVectorLayer(f"url='{root}' typename='{name}' pagingEnabled='true' pageSize='1000'", title, "OAPIF")
    if not layer.isValid():
        raise SystemExit(layer.error().message())
    project.addMapLayer(layer)
window, canvas = iface.mainWindow(), iface.mapCanvas()
window.resize(1280, 800)


def look():
    canvas.setExtent(QgsRectangle(67.6, 31.0, 74.4, 37.0))
    canvas.refresh()
    canvas.mapCanvasRefreshed.connect(lambda: QTimer.singleShot(1500, save))


def save():
    canvas.waitWhileRendering()
    window.grab().save(out, None, 85)
    os._exit(0)


# Adding a layer moves the map to it once the window comes to rest.
QTimer.singleShot(3000, look)
