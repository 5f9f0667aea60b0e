"""Opens the views of a database as layers of QGIS, as its list of tables offers them, draws them, and fails where one isn't as
it is: its geometry, its reference system, its key, its rows, what its columns say. Arguments: the address, a file for the picture,
and the name of a version, whose incidents are a layer too."""
import os
import sys

from qgis.core import (QgsApplication, QgsCategorizedSymbolRenderer, QgsDataSourceUri, QgsFillSymbol, QgsMapRendererSequentialJob,
                       QgsMapSettings, QgsMarkerSymbol, QgsProviderRegistry, QgsRendererCategory, QgsSingleSymbolRenderer,
                       QgsVectorLayer, QgsWkbTypes)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

app = QgsApplication([], False)
app.initQgis()
address, picture, version = sys.argv[1:]
server = QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(address, {})
expected = {"districts": "MultiPolygon", "tehsils": "MultiPolygon", "provinces": "MultiPolygon", "incidents": "Point",
            "incidents_once": "Point", "strikes": "Point", "crossings": "Point", "crossing_status": "Point"}
keys = {"crossing_status": "seq"}
faults, layers = [], {}


def check(name, uri, geometry):
    layer = QgsVectorLayer(uri, name, "postgres")
    if not layer.isValid():
        faults.append(name + " can't be read: " + layer.error().message())
        return
    layers[name] = layer
    rows = sum(1 for _ in layer.getFeatures())
    if rows == 0 or rows != layer.featureCount():
        faults.append("%s has %d rows, and says %d" % (name, rows, layer.featureCount()))
    if QgsWkbTypes.displayString(layer.wkbType()) != geometry or layer.crs().authid() != "EPSG:4326":
        faults.append("%s is %s in %s" % (name, QgsWkbTypes.displayString(layer.wkbType()), layer.crs().authid()))
    if [layer.fields().at(n).name() for n in layer.primaryKeyAttributes()] != [keys.get(name, "id")]:
        faults.append("%s has another key: %s" % (name, layer.primaryKeyAttributes()))
    silent = [f.name() for f in layer.fields() if not f.comment()]
    if silent and not name.endswith("_at"):
        faults.append("%s: these say nothing: %s" % (name, silent))
    for f in layer.fields():
        if f.name() in ("date", "first_day", "from", "latest_from") and f.typeName() != "date":
            faults.append("%s.%s is a %s" % (name, f.name(), f.typeName()))


offered = {}
for table in server.tables("atlas"):
    offered[table.tableName()] = table
for name, geometry in expected.items():
    table = offered.get(name)
    if table is None or not table.comment():
        faults.append("%s isn't offered with what it is" % name)
        continue
    kinds = [(QgsWkbTypes.displayString(k.wkbType), k.crs.authid()) for k in table.geometryColumnTypes()]
    if kinds != [(geometry, "EPSG:4326")]:
        faults.append("%s is offered as %s" % (name, kinds))
    uri = QgsDataSourceUri(address)
    uri.setDataSource("atlas", name, table.geometryColumn(), "", keys.get(name, "id"))
    uri.setWkbType(table.geometryColumnTypes()[0].wkbType)
    uri.setSrid("4326")
    check(name, uri.uri(False), geometry)

older = QgsDataSourceUri(address)
older.setDataSource("", "(SELECT * FROM atlas.incidents_at('%s'))" % version, "geom", "", "id")
older.setWkbType(QgsWkbTypes.Point)
older.setSrid("4326")
check("incidents_at", older.uri(False), "Point")

if not faults:
    for name, colour in {"provinces": "#f4f1ea", "districts": "#e4ddcc", "tehsils": "#00000000"}.items():
        layers[name].setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(
            {"color": colour, "outline_color": "#9a8f78", "outline_width": "0.1" if name == "tehsils" else "0.3"})))
    hues = {"ied": "#b3541e", "suicide_bombing": "#7a1f1f", "air_strike": "#1f4e7a", "drone_strike": "#3f7fb3", "shelling": "#6a4c93",
            "armed_attack": "#c98b2b", "security_operation": "#4f7a3a"}
    symbols = [QgsRendererCategory(kind, QgsMarkerSymbol.createSimple({"color": hue, "size": "1.6", "outline_style": "no"}), kind)
               for kind, hue in hues.items()]
    layers["incidents"].setRenderer(QgsCategorizedSymbolRenderer("type", symbols))
    layers["crossings"].setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(
        {"name": "square", "color": "#ffffff", "outline_color": "#000000", "size": "2.6"})))
    settings = QgsMapSettings()
    settings.setLayers([layers[name] for name in ("crossings", "incidents", "tehsils", "districts", "provinces")])
    settings.setBackgroundColor(QColor("#dfe6ea"))
    settings.setOutputSize(QSize(900, 900))
    extent = layers["districts"].extent()
    extent.grow(0.6)
    settings.setExtent(extent)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    faults += [e.message for e in job.errors()]
    image = job.renderedImage()
    image.save(picture)
    if len({image.pixel(x, y) for x in range(0, 900, 2) for y in range(0, 900, 2)}) < 50:
        faults.append("the map has hardly a colour")
print("\n".join(faults) or "shown")
sys.stdout.flush()
os._exit(bool(faults))  # QGIS's own way out can crash once the layers are gone
