"""The units a text may measure in, and what one of each is in a canonical unit.

Canonical units: m, m2, m3, kg, m/s, °C, J, W, Pa, B (bytes), B/s, Hz, V, A, s for durations, and
so on. "ton" and "gallon" mean different amounts in different countries, so they convert to an
interval; so do months and years, which are 28 to 31 and 365 or 366 days.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from claimcheck.model import QuantityKind


@attrs.frozen(kw_only=True)
class Unit:
    """One row of the table: ``canonical = number * factor + offset``.

    ``low`` and ``high`` are the factors of the least and the most that the word may mean; ``slack``
    is added on both sides, in canonical units, however many there are.
    """

    canonical: str
    factor: float = 1.0
    offset: float = 0.0
    low: float | None = None
    high: float | None = None
    slack: float = 0.0
    kind: QuantityKind = QuantityKind.MEASURE

    def interval(self, low: float, high: float) -> tuple[float, float]:
        """Return the closed interval in canonical units of ``low`` to ``high`` of this unit."""
        least = self.factor if self.low is None else self.low
        most = self.factor if self.high is None else self.high
        ends = (low * least, low * most, high * least, high * most)
        return min(ends) + self.offset - self.slack, max(ends) + self.offset + self.slack

    def convert(self, number: float) -> float:
        """Return ``number`` of this unit in the canonical unit."""
        return number * self.factor + self.offset


DAY = 86_400.0
_YEAR = 365.25 * DAY
_DURATION = QuantityKind.DURATION

# Names (any case), then symbols (exact case), then the unit. An empty string holds no names.
_ROWS: tuple[tuple[str, str, Unit], ...] = (
    # length, in metres
    ("metre|metres|meter|meters", "m", Unit(canonical="m")),
    ("kilometre|kilometres|kilometer|kilometers|kms", "km", Unit(canonical="m", factor=1e3)),
    ("centimetre|centimetres|centimeter|centimeters", "cm", Unit(canonical="m", factor=1e-2)),
    ("millimetre|millimetres|millimeter|millimeters", "mm", Unit(canonical="m", factor=1e-3)),
    (
        "micrometre|micrometres|micrometer|micrometers|micron|microns",
        "µm|μm", Unit(canonical="m", factor=1e-6),
    ),
    ("nanometre|nanometres|nanometer|nanometers", "nm", Unit(canonical="m", factor=1e-9)),
    ("mile|miles", "mi", Unit(canonical="m", factor=1609.344)),
    ("nautical mile|nautical miles", "nmi", Unit(canonical="m", factor=1852.0)),
    ("yard|yards", "yd|yds", Unit(canonical="m", factor=0.9144)),
    ("foot|feet", "ft", Unit(canonical="m", factor=0.3048)),
    ("inch|inches", "", Unit(canonical="m", factor=0.0254)),
    ("fathom|fathoms", "", Unit(canonical="m", factor=1.8288)),
    ("furlong|furlongs", "", Unit(canonical="m", factor=201.168)),
    ("light year|light years|light-year|light-years", "ly", Unit(canonical="m", factor=9.4607e15)),
    ("parsec|parsecs", "pc", Unit(canonical="m", factor=3.0857e16)),
    ("astronomical unit|astronomical units", "AU", Unit(canonical="m", factor=1.495979e11)),
    # mass, in kilograms
    ("kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kgs", "kg", Unit(canonical="kg")),
    ("gram|grams|gramme|grammes", "g", Unit(canonical="kg", factor=1e-3)),
    ("milligram|milligrams|milligramme|milligrammes", "mg", Unit(canonical="kg", factor=1e-6)),
    (
        "microgram|micrograms|microgramme|microgrammes",
        "µg|μg|mcg", Unit(canonical="kg", factor=1e-9),
    ),
    ("tonne|tonnes|metric ton|metric tons", "t", Unit(canonical="kg", factor=1e3)),
    ("ton|tons", "", Unit(canonical="kg", factor=1e3, low=907.18474, high=1016.04691)),
    ("short ton|short tons", "", Unit(canonical="kg", factor=907.18474)),
    ("long ton|long tons", "", Unit(canonical="kg", factor=1016.04691)),
    ("kilotonne|kilotonnes", "kt", Unit(canonical="kg", factor=1e6)),
    ("megatonne|megatonnes", "Mt", Unit(canonical="kg", factor=1e9)),
    ("gigatonne|gigatonnes|gigaton|gigatons", "Gt", Unit(canonical="kg", factor=1e12)),
    ("pound|pounds", "lb|lbs", Unit(canonical="kg", factor=0.45359237)),
    ("ounce|ounces", "oz", Unit(canonical="kg", factor=0.028349523)),
    ("stone", "", Unit(canonical="kg", factor=6.35029318)),
    ("carat|carats", "", Unit(canonical="kg", factor=2e-4)),
    # area, in square metres
    (
        "square metre|square metres|square meter|square meters|sq m",
        "m2|m²|sqm", Unit(canonical="m2"),
    ),
    (
        "square kilometre|square kilometres|square kilometer|square kilometers|sq km",
        "km2|km²", Unit(canonical="m2", factor=1e6),
    ),
    (
        "square centimetre|square centimetres|square centimeter|square centimeters|sq cm",
        "cm2|cm²", Unit(canonical="m2", factor=1e-4),
    ),
    (
        "square mile|square miles|sq mi|sq miles",
        "mi2|mi²", Unit(canonical="m2", factor=2589988.110336),
    ),
    ("square foot|square feet|sq ft", "ft2|ft²|sqft", Unit(canonical="m2", factor=0.09290304)),
    ("square yard|square yards|sq yd", "", Unit(canonical="m2", factor=0.83612736)),
    ("square inch|square inches|sq in", "", Unit(canonical="m2", factor=0.00064516)),
    ("hectare|hectares", "ha", Unit(canonical="m2", factor=1e4)),
    ("acre|acres", "", Unit(canonical="m2", factor=4046.8564224)),
    # volume, in cubic metres
    ("cubic metre|cubic metres|cubic meter|cubic meters", "m3|m³", Unit(canonical="m3")),
    (
        "cubic kilometre|cubic kilometres|cubic kilometer|cubic kilometers",
        "km3|km³", Unit(canonical="m3", factor=1e9),
    ),
    (
        "cubic centimetre|cubic centimetres|cubic centimeter|cubic centimeters",
        "cm3|cm³|cc", Unit(canonical="m3", factor=1e-6),
    ),
    ("cubic foot|cubic feet", "ft3|ft³", Unit(canonical="m3", factor=0.028316847)),
    ("litre|litres|liter|liters", "l|L", Unit(canonical="m3", factor=1e-3)),
    ("millilitre|millilitres|milliliter|milliliters", "ml|mL", Unit(canonical="m3", factor=1e-6)),
    ("centilitre|centilitres|centiliter|centiliters", "cl|cL", Unit(canonical="m3", factor=1e-5)),
    ("hectolitre|hectolitres|hectoliter|hectoliters", "hl|hL", Unit(canonical="m3", factor=0.1)),
    (
        "gallon|gallons",
        "gal", Unit(canonical="m3", factor=0.003785412, low=0.003785412, high=0.00454609),
    ),
    ("pint|pints", "", Unit(canonical="m3", factor=0.000473176, low=0.000473176, high=0.000568261)),
    ("barrel|barrels", "bbl", Unit(canonical="m3", factor=0.158987295)),
    ("bushel|bushels", "", Unit(canonical="m3", factor=0.0352391)),
    ("acre-foot|acre-feet", "", Unit(canonical="m3", factor=1233.48184)),
    # temperature, in degrees Celsius
    (
        "degrees celsius|degree celsius|degrees centigrade|celsius|degrees c",
        "°C|ºC|℃|° C", Unit(canonical="°C"),
    ),
    (
        "degrees fahrenheit|degree fahrenheit|fahrenheit|degrees f",
        "°F|ºF|℉|° F", Unit(canonical="°C", factor=5 / 9, offset=-160 / 9),
    ),
    ("kelvin|kelvins", "", Unit(canonical="°C", offset=-273.15)),
    ("degree|degrees", "°|º", Unit(canonical="degree")),
    # speed, in metres a second
    (
        "metres per second|meters per second|metre per second|meter per second",
        "m/s", Unit(canonical="m/s"),
    ),
    (
        (
            "kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|kph|"
            "kmh"
        ),
        "km/h", Unit(canonical="m/s", factor=1 / 3.6),
    ),
    (
        "kilometres per second|kilometers per second|kilometres a second|kilometers a second",
        "km/s", Unit(canonical="m/s", factor=1e3),
    ),
    ("miles per hour|miles an hour|mile per hour|mph", "", Unit(canonical="m/s", factor=0.44704)),
    ("feet per second|feet a second", "ft/s", Unit(canonical="m/s", factor=0.3048)),
    ("knot|knots", "kn", Unit(canonical="m/s", factor=0.514444)),
    # energy, in joules
    ("joule|joules", "J", Unit(canonical="J")),
    ("kilojoule|kilojoules", "kJ", Unit(canonical="J", factor=1e3)),
    ("megajoule|megajoules", "MJ", Unit(canonical="J", factor=1e6)),
    ("gigajoule|gigajoules", "GJ", Unit(canonical="J", factor=1e9)),
    ("watt-hour|watt-hours|watt hour|watt hours", "Wh", Unit(canonical="J", factor=3.6e3)),
    (
        "kilowatt-hour|kilowatt-hours|kilowatt hour|kilowatt hours",
        "kWh", Unit(canonical="J", factor=3.6e6),
    ),
    (
        "megawatt-hour|megawatt-hours|megawatt hour|megawatt hours",
        "MWh", Unit(canonical="J", factor=3.6e9),
    ),
    (
        "gigawatt-hour|gigawatt-hours|gigawatt hour|gigawatt hours",
        "GWh", Unit(canonical="J", factor=3.6e12),
    ),
    (
        "terawatt-hour|terawatt-hours|terawatt hour|terawatt hours",
        "TWh", Unit(canonical="J", factor=3.6e15),
    ),
    ("kilocalorie|kilocalories", "kcal", Unit(canonical="J", factor=4184.0)),
    ("electronvolt|electronvolts", "eV", Unit(canonical="J", factor=1.602177e-19)),
    ("kiloton|kilotons", "", Unit(canonical="kiloton")),
    ("megaton|megatons", "", Unit(canonical="kiloton", factor=1e3)),
    # power, in watts
    ("watt|watts", "W", Unit(canonical="W")),
    ("kilowatt|kilowatts", "kW", Unit(canonical="W", factor=1e3)),
    ("megawatt|megawatts", "MW", Unit(canonical="W", factor=1e6)),
    ("gigawatt|gigawatts", "GW", Unit(canonical="W", factor=1e9)),
    ("terawatt|terawatts", "TW", Unit(canonical="W", factor=1e12)),
    ("milliwatt|milliwatts", "mW", Unit(canonical="W", factor=1e-3)),
    ("horsepower", "hp|bhp", Unit(canonical="W", factor=745.7, low=735.499, high=745.7)),
    # pressure, in pascals
    ("pascal|pascals", "Pa", Unit(canonical="Pa")),
    ("hectopascal|hectopascals", "hPa", Unit(canonical="Pa", factor=1e2)),
    ("kilopascal|kilopascals", "kPa", Unit(canonical="Pa", factor=1e3)),
    ("megapascal|megapascals", "MPa", Unit(canonical="Pa", factor=1e6)),
    ("millibar|millibars", "mbar", Unit(canonical="Pa", factor=1e2)),
    ("atmosphere|atmospheres", "atm", Unit(canonical="Pa", factor=101325.0)),
    ("psi", "", Unit(canonical="Pa", factor=6894.757)),
    # data, in bytes
    ("byte|bytes", "B", Unit(canonical="B")),
    ("kilobyte|kilobytes", "kB|KB", Unit(canonical="B", factor=1e3)),
    ("megabyte|megabytes", "MB", Unit(canonical="B", factor=1e6)),
    ("gigabyte|gigabytes", "GB", Unit(canonical="B", factor=1e9)),
    ("terabyte|terabytes", "TB", Unit(canonical="B", factor=1e12)),
    ("petabyte|petabytes", "PB", Unit(canonical="B", factor=1e15)),
    ("kibibyte|kibibytes", "KiB", Unit(canonical="B", factor=1024.0)),
    ("mebibyte|mebibytes", "MiB", Unit(canonical="B", factor=1048576.0)),
    ("gibibyte|gibibytes", "GiB", Unit(canonical="B", factor=1073741824.0)),
    ("bit|bits", "", Unit(canonical="B", factor=0.125)),
    ("kilobits per second", "kbps|Kbps|kbit/s", Unit(canonical="B/s", factor=125.0)),
    (
        "megabits per second|megabits a second",
        "Mbps|Mbit/s|Mb/s", Unit(canonical="B/s", factor=1.25e5),
    ),
    (
        "gigabits per second|gigabits a second",
        "Gbps|Gbit/s|Gb/s", Unit(canonical="B/s", factor=1.25e8),
    ),
    ("megabytes per second|megabytes a second", "MB/s", Unit(canonical="B/s", factor=1e6)),
    ("gigabytes per second|gigabytes a second", "GB/s", Unit(canonical="B/s", factor=1e9)),
    # electricity, waves, radiation, shocks
    ("hertz", "Hz", Unit(canonical="Hz")),
    ("kilohertz", "kHz", Unit(canonical="Hz", factor=1e3)),
    ("megahertz", "MHz", Unit(canonical="Hz", factor=1e6)),
    ("gigahertz", "GHz", Unit(canonical="Hz", factor=1e9)),
    ("terahertz", "THz", Unit(canonical="Hz", factor=1e12)),
    ("volt|volts", "V", Unit(canonical="V")),
    ("kilovolt|kilovolts", "kV", Unit(canonical="V", factor=1e3)),
    ("amp|amps|ampere|amperes", "", Unit(canonical="A")),
    ("milliampere-hours|milliamp-hours", "mAh", Unit(canonical="C", factor=3.6)),
    ("ohm|ohms", "Ω", Unit(canonical="Ω")),
    ("newton|newtons", "N", Unit(canonical="N")),
    ("kilonewton|kilonewtons", "kN", Unit(canonical="N", factor=1e3)),
    ("decibel|decibels", "dB|dBA", Unit(canonical="dB")),
    ("sievert|sieverts", "Sv", Unit(canonical="Sv")),
    ("millisievert|millisieverts", "mSv", Unit(canonical="Sv", factor=1e-3)),
    ("becquerel|becquerels", "Bq", Unit(canonical="Bq")),
    ("parts per million", "ppm", Unit(canonical="ppm")),
    ("parts per billion", "ppb", Unit(canonical="ppm", factor=1e-3)),
    ("megapixel|megapixels", "MP", Unit(canonical="px", factor=1e6)),
    ("pixel|pixels", "px", Unit(canonical="px")),
    ("rpm|revolutions per minute", "", Unit(canonical="Hz", factor=1 / 60)),
    # time, in seconds
    ("second|seconds|sec|secs", "s", Unit(canonical="s", kind=_DURATION)),
    ("millisecond|milliseconds", "ms", Unit(canonical="s", factor=1e-3, kind=_DURATION)),
    ("microsecond|microseconds", "µs|μs", Unit(canonical="s", factor=1e-6, kind=_DURATION)),
    ("nanosecond|nanoseconds", "ns", Unit(canonical="s", factor=1e-9, kind=_DURATION)),
    ("minute|minutes|min|mins", "", Unit(canonical="s", factor=60.0, kind=_DURATION)),
    ("hour|hours|hr|hrs", "h", Unit(canonical="s", factor=3600.0, kind=_DURATION)),
    ("day|days", "", Unit(canonical="s", factor=DAY, kind=_DURATION)),
    ("night|nights", "", Unit(canonical="s", factor=DAY, kind=_DURATION)),
    ("week|weeks", "", Unit(canonical="s", factor=7 * DAY, kind=_DURATION)),
    ("fortnight|fortnights", "", Unit(canonical="s", factor=14 * DAY, kind=_DURATION)),
    ("month|months", "", Unit(canonical="s", factor=_YEAR / 12, slack=2.5 * DAY, kind=_DURATION)),
    ("year|years|yr|yrs", "", Unit(canonical="s", factor=_YEAR, slack=0.75 * DAY, kind=_DURATION)),
    ("decade|decades", "", Unit(canonical="s", factor=10 * _YEAR, slack=DAY, kind=_DURATION)),
    ("century|centuries", "", Unit(canonical="s", factor=100 * _YEAR, slack=DAY, kind=_DURATION)),
)  # fmt: skip

NAMES: Mapping[str, Unit] = MappingProxyType(
    {name: unit for names, _, unit in _ROWS for name in names.split("|") if name}
)
SYMBOLS: Mapping[str, Unit] = MappingProxyType(
    {symbol: unit for _, symbols, unit in _ROWS for symbol in symbols.split("|") if symbol}
)

_WORDS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}")
_LAST_WORD = re.compile(r"[ -][^\W\d_]+$")
_SYMBOL = re.compile(
    "(?:"
    + "|".join(re.escape(symbol) for symbol in sorted(SYMBOLS, key=lambda one: (-len(one), one)))
    + r")(?![\w²³/])"
)


def find_unit(text: str, at: int) -> tuple[Unit, int] | None:
    """Return the unit written at ``at``, the longest that fits, and where its words end.

    Names are read in any case, symbols exactly: "MW" is a megawatt, "mW" a milliwatt.

    >>> unit, end = find_unit("square kilometres of forest", 0)
    >>> unit.canonical, unit.factor, end
    ('m2', 1000000.0, 17)
    """
    symbol = _SYMBOL.match(text, at)
    if symbol is not None:
        return SYMBOLS[symbol.group()], symbol.end()
    words = _WORDS.match(text, at)
    if words is None:
        return None
    phrase = words.group()
    while True:
        unit = NAMES.get(phrase.lower())
        if unit is not None:
            return unit, at + len(phrase)
        shorter = _LAST_WORD.sub("", phrase)
        if shorter == phrase:
            return None
        phrase = shorter
