"""Makes the pictures of the relief that the map shows from those of geodata/basemap: python3 make.py, with Pillow.

Each is opaque grey, to be blended with the land beneath: the light one multiplies it, the dark one (middle grey is no
change) is hard light. The core of the source is sharper than the rest and lies upon it, with its edges faded. The
contrast is what the map wants, so that no byte is spent on shades that nobody sees.
"""
import math
import pathlib

from PIL import Image, ImageFilter

HERE = pathlib.Path(__file__).parent
DATA = HERE.parents[2] / "geodata" / "basemap"
ALL, CORE = (60, 29, 76, 38), (67.5, 30.9, 75, 37.1)  # west, south, east, north of the sources
SHOWN = (65, 29.3, 75.6, 37.6)


def y(lat):
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def cut(picture, source, box, width):
    """The part of a picture of one box that shows another, at a width in pixels."""
    w, h = picture.size
    west, south, east, north = source
    px = lambda lon: (lon - west) / (east - west) * w
    py = lambda lat: (y(north) - y(lat)) / (y(north) - y(south)) * h
    height = round(width * (y(box[3]) - y(box[1])) / (box[2] - box[0]))
    edges = (px(box[0]), py(box[3]), px(box[2]), py(box[1]))
    return picture.transform((width, height), Image.EXTENT, edges, Image.BICUBIC) if width * 2 > edges[2] - edges[0] \
        else picture.crop(tuple(map(round, edges))).resize((width, height), Image.LANCZOS)


def placed(picture, size, ground):
    """The core's picture within what is shown, its edges fading into what lies around it."""
    west, south, east, north = SHOWN
    left = round((CORE[0] - west) / (east - west) * size[0])
    right = round((CORE[2] - west) / (east - west) * size[0])
    top = round((y(north) - y(CORE[3])) / (y(north) - y(south)) * size[1])
    bottom = round((y(north) - y(CORE[1])) / (y(north) - y(south)) * size[1])
    inner = picture.resize((right - left, bottom - top), Image.LANCZOS)
    edge = 22
    mask = Image.new("L", inner.size, 0)
    mask.paste(255, (edge, edge, inner.width - edge, inner.height - edge))
    out = ground.copy()
    out.paste(inner, (left, top), mask.filter(ImageFilter.GaussianBlur(edge / 2.2)))
    return out


def faded(picture, flat, edge):
    """The picture's edges fade into flat land."""
    mask = Image.new("L", picture.size, 0)
    mask.paste(255, (edge, edge, picture.width - edge, picture.height - edge))
    return Image.composite(picture, Image.new("L", picture.size, flat), mask.filter(ImageFilter.GaussianBlur(edge / 2.2)))


def contrast(picture, flat, share):
    return picture.point([max(0, min(255, round(flat + (v - flat) * share))) for v in range(256)])


def pressed(picture, knee, share):
    """The shades that are deeper than the knee pressed together: every hue of a sign keeps 3:1 over the deepest."""
    return picture.point([v if v >= knee else round(knee - (knee - v) * share) for v in range(256)])


def save(picture, name, quality):
    path = HERE / name
    picture.convert("RGB").save(path, "WEBP", quality=quality, method=6)
    print(name, picture.size, path.stat().st_size)


def dark_of(path):
    dark = Image.open(path).convert("RGBA")
    under = Image.new("RGBA", dark.size, (128, 128, 128, 255))
    under.alpha_composite(dark)
    return under.convert("L")


core_light = Image.open(DATA / "relief-core-grey.webp").convert("L")
core_dark = dark_of(DATA / "relief-core-dark.webp")
whole = Image.open(DATA / "relief-grey.webp").convert("L")

# "relief" is for the opening, "relief-near" about the full resolution of the grid.
for name, width, quality_light, quality_dark in (("relief", 660, 20, 26), ("relief-near", 1200, 30, 38)):
    around = cut(whole, ALL, SHOWN, width)
    shadows = around.point([round(128 - (255 - v) * 0.45) for v in range(256)])
    edge = width // 54
    light = faded(placed(core_light, around.size, around), 255, edge)
    dark = faded(placed(core_dark, around.size, shadows), 128, edge)
    save(pressed(contrast(light, 255, 0.52), 232, 0.36), name + "-light.webp", quality_light)
    save(contrast(dark, 128, 1.0), name + "-dark.webp", quality_dark)
