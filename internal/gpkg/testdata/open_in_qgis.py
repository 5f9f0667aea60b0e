"""Opens every layer of a GeoPackage as QGIS does and fails where it comes up without its style, dates or licence."""
import os
import sys

from qgis.core import QgsApplication, QgsMapRendererSequentialJob, QgsMapSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QSize

app = QgsApplication([], False)
app.initQgis()
expected = {"crossings": 5, "incidents": 24, "strikes": 6, "tehsils": 1, "districts": 1}
dates = {"incidents": ["date", "end_date"], "crossings": ["state_on", "state_since"]}
faults, layers = [], []
for name, rules in expected.items():
    layer = QgsVectorLayer(sys.argv[1] + "|layername=" + name, name, "ogr")
    layers.append(layer)
    if not layer.isValid() or layer.featureCount() == 0:
        faults.append(name + " can't be read")
        continue
    renderer = layer.renderer()
    if renderer.type() != "RuleRenderer":
        faults.append(name + " opens without its style")
        continue
    leaves = [r for r in renderer.rootRule().descendants() if not r.children()]
    if len(leaves) != rules or any(r.symbol() is None for r in leaves):
        faults.append("%s has %d rules with a symbol, not %d" % (name, len(leaves), rules))
    for rule in leaves:
        if rule.filter() is not None and rule.filter().hasParserError():
            faults.append("%s: %s" % (name, rule.filter().parserErrorString()))
    for field in dates.get(name, []):
        if layer.fields().field(field).typeName() != "Date":
            faults.append("%s.%s is no date" % (name, field))
    if "CC-BY-4.0" not in " ".join(layer.metadata().licenses()):
        faults.append(name + " doesn't name its licence")

settings = QgsMapSettings()
settings.setLayers(layers)
settings.setOutputSize(QSize(400, 400))
settings.setExtent(layers[1].extent())
job = QgsMapRendererSequentialJob(settings)
job.start()
job.waitForFinished()
faults += [e.message for e in job.errors()]
image = job.renderedImage()
colours = {image.pixel(x, y) for x in range(400) for y in range(400)}
if len(colours) < 50:
    faults.append("the map has hardly a colour")
print("\n".join(faults) or "styled")
sys.stdout.flush()
os._exit(bool(faults))  # QGIS's own way out can crash once the layers are gone
