"""What makes Neo4j Browser know the graph: the questions as favourites, a style for every kind of node, a guide page.

The Browser takes the first two as files dropped on it, the guide by its address: `:guide http://localhost:…/guide.html`.
"""

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.errors import StoreError
from kg.questions import Parameter, Question, Scalar, load_paths, typed
from kg.schema import read_schema

FAVOURITES, STYLE, GUIDE = "favourites.zip", "style.grass", "guide.html"
_GREY, _WHITE, _BLACK = "#A5ABB6", "#FFFFFF", "#2A2C34"


def write_browser(folder: str | Path, given: Mapping[str, Scalar] | None = None) -> None:
    """The three files; values for the questions stand in place of the words that say what a parameter is. Raises StoreError."""
    folder, values = Path(folder), given or {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ZipFile(folder / FAVOURITES, "w", ZIP_DEFLATED) as archive:
            for question in load_paths().values():
                archive.writestr(ZipInfo(f"kg/{question.name}.cypher"), favourite(question, values))  # the same bytes on any day
        (folder / STYLE).write_text(style(), "utf-8")
        (folder / GUIDE).write_text(guide(values), "utf-8")
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}. Give a folder that can be written") from error


def favourite(question: Question, values: Mapping[str, Scalar]) -> str:
    """The question as the Browser keeps it: the first line is its name there, then what to type before it is run."""
    first = [f"// {line}" for line in parameters(question, values)]
    return "\n".join([f"// {question.title}", *(["// First, with values of your own:", *first] if first else []), question.cypher])


def parameters(question: Question, values: Mapping[str, Scalar]) -> list[str]:
    """What sets the parameters of a question in the Browser, a line for each."""
    return [f":param {p.name} => {_value(p, values)}" for p in question.parameters]


def _value(parameter: Parameter, values: Mapping[str, Scalar]) -> str:
    if parameter.name in values:
        return json.dumps(typed(parameter.name, parameter.type, values[parameter.name]), ensure_ascii=False)
    return json.dumps(parameter.about if parameter.default is None else parameter.default, ensure_ascii=False)


def style() -> str:
    """Colour and caption of every kind of node; an edge is told by its type. In the Browser's GraSS."""
    rules = {
        "node": {"diameter": "50px", **_colours(_GREY), "border-width": "2px", "font-size": "10px"},
        "relationship": {"color": _GREY, "shaft-width": "1px", "font-size": "8px", "padding": "3px", "text-color-external": _BLACK}
        | {"text-color-internal": _WHITE, "caption": '"<type>"'},
    }
    for kind in read_schema().nodes.values():
        rules[f"node.{kind.name}"] = {**_colours(kind.colour), "caption": f'"{{{kind.caption}}}"'}
    return "\n".join(f"{selector} {{\n{_lines(rule)}}}" for selector, rule in rules.items()) + "\n"


def _lines(rule: Mapping[str, str]) -> str:
    return "".join(f"  {name}: {value};\n" for name, value in rule.items())


def _colours(colour: str) -> dict[str, str]:
    return {"color": colour, "border-color": colour, "text-color-internal": _BLACK if _is_light(colour) else _WHITE}


def _is_light(colour: str) -> bool:
    """Whether black is read better on it than white: by the brightness that the eye sees."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 140


def guide(values: Mapping[str, Scalar]) -> str:
    """A page of the Browser's guide for each question; a click puts what stands in a box into the editor."""
    schema = read_schema()
    told = [(one.name, one.label, one.description) for kinds in (schema.nodes, schema.edges) for one in kinds.values()]
    kinds = "".join(f"<li>{name} ({label}): {escape(description)}</li>" for name, label, description in told)
    slides = [f"<slide><h3>The graph</h3><p>What is in it:</p><ul>{kinds}</ul></slide>"]
    slides += ["".join(_slide(question, values)) for question in load_paths().values()]
    return f'<article class="guide"><title>kg</title><carousel>{"".join(slides)}</carousel></article>\n'


def _slide(question: Question, values: Mapping[str, Scalar]) -> Iterator[str]:
    yield f"<slide><h3>{escape(question.title)}</h3><p>{escape(question.purpose)}</p>"
    for line, parameter in zip(parameters(question, values), question.parameters, strict=True):
        yield f"<p>{escape(parameter.about)}</p>{_box(line)}"
    yield f"{_box(question.cypher)}</slide>"


def _box(text: str) -> str:
    return f'<figure><pre class="pre-scrollable programlisting cm-s-neo runnable">{escape(text)}</pre></figure>'
